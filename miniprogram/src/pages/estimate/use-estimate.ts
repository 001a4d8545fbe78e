import { calculate } from '@jiayibao/shared/calculate';
import type { CalculationError, CompareResult, YearToDate } from '@jiayibao/shared/contract/calculation';
import {
  type Group,
  LEVELS,
  type Level,
  type MemberView,
  type Region,
} from '@jiayibao/shared/contract/resident';
import type { ParameterSet } from '@jiayibao/shared/policy';
import { useMemo } from 'react';
import { useToday } from '../../cloud';
import { useHouseholdKnown } from '../../state/household';
import { useParameters } from '../../state/parameters';
import { type Known, useBasis } from './basis';
import { type EstimateForm, useForm } from './form';
import { type Case, compareRequest } from './request';
import { type LevelTerms, termsOf } from './terms';

/** What is still missing before anything can be computed. */
export type Missing = 'who' | 'today' | 'expenses';

export type Preview =
  | { state: 'missing'; missing: Missing }
  | { state: 'refused'; error: CalculationError }
  | { state: 'ready'; result: CompareResult };

export type Estimate = {
  form: EstimateForm;
  member: MemberView | null;
  region: Region;
  level: Level;
  groups: readonly Group[];
  /** Of the groups in use, those that nobody has verified. */
  claimedGroups: readonly Group[];
  dischargedOn: string | null;
  known: Known;
  parameters: ParameterSet;
  /** Null while something is missing. */
  one: Case | null;
  preview: Preview;
  /** What each level's row says of it. */
  terms: LevelTerms;
};

const NOTHING_YET: YearToDate = {
  inpatient: '0',
  outpatient: '0',
  twoDisease: '0',
  chronicDisease: '0',
  eligibleSelfPay: '0',
  criticalIllness: '0',
  topUp: '0',
  assistance: '0',
};

/** While no birth date is known: a grown-up, to show the levels' terms for. */
const SOME_BIRTH_DATE = '1980-01-01';

/** The level that most people ask about first: the large hospital. */
const DEFAULT_LEVEL: Record<Region, Level> = { lanzhou: 'tier3A', linxia: 'prefecture' };

/** The estimate as it stands: form, what is known of the person, and the phone's own answer for all levels. */
export function useEstimate(): Estimate {
  const form = useForm();
  const today = useToday();
  const household = useHouseholdKnown();
  const parameters = useParameters();

  const member = memberOf(form, household?.members ?? []);
  const region = form.region ?? household?.region ?? 'lanzhou';
  const levels: readonly Level[] = LEVELS[region];
  const level = form.level && levels.includes(form.level) ? form.level : DEFAULT_LEVEL[region];
  const dischargedOn = form.dischargedOn ?? today;
  const known = useBasis(member?.memberId ?? null, dischargedOn, region);
  const { groups, claimedGroups } = groupsInUse(form, member, known);

  const birthDate = member?.birthDate ?? form.birthDate;
  const groupKey = groups.join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: groupKey stands for groups, which are made anew each time
  const { one, preview, terms } = useMemo(() => {
    if (dischargedOn === null) return waitingFor(birthDate === null ? 'who' : 'today');
    const one: Case = {
      memberId: member?.memberId ?? null,
      region,
      birthDate: birthDate ?? SOME_BIRTH_DATE,
      sex: member?.sex ?? null,
      groups,
      admittedOn: form.admittedOn ?? dischargedOn,
      dischargedOn,
      benefitPeriod: known.basis?.benefitPeriod ?? null,
      yearToDate: known.basis?.yearToDate ?? NOTHING_YET,
    };
    if (birthDate === null) return { ...waitingFor('who'), terms: termsOf(form, one, null, parameters) };
    const preview = computed(form, one, parameters);
    const result = preview.state === 'ready' ? preview.result : null;
    return { one, preview, terms: termsOf(form, one, result, parameters) };
  }, [form, member?.memberId, member?.sex, region, birthDate, groupKey, dischargedOn, known, parameters]);

  return {
    form,
    member,
    region,
    level,
    groups,
    claimedGroups,
    dischargedOn,
    known,
    parameters,
    one,
    preview,
    terms,
  };
}

/** A member who has left the household is no longer chosen. */
function memberOf(form: EstimateForm, members: readonly MemberView[]): MemberView | null {
  if (form.memberId === null) return null;
  return members.find((one) => one.memberId === form.memberId) ?? members[0] ?? null;
}

function waitingFor(missing: Missing): Pick<Estimate, 'one' | 'preview' | 'terms'> {
  return { one: null, preview: { state: 'missing', missing }, terms: {} };
}

function computed(form: EstimateForm, one: Case, parameters: ParameterSet): Preview {
  const request = compareRequest(form, one);
  if (request === null) return { state: 'missing', missing: 'expenses' };
  const answer = calculate(request, parameters);
  if (!answer.ok) return { state: 'refused', error: answer.error };
  return { state: 'ready', result: answer.result as CompareResult };
}

/** Those that the resident chose for this estimate, or else all that are known of the person. */
function groupsInUse(form: EstimateForm, member: MemberView | null, known: Known) {
  const verified = new Set([
    ...(known.basis?.verifiedGroups ?? []),
    ...(member?.groups.filter((one) => one.state === 'verified').map((one) => one.group) ?? []),
  ]);
  const all = new Set([
    ...verified,
    ...(known.basis?.claimedGroups ?? []),
    ...(member?.groups.map((one) => one.group) ?? []),
  ]);
  const groups = form.groups ?? [...all];
  return { groups, claimedGroups: groups.filter((group) => !verified.has(group)) };
}
