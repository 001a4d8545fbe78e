import { calculate } from '@jiayibao/shared/calculate';
import {
  type EstimateBasis,
  type InputOf,
  type OutputOf,
  type Region,
  residentActions,
} from '@jiayibao/shared/contract/resident';
import { type CivilDate, parseCivilDate, yearOf } from '@jiayibao/shared/dates';
import { formatYuan, toFen } from '@jiayibao/shared/money';
import { type Call, pure } from './action';
import type { Enrolment, Household, Membership, Settlement, YearCounts } from './documents';
import { enrolmentsAbout, periodFor } from './enrolment';
import { householdOf } from './household';
import { ESTIMATES } from './limits';
import { newbornAnswer } from './newborn/child';
import { Refusal } from './refusal';
import { openTyped } from './typed';

const FIGURES = [
  'inpatient',
  'outpatient',
  'twoDisease',
  'chronicDisease',
  'eligibleSelfPay',
  'criticalIllness',
  'topUp',
  'assistance',
] as const satisfies readonly (keyof YearCounts)[];

export const estimateBasis = pure(residentActions['estimate.basis'], {
  summary: 'What the records hold of a member for a discharge on a day, so that the phone can compute.',
  may: 'consented',
  limits: [ESTIMATES],
  touches: ['birthDate', 'groups', 'household', 'cover', 'settlements'],
  async run({ memberId, dischargedOn, region }, call) {
    const { basis } = await knownOf(call, memberId, dischargedOn as CivilDate, region ?? null);
    return basis;
  },
});

const ESTIMATE = {
  may: 'consented',
  limits: [ESTIMATES],
  touches: ['birthDate', 'groups', 'household', 'cover', 'settlements', 'expenses'],
} as const;

export const estimateInpatient = pure(residentActions['estimate.inpatient'], {
  ...ESTIMATE,
  summary: 'The authoritative answer for one stay.',
  run: (input, call) => estimate('inpatient', input, call),
});

export const estimateCompare = pure(residentActions['estimate.compare'], {
  ...ESTIMATE,
  summary: "The same stay at each of the region's levels.",
  run: (input, call) => estimate('compare', input, call),
});

export const parametersRead = pure(residentActions['parameters.read'], {
  summary: 'The newest parameters, or null where the phone has them.',
  may: 'signedIn',
  limits: [],
  touches: [],
  async run({ have }, call) {
    const { version, data } = await call.parameters();
    return { version, parameters: have === version ? null : { ...data } };
  },
});

/** The request from what was typed and what is known, and the calculation's answer to it, or its refusal. */
async function estimate(
  operation: 'inpatient' | 'compare',
  { memberId, birthDate, region, groups, stay, specialSubsidy, expenses }: InputOf<'estimate.inpatient'>,
  call: Call,
): Promise<OutputOf<'estimate.inpatient'>> {
  // A date that cannot be read is the calculation's to refuse; nothing is known of that day.
  const dischargedOn = parseCivilDate(stay.dischargedOn);
  const member = memberId === null ? null : await knownOf(call, memberId, dischargedOn, region);
  const born = member?.birthDate ?? birthDate;
  if (!born) throw new Refusal('MALFORMED_REQUEST', { message: '请填写出生日期。', path: 'birthDate' });
  const request = {
    operation,
    region,
    insured: { birthDate: born, groups, benefitPeriod: member?.basis.benefitPeriod ?? null },
    yearToDate: member?.basis.yearToDate ?? yearToDateOf([]),
    stay,
    specialSubsidy: specialSubsidy ?? null,
    expenses,
  };
  const answer = calculate(request, await call.parameters());
  if (answer.ok) return { request, answer: { ...answer }, basis: member?.basis ?? null };
  const { code, message, path } = answer.error;
  throw new Refusal(code, { message, path: path?.replace(/^insured\./, '') });
}

/** A member of the caller's household, with what is known of them for a settlement. */
export interface KnownMember {
  household: Household;
  membership: Membership;
  birthDate: CivilDate;
  /** Those of the year that `basis` counts. */
  settlements: readonly Settlement[];
  basis: EstimateBasis;
}

/**
 * What is known of a member of the caller's household for a settlement on a day, under one region's fund (null: the
 * household's): of a claimed one what was typed, of a confirmed one the record. Another household's is not found.
 */
export async function knownOf(
  call: Call,
  memberId: string,
  dischargedOn: CivilDate | null,
  asked: Region | null,
): Promise<KnownMember> {
  const own = await householdOf(call);
  const membership = own?.memberships.find(({ _id }) => _id === memberId);
  if (!own || !membership) throw new Refusal('NOT_FOUND', { path: 'memberId' });
  const { services } = call;
  const { household } = own;
  const typed = openTyped(services, membership);
  const { personId } = membership;
  const region = asked ?? household.region;
  const person = membership.status === 'confirmed' ? await services.store.get('persons', personId) : null;
  if (!person) {
    const asNewborn = await newbornBasis(call, { typed, person }, region, dischargedOn, []);
    const basis = basisOf('unknown', [], asNewborn, [], typed.claimedGroups);
    return { household, membership, birthDate: typed.birthDate, settlements: [], basis };
  }
  const birthDate = person.birthDate ?? typed.birthDate;
  const year = dischargedOn && yearOf(dischargedOn);
  const [settlements, enrolments] = year
    ? await Promise.all([
        services.store.find('settlements', { personId, year }),
        enrolmentsAbout(services, [personId], year),
      ])
    : [[], []];
  const counted = settlements.filter((settlement) => settlement.region === region);
  const period = dischargedOn && periodFor(enrolments, region, dischargedOn);
  const cover = period
    ? { benefitPeriod: period, ifEnrolled: null }
    : await newbornBasis(call, { typed, person }, region, dischargedOn, enrolments);
  const claimedGroups = typed.claimedGroups.filter((group) => !person.verifiedGroups.includes(group));
  const basis = basisOf('settlements', counted, cover, person.verifiedGroups, claimedGroups);
  return { household, membership, birthDate, settlements: counted, basis };
}

/**
 * What enrolling today would give a newborn who is not enrolled: in time, bills since birth are paid too (第八条, Linxia
 * 四（二）). Nothing where that is too late, or for a day that only the next year's contribution can cover.
 */
async function newbornBasis(
  call: Call,
  known: Parameters<typeof newbornAnswer>[0],
  region: Region,
  dischargedOn: CivilDate | null,
  enrolments: readonly Enrolment[],
): Promise<Pick<EstimateBasis, 'benefitPeriod' | 'ifEnrolled'>> {
  const nothing = { benefitPeriod: null, ifEnrolled: null };
  const { answer } = newbornAnswer(known, { region, today: call.today }, await call.parameters());
  if (!answer.ok || dischargedOn === null) return nothing;
  const { benefitPeriod, contributionYear, deadline, withinDeadline } = answer.result;
  const isEnrolled = enrolments.some(({ benefitYear }) => benefitYear === contributionYear);
  if (isEnrolled || dischargedOn > benefitPeriod.to) return nothing;
  return { benefitPeriod: { ...benefitPeriod }, ifEnrolled: { deadline, withinDeadline } };
}

function basisOf(
  source: EstimateBasis['source'],
  settlements: readonly Settlement[],
  { benefitPeriod, ifEnrolled }: Pick<EstimateBasis, 'benefitPeriod' | 'ifEnrolled'>,
  verifiedGroups: EstimateBasis['verifiedGroups'],
  claimedGroups: EstimateBasis['claimedGroups'],
): EstimateBasis {
  const byDate = [...settlements].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  return {
    source,
    yearToDate: yearToDateOf(settlements),
    settlements: byDate.map(({ date, operation, institutionName, totalFen, selfPayFen }) => ({
      date,
      operation,
      institution: institutionName,
      total: formatYuan(totalFen),
      selfPay: formatYuan(selfPayFen),
    })),
    benefitPeriod,
    ifEnrolled,
    verifiedGroups,
    claimedGroups,
  };
}

function yearToDateOf(settlements: readonly Settlement[]): EstimateBasis['yearToDate'] {
  const sum = (figure: keyof YearCounts) =>
    formatYuan(toFen(settlements.reduce((fen, { counts }) => fen + counts[figure], 0)));
  return Object.fromEntries(FIGURES.map((figure) => [figure, sum(figure)])) as EstimateBasis['yearToDate'];
}
