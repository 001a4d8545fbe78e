import {
  type Basic,
  holdsAny,
  left,
  outpatientLeft,
  type Settlement,
  SUBSISTENCE_ALLOWANCE,
  sum,
  twoDiseaseCeiling,
} from './basic';
import {
  ADVANCE_SELF_PAY,
  DIALYSIS_RATE,
  INPATIENT_CEILING,
  LANZHOU_ASSISTANCE,
  LANZHOU_ASSISTANCE_CEILING,
  LEVELS,
  OUTPATIENT_RATE,
} from './figures';
import { type Fraction, halfUp, least, times } from './fraction';
import type { AnyEvent, YearToDate } from './requests';

/** Lanzhou 2025, basic insurance: one rate on what is left after the deductible, within what is left of a ceiling. */
export function lanzhouBasic({ yearToDate, event, ties }: Settlement): Basic {
  const notCovered = sum(event.expenses, (e) => e.class === 'C');
  const classB = sum(event.expenses, (e) => e.class === 'B');
  const advanceSelfPay = halfUp(times(ADVANCE_SELF_PAY, classB), 'advance', ties);
  const eligible = sum(event.expenses, (e) => e.class === 'A') + classB - advanceSelfPay;
  const { deductible: due, rate, available, feeds } = terms(event, yearToDate);
  const deductible = least(due, eligible);
  const paid = least(halfUp(times(rate, eligible - deductible), event.benefit, ties), available);
  return {
    notCovered,
    advanceSelfPay,
    specialSubsidy: 0n,
    deductible,
    rate,
    paid,
    counted: paid,
    borne: feeds ? eligible - paid : 0n,
    topUpBase: 0n,
    quotaExceeded: false,
  };
}

interface Terms {
  readonly deductible: bigint;
  readonly rate: Fraction;
  readonly available: bigint;
  readonly feeds: boolean;
}

function terms(event: AnyEvent, yearToDate: YearToDate): Terms {
  switch (event.benefit) {
    case 'inpatient': {
      const level = LEVELS.lanzhou.find((l) => l.level === event.stay.level);
      if (!level) throw new Error('a level was read that is none');
      return {
        deductible: event.stay.consortiumReferral ? 0n : level.deductible,
        rate: level.rate,
        available: left(INPATIENT_CEILING.lanzhou, yearToDate.inpatient),
        feeds: true,
      };
    }
    case 'outpatient':
      return {
        deductible: 0n,
        rate: OUTPATIENT_RATE,
        available: outpatientLeft('lanzhou', yearToDate),
        feeds: false,
      };
    case 'twoDisease':
      return {
        deductible: 0n,
        rate: OUTPATIENT_RATE,
        available: left(twoDiseaseCeiling(event.visit.conditions), yearToDate.twoDisease),
        feeds: false,
      };
    case 'chronicDisease':
      return {
        deductible: 0n,
        rate: event.visit.dialysis ? DIALYSIS_RATE : OUTPATIENT_RATE,
        available: left(event.visit.diseaseCeiling, event.visit.diseasePaid),
        feeds: true,
      };
  }
}

const FULL = ['extremelyPoor', 'orphan'];
const HIGH = [...SUBSISTENCE_ALLOWANCE, 'returnedToPoverty'];
const LOW = ['povertyMonitored', 'liftedFromPoverty', 'registeredPoor'];

/** Whom the lower deductible and the higher bands of critical illness are for. */
export const lanzhouFavoured = (groups: readonly string[]): boolean => holdsAny(groups, [...FULL, ...HIGH]);

/** What assistance pays of what is left to the person, the best group deciding. */
export function lanzhouAssistance({ insured, yearToDate, event, ties }: Settlement, selfPay: bigint): bigint {
  const rate = assistanceRate(insured.groups);
  if (rate === null) return 0n;
  const ceiling =
    event.benefit === 'inpatient' && event.stay.majorIllness
      ? LANZHOU_ASSISTANCE_CEILING.majorIllness
      : LANZHOU_ASSISTANCE_CEILING.usual;
  return least(halfUp(times(rate, selfPay), 'assistance', ties), left(ceiling, yearToDate.assistance));
}

function assistanceRate(groups: readonly string[]): Fraction | null {
  if (holdsAny(groups, FULL)) return LANZHOU_ASSISTANCE.rates.full;
  if (holdsAny(groups, HIGH)) return LANZHOU_ASSISTANCE.rates.high;
  if (holdsAny(groups, LOW)) return LANZHOU_ASSISTANCE.rates.low;
  return null;
}

export const lanzhouAssistanceUnknown = (groups: readonly string[]): boolean =>
  groups.includes('allowanceMarginal') && assistanceRate(groups) === null;
