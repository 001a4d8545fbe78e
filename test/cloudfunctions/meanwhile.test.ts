import {
  recordConfirmation,
  recordRealName,
  type Store,
  type Transaction,
} from '@jiayibao/cloudfunctions/core';
import { type Cloud, newResident, openCloud, Resident } from './cloud';
import { cleanPhoto, knownPerson, newStaff, provenResident } from './desk/desk';
import { household, member } from './people';

/** Calls that meet in a way in which neither writes what the other has read, unless they are made to. */

let cloud: Cloud;
beforeAll(async () => {
  cloud = await openCloud();
});
afterAll(() => cloud.close());

/** The resident, for a call in which something else happens once it has read and before it writes. */
function during(resident: Resident, other: () => Promise<unknown>): Resident {
  const { services } = cloud;
  let happened = false;
  const seenIn = (tx: Transaction): Transaction => ({
    ...tx,
    async put(collection, draft) {
      if (!happened) {
        happened = true;
        await other();
      }
      return tx.put(collection, draft);
    },
  });
  const store: Store = Object.assign(Object.create(services.store), {
    transaction: (work: Parameters<Store['transaction']>[0]) =>
      services.store.transaction((tx) => work(seenIn(tx))),
  });
  return new Resident({ ...cloud, services: { ...services, store } }, resident.openid);
}

/** A resident who typed themselves and is about to show who they are. */
async function unproven() {
  const person = await knownPerson(cloud);
  const resident = await newResident(cloud);
  const document = { kind: 'residentId' as const, number: person.number };
  await recordRealName(cloud.services, resident.openid, { name: person.name, document });
  const typed = member({ name: person.name, number: person.number, relation: 'self' });
  const { household: made } = await resident.get('household.register', household(typed));
  const memberId = made.members[0]?.memberId ?? '';
  await resident.get('household.removeMember', { memberId, revision: 1 });
  return {
    resident,
    typed,
    prove: (by: Resident) => by.get('account.proveSelf', { name: person.name, document }),
    restore: (by: Resident) => by.get('household.restoreMember', { memberId }),
    add: (by: Resident) => by.get('household.addMember', { member: typed }),
  };
}

test.each(['restore', 'add'] as const)('to %s oneself while one is proven confirms oneself', async (how) => {
  for (const order of ['proven during it', 'it during the proof']) {
    const it = await unproven();
    const { resident } = it;
    if (order === 'proven during it') await it[how](during(resident, () => it.prove(resident)));
    else await it.prove(during(resident, () => it[how](resident)));
    const own = (await resident.get('household.read', {})).household?.members[0];
    expect([order, own?.status]).toEqual([order, 'confirmed']);
  }
});

test('whom the agency confirms while they withdraw their consent is seen by nobody', async () => {
  const person = await knownPerson(cloud, '李四');
  const self = await provenResident(cloud, person);
  const keeper = await newResident(cloud);
  const typed = member({ name: person.name, number: person.number });
  const { household: made } = await keeper.get('household.register', household(typed));
  const memberId = made.members[0]?.memberId ?? '';
  const status = async () => (await keeper.get('household.read', {})).household?.members[0]?.status;

  const recorded = () => recordConfirmation(cloud.services, memberId);
  await during(self, recorded).get('account.withdrawConsent', {});
  expect(await status()).toBe('claimed');

  const clerk = await newStaff(cloud);
  const { caseId, revision } = await keeper.get('case.save', {
    application: { kind: 'confirmMembership', memberId },
    attachments: [await cleanPhoto(cloud, keeper.openid)],
  });
  const sent = await keeper.get('case.submit', { caseId, revision });
  const taken = await clerk.get('case.take', { caseId, revision: sent.revision });
  const approve = () => clerk.get('case.approve', { caseId, revision: taken.revision });
  await during(self, approve).get('account.withdrawConsent', {});
  expect(await status()).toBe('claimed');
});
