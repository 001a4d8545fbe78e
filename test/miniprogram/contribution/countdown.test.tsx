import { startDocument } from '../stand-ins';

jest.mock('@tarojs/taro', () => require('../stand-ins').taro);
jest.mock('../../../miniprogram/src/components/elements', () =>
  require('../../../miniprogram/src/components/elements.h5'),
);

startDocument();
const { act, cleanup, render } = require('@testing-library/react') as typeof import('@testing-library/react');
const { Countdown } =
  require('../../../miniprogram/src/packages/contribution/Countdown') as typeof import('../../../miniprogram/src/packages/contribution/Countdown');

const NOW = Date.parse('2026-11-22T06:00:00Z');
const MINUTE = 60_000;

beforeEach(() => jest.useFakeTimers({ now: NOW }));
afterEach(() => {
  cleanup();
  jest.useRealTimers();
});

const start = (leftMs: number) => {
  const onEnd = jest.fn();
  // The phone's clock is an hour ahead of the server's: what is left counts, not the hour.
  const expiresAt = NOW - 60 * MINUTE + leftMs;
  const shown = render(<Countdown until={NOW + leftMs} expiresAt={expiresAt} onEnd={onEnd} />);
  return { onEnd, words: () => shown.container.textContent };
};

test('what is left is counted down, the time of day is the server’s', () => {
  const { words } = start(15 * MINUTE);
  expect(words()).toContain('15:00');
  expect(words()).toContain('13:15前付款');
  act(() => jest.advanceTimersByTime(61_000));
  expect(words()).toContain('13:59');
});

test('the end is told once, and is not passed', () => {
  const { onEnd, words } = start(2000);
  act(() => jest.advanceTimersByTime(1999));
  expect(onEnd).not.toHaveBeenCalled();
  act(() => jest.advanceTimersByTime(60_000));
  expect(onEnd).toHaveBeenCalledTimes(1);
  expect(words()).toContain('00:00');
});
