import { dateOf, NO_DATE, partsOf, problemOf } from '../../miniprogram/src/components/date-parts';

const parts = (year: string, month: string, day: string) => ({ year, month, day });

test('a real day, with or without leading zeros', () => {
  expect(dateOf(parts('2026', '2', '8'))).toBe('2026-02-08');
  expect(dateOf(parts('2026', '02', '08'))).toBe('2026-02-08');
  expect(dateOf(parts('2024', '2', '29'))).toBe('2024-02-29');
  expect(problemOf(parts('2024', '2', '29'))).toBeNull();
});

test('what is no day yet is no date, and says what to do', () => {
  const problems = [
    parts('', '', ''),
    parts('26', '2', '8'),
    parts('2026', '', '8'),
    parts('2026', '2', ''),
    parts('2026', '2', '29'),
    parts('2026', '13', '1'),
    parts('2026', '0', '1'),
  ].map((typed) => [dateOf(typed), problemOf(typed)]);
  expect(problems).toEqual([
    [null, '请填写年、月、日。'],
    [null, '请填写4位数的年份，例如 2026。'],
    [null, '请把月和日填完整。'],
    [null, '请把月和日填完整。'],
    [null, '没有这一天，请检查月和日。'],
    [null, '没有这一天，请检查月和日。'],
    [null, '没有这一天，请检查月和日。'],
  ]);
});

test('a date shows its parts without leading zeros, and none shows none', () => {
  expect(partsOf('2026-02-08')).toEqual(parts('2026', '2', '8'));
  expect(partsOf(null)).toEqual(NO_DATE);
});
