import { type QueueRow, STAFF_STEPS, type StaffCaseView } from '@jiayibao/shared/contract/agency';
import { yearOf } from '@jiayibao/shared/dates';
import { maskNumber } from '@jiayibao/shared/identity';
import type { Call } from '../action';
import type { Case, Identity, Person } from '../documents';
import { coverOf, enrolmentId } from '../enrolment';
import { nameOf, placeOfNumber } from '../person';
import type { Services } from '../services';
import { staffName, staffOf } from '../staff';
import { openTyped } from '../typed';
import { obstacleTo, SUBJECT_GONE, subjectOf } from './file';
import type { Reader } from './kind';
import { kinds } from './kinds';
import { applicationOf, faceOf, wordsOf } from './record';
import { whyNot } from './steps';
import { fieldsOf } from './view';

/** A case as staff sees it, with the record of whom it is about; through `reader`, since it may just be changing. */
export async function staffViewOf(call: Call, reader: Reader, one: Case): Promise<StaffCaseView> {
  const { services } = call;
  const now = services.clock.now();
  const decided = one.state === 'approved' || one.state === 'refused';
  const first = decided ? 'reverse' : 'take';
  return {
    ...fieldsOf(services, one),
    timeLine: await timeLineOf(services, reader, one),
    taker: takerOf(services, one),
    asked: await askedOf(call, reader, one),
    person: one.personId === null ? null : await personView(call, reader, one.personId),
    filedAtDesk: one.filedBy !== null,
    ...(one.shelf === 'open' ? await outlookOf(call, reader, one) : { obstacle: null, advice: null }),
    may: STAFF_STEPS.filter((step) => whyNot(one, step, staffOf(call), now) === null),
    closed: whyNot(one, first, staffOf(call), now)?.error.message ?? null,
  };
}

/** A case as a row of the queue. */
export function queueRowOf(services: Services, one: Case): QueueRow {
  const { caseId, number, kind, state, revision, county, name, submittedAt, dueOn } = fieldsOf(services, one);
  if (submittedAt === null || dueOn === null) throw new Error('a case on a shelf was sent');
  const { birthDate } = faceOf(services, one);
  const taker = takerOf(services, one);
  const answered = one.shelf === 'open' && one.timeLine.some(({ event }) => event === 'answered');
  return {
    caseId,
    number,
    kind,
    state,
    answered,
    revision,
    county,
    name,
    birthDate,
    submittedAt,
    dueOn,
    taker,
  };
}

function takerOf(services: Services, one: Case): QueueRow['taker'] {
  const { takenBy, takenUntil } = one;
  if (!takenBy || takenUntil === null || takenUntil <= services.clock.now()) return null;
  return { staffId: takenBy, name: faceOf(services, one).taker ?? '', until: takenUntil };
}

/** Why it could not be approved, and what the rule says to it. */
async function outlookOf(
  call: Call,
  reader: Reader,
  one: Case,
): Promise<Pick<StaffCaseView, 'obstacle' | 'advice'>> {
  const subject = await subjectOf(call, reader, one);
  if (subject === 'gone') return { obstacle: SUBJECT_GONE.message, advice: null };
  const application = applicationOf(call.services, one);
  const look = { call, reader, to: 'staff' } as const;
  const obstacle = await obstacleTo(application, subject, look);
  if (obstacle) return { obstacle: obstacle.message, advice: null };
  const advice = await kinds[one.kind].advice?.(application as never, subject as never, look);
  return { obstacle: null, advice: advice ?? null };
}

async function timeLineOf(services: Services, reader: Reader, one: Case): Promise<StaffCaseView['timeLine']> {
  const names = new Map<string, string>();
  for (const { by, who } of one.timeLine) {
    const staff = by === 'staff' && who && !names.has(who) ? await reader.get('staff', who) : null;
    if (staff) names.set(staff._id, staffName(services, staff));
  }
  return one.timeLine.map(({ who, ...entry }, at) => ({
    ...entry,
    words: wordsOf(services, one, at),
    who: (who && names.get(who)) ?? null,
  }));
}

/** The household that asked: its keeper, and the member as they typed them. */
async function askedOf(call: Call, reader: Reader, one: Case): Promise<StaffCaseView['asked']> {
  const { services } = call;
  const subject = await subjectOf(call, reader, one);
  if (subject === 'gone' || subject === null) return null;
  const { household, typed } = subject;
  const members = await Promise.all(household.memberIds.map((id) => reader.get('memberships', id)));
  const own = members.flatMap((member) => (member ? [openTyped(services, member)] : []));
  const keeper = own.find(({ relation }) => relation === 'self');
  const { relation, name, birthDate } = typed;
  return { by: keeper?.name ?? null, relation, name, birthDate };
}

/** The whole number of a person's document. */
export async function numberOf({ services }: Call, personId: string): Promise<string> {
  const person = (await services.store.get('persons', personId)) as Person;
  const { number } = (await services.store.get('identities', person.identityId)) as Identity;
  return services.vault.open(number, placeOfNumber(person.identityId));
}

async function personView(
  { services, today }: Call,
  reader: Reader,
  personId: string,
): Promise<StaffCaseView['person']> {
  const person = (await reader.get('persons', personId)) as Person;
  const { kind, number } = (await reader.get('identities', person.identityId)) as Identity;
  const whole = services.vault.open(number, placeOfNumber(person.identityId));
  const years = [-1, 0, 1].map((from) => yearOf(today) + from);
  const enrolments = await Promise.all(
    years.map((year) => reader.get('enrolments', enrolmentId(person._id, year))),
  );
  const inForce = enrolments.flatMap((one) => (one?.state === 'active' ? one : []));
  const { birthDate, sex, verifiedGroups } = person;
  return {
    name: nameOf(services, person),
    document: { kind, number: maskNumber(whole) },
    birthDate,
    sex,
    verifiedGroups,
    cover: coverOf(inForce, person._id, today),
  };
}
