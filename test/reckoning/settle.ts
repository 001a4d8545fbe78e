import type { Basic, Settlement } from './basic';
import { sum } from './basic';
import { yearOf } from './days';
import {
  CRITICAL_ILLNESS,
  type CriticalIllness,
  IN_FORCE,
  OUTDATED_FROM,
  type Region,
  TOP_UP_SHARE,
} from './figures';
import { type Fault, written } from './form';
import {
  decimal,
  type Fraction,
  halfUp,
  least,
  minus,
  most,
  plus,
  type Ties,
  times,
  whole,
} from './fraction';
import { lanzhouAssistance, lanzhouAssistanceUnknown, lanzhouBasic, lanzhouFavoured } from './lanzhou';
import {
  isRegisteredPoor,
  linxiaAssistance,
  linxiaAssistanceUnknown,
  linxiaBasic,
  linxiaFavoured,
  traditionalMedicine,
} from './linxia';
import type { AnyEvent, Insured, YearToDate } from './requests';

const AMOUNTS = [
  'total',
  'notCovered',
  'advanceSelfPay',
  'specialSubsidy',
  'eligible',
  'deductible',
  'basic',
  'criticalIllness',
  'topUp',
  'assistance',
  'selfPay',
] as const;
export type Amounts = Record<(typeof AMOUNTS)[number], bigint>;

/** The answer to one benefit, amounts still in fen. */
export interface Settled {
  readonly policy: string;
  readonly amounts: Amounts;
  readonly rate: string | null;
  readonly denial: { readonly code: string } | null;
  readonly notices: readonly string[];
  readonly yearToDate: YearToDate;
}

/** The day that decides policy, rates and year. */
export const dayOf = (event: AnyEvent): string =>
  event.benefit === 'inpatient' ? event.stay.dischargedOn : event.visit.date;

const isInForce = (region: Region, on: string) => {
  const { from, to } = IN_FORCE[region];
  return on >= from && (to === null || on <= to);
};

/** POLICY_NOT_IN_FORCE where the region has no policy on a day that a field names. */
export const notInForce = (region: Region, on: string, path: string): Fault[] =>
  isInForce(region, on) ? [] : [{ code: 'POLICY_NOT_IN_FORCE', path }];

/** What is wrong with a benefit whose form is right. `at`: where the event stands in the request. */
export function faultsOf(region: Region, insured: Insured, event: AnyEvent, at: string): Fault[] {
  const faults: Fault[] = [];
  const { birthDate } = insured;
  const offered = (isNot: boolean, path: string) => {
    if (isNot) faults.push({ code: 'BENEFIT_NOT_OFFERED', path: at + path });
  };
  if (event.benefit === 'inpatient') {
    const { stay } = event;
    if (stay.dischargedOn < stay.admittedOn || stay.admittedOn < birthDate)
      faults.push({ code: 'INVALID_DATE' });
    offered(stay.outOfArea, 'stay.outOfArea');
    offered(region === 'linxia' && stay.consortiumReferral, 'stay.consortiumReferral');
    offered(region === 'lanzhou' && stay.tieredCare !== null, 'stay.tieredCare');
    offered(region === 'lanzhou' && stay.majorDisease !== null, 'stay.majorDisease');
    if (stay.tieredCare && stay.majorDisease) faults.push({ code: 'CONTRADICTORY_REQUEST' });
  } else if (event.visit.date < birthDate) faults.push({ code: 'INVALID_DATE' });

  if (event.benefit === 'twoDisease') {
    offered(region === 'linxia', 'operation');
    const { conditions, chronicRecognised } = event.visit;
    if (conditions.some((c) => chronicRecognised.includes(c))) faults.push({ code: 'CONTRADICTORY_REQUEST' });
  } else offered(region === 'lanzhou' && event.specialSubsidy > 0n, 'specialSubsidy');

  faults.push(
    ...notInForce(
      region,
      dayOf(event),
      at + (event.benefit === 'inpatient' ? 'stay.dischargedOn' : 'visit.date'),
    ),
  );
  return faults;
}

/** The first reason, in contract.md's order, for which nothing is paid. */
function denialOf(region: Region, insured: Insured, event: AnyEvent): string | null {
  const facts = event.benefit === 'inpatient' ? event.stay : event.visit;
  if (facts.exclusion !== null) return facts.exclusion;
  const on = dayOf(event);
  const period = insured.benefitPeriod;
  if (period && (on < period.from || on > period.to)) return 'notInsured';
  if (!facts.designated && !(region === 'lanzhou' && facts.emergency)) return 'notDesignated';
  if (event.benefit === 'inpatient') return null;
  if (region === 'lanzhou' && event.visit.inHospital) return 'duringInpatientStay';
  if (region === 'lanzhou' && event.benefit === 'outpatient' && insured.universityStudent)
    return 'schoolAdministered';
  if (event.benefit === 'outpatient' && event.visit.facility === 'other') return 'facilityNotCovered';
  if (event.benefit === 'twoDisease' && !event.visit.settlementOpen) return 'facilityNotCovered';
  return null;
}

/** What critical illness owes in all for a year's eligible self-pay. */
function criticalIllnessOf({ deductible, bands }: CriticalIllness, selfPay: bigint): Fraction {
  const above = most(0n, selfPay - deductible);
  let paid = whole(0n);
  let lower = 0n;
  for (const { limit, rate } of bands) {
    const upper = limit === null ? above : least(limit, above);
    paid = plus(paid, times(rate, most(0n, upper - lower)));
    lower = upper;
  }
  return paid;
}

/** Linxia 特殊人群（2）: what lifts basic and critical illness to 85 % of the eligible expense. */
function lift({ topUpBase, paid }: Basic, criticalIllness: bigint, ties: Ties | undefined): bigint {
  const missing = minus(times(TOP_UP_SHARE, topUpBase), whole(paid + criticalIllness));
  return missing.over > 0n ? halfUp(missing, 'topUp', ties) : 0n;
}

const counter = {
  inpatient: 'inpatient',
  outpatient: 'outpatient',
  twoDisease: 'twoDisease',
  chronicDisease: 'chronicDisease',
} as const;

/** Settles one benefit that has no faults. */
export function settle(
  region: Region,
  insured: Insured,
  yearToDate: YearToDate,
  event: AnyEvent,
  ties?: Ties,
): Settled {
  const { policy } = IN_FORCE[region];
  const total = sum(event.expenses, () => true);
  const outdated = region === 'linxia' && dayOf(event) >= OUTDATED_FROM ? ['policyMayBeOutdated'] : [];
  const denial = denialOf(region, insured, event);
  if (denial !== null) {
    const stillPaid =
      region === 'linxia' && denial === 'facilityNotCovered' ? traditionalMedicine(event.expenses) : 0n;
    return {
      policy,
      amounts: amountsOf(total, { notCovered: total - stillPaid, basic: stillPaid }),
      rate: null,
      denial: { code: denial },
      notices: outdated,
      yearToDate,
    };
  }

  const settlement: Settlement = { insured, yearToDate, event, ties };
  const basic = region === 'lanzhou' ? lanzhouBasic(settlement) : linxiaBasic(settlement);
  const favoured = region === 'lanzhou' ? lanzhouFavoured(insured.groups) : linxiaFavoured(insured.groups);
  const table = CRITICAL_ILLNESS[region][favoured ? 'favoured' : 'usual'];
  const selfPayBefore = yearToDate.eligibleSelfPay;
  const selfPayAfter = selfPayBefore + basic.borne;
  const criticalIllness = halfUp(
    minus(criticalIllnessOf(table, selfPayAfter), criticalIllnessOf(table, selfPayBefore)),
    'criticalIllness',
    ties,
  );
  const topUp =
    isRegisteredPoor(insured.groups) && region === 'linxia' ? lift(basic, criticalIllness, ties) : 0n;
  const beforeAssistance: YearToDate = {
    ...yearToDate,
    [counter[event.benefit]]: yearToDate[counter[event.benefit]] + basic.counted,
    eligibleSelfPay: selfPayAfter,
    criticalIllness: yearToDate.criticalIllness + criticalIllness,
    topUp: yearToDate.topUp + topUp,
  };
  const assistance =
    region === 'lanzhou'
      ? lanzhouAssistance(settlement, basic.borne - criticalIllness)
      : linxiaAssistance(insured.groups, yearToDate, beforeAssistance);
  return {
    policy,
    amounts: amountsOf(total, { ...basic, basic: basic.paid, criticalIllness, topUp, assistance }),
    rate: decimal(basic.rate),
    denial: null,
    notices: [...outdated, ...noticesOf(region, insured, event, basic)].sort(),
    yearToDate: { ...beforeAssistance, assistance: yearToDate.assistance + assistance },
  };
}

function amountsOf(total: bigint, known: Partial<Amounts>): Amounts {
  const { notCovered = 0n, advanceSelfPay = 0n, specialSubsidy = 0n, deductible = 0n } = known;
  const { basic = 0n, criticalIllness = 0n, topUp = 0n, assistance = 0n } = known;
  return {
    total,
    notCovered,
    advanceSelfPay,
    specialSubsidy,
    eligible: total - notCovered - advanceSelfPay - specialSubsidy,
    deductible,
    basic,
    criticalIllness,
    topUp,
    assistance,
    selfPay: total - specialSubsidy - basic - criticalIllness - topUp - assistance,
  };
}

function noticesOf(region: Region, insured: Insured, event: AnyEvent, basic: Basic): string[] {
  const notices: string[] = [];
  const { groups, benefitPeriod } = insured;
  if (event.benefit === 'inpatient' && benefitPeriod && event.stay.admittedOn < benefitPeriod.from)
    notices.push('straddlesBenefitPeriod');
  if (region === 'linxia' && sum(event.expenses, (e) => e.class === 'B' && !e.traditionalMedicine) > 0n)
    notices.push('classBMayBearAdvanceSelfPay');
  const unknown = region === 'lanzhou' ? lanzhouAssistanceUnknown(groups) : linxiaAssistanceUnknown(groups);
  if (unknown && (event.benefit === 'inpatient' || event.benefit === 'chronicDisease'))
    notices.push('assistanceNotComputed');
  if (basic.quotaExceeded) notices.push('quotaExcessMayBeHospitals');
  return notices;
}

const writtenAll = <T extends Record<string, bigint>>(amounts: T) =>
  Object.fromEntries(Object.entries(amounts).map(([name, fen]) => [name, written(fen)]));

export const writtenYear = writtenAll<YearToDate>;
export const writtenAmounts = writtenAll<Amounts>;

/** A settled benefit as contract.md writes it. */
export const writtenResult = (settled: Settled) => ({
  ...settled,
  amounts: writtenAmounts(settled.amounts),
  yearToDate: writtenYear(settled.yearToDate),
});

/** The sums of several settlements' amounts. */
export function totalsOf(all: readonly Settled[]): Amounts {
  const totals = amountsOf(0n, {});
  for (const { amounts } of all) for (const name of AMOUNTS) totals[name] += amounts[name];
  return totals;
}

/** The calendar year that an event is counted in. */
export const calendarYear = (event: AnyEvent): number => yearOf(dayOf(event));
