import {
  type Basic,
  holdsAny,
  left,
  outpatientLeft,
  type Settlement,
  SUBSISTENCE_ALLOWANCE,
  sum,
} from './basic';
import { completedYears } from './days';
import {
  ASSISTANCE_FROM,
  INPATIENT_CEILING,
  LEVELS,
  type Level,
  LINXIA_CHRONIC_CEILING,
  LINXIA_VISIT_CEILING,
  MAJOR_DISEASE_RATE,
  OUTPATIENT_RATE,
  TENDER_AGE,
  UNREFERRED_RATE,
  UPLIFT,
} from './figures';
import { type Fraction, halfUp, least, most, plus, times, whole } from './fraction';
import type { Expense, Insured, Stay, YearToDate } from './requests';

const isCovered = (e: Expense) => e.class !== 'C';
const isTraditional = (e: Expense) => isCovered(e) && e.traditionalMedicine;
const isWestern = (e: Expense) => isCovered(e) && !e.traditionalMedicine;

/** Traditional medicine of class A or B, paid in full (特殊人群（5）). */
export const traditionalMedicine = (expenses: readonly Expense[]): bigint => sum(expenses, isTraditional);

const REGISTERED_POOR = ['registeredPoor', 'liftedFromPoverty', 'returnedToPoverty'];
export const isRegisteredPoor = (groups: readonly string[]): boolean => holdsAny(groups, REGISTERED_POOR);

/** Whom critical illness asks 2 000 of, and pays more (住院（5）). */
export const linxiaFavoured = (groups: readonly string[]): boolean =>
  isRegisteredPoor(groups) || holdsAny(groups, ['extremelyPoor', ...SUBSISTENCE_ALLOWANCE]);

export const linxiaAssistanceUnknown = (groups: readonly string[]): boolean =>
  !isRegisteredPoor(groups) && holdsAny(groups, ['extremelyPoor', 'orphan', ...SUBSISTENCE_ALLOWANCE]);

/** 特殊人群（1）: ten points in an ordinary stay. */
function isListed(groups: readonly string[]): boolean {
  const always = [
    'extremelyPoor',
    'ruralAllowanceClass1',
    'ruralAllowanceClass2',
    'disabilityGrade1',
    'disabilityGrade2',
    'twoDaughterHousehold',
    'oneChildHousehold',
  ];
  return (
    holdsAny(groups, always) ||
    (groups.includes('entitledGroup') && !groups.includes('disabledSoldierGrade1To6'))
  );
}

/** Deductible and rate on a base, and what they come to. */
interface Terms {
  readonly base: bigint;
  readonly deductible: bigint;
  readonly rate: Fraction;
}

const NO_UPLIFT = whole(0n);

function ordinary(base: bigint, stay: Stay, { groups }: Insured): Terms {
  const level = levelOf(stay);
  const poor = isRegisteredPoor(groups);
  const uplift = poor
    ? UPLIFT.registeredPoor
    : isListed(groups)
      ? UPLIFT.listed
      : stay.cancer !== null
        ? UPLIFT.cancer
        : NO_UPLIFT;
  return { base, deductible: poor ? 0n : least(level.deductible, base), rate: plus(level.rate, uplift) };
}

function levelOf(stay: Stay): Level {
  const level = LEVELS.linxia.find((l) => l.level === stay.level);
  if (!level) throw new Error('a level was read that is none');
  return level;
}

/** 住院（6）, not referred, at prefecture or province: lower rates, no uplift. */
function unreferred(base: bigint, stay: Stay, { groups, birthDate }: Insured): Terms | null {
  const rates = UNREFERRED_RATE[stay.level];
  if (!rates) return null;
  const age = completedYears(birthDate, stay.admittedOn);
  const tender = groups.includes('maternal') || age <= TENDER_AGE.child || age >= TENDER_AGE.old;
  return {
    base,
    deductible: isRegisteredPoor(groups) ? 0n : least(levelOf(stay).deductible, base),
    rate: tender ? rates.tender : rates.usual,
  };
}

/** 住院（7）: no deductible, up to the disease's ceiling. */
function majorDisease(eligible: bigint, ceiling: bigint, stay: Stay, { groups }: Insured): Terms {
  const uplift = isRegisteredPoor(groups)
    ? UPLIFT.registeredPoor
    : stay.cancer !== null
      ? UPLIFT.cancer
      : NO_UPLIFT;
  return { base: least(eligible, ceiling), deductible: 0n, rate: plus(MAJOR_DISEASE_RATE, uplift) };
}

/** Linxia 2018, basic insurance. */
export function linxiaBasic(settlement: Settlement): Basic {
  const { event, insured, yearToDate, ties } = settlement;
  const notCovered = sum(event.expenses, (e) => !isCovered(e));
  const traditional = traditionalMedicine(event.expenses);
  const western = sum(event.expenses, isWestern);
  if (event.benefit === 'twoDisease') throw new Error('Linxia has no two-disease benefit');
  const specialSubsidy = least(event.specialSubsidy, western);
  const eligible = western - specialSubsidy;
  const common = { notCovered, advanceSelfPay: 0n, specialSubsidy };
  const pay = ({ base, deductible, rate }: Terms) =>
    halfUp(times(rate, base - deductible), event.benefit, ties);

  if (event.benefit === 'inpatient') {
    const { stay } = event;
    const quota = stay.tieredCare?.quota ?? null;
    const within = quota === null ? eligible : least(eligible, quota);
    const terms = inpatientTerms(eligible, within, stay, insured);
    const available = left(INPATIENT_CEILING.linxia, yearToDate.inpatient);
    const traditionalPaid = least(traditional, available);
    const paid = traditionalPaid + least(pay(terms), available - traditionalPaid);
    return {
      ...common,
      deductible: terms.deductible,
      rate: terms.rate,
      paid,
      counted: paid,
      borne: within + traditional - paid,
      topUpBase: within + traditional,
      quotaExceeded: within < eligible,
    };
  }

  const rate = isRegisteredPoor(insured.groups)
    ? plus(OUTPATIENT_RATE, UPLIFT.registeredPoor)
    : OUTPATIENT_RATE;
  const full = pay({ base: eligible, deductible: 0n, rate });
  const outpatient = event.benefit === 'outpatient';
  const counted = outpatient
    ? least(full, LINXIA_VISIT_CEILING[event.visit.facility] ?? 0n, outpatientLeft('linxia', yearToDate))
    : least(
        full,
        left(event.visit.diseaseCeiling, event.visit.diseasePaid),
        left(LINXIA_CHRONIC_CEILING, yearToDate.chronicDisease),
      );
  return {
    ...common,
    deductible: 0n,
    rate,
    paid: counted + traditional,
    counted,
    borne: outpatient ? 0n : eligible - counted,
    topUpBase: outpatient ? 0n : eligible + traditional,
    quotaExceeded: false,
  };
}

function inpatientTerms(eligible: bigint, within: bigint, stay: Stay, insured: Insured): Terms {
  if (stay.tieredCare) {
    const lower = stay.tieredCare.referred ? null : unreferred(within, stay, insured);
    return lower ?? ordinary(within, stay, insured);
  }
  const usual = ordinary(eligible, stay, insured);
  if (!stay.majorDisease) return usual;
  const major = majorDisease(eligible, stay.majorDisease.ceiling, stay, insured);
  const comesTo = ({ base, deductible, rate }: Terms) => halfUp(times(rate, base - deductible), 'weighing');
  return comesTo(usual) > comesTo(major) ? usual : major;
}

/** What the registered poor bore this year, as medical assistance counts it (特殊人群（2）). */
const bornThisYear = (y: YearToDate) => y.eligibleSelfPay - y.criticalIllness - y.topUp;

/** All that the year's eligible self-pay comes to above 3 000. */
export function linxiaAssistance(groups: readonly string[], before: YearToDate, after: YearToDate): bigint {
  if (!isRegisteredPoor(groups)) return 0n;
  const above = (y: YearToDate) => most(0n, bornThisYear(y) - ASSISTANCE_FROM);
  return above(after) - above(before);
}
