import type { ServerResponse } from 'node:http';
import { clockOn } from '../../../local/host/clock';
import type { FunctionPool, Invocation } from '../../../local/host/pool';
import { Timers } from '../../../local/host/timers';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** Timers of one function, and the calls that they made, with the moment of each. */
function timersOf(...configs: string[]) {
  const clock = clockOn(null);
  const calls: { at: number; name: string; call: Invocation }[] = [];
  const pool = {
    call: async (call: Invocation) => {
      calls.push({ at: clock.now(), name: JSON.parse(call.event).TriggerName, call });
      return { reply: '{"ok":true}' };
    },
  } as unknown as FunctionPool;
  const timers = configs.map((config, i) => ({ name: `job${i}`, config }));
  return { calls, timers: new Timers(new Map([['jobs', pool]]), [{ name: 'jobs', timers }], clock) };
}

beforeEach(() => {
  jest.useFakeTimers({ now: Date.parse('2026-11-22T10:00:30+08:00') });
});
afterEach(() => jest.useRealTimers());

test('fire whenever they say, by nobody, until they are stopped', async () => {
  const { timers, calls } = timersOf('0 * * * * * *', '0 0 2 * * * *');
  timers.start();
  await jest.advanceTimersByTimeAsync(3 * MINUTE_MS);
  expect(calls.map(({ name, at }) => [name, new Date(at).toISOString()])).toEqual([
    ['job0', '2026-11-22T02:01:00.000Z'],
    ['job0', '2026-11-22T02:02:00.000Z'],
    ['job0', '2026-11-22T02:03:00.000Z'],
  ]);
  expect(calls[0]?.call.identity).toEqual({});
  expect(JSON.parse(calls[0]?.call.event ?? '')).toMatchObject({ Type: 'Timer', TriggerName: 'job0' });
  await jest.advanceTimersByTimeAsync(DAY_MS);
  expect(calls.filter(({ name }) => name === 'job1').map(({ at }) => new Date(at).toISOString())).toEqual([
    '2026-11-22T18:00:00.000Z',
  ]);
  timers.stop();
  const before = calls.length;
  await jest.advanceTimersByTimeAsync(DAY_MS);
  expect(calls).toHaveLength(before);
});

test('a timer that is further away than a timeout can be comes in time', async () => {
  const { timers, calls } = timersOf('0 0 0 1 2 * *');
  timers.start();
  await jest.advanceTimersByTimeAsync(100 * DAY_MS);
  expect(calls.map(({ at }) => new Date(at).toISOString())).toEqual(['2027-01-31T16:00:00.000Z']);
  timers.stop();
});

test('fires at once where it is asked for by its name, and no other', async () => {
  const { timers, calls } = timersOf('0 0 2 * * * *');
  const answers: [number, string][] = [];
  const response = () => {
    let status = 0;
    return {
      writeHead: (code: number) => {
        status = code;
      },
      end: (body: string) => answers.push([status, body]),
    } as unknown as ServerResponse;
  };
  await timers.answer('job0', response());
  await timers.answer('job1', response());
  expect(calls).toHaveLength(1);
  expect(answers).toEqual([
    [200, '{"ok":true}'],
    [404, expect.stringContaining('UNKNOWN_ACTION')],
  ]);
});
