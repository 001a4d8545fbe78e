import type { CivilDate } from '@jiayibao/shared/dates';
import type { Randomness } from './ports';

/** A number to refer to: the day and eight digits by chance, "20261122-04718825". Kept with what it is for. */
export function receiptOf(today: CivilDate, randomness: Randomness): string {
  return `${today.replaceAll('-', '')}-${String(randomness.below(10 ** 8)).padStart(8, '0')}`;
}
