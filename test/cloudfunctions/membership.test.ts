import {
  recordEnrolment,
  recordPerson,
  recordRealName,
  recordSettlement,
} from '@jiayibao/cloudfunctions/core';
import type { CivilDate } from '@jiayibao/shared/dates';
import { residentIdWithCheck } from '@jiayibao/shared/identity';
import { type Fen, ZERO } from '@jiayibao/shared/money';
import { type Cloud, newResident, openCloud, type Resident } from './cloud';
import { household, member, newNumber } from './people';

let cloud: Cloud;
beforeAll(async () => {
  cloud = await openCloud();
});
afterAll(() => cloud.close());

const NOTHING = {
  inpatient: ZERO,
  outpatient: ZERO,
  twoDisease: ZERO,
  chronicDisease: ZERO,
  eligibleSelfPay: ZERO,
  criticalIllness: ZERO,
  topUp: ZERO,
  assistance: ZERO,
};

/** A person whom the agency knows, covered this year, with a settlement, and the number to type. */
async function knownPerson(name = '张三') {
  const number = newNumber();
  const personId = await recordPerson(cloud.services, {
    name,
    document: { kind: 'residentId', number },
    verifiedGroups: ['registeredPoor'],
  });
  await recordEnrolment(cloud.services, {
    personId,
    benefitYear: 2026,
    region: 'lanzhou',
    benefitFrom: '2026-01-01' as CivilDate,
    benefitTo: '2026-12-31' as CivilDate,
  });
  await recordSettlement(cloud.services, {
    _id: `settlement-${number}`,
    personId,
    region: 'lanzhou',
    date: '2026-03-01' as CivilDate,
    operation: 'inpatient',
    institutionName: '示例医院',
    totalFen: 100_000 as Fen,
    selfPayFen: 30_000 as Fen,
    counts: { ...NOTHING, inpatient: 70_000 as Fen },
  });
  return { name, number, personId };
}

/** That person as a household types them. */
function typed({ name, number }: { name: string; number: string }) {
  return member({ name, number });
}

/** A resident who is shown to be that person. */
async function provenResident({ name, number }: { name: string; number: string }): Promise<Resident> {
  const resident = await newResident(cloud);
  const document = { kind: 'residentId' as const, number };
  await recordRealName(cloud.services, resident.openid, { name, document });
  expect(await resident.get('account.proveSelf', { name, document })).toEqual({ proven: true });
  return resident;
}

/** A reply without what differs between any two: ids and receipt numbers. */
function withoutIds(reply: unknown): string {
  return JSON.stringify(reply)
    .replace(/"(requestId|memberId|householdId)":"[0-9a-f]{32}"/g, '"$1":""')
    .replace(/"receipt":"[0-9-]{17}"/g, '"receipt":""');
}

/** Another number that looks the same when masked, with the same birth date and sex. */
function twinOf(number: string): string {
  for (let place = 620_200; place < 630_000; place++) {
    const twin = residentIdWithCheck(`${place}${number.slice(6, 17)}`);
    if (twin.at(-1) === number.at(-1)) return twin;
  }
  throw new Error('no twin');
}

describe('a number that is already known', () => {
  test('gives the same reply as a new one, after the same requests to the database', async () => {
    const person = await knownPerson();
    const [first, second] = [await newResident(cloud), await newResident(cloud)];
    const ask = async (resident: Resident, number: string) => {
      cloud.traffic.length = 0;
      const reply = await resident.call('household.register', household(member({ number })));
      return { reply: withoutIds(reply), traffic: cloud.traffic.join('\n') };
    };
    const known = await ask(first, person.number);
    const fresh = await ask(second, twinOf(person.number));
    expect(known).toEqual(fresh);
    expect(known.reply).toContain('"status":"claimed"');
    expect(known.reply).not.toContain(person.name);
  });

  test('shows nothing of the record: no cover, groups, settlements', async () => {
    const person = await knownPerson();
    const resident = await newResident(cloud);
    const { household: made } = await resident.get('household.register', household(typed(person)));
    expect(made.members[0]).toMatchObject({ name: '张三', status: 'claimed', groups: [], cover: null });
    const memberId = made.members[0]?.memberId ?? '';
    expect(await resident.get('estimate.basis', { memberId, dischargedOn: '2026-11-01' })).toMatchObject({
      source: 'unknown',
      settlements: [],
      benefitPeriod: null,
      verifiedGroups: [],
      yearToDate: { inpatient: '0.00' },
    });
  });

  test('registered by two accounts at once is one person, claimed by both', async () => {
    const number = newNumber();
    const residents = [await newResident(cloud), await newResident(cloud)];
    const made = await Promise.all(
      residents.map((resident) => resident.get('household.register', household(member({ number })))),
    );
    const memberships = await cloud.services.store.getMany(
      'memberships',
      made.map(({ household: { members } }) => members[0]?.memberId ?? ''),
    );
    expect(memberships).toHaveLength(2);
    expect(new Set(memberships.map(({ personId }) => personId)).size).toBe(1);
    expect(memberships.map(({ status }) => status)).toEqual(['claimed', 'claimed']);
  });

  test('what one account types never changes what another sees', async () => {
    const number = newNumber();
    const [first, second] = [await newResident(cloud), await newResident(cloud)];
    const own = member({ number, name: '甲的写法', claimedGroups: ['orphan'] });
    await first.get('household.register', household(own));
    const before = await first.get('household.read', {});
    const { household: made } = await second.get(
      'household.register',
      household(member({ number, name: '乙的写法', category: 'flexibleWorker' })),
    );
    const [theirs] = made.members;
    if (!theirs) throw new Error('one member');
    await second.get('household.changeMember', {
      memberId: theirs.memberId,
      revision: theirs.revision,
      member: member({ number, name: '又一写法' }),
    });
    expect(await first.get('household.read', {})).toEqual(before);
  });
});

describe('confirming and revoking', () => {
  test('the person decides who sees cover and settlements, at once', async () => {
    const person = await knownPerson('李四');
    const keeper = await newResident(cloud);
    const { household: made } = await keeper.get(
      'household.register',
      household(member({ number: person.number, name: '李小四' })),
    );
    const memberId = made.members[0]?.memberId ?? '';
    const self = await provenResident(person);

    expect(await self.get('membership.list', {})).toEqual({
      keepers: [{ memberId, keeperName: '未实名的账户', status: 'claimed' }],
    });
    const { keepers } = await self.get('membership.confirm', { memberId });
    expect(keepers).toEqual([{ memberId, keeperName: '未实名的账户', status: 'confirmed' }]);

    const seen = (await keeper.get('household.read', {})).household?.members[0];
    expect(seen).toMatchObject({
      status: 'confirmed',
      name: '李四',
      groups: [{ group: 'registeredPoor', state: 'verified' }],
      cover: [{ benefitYear: 2026, from: '2026-01-01', to: '2026-12-31' }],
    });
    const asked = { memberId, dischargedOn: '2026-11-01' };
    expect(await keeper.get('estimate.basis', asked)).toMatchObject({
      source: 'settlements',
      yearToDate: { inpatient: '700.00' },
    });

    await self.get('membership.revoke', { memberId });
    expect((await keeper.get('household.read', {})).household?.members[0]).toMatchObject({
      status: 'claimed',
      name: '李小四',
      groups: [],
      cover: null,
    });
    expect(await keeper.get('estimate.basis', asked)).toMatchObject({ source: 'unknown', settlements: [] });
  });

  test('nobody but the person confirms, the keeper not either', async () => {
    const person = await knownPerson();
    const keeper = await provenResident(await knownPerson('王五'));
    const { household: made } = await keeper.get('household.register', household(typed(person)));
    const memberId = made.members[0]?.memberId ?? '';
    expect(await keeper.refused('membership.confirm', { memberId })).toEqual(['NOT_FOUND']);
    expect(await keeper.refused('membership.revoke', { memberId })).toEqual(['NOT_FOUND']);
    expect(await keeper.get('membership.list', {})).toEqual({ keepers: [] });
  });

  test('a keeper who was shown to be someone is named', async () => {
    const person = await knownPerson();
    const keeper = await provenResident(await knownPerson('赵六'));
    await keeper.get('household.register', household(typed(person)));
    const self = await provenResident(person);
    const { keepers } = await self.get('membership.list', {});
    expect(keepers.map(({ keeperName }) => keeperName)).toEqual(['赵六']);
  });

  test('in their own household a proven person is confirmed, before and after', async () => {
    const person = await knownPerson('孙七');
    const before = await newResident(cloud);
    await before.get('household.register', household(typed(person), member()));
    const document = { kind: 'residentId' as const, number: person.number };
    await recordRealName(cloud.services, before.openid, { name: '孙七', document });
    await before.get('account.proveSelf', { name: '孙七', document });
    const statuses = (await before.get('household.read', {})).household?.members.map(({ status }) => status);
    expect(statuses).toEqual(['confirmed', 'claimed']);

    const after = await provenResident(person);
    const { household: made } = await after.get('household.register', household(typed(person)));
    expect(made.members[0]?.status).toBe('confirmed');
  });

  test("a number changed to one's own confirms, and what oneself revoked stays revoked", async () => {
    const person = await knownPerson('吴十');
    const self = await provenResident(person);
    const { household: made } = await self.get('household.register', household(member()));
    const memberId = made.members[0]?.memberId ?? '';
    const change = async (revision: number, changes: object) => {
      const input = { memberId, revision, member: { ...typed(person), ...changes } };
      return (await self.get('household.changeMember', input)).household.members[0]?.status;
    };
    expect(await change(1, {})).toBe('confirmed');
    await self.get('membership.revoke', { memberId });
    expect(await change(3, { place: 'work' })).toBe('claimed');
  });

  test("a confirmed member's name and document are the agency's to correct; the rest is not", async () => {
    const person = await knownPerson('周八');
    const self = await provenResident(person);
    const { household: made } = await self.get('household.register', household(typed(person)));
    const [first] = made.members;
    if (!first) throw new Error('one member');
    const { memberId } = first;
    const { member: before, revision } = await self.get('household.readMember', { memberId });
    const change = (changes: object) => ({ memberId, revision, member: { ...before, ...changes } });
    expect(await self.refused('household.changeMember', change({ name: '周九' }))).toEqual([
      'NOT_ALLOWED',
      'member.name',
    ]);
    expect(
      await self.refused(
        'household.changeMember',
        change({ document: { kind: 'residentId', number: newNumber() } }),
      ),
    ).toEqual(['NOT_ALLOWED', 'member.document.number']);
    const { household: changed } = await self.get('household.changeMember', change({ place: 'work' }));
    expect(changed.members[0]).toMatchObject({ status: 'confirmed', place: 'work' });
  });

  test('removal keeps the cover, and a restored member is claimed until confirmed anew', async () => {
    const person = await knownPerson();
    const keeper = await newResident(cloud);
    const { household: made } = await keeper.get('household.register', household(typed(person)));
    const memberId = made.members[0]?.memberId ?? '';
    const self = await provenResident(person);
    await self.get('membership.confirm', { memberId });
    await keeper.get('household.removeMember', { memberId, revision: 2 });
    expect(await self.get('membership.list', {})).toEqual({ keepers: [] });
    expect(await self.refused('membership.confirm', { memberId })).toEqual(['NOT_FOUND']);
    expect(await keeper.refused('estimate.basis', { memberId, dischargedOn: '2026-11-01' })).toEqual([
      'NOT_FOUND',
      'memberId',
    ]);
    const enrolment = await cloud.services.store.get('enrolments', `enrolment:2026:${person.personId}`);
    expect(enrolment?.state).toBe('active');
    const { household: restored } = await keeper.get('household.restoreMember', { memberId });
    expect(restored.members[0]).toMatchObject({ status: 'claimed', cover: null });
  });

  test('withdrawing consent takes every sight of the person away', async () => {
    const person = await knownPerson();
    const keeper = await newResident(cloud);
    const { household: made } = await keeper.get('household.register', household(typed(person)));
    const memberId = made.members[0]?.memberId ?? '';
    const self = await provenResident(person);
    await self.get('membership.confirm', { memberId });
    expect(await self.get('account.withdrawConsent', {})).toMatchObject({ consent: null, self: null });
    expect(await self.refused('membership.list', {})).toEqual(['CONSENT_REQUIRED']);
    expect((await keeper.get('household.read', {})).household?.members[0]?.status).toBe('claimed');
  });
});
