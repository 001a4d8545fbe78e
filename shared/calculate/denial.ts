import type { Notice } from '../contract/calculation';
import type { CivilDate } from '../dates';
import { ZERO } from '../money';
import type { ExpenseSums } from './expenses';
import { amountsOf, NO_PAYMENTS, noteNothing, type Person, type Settlement } from './settlement';
import { type Basis, byClause, note, type Trace } from './trace';
import type { YearFigures } from './year-figures';

/** Why nothing is paid. */
export interface DenialReason {
  code: string;
  basis: Basis;
}

export function deny(code: string, clause: string): DenialReason {
  return { code, basis: byClause(clause) };
}

/** Whether a date lies outside the benefit period, where one is known: 第十五条（一）; it may have ended early, 第十二条. */
export function isOutsideBenefitPeriod(date: CivilDate, { benefitPeriod }: Person): boolean {
  return benefitPeriod !== null && (date < benefitPeriod.from || date > benefitPeriod.to);
}

/** A denied case: the resident bears all of it, the year's figures stay as they were. */
export function deniedSettlement(
  reason: DenialReason,
  sums: ExpenseSums,
  before: YearFigures,
  notices: Notice[],
): Settlement {
  const trace: Trace = [];
  const { code, basis } = reason;
  const total = note(trace, 'total', basis, { ...sums }, sums.total);
  note(trace, 'notCovered', basis, { total }, total);
  noteNothing(trace, ['advanceSelfPay', 'specialSubsidy', 'eligible', 'deductible', 'basic'], basis);
  noteNothing(trace, ['criticalIllness', 'topUp', 'assistance'], basis);
  const charge = {
    total,
    notCovered: total,
    advanceSelfPay: ZERO,
    specialSubsidy: ZERO,
    eligible: ZERO,
  };
  return {
    amounts: amountsOf(charge, NO_PAYMENTS, basis, trace),
    rate: null,
    denial: { code, clause: basis.clause },
    notices,
    yearToDate: { ...before },
    trace,
  };
}
