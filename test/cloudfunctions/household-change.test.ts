import { RESTORABLE_DAYS } from '@jiayibao/shared/contract/resident';
import { addDays, type CivilDate } from '@jiayibao/shared/dates';
import { type Cloud, newResident, openCloud, TODAY } from './cloud';
import { household, member, newNumber } from './people';

const DAY_MS = 86_400_000;

let cloud: Cloud;
beforeAll(async () => {
  cloud = await openCloud();
});
afterAll(() => cloud.close());

describe('changing a household', () => {
  async function registered() {
    const resident = await newResident(cloud);
    const { household: made } = await resident.get('household.register', household(member(), member()));
    const [first, second] = made.members;
    if (!first || !second) throw new Error('two members');
    return { resident, made, first, second };
  }

  test('changes where it belongs, once for each revision', async () => {
    const { resident, made } = await registered();
    const change = { revision: made.revision, region: 'linxia' as const, county: '622901' };
    const { household: changed } = await resident.get('household.change', change);
    expect(changed).toMatchObject({ region: 'linxia', county: '622901', phone: null, revision: 2 });
    expect(await resident.refused('household.change', change)).toEqual(['STALE', 'revision']);
  });

  test('changes what was typed of a member, number included', async () => {
    const { resident, first } = await registered();
    const read = await resident.get('household.readMember', { memberId: first.memberId });
    expect(read.member).toMatchObject({ name: '测试甲', birthDate: null, sex: null });
    const number = newNumber('20100601');
    const typed = { ...read.member, name: '测试丙', document: { kind: 'residentId' as const, number } };
    const change = { memberId: first.memberId, revision: read.revision, member: typed };
    const { household: changed } = await resident.get('household.changeMember', change);
    expect(changed.members[0]).toMatchObject({ name: '测试丙', birthDate: '2010-06-01', revision: 2 });
    expect(await resident.refused('household.changeMember', change)).toEqual(['STALE', 'revision']);
  });

  test('a changed number that another member has is refused', async () => {
    const { resident, first, second } = await registered();
    const { member: typed } = await resident.get('household.readMember', { memberId: second.memberId });
    const change = { memberId: first.memberId, revision: first.revision, member: typed };
    expect(await resident.refused('household.changeMember', change)).toEqual([
      'ALREADY_IN_HOUSEHOLD',
      'member.document.number',
    ]);
  });

  test('lists who was taken out, the last one first, and until when they can be brought back', async () => {
    const { resident, made, first, second } = await registered();
    expect(made.removed).toEqual([]);
    for (const { memberId, revision } of [first, second])
      await resident.get('household.removeMember', { memberId, revision });
    const restorableUntil = addDays(TODAY as CivilDate, RESTORABLE_DAYS);
    const taken = [second, first].map(({ memberId, name, relation }) => ({
      memberId,
      name,
      relation,
      restorableUntil,
    }));
    const { household: read } = await resident.get('household.read', {});
    expect(read).toMatchObject({ members: [], removed: taken });
    const { household: restored } = await resident.get('household.restoreMember', {
      memberId: first.memberId,
    });
    expect(restored).toMatchObject({ members: [{ ...first, revision: 3 }], removed: [taken[0]] });
    expect((await resident.get('household.read', {})).household).toEqual(restored);
  });

  test('brings a removed member back to the end of the last day and not after', async () => {
    const { resident, first, second } = await registered();
    for (const { memberId, revision } of [first, second])
      await resident.get('household.removeMember', { memberId, revision });
    // It is noon in China.
    cloud.pass(RESTORABLE_DAYS * DAY_MS + DAY_MS / 2 - 1);
    const { household: restored } = await resident.get('household.restoreMember', {
      memberId: first.memberId,
    });
    expect(restored.members).toEqual([{ ...first, revision: 3 }]);
    cloud.pass(1);
    expect((await resident.get('household.read', {})).household?.removed).toEqual([]);
    expect(await resident.refused('household.restoreMember', { memberId: second.memberId })).toEqual([
      'NOT_FOUND',
    ]);
    cloud.pass(DAY_MS / 2);
  });

  test('a member who was added again cannot be restored beside', async () => {
    const { resident, first } = await registered();
    const { member: typed } = await resident.get('household.readMember', { memberId: first.memberId });
    await resident.get('household.removeMember', { memberId: first.memberId, revision: first.revision });
    const { household: again } = await resident.get('household.addMember', { member: typed });
    expect(again.removed).toEqual([]);
    expect(await resident.refused('household.restoreMember', { memberId: first.memberId })).toEqual([
      'ALREADY_IN_HOUSEHOLD',
      'memberId',
    ]);
  });

  test('a removed keeper cannot come back beside another who is kept as the keeper', async () => {
    const resident = await newResident(cloud);
    const self = () => member({ relation: 'self' });
    const { household: made } = await resident.get('household.register', household(self()));
    const { memberId = '', revision = 0 } = made.members[0] ?? {};
    await resident.get('household.removeMember', { memberId, revision });
    await resident.get('household.addMember', { member: self() });
    expect(await resident.refused('household.restoreMember', { memberId })).toEqual([
      'ALREADY_IN_HOUSEHOLD',
      'memberId',
    ]);
  });

  test('two additions of one person at once add them once', async () => {
    const { resident } = await registered();
    const twice = { member: member() };
    const replies = await Promise.all([
      resident.call('household.addMember', twice),
      resident.call('household.addMember', twice),
    ]);
    expect(replies.map((reply) => (reply.ok ? 'OK' : reply.error.code)).sort()).toEqual([
      'ALREADY_IN_HOUSEHOLD',
      'OK',
    ]);
    expect((await resident.get('household.read', {})).household?.members).toHaveLength(3);
  });

  test("another account's member is not found, like one that does not exist", async () => {
    const { first } = await registered();
    const { resident: other } = await registered();
    for (const memberId of [first.memberId, 'nobody-at-all']) {
      const { revision } = first;
      expect(await other.refused('household.readMember', { memberId })).toEqual(['NOT_FOUND']);
      expect(await other.refused('household.removeMember', { memberId, revision })).toEqual(['NOT_FOUND']);
      expect(await other.refused('household.restoreMember', { memberId })).toEqual(['NOT_FOUND']);
      expect(await other.refused('household.changeMember', { memberId, revision, member: member() })).toEqual(
        ['NOT_FOUND'],
      );
      expect(await other.refused('membership.confirm', { memberId })).toEqual(['NOT_FOUND']);
      expect(await other.refused('estimate.basis', { memberId, dischargedOn: '2026-11-01' })).toEqual([
        'NOT_FOUND',
        'memberId',
      ]);
    }
  });

  test("another household's removed member cannot be restored into one's own", async () => {
    const { resident, first } = await registered();
    const { resident: other } = await registered();
    const { memberId, revision } = first;
    await resident.get('household.removeMember', { memberId, revision });
    expect(await other.refused('household.restoreMember', { memberId })).toEqual(['NOT_FOUND']);
    await resident.get('household.restoreMember', { memberId });
  });

  test('without a household there is nothing to change', async () => {
    const resident = await newResident(cloud);
    expect(await resident.refused('household.addMember', { member: member() })).toEqual(['NOT_FOUND']);
  });
});
