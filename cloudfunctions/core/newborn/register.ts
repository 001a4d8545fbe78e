import { type InputOf, residentActions } from '@jiayibao/shared/contract/resident';
import { type Call, keyed } from '../action';
import { adopt, requireEvidence } from '../case/evidence';
import { newCase } from '../case/file';
import { moved, requireNoOther } from '../case/record';
import type { Case, Membership, Person } from '../documents';
import { settle } from '../household';
import { HOUSEHOLD_DATA } from '../household-view';
import { CHANGES } from '../limits';
import { memberOf, type Opened, openHousehold, requireRoom, writeMember } from '../membership';
import { receiptOf } from '../receipt';
import { Refusal } from '../refusal';
import type { Transaction } from '../store';
import { openTyped } from '../typed';
import { enrolmentOf, isOfAge, newbornAnswer } from './child';
import { isRegistered } from './registration';

type Input = InputOf<'newborn.register'>;
type Asked = Input['children'][number];

export const newbornRegister = keyed(residentActions['newborn.register'], {
  summary:
    "Registers newborns on their birth certificates, with a guardian's consent; the desk looks at the photos.",
  may: 'consented',
  limits: [CHANGES],
  touches: [...HOUSEHOLD_DATA, 'case', 'evidence'],
  async run({ guardianId, consent, children }, call, tx) {
    let opened = await openHousehold(call, tx);
    await requireGuardian(call, tx, opened, guardianId);
    const given = { version: consent.version, at: call.services.clock.now() };
    const done: { memberId: string; caseId: string; number: string }[] = [];
    for (const [i, child] of children.entries()) {
      const path = `children.${i}`;
      const membership = await memberFor(call, tx, opened, child, path);
      if (done.some(({ memberId }) => memberId === membership._id))
        throw new Refusal('MALFORMED_REQUEST', { message: '同一个孩子填了两次，请去掉一次。', path });
      const status = await requireNewborn(call, tx, opened, membership, path);
      const filed = await fileCertificate(call, tx, opened, { ...membership, status }, guardianId, child);
      const { personId } = membership;
      const registered = await tx.put('memberships', {
        ...membership,
        status,
        newborn: { personId, guardianId, consent: given, caseId: filed._id },
      });
      const others = opened.memberships.filter(({ _id }) => _id !== membership._id);
      opened = { ...opened, memberships: [...others, registered] };
      done.push({ memberId: membership._id, caseId: filed._id, number: filed.number });
    }
    return { household: await settle(call, tx, inTheirOrder(opened)), children: done };
  },
});

/** The guardian is somebody of the household, of age. */
async function requireGuardian(
  call: Call,
  tx: Transaction,
  { memberships }: Opened,
  guardianId: string,
): Promise<void> {
  const path = 'guardianId';
  const membership = memberships.find(({ _id }) => _id === guardianId);
  if (!membership) throw new Refusal('NOT_FOUND', { message: '请选择家里的一位监护人。', path });
  const person = membership.status === 'confirmed' ? await tx.get('persons', membership.personId) : null;
  const typed = openTyped(call.services, membership);
  if (isOfAge({ typed, person }, call.today)) return;
  throw new Refusal('NOT_ALLOWED', { message: '监护人要年满18周岁，请选择另一位家人。', path });
}

/** The child's membership: one that there is, or a new one of what was typed. */
async function memberFor(
  call: Call,
  tx: Transaction,
  opened: Opened,
  { memberId, member }: Asked,
  path: string,
): Promise<Membership> {
  if (memberId && !member) return memberOf(opened, memberId);
  if (memberId || !member)
    throw new Refusal('MALFORMED_REQUEST', { message: '请选择家里的孩子，或填写新的孩子。', path });
  const { account, household, memberships } = opened;
  requireRoom(memberships);
  const { randomness } = call.services;
  const record = { _id: randomness.id(), receipt: receiptOf(call.today, randomness) };
  const { _id: householdId, region } = household;
  const place = { account, householdId, region, others: memberships, path: `${path}.member` };
  return writeMember(call, tx, member, place, record);
}

/**
 * Refuses who is no newborn, enrolled already or registered already. Gives whether the household sees the child's record
 * from now on: a guardian with the document does, where nothing is known of the child from elsewhere and nobody else
 * sees it; otherwise the desk decides with the certificate before it.
 */
async function requireNewborn(
  call: Call,
  tx: Transaction,
  { household }: Opened,
  membership: Membership,
  path: string,
): Promise<Membership['status']> {
  const { services, today } = call;
  const { personId, status } = membership;
  // The person's revision orders two households that register the same child.
  const person = await tx.put('persons', (await tx.get('persons', personId)) as Person);
  const typed = openTyped(services, membership);
  const seen = status === 'confirmed' ? person : null;
  const { answer } = newbornAnswer(
    { typed, person: seen },
    { region: household.region, today },
    await call.parameters(),
  );
  if (!answer.ok) throw new Refusal(answer.error.code, { message: answer.error.message, path });
  if (await isRegistered(tx, membership)) {
    const message = '这个孩子已经登记过，不用再登记，请直接缴费。';
    throw new Refusal('NOT_ALLOWED', { message, path });
  }
  const history = await services.store.find('enrolments', { personId });
  if (seen && enrolmentOf(history, answer, today)) {
    const message = '这个孩子已经参保，不用再办，请刷新后查看。';
    throw new Refusal('CONTRADICTORY_REQUEST', { message, path });
  }
  if (seen) return status;
  const kept = await services.store.find('memberships', { personId });
  const isSeenElsewhere = kept.some((one) => one.status === 'confirmed' && one.removedAt === null);
  return person.name === null && history.length === 0 && !isSeenElsewhere ? 'confirmed' : status;
}

/** The case in which the desk looks at the certificate, sent at once. */
async function fileCertificate(
  call: Call,
  tx: Transaction,
  { household }: Opened,
  membership: Membership,
  guardianId: string,
  { attachments }: Asked,
): Promise<Case> {
  const person = (await tx.get('persons', membership.personId)) as Person;
  const typed = openTyped(call.services, membership);
  const application = { kind: 'newbornCertificate', memberId: membership._id, guardianId } as const;
  const begun = newCase(call, application, { household, membership, typed, person }, null);
  await requireNoOther(call, begun);
  await adopt(tx, begun, call.accountId, attachments);
  const filed = moved(call, { ...begun, attachments: [...attachments] }, 'submitted', { by: 'applicant' });
  await requireEvidence(tx, filed);
  return tx.put('cases', filed);
}

/** The household with its members as they stood, new ones last. */
function inTheirOrder(opened: Opened): Opened {
  const { memberIds } = opened.household;
  const placeOf = ({ _id }: Membership) =>
    memberIds.includes(_id) ? memberIds.indexOf(_id) : memberIds.length;
  return { ...opened, memberships: [...opened.memberships].sort((a, b) => placeOf(a) - placeOf(b)) };
}
