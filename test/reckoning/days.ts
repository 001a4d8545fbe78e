/** Civil days as "YYYY-MM-DD", which sort as text. Counted by hand, without `Date`. */
interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const isLeap = (year: number) => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

const daysOf = (year: number, month: number) =>
  month === 2 ? (isLeap(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;

const two = (n: number) => String(n).padStart(2, '0');

export const day = (year: number, month: number, dayOfMonth: number): string =>
  `${String(year).padStart(4, '0')}-${two(month)}-${two(dayOfMonth)}`;

const parts = (text: string): Day => ({
  year: Number(text.slice(0, 4)),
  month: Number(text.slice(5, 7)),
  day: Number(text.slice(8, 10)),
});

export const yearOf = (text: string): number => parts(text).year;
export const monthOf = (text: string): number => parts(text).month;

/** Whether a text is a real day from 1900 to 2100. */
export function isDay(text: string): boolean {
  if (!/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(text)) return false;
  const { year, month, day: d } = parts(text);
  return year >= 1900 && year <= 2100 && month >= 1 && month <= 12 && d >= 1 && d <= daysOf(year, month);
}

function dayAfter(text: string): string {
  const { year, month, day: d } = parts(text);
  if (d < daysOf(year, month)) return day(year, month, d + 1);
  return month < 12 ? day(year, month + 1, 1) : day(year + 1, 1, 1);
}

function dayBefore(text: string): string {
  const { year, month, day: d } = parts(text);
  if (d > 1) return day(year, month, d - 1);
  return month > 1 ? day(year, month - 1, daysOf(year, month - 1)) : day(year - 1, 12, 31);
}

/** Days from the start of the common era to a day. */
function count(text: string): number {
  const { year, month, day: d } = parts(text);
  const before = year - 1;
  let sum = before * 365 + Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400);
  for (let m = 1; m < month; m += 1) sum += daysOf(year, m);
  return sum + d;
}

export const daysBetween = (from: string, to: string): number => count(to) - count(from);

export function addDays(text: string, days: number): string {
  let result = text;
  for (let i = 0; i < days; i += 1) result = dayAfter(result);
  for (let i = 0; i > days; i -= 1) result = dayBefore(result);
  return result;
}

/** The same day of the month, months later; a day that the month lacks is its last. */
export function addMonths(text: string, months: number): string {
  const { year, month, day: d } = parts(text);
  const counted = year * 12 + (month - 1) + months;
  const [y, m] = [Math.floor(counted / 12), (counted % 12) + 1];
  return day(y, m, Math.min(d, daysOf(y, m)));
}

/** Completed years on a day. Who was born on 29 February completes them on 1 March of other years. */
export const completedYears = (birth: string, on: string): number =>
  yearOf(on) - yearOf(birth) - (on.slice(5) < birth.slice(5) ? 1 : 0);
