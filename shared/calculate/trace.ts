import type { Grade } from '../contract/calculation';
import type { Fen, Rate } from '../money';
import type { CitationId } from '../policy';

/** One share of the amount above a limit. */
export interface Band {
  above: { value: Fen };
  rate: { value: Rate };
}

/** A number that is no money: years, months, days. */
export interface Count {
  count: number;
}

/** A share of an amount. */
export interface Share {
  rate: Rate;
}

/** Raw, so that explaining costs next to nothing: a number is fen. Formatted when an answer is written. */
export type RawValue = number | string | Count | Share | readonly Band[];

export interface RawStep {
  id: string;
  clause: string;
  grade: Grade;
  inputs: { [name: string]: RawValue };
  amount: RawValue;
}

/** The steps of one calculation in order. */
export type Trace = RawStep[];

/** What a figure rests on: a clause, a source or a reading, and the grade of certainty. */
export interface Basis {
  clause: string;
  grade: Grade;
}

/** Notes how a figure came about, and gives the figure. */
export function note<T extends RawValue>(
  trace: Trace,
  id: string,
  basis: Basis,
  inputs: RawStep['inputs'],
  amount: T,
): T {
  trace.push({ id, clause: basis.clause, grade: basis.grade, inputs, amount });
  return amount;
}

/** Rests on the document's own words. */
export const byClause = (clause: string): Basis => ({ clause, grade: 'clause' });
/** Rests on a published source that is not the notice itself. */
export const bySource = (clause: CitationId): Basis => ({ clause, grade: 'secondary' });
/** Rests on our own reading. */
export const byReading = (clause: CitationId): Basis => ({ clause, grade: 'reading' });
