import type { ApplicationOf, CaseKind, FiledKind } from '@jiayibao/shared/contract/resident';
import type { Call } from '../action';
import type { Case, Household, Membership, Person } from '../documents';
import { Refusal } from '../refusal';
import type { Transaction } from '../store';
import { openTyped, type Typed } from '../typed';

/** Reading by id, inside a transaction or outside it. */
export type Reader = Pick<Transaction, 'get'>;

/** Whom a case is about, as the applicant's household keeps them. */
export interface Subject {
  household: Household;
  membership: Membership;
  typed: Typed;
  person: Person;
}

/** Why something cannot succeed: a sentence that says what to do, and the field at fault. */
export interface Obstacle {
  message: string;
  path?: string;
}

/** `to`: who is told; an applicant is told nothing of other people's records. */
export interface Look {
  call: Call;
  reader: Reader;
  to: 'applicant' | 'staff';
}

export interface Change<Name extends CaseKind> {
  call: Call;
  tx: Transaction;
  /** The case whose approval it is. */
  of: Name extends FiledKind ? Case & { personId: string } : Case;
}

/** Whom a kind is about: a member of the household; what a job found is about nobody. */
export type About<Name extends CaseKind> = Name extends FiledKind ? Subject : null;

/**
 * One kind of case. `Effect` is what an approval changed, kept (sealed, as JSON) so that it can be undone. What
 * people read about a kind, its days and its reasons are `caseKinds` of the contract.
 */
export interface Kind<Name extends CaseKind, Effect> {
  /** Why this cannot be approved as things stand, or null. Looked at before sending, for the clerk, and on approval. */
  obstacle(application: ApplicationOf<Name>, subject: About<Name>, look: Look): Promise<Obstacle | null>;
  /** What the rule says to it, for who decides. */
  advice?(application: ApplicationOf<Name>, subject: About<Name>, look: Look): Promise<string | null>;
  /** Takes effect, in the transaction of the decision. */
  approve(application: ApplicationOf<Name>, subject: About<Name>, change: Change<Name>): Promise<Effect>;
  /** What a refusal changes, in the transaction of the decision; reversed, the case is merely open again. */
  refuse?(application: ApplicationOf<Name>, change: Change<Name>): Promise<void>;
  /** Why an applicant cannot take it back any more, or null. */
  keeps?(call: Call, of: Change<Name>['of']): Promise<Obstacle | null>;
  /** What ends with it where it is taken back, or lapses, in the same transaction. */
  drop?(application: ApplicationOf<Name>, change: Pick<Change<Name>, 'tx' | 'of'>): Promise<void>;
  /** Takes an approval back. Refuses where something else has been changed since. */
  undo(effect: Effect, application: ApplicationOf<Name>, change: Change<Name>): Promise<void>;
}

/** A kind as the mechanism sees it: only with an application and an effect of its own is it ever called. */
export type AnyKind = {
  obstacle(application: never, subject: never, look: Look): Promise<Obstacle | null>;
  advice?(application: never, subject: never, look: Look): Promise<string | null>;
  approve(application: never, subject: never, change: never): Promise<unknown>;
  refuse?(application: never, change: never): Promise<void>;
  keeps?(call: Call, of: never): Promise<Obstacle | null>;
  drop?(application: never, change: never): Promise<void>;
  undo(effect: never, application: never, change: never): Promise<void>;
};

/** Refuses to undo what somebody has changed since. */
export function changedSince(): Refusal {
  const message = '办结以后档案又有变更，不能直接撤销，请先办理后来的变更。';
  return new Refusal('NOT_ALLOWED', { message });
}

/** The subject of an application in an applicant's household; null where it is not, or no more, a member of it. */
export async function subjectIn(
  { services }: Call,
  reader: Reader,
  householdId: string,
  memberId: string,
): Promise<Subject | null> {
  const membership = await reader.get('memberships', memberId);
  if (!membership || membership.removedAt !== null || membership.householdId !== householdId) return null;
  const household = await reader.get('households', householdId);
  const person = await reader.get('persons', membership.personId);
  if (!household || !person) return null;
  return { household, membership, typed: openTyped(services, membership), person };
}
