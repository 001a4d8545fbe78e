import { type CaseApplication, type CaseState, caseKinds } from '@jiayibao/shared/contract/resident';
import { addDays, type CivilDate } from '@jiayibao/shared/dates';
import type { Call } from '../action';
import type { Case, CaseTimeEntry, Draft } from '../documents';
import { Refusal } from '../refusal';
import type { Services } from '../services';

const NUMBER_DIGITS = 6;

/** What a row of the queue shows of a case, kept sealed beside it. */
export interface Face {
  name: string;
  /** Null where it is about nobody. */
  birthDate: CivilDate | null;
  taker: string | null;
}

/** The state that follows an event. `takenOver` changes none. */
const STATE_AFTER = {
  saved: 'draft',
  filedAtDesk: 'submitted',
  submitted: 'submitted',
  answered: 'submitted',
  taken: 'inReview',
  released: 'submitted',
  returned: 'returned',
  approved: 'approved',
  refused: 'refused',
  withdrawn: 'withdrawn',
  lapsed: 'withdrawn',
  reversed: 'submitted',
} as const satisfies Record<Exclude<CaseTimeEntry['event'], 'takenOver'>, CaseState>;
type Moving = keyof typeof STATE_AFTER;

const SHELF_OF: Record<CaseState, Case['shelf']> = {
  draft: 'draft',
  submitted: 'open',
  inReview: 'open',
  returned: 'returned',
  approved: 'closed',
  refused: 'closed',
  withdrawn: 'closed',
};
/** The days of deciding begin anew with these: what lay with the applicant is not the agency's delay. */
const STARTS_DAYS: readonly Moving[] = ['filedAtDesk', 'submitted', 'answered', 'reversed'];

/** The applicant answers within so many days of the return; a rule of the house, no clause sets one. */
export const ANSWER_DAYS = 30;

/** Who moves a case: whoever calls, or a job. */
export type Mover = Pick<Call, 'services' | 'today'> & { accountId: string | null };

/** What is said of an event beside what it is. */
export interface Said {
  by: CaseTimeEntry['by'];
  words?: string | null;
  reason?: string | null;
  clause?: string | null;
}

/** A case as it stands after an event: state, shelf, order, days, time line; nobody has it, but after `taken`. */
export function moved<Before extends Draft<'cases'>>(
  call: Mover,
  before: Before,
  event: Moving,
  said: Said,
): Before {
  const state = STATE_AFTER[event];
  const shelf = before.submittedAt === null && event === 'withdrawn' ? 'draft' : SHELF_OF[state];
  const days =
    event === 'returned' ? ANSWER_DAYS : STARTS_DAYS.includes(event) && caseKinds[before.kind].dueDays;
  const dueOn = days ? addDays(call.today, days) : before.dueOn;
  const begun = shelf !== 'draft';
  return {
    ...withFace(call.services, before, { taker: null }),
    state,
    shelf,
    dueOn,
    rank: begun ? `${shelf === 'closed' ? call.today : dueOn}:${before._id}` : '',
    slot:
      before.personId !== null && (shelf === 'open' || shelf === 'returned')
        ? slotOf(call.services, before, applicationOf(call.services, before))
        : undefined,
    submittedAt: before.submittedAt ?? (begun ? call.services.clock.now() : null),
    takenBy: undefined,
    takenUntil: null,
    timeLine: [...before.timeLine, entryOf(call, before, event, said)],
  };
}

/** One entry more for the time line of a case. */
export function entryOf(
  { services: { vault, clock }, accountId }: Mover,
  { _id, timeLine }: Pick<Draft<'cases'>, '_id' | 'timeLine'>,
  event: CaseTimeEntry['event'],
  { by, words = null, reason = null, clause = null }: Said,
): CaseTimeEntry {
  const sealed = words === null ? null : vault.seal(words, placeOfWords(_id, timeLine.length));
  return {
    at: clock.now(),
    by,
    who: by === 'system' ? null : accountId,
    event,
    words: sealed,
    reason,
    clause,
  };
}

/** The words of the time line's entry number `at`. */
export function wordsOf({ vault }: Services, { _id, timeLine }: Case, at: number): string | null {
  const words = timeLine[at]?.words ?? null;
  return words && vault.open(words, placeOfWords(_id, at));
}

/** The state at this moment: whoever took it longer than 30 minutes ago has it no more. */
export function stateOf(one: Case, now: number): CaseState {
  return one.state === 'inReview' && (one.takenUntil ?? 0) <= now ? 'submitted' : one.state;
}

/** Of what there is one open case at a time. */
type Slotted = Pick<Draft<'cases'>, 'applicantAccountId' | 'personId'>;

/**
 * What the unique index of open cases is on: one of a kind for one person and applicant at a time, and of groups one for
 * each, by a key that does not tell which.
 */
export function slotOf(
  { vault }: Services,
  { applicantAccountId, personId }: Slotted,
  application: CaseApplication,
): string {
  const slot = `${application.kind}:${applicantAccountId}:${personId}`;
  if (application.kind !== 'verifyGroup') return slot;
  const groups = [...new Set(application.groups)].sort();
  return `${slot}:${vault.lookup('slot', JSON.stringify([personId, groups]))}`;
}

/** The words with which a second case of the same is refused, naming the first; null where there is none but `but`. */
export async function otherOpen(
  { services }: Call,
  of: Slotted,
  application: CaseApplication,
  but: string | null,
): Promise<string | null> {
  const others = await services.store.find('cases', { slot: slotOf(services, of, application) });
  const other = others.find(({ _id }) => _id !== but);
  return other ? `同样的申请已经在办理，编号${other.number}，请在“我的申请”里看进度，不要重复提交。` : null;
}

/** Refuses to open a second case of the same, and says which is the first. */
export async function requireNoOther(call: Call, one: Draft<'cases'>): Promise<void> {
  const message = await otherOpen(call, one, applicationOf(call.services, one), one._id);
  if (message !== null) throw new Refusal('NOT_ALLOWED', { message });
}

/** A number to refer to: two letters of the kind, the day, six digits by chance. */
export function newNumber(call: Omit<Mover, 'accountId'>, kind: Case['kind']): string {
  return numberWith(caseKinds[kind].prefix, call);
}

/** A number with these two letters. */
export function numberWith(
  prefix: string,
  { services: { randomness }, today }: Omit<Mover, 'accountId'>,
): string {
  const chance = String(randomness.below(10 ** NUMBER_DIGITS)).padStart(NUMBER_DIGITS, '0');
  return `${prefix}${today.replaceAll('-', '')}${chance}`;
}

export function applicationOf({ vault }: Services, one: Pick<Case, '_id' | 'application'>): CaseApplication {
  return JSON.parse(vault.open(one.application, `cases/${one._id}/application`));
}

export function sealApplication(
  { vault }: Services,
  caseId: string,
  application: CaseApplication,
): Case['application'] {
  return vault.seal(JSON.stringify(application), `cases/${caseId}/application`);
}

export function effectOf({ vault }: Services, one: Case): unknown {
  return one.effect && JSON.parse(vault.open(one.effect, `cases/${one._id}/effect`));
}

export function sealEffect(
  { vault }: Services,
  caseId: string,
  effect: unknown,
): NonNullable<Case['effect']> {
  return vault.seal(JSON.stringify(effect), `cases/${caseId}/effect`);
}

export function faceOf({ vault }: Services, one: Pick<Case, '_id' | 'face'>): Face {
  return JSON.parse(vault.open(one.face, `cases/${one._id}/face`));
}

export function sealFace({ vault }: Services, caseId: string, face: Face): Case['face'] {
  return vault.seal(JSON.stringify(face), `cases/${caseId}/face`);
}

/** The case with something else on its face. */
export function withFace<One extends Pick<Case, '_id' | 'face'>>(
  services: Services,
  one: One,
  changes: Partial<Face>,
): One {
  return { ...one, face: sealFace(services, one._id, { ...faceOf(services, one), ...changes }) };
}

function placeOfWords(caseId: string, at: number): string {
  return `cases/${caseId}/timeLine/${at}`;
}
