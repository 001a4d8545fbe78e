/** A day as "YYYY-MM-DD", with no time zone. Two of them compare as text in the order of time. */
export type CivilDate = string & { readonly __unit: 'day' };

const FIRST_YEAR = 1900;
const LAST_YEAR = 2100;
const FORM = /^([0-9]{4})-([0-9]{2})-([0-9]{2})$/;
const DAYS_BEFORE_MONTH = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334] as const;
const DAYS_IN_400_YEARS = 146_097;
/** 1 January 1970 as a number of days in the count of `dayNumber`. */
const EPOCH_DAY = dayNumber(1970, 1, 1);
const MILLISECONDS_PER_DAY = 86_400_000;
const CHINA_OFFSET_MILLISECONDS = 8 * 3_600_000;

function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Days since 1 January of the year 0, which counts as day 0. */
function dayNumber(year: number, month: number, day: number): number {
  const y = year - 1;
  const leapDays = Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + 1;
  const thisYear = month > 2 && isLeapYear(year) ? 1 : 0;
  return year * 365 + leapDays + (DAYS_BEFORE_MONTH[month - 1] as number) + thisYear + day - 1;
}

function fromDayNumber(days: number): CivilDate {
  let year = Math.floor((days * 400) / DAYS_IN_400_YEARS) + 1;
  while (dayNumber(year, 1, 1) > days) year -= 1;
  let month = 12;
  while (dayNumber(year, month, 1) > days) month -= 1;
  return civilDate(year, month, days - dayNumber(year, month, 1) + 1);
}

function partsOf(date: CivilDate): [year: number, month: number, day: number] {
  return [Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10))];
}

/** Whether the calendar has that day, in a year of four digits. */
export function isRealDay(year: number, month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** The date of a day that is known to be real: `civilDate(2026, 11, 22)`. */
export function civilDate(year: number, month: number, day: number): CivilDate {
  const pad = (n: number) => (n < 10 ? `0${n}` : `${n}`);
  return `${String(year).padStart(4, '0')}-${pad(month)}-${pad(day)}` as CivilDate;
}

/** Reads "YYYY-MM-DD", a real day from 1900 to 2100; null for anything else. */
export function parseCivilDate(text: unknown): CivilDate | null {
  if (typeof text !== 'string') return null;
  const found = FORM.exec(text);
  if (!found) return null;
  const year = Number(found[1]);
  if (year < FIRST_YEAR || year > LAST_YEAR) return null;
  return isRealDay(year, Number(found[2]), Number(found[3])) ? (text as CivilDate) : null;
}

/** Whether the text is a civil date that `parseCivilDate` takes. */
export function isCivilDate(text: unknown): text is CivilDate {
  return parseCivilDate(text) !== null;
}

/** Negative when `a` is before `b`, 0 on the same day, positive after. */
export function compareDates(a: CivilDate, b: CivilDate): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The later of two days. */
export function laterOf(a: CivilDate, b: CivilDate): CivilDate {
  return a > b ? a : b;
}

/** `days` may be negative. */
export function addDays(date: CivilDate, days: number): CivilDate {
  const [year, month, day] = partsOf(date);
  return fromDayNumber(dayNumber(year, month, day) + days);
}

/** The same day of the month, `months` later (or earlier); where that month lacks the day, its last day. */
export function addMonths(date: CivilDate, months: number): CivilDate {
  const [year, month, day] = partsOf(date);
  const count = year * 12 + (month - 1) + months;
  const toYear = Math.floor(count / 12);
  const toMonth = (count % 12) + 1;
  return civilDate(toYear, toMonth, Math.min(day, daysInMonth(toYear, toMonth)));
}

/** Days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  const [y1, m1, d1] = partsOf(from);
  const [y2, m2, d2] = partsOf(to);
  return dayNumber(y2, m2, d2) - dayNumber(y1, m1, d1);
}

/** Completed years on a day; who was born on 29 February has the birthday on 1 March of other years. */
export function ageOn(birth: CivilDate, day: CivilDate): number {
  const years = yearOf(day) - yearOf(birth);
  return day.slice(5) < birth.slice(5) ? years - 1 : years;
}

/** The calendar year of a day. */
export function yearOf(date: CivilDate): number {
  return Number(date.slice(0, 4));
}

/** 1 January of a year of four digits. */
export function startOfYear(year: number): CivilDate {
  return civilDate(year, 1, 1);
}

/** 31 December of a year of four digits. */
export function endOfYear(year: number): CivilDate {
  return civilDate(year, 12, 31);
}

/** "2026年11月22日", as people read it. */
export function formatChinese(date: CivilDate): string {
  const [year, month, day] = partsOf(date);
  return `${year}年${month}月${day}日`;
}

/** The day that it is in China (UTC+8, no summer time) at an instant given in milliseconds since 1970. */
export function civilDateInChina(epochMilliseconds: number): CivilDate {
  return fromDayNumber(
    EPOCH_DAY + Math.floor((epochMilliseconds + CHINA_OFFSET_MILLISECONDS) / MILLISECONDS_PER_DAY),
  );
}

/** The day of a year by its month and day, "07-01"; the day must be one of every year. */
export function civilDateOfYear(year: number, monthDay: string): CivilDate {
  return `${String(year).padStart(4, '0')}-${monthDay}` as CivilDate;
}
