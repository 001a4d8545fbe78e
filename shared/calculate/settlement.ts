import type { AmountName, Denial, Insured, Notice } from '../contract/calculation';
import type { CivilDate } from '../dates';
import { type Fen, type Rate, timesRate, ZERO } from '../money';
import type { Groups } from './groups';
import { type Basis, note, type Trace } from './trace';
import type { YearFigures } from './year-figures';

/** The insured person as the rules see them. */
export interface Person {
  birthDate: CivilDate;
  groups: Groups;
  benefitPeriod: { from: CivilDate; to: CivilDate } | null;
  universityStudent: boolean;
}

export function personOf(insured: Insured): Person {
  return {
    birthDate: insured.birthDate,
    groups: new Set(insured.groups),
    benefitPeriod: insured.benefitPeriod ?? null,
    universityStudent: insured.universityStudent ?? false,
  };
}

/** One settled case, in fen. */
export interface Settlement {
  amounts: Record<AmountName, Fen>;
  rate: Rate | null;
  denial: Denial | null;
  notices: Notice[];
  yearToDate: YearFigures;
  trace: Trace;
}

/** What was billed and what of it the policy looks at. */
export interface Charge {
  total: Fen;
  notCovered: Fen;
  advanceSelfPay: Fen;
  specialSubsidy: Fen;
  eligible: Fen;
}

/** What the payers pay of a charge. */
export interface Payments {
  deductible: Fen;
  basic: Fen;
  criticalIllness: Fen;
  topUp: Fen;
  assistance: Fen;
}

export const NO_PAYMENTS: Payments = {
  deductible: ZERO,
  basic: ZERO,
  criticalIllness: ZERO,
  topUp: ZERO,
  assistance: ZERO,
};

/** Puts the figures together; the resident bears what nobody else pays. */
export function amountsOf(
  charge: Charge,
  payments: Payments,
  basis: Basis,
  trace: Trace,
): Record<AmountName, Fen> {
  const { total, notCovered, advanceSelfPay, specialSubsidy, eligible } = charge;
  const { deductible, basic, criticalIllness, topUp, assistance } = payments;
  const payers = { specialSubsidy, basic, criticalIllness, topUp, assistance };
  const selfPay = total - specialSubsidy - basic - criticalIllness - topUp - assistance;
  note(trace, 'selfPay', basis, { total, ...payers }, selfPay);
  return {
    total,
    notCovered,
    advanceSelfPay,
    specialSubsidy,
    eligible,
    deductible,
    basic,
    criticalIllness,
    topUp,
    assistance,
    selfPay: selfPay as Fen,
  };
}

/** Notes for each of the figures that nothing is paid, and why. */
export function noteNothing(trace: Trace, ids: readonly AmountName[], basis: Basis): void {
  for (const id of ids) note(trace, id, basis, {}, 0);
}

/** What is left of a ceiling after what was paid before. */
export function leftOf(ceiling: Fen, paid: Fen): Fen {
  return Math.max(0, ceiling - paid) as Fen;
}

export function lesser(a: Fen, b: Fen): Fen {
  return a < b ? a : b;
}

/** A limit on what the fund pays, and what it paid under it before. */
export interface Ceiling extends Basis {
  value: Fen;
  paidBefore: Fen;
}

/**
 * The fund's share of a base, rounded once, as far as the tightest ceiling leaves room. Noted as `id`; where a
 * ceiling cuts it, the uncut share is noted first.
 */
export function payShare(
  id: string,
  base: Fen,
  share: Basis & { value: Rate },
  ceilings: readonly Ceiling[],
  trace: Trace,
): Fen {
  const entitled = timesRate(base, share.value);
  let tightest: Ceiling | undefined;
  let room = entitled;
  for (const ceiling of ceilings) {
    const left = leftOf(ceiling.value, ceiling.paidBefore);
    if (left < room) {
      room = left;
      tightest = ceiling;
    }
  }
  const rate = { rate: share.value };
  if (!tightest) return note(trace, id, share, { base, rate }, entitled);
  note(trace, 'entitled', share, { base, rate }, entitled);
  const { value: ceiling, paidBefore } = tightest;
  return note(trace, id, tightest, { entitled, ceiling, paidBefore }, room);
}
