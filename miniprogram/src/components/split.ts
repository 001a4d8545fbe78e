import type { Region } from '@jiayibao/shared/contract/resident';
import { parseCivilDate } from '@jiayibao/shared/dates';
import { displayRate, type Fen, formatYuan, parseYuan, toFen } from '@jiayibao/shared/money';
import type { ParameterSet } from '@jiayibao/shared/policy';

/** A total by class: B and C by their whole percents, rounded half-up to the fen; A is what is left, so nothing is lost. */
export type Split = { A: Fen; B: Fen; C: Fen };

export function splitTotal(total: Fen, shareB: number, shareC: number): Split {
  const part = (percent: number) => toFen(Math.floor((total * percent + 50) / 100));
  const C = part(shareC);
  // Where both round up at 100 %, B yields, so that A is never below zero.
  const B = toFen(Math.min(part(shareB), total - C));
  return { A: toFen(total - B - C), B, C };
}

/** The split as the contract's expenses, classes without an amount left out; null while the total is no amount. */
export function splitExpenses(total: string, shareB: number, shareC: number) {
  const fen = parseYuan(total);
  if (fen === null || fen === 0) return null;
  const split = splitTotal(fen, shareB, shareC);
  return (['A', 'B', 'C'] as const)
    .filter((name) => split[name] > 0)
    .map((name) => ({ class: name, amount: formatYuan(split[name]) }));
}

/** What the resident pays of class B before anything is computed, "10%"; null where the policy has none. */
export function advanceRate(parameters: ParameterSet, region: Region, date: string | null): string | null {
  if (region !== 'lanzhou') return null;
  const day = parseCivilDate(date);
  const values = day && parameters.lanzhou.on(day);
  return values ? displayRate(values.classBAdvanceSelfPay.value) : null;
}
