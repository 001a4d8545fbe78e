import { type MemberInput, residentActions } from '@jiayibao/shared/contract/resident';
import { parseIdentityDocument } from '@jiayibao/shared/identity';
import { keyed, pure } from './action';
import type { Identity, Membership } from './documents';
import { householdOf, settle } from './household';
import { HOUSEHOLD_DATA } from './household-view';
import { CHANGES } from './limits';
import {
  memberOf,
  type Opened,
  openHousehold,
  requireRevision,
  requireRoom,
  restorableUntil,
  selfAmong,
  slotOf,
  statusFor,
  writeMember,
} from './membership';
import { watchNewborn } from './newborn/watch';
import { placeOfNumber } from './person';
import { receiptOf } from './receipt';
import { Refusal } from './refusal';
import type { Services } from './services';
import { openTyped } from './typed';

export const householdAddMember = keyed(residentActions['household.addMember'], {
  summary: 'Adds a member.',
  may: 'consented',
  limits: [CHANGES],
  touches: HOUSEHOLD_DATA,
  async run({ member }, call, tx) {
    const { services } = call;
    const opened = await openHousehold(call, tx);
    const { memberships } = opened;
    requireRoom(memberships);
    const receipt = receiptOf(call.today, services.randomness);
    const place = placeIn(opened, memberships);
    const added = await writeMember(call, tx, member, place, { _id: services.randomness.id(), receipt });
    return {
      receipt,
      household: await settle(call, tx, { ...opened, memberships: [...memberships, added] }),
    };
  },
});

export const householdChangeMember = keyed(residentActions['household.changeMember'], {
  summary:
    "Changes what this account typed of a member; a confirmed one's name and document are the agency's to correct.",
  may: 'consented',
  limits: [CHANGES],
  touches: HOUSEHOLD_DATA,
  async run({ memberId, revision, member }, call, tx) {
    const opened = await openHousehold(call, tx);
    const membership = memberOf(opened, memberId);
    requireRevision(membership, revision);
    if (membership.status === 'confirmed') {
      const identity = (await tx.get('identities', membership.identityId)) as Identity;
      requireSamePerson(typedMember(call.services, membership, identity), member);
    }
    const others = opened.memberships.filter(({ _id }) => _id !== memberId);
    const changed = await writeMember(call, tx, member, placeIn(opened, others), membership);
    const memberships = opened.memberships.map((one) => (one._id === memberId ? changed : one));
    return { household: await settle(call, tx, { ...opened, memberships }) };
  },
});

export const householdReadMember = pure(residentActions['household.readMember'], {
  summary: 'What this account typed of a member, whole, to fill a form with.',
  may: 'consented',
  limits: [],
  touches: ['name', 'identityNumber', 'birthDate', 'groups', 'household'],
  async run({ memberId }, call) {
    const own = await householdOf(call);
    const membership = own?.memberships.find(({ _id }) => _id === memberId);
    if (!membership) throw new Refusal('NOT_FOUND');
    const identity = (await call.services.store.get('identities', membership.identityId)) as Identity;
    const member = typedMember(call.services, membership, identity);
    return { memberId, revision: membership.revision, member };
  },
});

export const householdRemoveMember = keyed(residentActions['household.removeMember'], {
  summary:
    'Takes a member out of the household; the person and their cover stay, and it can be undone for 30 days.',
  may: 'consented',
  limits: [CHANGES],
  touches: HOUSEHOLD_DATA,
  async run({ memberId, revision }, call, tx) {
    const opened = await openHousehold(call, tx);
    const membership = memberOf(opened, memberId);
    requireRevision(membership, revision);
    const removedAt = call.services.clock.now();
    const gone = { ...membership, status: 'claimed' as const, slot: undefined, removedAt };
    const removed = [await tx.put('memberships', gone), ...opened.removed];
    const memberships = opened.memberships.filter(({ _id }) => _id !== memberId);
    return { household: await settle(call, tx, { ...opened, memberships, removed }) };
  },
});

export const householdRestoreMember = keyed(residentActions['household.restoreMember'], {
  summary: 'Undoes a removal, as a claimed membership.',
  may: 'consented',
  limits: [CHANGES],
  touches: HOUSEHOLD_DATA,
  async run({ memberId }, call, tx) {
    const opened = await openHousehold(call, tx);
    const { account, household, memberships } = opened;
    const removed = await tx.get('memberships', memberId);
    const { removedAt = null, householdId = null } = removed ?? {};
    const inTime = removedAt !== null && restorableUntil(removedAt) >= call.today;
    if (!removed || !inTime || householdId !== household._id) throw new Refusal('NOT_FOUND');
    requireRoom(memberships);
    if (memberships.some(({ personId }) => personId === removed.personId))
      throw new Refusal('ALREADY_IN_HOUSEHOLD', { path: 'memberId' });
    if (selfAmong(call.services, [removed]) && selfAmong(call.services, memberships))
      throw new Refusal('ALREADY_IN_HOUSEHOLD', {
        message: '家里已经有一位“本人”，请先更改那一位与您的关系，再撤销移出。',
        path: 'memberId',
      });
    const restored = await tx.put('memberships', {
      ...removed,
      status: statusFor(account, removed.personId),
      slot: slotOf(household._id, removed.personId),
      removedAt: null,
    });
    const { birthDate } = openTyped(call.services, restored);
    await watchNewborn(tx, call.services, memberId, birthDate, call.today);
    const all = [...memberships, restored];
    const others = opened.removed.filter(({ _id }) => _id !== memberId);
    return { household: await settle(call, tx, { ...opened, memberships: all, removed: others }) };
  },
});

/** Where a member of this household is written who comes beside `others`. */
function placeIn({ account, household }: Opened, others: readonly Membership[]) {
  return { account, householdId: household._id, region: household.region, others, path: 'member' };
}

/** What the account typed, the number whole; birth date and sex left out where the document carries them. */
function typedMember(services: Services, membership: Membership, identity: Identity): MemberInput {
  const { birthDate, sex, ...typed } = openTyped(services, membership);
  const number = services.vault.open(identity.number, placeOfNumber(identity._id));
  const read = parseIdentityDocument(identity.kind, number);
  return {
    ...typed,
    document: { kind: identity.kind, number },
    birthDate: read.ok && read.document.birthDate ? null : birthDate,
    sex: read.ok && read.document.sex ? null : sex,
  };
}

/** Who a confirmed member is can be corrected by the agency alone. */
function requireSamePerson(before: MemberInput, after: MemberInput): void {
  const differs = (path: string) =>
    new Refusal('NOT_ALLOWED', {
      message: '这位成员已经确认，姓名和证件有误请联系参保地医保经办机构更正。',
      path,
    });
  if (after.name !== before.name) throw differs('member.name');
  const read = parseIdentityDocument(after.document.kind, after.document.number);
  if (read.ok && read.document.number !== before.document.number) throw differs('member.document.number');
  if (before.birthDate && after.birthDate !== before.birthDate) throw differs('member.birthDate');
  if (before.sex && after.sex !== before.sex) throw differs('member.sex');
}
