import fc from 'fast-check';
import { nextTime, parseTimer } from '../../../local/host/cron';

const at = (china: string) => Date.parse(`${china}+08:00`);
const next = (timer: string, after: string) => nextTime(parseTimer(timer), at(after));

test.each([
  ['0 * * * * * *', '2026-11-22T10:00:00', '2026-11-22T10:01:00'],
  ['*/20 * * * * * *', '2026-11-22T10:00:41', '2026-11-22T10:01:00'],
  ['0 0 2 * * * *', '2026-11-22T01:59:59', '2026-11-22T02:00:00'],
  ['0 0 2 * * * *', '2026-11-22T02:00:00', '2026-11-23T02:00:00'],
  ['0 30 8 1 1 * *', '2026-11-22T10:00:00', '2027-01-01T08:30:00'],
  ['0 0 0 29 2 * *', '2026-11-22T10:00:00', '2028-02-29T00:00:00'],
  // Sunday is 0.
  ['0 0 9 * * 0 *', '2026-11-22T10:00:00', '2026-11-29T09:00:00'],
  ['0 40,10 9-10 * * * *', '2026-11-22T09:41:00', '2026-11-22T10:10:00'],
  ['0 1/10 * * * * *', '2026-11-22T09:51:00', '2026-11-22T10:01:00'],
])('%s after %s is %s, by the clock in China', (timer, after, expected) => {
  expect(next(timer, after)).toBe(at(expected));
});

test('a timer that has no time left never comes', () => {
  expect(next('0 0 0 * * * 2025', '2026-11-22T10:00:00')).toBeNull();
  expect(next('0 0 0 30 2 * *', '2026-11-22T10:00:00')).toBeNull();
});

test.each([
  '',
  '* * * * *',
  '60 * * * * * *',
  '0 0 0 0 * * *',
  '0 5-1 * * * * *',
  '0 */0 * * * * *',
  '0 a * * * * *',
])('%j is no timer', (timer) => {
  expect(() => parseTimer(timer)).toThrow(/a timer/);
});

test('the next time is later, whatever the moment', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: at('2090-01-01T00:00:00') }), (moment) => {
      const found = nextTime(parseTimer('0 */7 3,15 * * * *'), moment) ?? 0;
      expect(found).toBeGreaterThan(moment);
      expect(found - moment).toBeLessThanOrEqual(86_400_000);
    }),
  );
});
