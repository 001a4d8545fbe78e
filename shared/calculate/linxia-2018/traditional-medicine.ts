import type { Notice } from '../../contract/calculation';
import { type Fen, type Rate, ZERO } from '../../money';
import type { LinxiaValues } from '../../policy';
import type { DenialReason } from '../denial';
import type { ExpenseSums } from '../expenses';
import { amountsOf, type Ceiling, NO_PAYMENTS, noteNothing, payShare, type Settlement } from '../settlement';
import { type Basis, byClause, note, type Trace } from '../trace';
import type { YearFigures } from '../year-figures';
import type { LinxiaCharge } from './charge';

const CLAUSE = byClause('四（三）特殊人群（5）');

/** 特殊人群（5）: traditional medicine of class A or B is paid in full, without a deductible. */
export function payTraditional(
  traditional: Fen,
  ceilings: readonly Ceiling[],
  values: LinxiaValues,
  trace: Trace,
): Fen {
  if (traditional === 0) return ZERO;
  return payShare('traditionalMedicine', traditional, values.traditionalMedicineRate, ceilings, trace);
}

/** Both parts together as what basic insurance pays. */
export function basicOf(inFull: Fen, ordinary: Fen, trace: Trace): Fen {
  return note(trace, 'basic', CLAUSE, { inFull, ordinary }, (inFull + ordinary) as Fen);
}

/** An outpatient visit: the ordinary part within its ceilings, traditional medicine beside them. */
export function payVisit(
  charge: LinxiaCharge,
  rate: Basis & { value: Rate },
  ceilings: readonly Ceiling[],
  values: LinxiaValues,
  trace: Trace,
): { basic: Fen; ordinary: Fen } {
  const inFull = payTraditional(charge.traditional, [], values, trace);
  const id = inFull === 0 ? 'basic' : 'ordinaryBasic';
  const ordinary = payShare(id, charge.ordinary, rate, ceilings, trace);
  return { basic: inFull === 0 ? ordinary : basicOf(inFull, ordinary, trace), ordinary };
}

/** A visit whose facility the benefit does not cover: traditional medicine is paid all the same, nothing else is. */
export function traditionalAlone(
  reason: DenialReason,
  sums: ExpenseSums,
  before: YearFigures,
  values: LinxiaValues,
  notices: Notice[],
): Settlement {
  const trace: Trace = [];
  const { code, basis } = reason;
  const eligible = (sums.traditionalA + sums.traditionalB) as Fen;
  const total = note(trace, 'total', basis, { ...sums }, sums.total);
  const notCovered = (total - eligible) as Fen;
  note(trace, 'notCovered', basis, { total, traditional: eligible }, notCovered);
  noteNothing(trace, ['advanceSelfPay', 'specialSubsidy'], basis);
  note(trace, 'eligible', CLAUSE, { total, notCovered }, eligible);
  noteNothing(trace, ['deductible'], CLAUSE);
  const inFull = payTraditional(eligible, [], values, trace);
  const basic = basicOf(inFull, ZERO, trace);
  noteNothing(trace, ['criticalIllness', 'topUp', 'assistance'], basis);
  const charge = { total, notCovered, advanceSelfPay: ZERO, specialSubsidy: ZERO, eligible };
  return {
    amounts: amountsOf(charge, { ...NO_PAYMENTS, basic }, basis, trace),
    rate: null,
    denial: { code, clause: basis.clause },
    notices,
    yearToDate: { ...before },
    trace,
  };
}
