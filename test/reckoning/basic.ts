import { OUTPATIENT_CEILING, TWO_DISEASE_CEILING } from './figures';
import type { Fraction, Ties } from './fraction';
import type { AnyEvent, Expense, Insured, YearToDate } from './requests';

/** One benefit to be settled, and what is known of the person and the year. */
export interface Settlement {
  readonly insured: Insured;
  readonly yearToDate: YearToDate;
  readonly event: AnyEvent;
  readonly ties: Ties | undefined;
}

/** What basic insurance makes of a settlement that is not denied. Amounts in fen. */
export interface Basic {
  readonly notCovered: bigint;
  readonly advanceSelfPay: bigint;
  readonly specialSubsidy: bigint;
  readonly deductible: bigint;
  readonly rate: Fraction;
  readonly paid: bigint;
  /** The part of what was paid that counts against the yearly ceiling. */
  readonly counted: bigint;
  /** What feeds critical illness and so on: eligible expense that basic did not pay. */
  readonly borne: bigint;
  /** The eligible expense of which 85 % is due to the registered poor in Linxia. */
  readonly topUpBase: bigint;
  readonly quotaExceeded: boolean;
}

/** Sums an expense's amounts of those that a test picks. */
export const sum = (expenses: readonly Expense[], picks: (e: Expense) => boolean): bigint =>
  expenses.filter(picks).reduce((all, e) => all + e.amount, 0n);

/** What is left of a ceiling, never below zero. */
export const left = (ceiling: bigint, paid: bigint): bigint => (ceiling > paid ? ceiling - paid : 0n);

export const holdsAny = (groups: readonly string[], wanted: readonly string[]): boolean =>
  wanted.some((group) => groups.includes(group));

export const SUBSISTENCE_ALLOWANCE = [
  'ruralAllowanceClass1',
  'ruralAllowanceClass2',
  'ruralAllowanceClass3',
  'ruralAllowanceClass4',
  'urbanAllowanceFull',
  'urbanAllowancePartial',
];

/** The yearly ceiling of the two diseases a person is recognised for (Lanzhou 第十九条（四）). */
export const twoDiseaseCeiling = (conditions: readonly ('hypertension' | 'diabetes')[]): bigint =>
  conditions.length === 2 ? TWO_DISEASE_CEILING.both : TWO_DISEASE_CEILING[conditions[0] as 'hypertension'];

export const outpatientLeft = (region: 'lanzhou' | 'linxia', yearToDate: YearToDate): bigint =>
  left(OUTPATIENT_CEILING[region], yearToDate.outpatient);
