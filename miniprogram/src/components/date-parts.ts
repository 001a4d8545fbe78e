import { parseCivilDate } from '@jiayibao/shared/dates';

/** A day as it is being typed: each part apart, so that nothing typed is lost while it is no date yet. */
export type DateParts = { year: string; month: string; day: string };

export const NO_DATE: DateParts = { year: '', month: '', day: '' };

export function partsOf(date: string | null): DateParts {
  const [year, month, day] = date?.split('-') ?? [];
  if (!year || !month || !day) return NO_DATE;
  return { year, month: String(Number(month)), day: String(Number(day)) };
}

/** "YYYY-MM-DD", or null while the parts are no real day. */
export function dateOf({ year, month, day }: DateParts): string | null {
  if (!/^\d{4}$/.test(year) || !/^\d{1,2}$/.test(month) || !/^\d{1,2}$/.test(day)) return null;
  return parseCivilDate(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
}

/** What is wrong with the parts, in words that say what to do; null where they are a real day. */
export function problemOf(parts: DateParts): string | null {
  if (parts.year === '' && parts.month === '' && parts.day === '') return '请填写年、月、日。';
  if (!/^\d{4}$/.test(parts.year)) return '请填写4位数的年份，例如 2026。';
  if (parts.month === '' || parts.day === '') return '请把月和日填完整。';
  return dateOf(parts) === null ? '没有这一天，请检查月和日。' : null;
}
