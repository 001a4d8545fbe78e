import {
  addDays,
  addMonths,
  ageOn,
  type CivilDate,
  civilDateInChina,
  compareDates,
  daysBetween,
  formatChinese,
  isCivilDate,
  laterOf,
  parseCivilDate,
  yearOf,
} from '@jiayibao/shared/dates';
import fc from 'fast-check';

const day = (text: string) => text as CivilDate;
const MILLISECONDS_A_DAY = 86_400_000;
const FIRST = Date.UTC(1900, 0, 1);
const LAST = Date.UTC(2100, 11, 31);
const days = fc.integer({ min: 0, max: (LAST - FIRST) / MILLISECONDS_A_DAY });
const asDate = (count: number) =>
  day(new Date(FIRST + count * MILLISECONDS_A_DAY).toISOString().slice(0, 10));

test.each(['1900-01-01', '2100-12-31', '2024-02-29', '2000-02-29'])('%s is a day', (text) => {
  expect(parseCivilDate(text)).toBe(text);
  expect(isCivilDate(text)).toBe(true);
});

test.each([
  '1899-12-31',
  '2101-01-01',
  '2026-02-29',
  '1900-02-29',
  '2100-02-29',
  '2026-02-30',
  '2026-04-31',
  '2026-06-31',
  '2026-09-31',
  '2026-11-31',
  '2026-00-01',
  '2026-13-01',
  '2026-01-00',
  '2026-1-1',
  '2026/01/01',
  '20260101',
  '2026-01-01T00:00:00Z',
  ' 2026-01-01',
  '2026-01-01\n',
  '２０２６-01-01',
  '',
  null,
  undefined,
  20260101,
  {},
  ['2026-01-01'],
])('%p is no day', (value) => {
  expect(parseCivilDate(value)).toBeNull();
  expect(isCivilDate(value)).toBe(false);
});

test('days are counted as the calendar counts them', () => {
  fc.assert(
    fc.property(days, days, (a, b) => {
      const [from, to] = [asDate(a), asDate(b)];
      expect(parseCivilDate(from)).toBe(from);
      expect(daysBetween(from, to)).toBe(b - a);
      expect(addDays(from, b - a)).toBe(to);
      expect(Math.sign(compareDates(from, to))).toBe(Math.sign(a - b));
      expect(laterOf(from, to)).toBe(asDate(Math.max(a, b)));
    }),
  );
});

test('a day is neither before nor after itself', () => {
  expect(compareDates(day('2026-02-28'), day('2026-02-28'))).toBe(0);
});

test.each([
  ['2026-01-31', 3, '2026-04-30'],
  ['2026-01-31', 1, '2026-02-28'],
  ['2027-08-30', 6, '2028-02-29'],
  ['2026-12-15', 1, '2027-01-15'],
  ['2026-11-30', 14, '2028-01-30'],
  ['2026-03-31', -1, '2026-02-28'],
  ['2026-01-15', -1, '2025-12-15'],
  ['2026-05-05', 0, '2026-05-05'],
])('%s and %i months is %s', (from, months, to) => expect(addMonths(day(from), months)).toBe(to));

test.each([
  ['2000-02-29', '2026-02-28', 25],
  ['2000-02-29', '2026-03-01', 26],
  ['2000-02-29', '2028-02-28', 27],
  ['2000-02-29', '2028-02-29', 28],
  ['1960-07-01', '2026-06-30', 65],
  ['1960-07-01', '2026-07-01', 66],
  ['2026-07-01', '2026-07-01', 0],
])('born %s, on %s: %i years', (birth, on, age) => expect(ageOn(day(birth), day(on))).toBe(age));

test('days are written as people read them', () => {
  expect(formatChinese(day('2026-11-22'))).toBe('2026年11月22日');
  expect(formatChinese(day('2026-01-02'))).toBe('2026年1月2日');
  expect(yearOf(day('2026-01-02'))).toBe(2026);
});

test('the day in China changes at 16:00 UTC, wherever the program runs', () => {
  const midnightInChina = Date.UTC(2026, 10, 21, 16);
  expect(civilDateInChina(midnightInChina - 1)).toBe('2026-11-21');
  expect(civilDateInChina(midnightInChina)).toBe('2026-11-22');
  expect(civilDateInChina(0)).toBe('1970-01-01');
  expect(civilDateInChina(-8 * 3_600_000 - 1)).toBe('1969-12-31');
});
