import type { MemberQuote, OrderView } from '@jiayibao/shared/contract/resident';
import { dayInWords } from '../../wording/cases';
import { WINDOW_NAMES } from '../../wording/cover';
import { text } from './text';

/** "2027年1月1日至12月31日"; the year of its end where that is another one. */
export function spanInWords({ from, to }: { from: string; to: string }): string {
  const year = text.year(Number(from.slice(0, 4)));
  const end = dayInWords(to);
  return text.quote.span(dayInWords(from), end.startsWith(year) ? end.slice(year.length) : end);
}

/** "补充缴费期，至2027年2月28日". */
export function windowInWords({ name, to }: NonNullable<MemberQuote['window']>): string {
  return `${WINDOW_NAMES[name]}，${text.until(dayInWords(to))}`;
}

const CHINA_OFFSET_MS = 8 * 3_600_000;

/** "14:05" in China, of milliseconds since 1970. */
export function clockInWords(at: number): string {
  return new Date(at + CHINA_OFFSET_MS).toISOString().slice(11, 16);
}

/** "2026年11月22日 14:05" in China. */
export function momentInWords(at: number): string {
  return `${dayInWords(at)} ${clockInWords(at)}`;
}

/** Whether nothing had to be paid for it. */
export function isFree({ total }: Pick<OrderView, 'total'>): boolean {
  return total === '0.00';
}
