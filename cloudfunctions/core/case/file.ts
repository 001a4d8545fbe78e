import type { CaseApplication, FiledApplication } from '@jiayibao/shared/contract/resident';
import type { Call } from '../action';
import type { Case, Draft } from '../documents';
import { nameOf } from '../person';
import { Refusal } from '../refusal';
import type { Transaction } from '../store';
import { type Look, type Obstacle, type Subject, subjectIn } from './kind';
import { kinds } from './kinds';
import { applicationOf, newNumber, requireNoOther, sealApplication, sealFace } from './record';

/** Why an application cannot be approved as things stand, or null; a refusal in reading it is one too. */
export async function obstacleTo(
  application: CaseApplication,
  subject: Subject | null,
  look: Look,
): Promise<Obstacle | null> {
  try {
    return await kinds[application.kind].obstacle(application as never, subject as never, look);
  } catch (thrown) {
    if (thrown instanceof Refusal) return thrown.error;
    throw thrown;
  }
}

/** Refuses an application that cannot be approved as things stand. */
export async function requirePossible(
  application: CaseApplication,
  subject: Subject | null,
  look: Look,
): Promise<void> {
  const obstacle = await obstacleTo(application, subject, look);
  if (obstacle) throw new Refusal('NOT_ALLOWED', obstacle);
}

/** A new case of an applicant's household, as a draft without a time line. */
export function newCase(
  call: Call,
  application: FiledApplication,
  { household, typed, person, membership }: Subject,
  filedBy: string | null,
): Draft<'cases'> {
  const { services } = call;
  const _id = services.randomness.id();
  const shown = membership.status === 'confirmed' ? person : null;
  const face = {
    name: (shown && nameOf(services, shown)) ?? typed.name,
    birthDate: shown?.birthDate ?? typed.birthDate,
    taker: null,
  };
  return {
    _id,
    number: newNumber(call, application.kind),
    kind: application.kind,
    region: household.region,
    county: household.county,
    applicantAccountId: household.accountId,
    householdId: household._id,
    personId: person._id,
    nameKey: shown?.nameKey ?? membership.nameKey,
    state: 'draft',
    shelf: 'draft',
    rank: '',
    application: sealApplication(services, _id, application),
    face: sealFace(services, _id, face),
    attachments: [],
    submittedAt: null,
    dueOn: null,
    takenUntil: null,
    filedBy,
    decidedBy: null,
    effect: null,
    timeLine: [],
  };
}

/** The subject of an application in a household, or a refusal that it is nobody's there. */
export async function requireSubject(
  call: Call,
  tx: Transaction,
  householdId: string,
  { memberId }: FiledApplication,
): Promise<Subject> {
  const subject = await subjectIn(call, tx, householdId, memberId);
  if (subject) return subject;
  throw new Refusal('NOT_FOUND', {
    message: '没有找到这位成员，请刷新家庭后再试。',
    path: 'application.memberId',
  });
}

/**
 * The subject of a case that is open: the same person, still a member of the household that asked; `gone` where that is
 * so no more, null where it is about nobody.
 */
export async function subjectOf(
  call: Call,
  reader: Look['reader'],
  one: Case,
): Promise<Subject | 'gone' | null> {
  const application = applicationOf(call.services, one);
  if (application.kind === 'paymentDifference' || one.householdId === null) return null;
  const subject = await subjectIn(call, reader, one.householdId, application.memberId);
  return subject?.person._id === one.personId ? subject : 'gone';
}

/** What is said where the subject is gone. */
export const SUBJECT_GONE: Obstacle = {
  message: '这位成员已不在申请人的家庭中，或证件已经改变，请不予通过。',
};

/** Refuses what cannot be sent: it cannot succeed, or the same is open already. */
export async function requireSendable(
  call: Call,
  tx: Transaction,
  one: Draft<'cases'>,
  subject: Subject,
): Promise<void> {
  const application = applicationOf(call.services, one as Case);
  await requirePossible(application, subject, { call, reader: tx, to: 'applicant' });
  await requireNoOther(call, one);
}
