import type { HouseholdView } from '@jiayibao/shared/contract/resident';
import Taro, { useRouter } from '@tarojs/taro';
import type { FieldError } from '../../components/ErrorSummary';
import { open } from '../../components/navigate';
import { useHouseholdKnown } from '../../state/household';
import {
  changeMember,
  type Draft,
  EMPTY_MEMBER,
  type Fault,
  type Flow,
  isWhole,
  type MemberDraft,
  readDraft,
  useDraft,
  without,
} from '../../state/household-draft';
import { type Around, openStepOf, type Step, stepsOf } from './checks';

const ROOT = '/packages/household';

const FLOWS: readonly Flow[] = ['register', 'assisted', 'add', 'change'];

export type StepState = {
  flow: Flow;
  at: number;
  /** Came from "check your answers" to change one thing, and goes back there. */
  fromCheck: boolean;
  draft: Draft;
  member: MemberDraft;
  around: Around;
  /** Where the household belongs, as far as it is known. */
  home: Pick<Draft, 'region' | 'county'>;
  /** What was refused about this very page. */
  fault: FieldError | null;
  change: (change: Partial<MemberDraft>) => void;
};

/** What a step's page works on, from its address and the draft. */
export function useStep(): StepState {
  const { params } = useRouter();
  const flow = FLOWS.find((known) => known === params.flow) ?? 'register';
  const at = Math.max(0, Number(params.at ?? 0) || 0);
  const draft = useDraft(flow);
  const household = useHouseholdKnown() ?? null;
  const here = useRouter().path.split('?')[0] ?? '';
  const { fault } = draft;
  const ours = fault !== null && fault.at === at && here.endsWith(`/${fault.step}`);
  return {
    flow,
    at,
    fromCheck: params.from === 'check',
    draft,
    member: draft.members[at] ?? EMPTY_MEMBER,
    around: aroundOf(flow, draft, at, household),
    home: homeOf(flow, draft, household),
    fault: ours ? fault : null,
    change: (change) => changeMember(flow, at, change),
  };
}

/** `household`: the caller's own, null where there is none; a whole household of a draft has nothing to do with it. */
export function aroundOf(flow: Flow, draft: Draft, at: number, household: HouseholdView | null): Around {
  const others = without(draft.members, at);
  const kept = isWhole(flow)
    ? others
    : (household?.members ?? []).filter(({ memberId }) => memberId !== draft.memberId);
  const self = kept.find(({ relation }) => relation === 'self');
  return { region: homeOf(flow, draft, household).region, others, self: self ? self.name : null };
}

function homeOf(flow: Flow, draft: Draft, household: HouseholdView | null): StepState['home'] {
  return isWhole(flow) || !household ? draft : household;
}

export function openStep(step: Step, flow: Flow, at: number, from?: 'check'): void {
  open(`${ROOT}/${step}`, { flow, at: String(at), from });
}

/** Goes on from a step that is filled in. The draft is read anew: it may have changed in this very tap. */
export function leaveStep(step: Step, { flow, at, fromCheck, around }: StepState): void {
  const member = readDraft(flow).members[at] ?? EMPTY_MEMBER;
  if (fromCheck) {
    // Another document may ask for what the one before carried, another category for another place.
    const unfinished = openStepOf(member, around);
    if (unfinished === null || unfinished === step) backTo('check', flow);
    else void Taro.redirectTo({ url: `${ROOT}/${unfinished}?flow=${flow}&at=${at}&from=check` });
    return;
  }
  const steps = stepsOf(member, around);
  const next = steps[steps.indexOf(step) + 1];
  if (next !== undefined) openStep(next, flow, at);
  else if (isWhole(flow)) backTo('members', flow);
  else open(`${ROOT}/check`, { flow });
}

/** Back to a page that is open below this one; where it is not (opened by its address), in place of this one. */
function backTo(page: 'members' | 'check', flow: Flow): void {
  const pages = Taro.getCurrentPages();
  const routes = pages.map((below) => below.route ?? below.path ?? '');
  // Newer array methods are missing on phones that WeChat still supports.
  const found = routes.map((route) => route.includes(`${ROOT.slice(1)}/${page}`)).lastIndexOf(true);
  if (found >= 0 && found < pages.length - 1) void Taro.navigateBack({ delta: pages.length - 1 - found });
  else void Taro.redirectTo({ url: `${ROOT}/${page}?flow=${flow}` });
}

/** The page and the field of each part of a member that a refusal's path may name. */
const FIELDS: Record<string, { step: Step; field: string }> = {
  name: { step: 'person', field: 'name' },
  document: { step: 'person', field: 'number' },
  birthDate: { step: 'birth', field: 'birth' },
  sex: { step: 'birth', field: 'sex' },
  relation: { step: 'relation', field: 'relation' },
  category: { step: 'category', field: 'category' },
  place: { step: 'where', field: 'place' },
  claimedGroups: { step: 'groups', field: 'groups' },
};

/** Where a refusal's path leads: "members.1.document.number", "member.name", "county"; null where to no page of ours. */
export function faultAt(path: string | undefined, message: string): Fault | null {
  const [first = '', second = '', ...rest] = (path ?? '').split('.');
  if (first === 'region' || first === 'county') return { step: 'place', at: 0, field: first, message };
  const named = FIELDS[(first === 'members' ? rest[0] : second) ?? ''];
  if (!named || (first !== 'members' && first !== 'member')) return null;
  return { ...named, at: first === 'members' ? Number(second) : 0, message };
}

export function openFault(flow: Flow, fault: Fault | null): void {
  if (fault) open(`${ROOT}/${fault.step}`, { flow, at: String(fault.at), from: 'check' });
}
