import {
  CATEGORIES,
  type Category,
  MAXIMUM_MEMBERS,
  type MemberInput,
  placesFor,
} from '@jiayibao/shared/contract/resident';
import { type Cloud, newResident, openCloud } from './cloud';
import { household, member, newNumber, numberOf } from './people';

let cloud: Cloud;
beforeAll(async () => {
  cloud = await openCloud();
});
afterAll(() => cloud.close());

describe('registering a household', () => {
  test('shows what was typed, the number masked, and answers with a receipt', async () => {
    const resident = await newResident(cloud);
    const number = newNumber('19601231');
    const { receipt, household: made } = await resident.get(
      'household.register',
      household(member({ number, claimedGroups: ['orphan'] }), member({ relation: 'self', name: '测试乙' })),
    );
    expect(receipt).toMatch(/^20261122-[0-9]{8}$/);
    expect(made).toMatchObject({ region: 'lanzhou', county: '620102', phone: '13900001234', revision: 1 });
    expect(made.members.map(({ name }) => name)).toEqual(['测试甲', '测试乙']);
    expect(made.members[0]).toMatchObject({
      status: 'claimed',
      revision: 1,
      document: { kind: 'residentId', number: `62${'*'.repeat(13)}${number.slice(-3)}` },
      birthDate: '1960-12-31',
      groups: [{ group: 'orphan', state: 'claimed' }],
      cover: null,
    });
    expect(await resident.get('household.read', {})).toEqual({ household: made });
    expect((await resident.get('account.read', {})).hasHousehold).toBe(true);
  });

  test('is done once an account', async () => {
    const resident = await newResident(cloud);
    await resident.get('household.register', household(member()));
    expect(await resident.refused('household.register', household(member()))).toEqual(['ALREADY_REGISTERED']);
  });

  test('two registrations of one account at once make one household', async () => {
    const resident = await newResident(cloud);
    const replies = await Promise.all([
      resident.call('household.register', household(member())),
      resident.call('household.register', household(member())),
    ]);
    expect(replies.map((reply) => (reply.ok ? 'OK' : reply.error.code)).sort()).toEqual([
      'ALREADY_REGISTERED',
      'OK',
    ]);
  });

  test('takes full-width digits and a lower-case x, and keeps the number in one spelling', async () => {
    const resident = await newResident(cloud);
    const typed = '１１０１０５１９４９１２３１００２x';
    const { household: made } = await resident.get(
      'household.register',
      household(member({ number: typed })),
    );
    const memberId = made.members[0]?.memberId ?? '';
    const read = await resident.get('household.readMember', { memberId });
    expect(read.member.document.number).toBe('11010519491231002X');
    expect(
      await resident.refused('household.addMember', { member: member({ number: '11010519491231002X' }) }),
    ).toEqual(['ALREADY_IN_HOUSEHOLD', 'member.document.number']);
  });

  test.each([
    ['a wrong check digit', '110105194912310021', 'INVALID_IDENTITY_NUMBER', 'members.1.document.number'],
    [
      'an impossible birth date',
      newNumber('19600230'),
      'INVALID_IDENTITY_NUMBER',
      'members.1.document.number',
    ],
    ['a birth date to come', newNumber('20261123'), 'INVALID_IDENTITY_NUMBER', 'members.1.document.number'],
    [
      'a birth before any that is kept',
      newNumber('18991231'),
      'INVALID_IDENTITY_NUMBER',
      'members.1.document.number',
    ],
    ['a number of 41 characters', '1'.repeat(41), 'INVALID_IDENTITY_NUMBER', 'members.1.document.number'],
  ])('refuses %s', async (_, number, code, path) => {
    const resident = await newResident(cloud);
    expect(await resident.refused('household.register', household(member(), member({ number })))).toEqual([
      code,
      path,
    ]);
    expect(await resident.get('household.read', {})).toEqual({ household: null });
  });

  test.each([
    ['a name of digits', { name: '12345' }, 'INVALID_NAME', 'members.0.name'],
    ['a name without a letter', { name: "·.-'" }, 'INVALID_NAME', 'members.0.name'],
    ['a name of 41 characters', { name: '𠮷'.repeat(41) }, 'INVALID_NAME', 'members.0.name'],
    ['a name that is no text', { name: 5 }, 'MALFORMED_REQUEST', 'members.0.name'],
    ['an unknown key', { admin: true }, 'MALFORMED_REQUEST', 'members.0.admin'],
    ['30 February', { birthDate: '2026-02-30' }, 'INVALID_DATE', 'members.0.birthDate'],
    [
      'another birth date than the number has',
      { birthDate: '1960-01-02' },
      'INVALID_DATE',
      'members.0.birthDate',
    ],
    [
      'another sex than the number has',
      { number: newNumber(), sex: 'unknown' },
      'MALFORMED_REQUEST',
      'members.0',
    ],
  ])('refuses %s', async (_, changes, code, path) => {
    const resident = await newResident(cloud);
    const [given, at] = await resident.refused('household.register', household(member(changes as never)));
    expect(given).toBe(code);
    expect(at).toMatch(new RegExp(`^${path}`));
  });

  test('refuses the same person twice, by the field of the second', async () => {
    const resident = await newResident(cloud);
    const number = newNumber();
    expect(
      await resident.refused(
        'household.register',
        household(member({ number }), member(), member({ number })),
      ),
    ).toEqual(['ALREADY_IN_HOUSEHOLD', 'members.2.document.number']);
  });

  test('needs a birth date where the document carries none, and not one to come', async () => {
    const resident = await newResident(cloud);
    const document = { kind: 'birthCertificate' as const, number: 'R620000001' };
    const newborn = (birthDate?: string) =>
      household(member({ document, category: 'pupilOrChild', birthDate }));
    expect(await resident.refused('household.register', newborn())).toEqual([
      'MALFORMED_REQUEST',
      'members.0.birthDate',
    ]);
    expect(await resident.refused('household.register', newborn('2026-11-23'))).toEqual([
      'INVALID_DATE',
      'members.0.birthDate',
    ]);
    const { household: made } = await resident.get('household.register', newborn('2026-11-22'));
    expect(made.members[0]).toMatchObject({ birthDate: '2026-11-22', sex: null });
  });

  test('knows one of its members alone as the keeper themselves, by the field of the second', async () => {
    const resident = await newResident(cloud);
    const self = (name: string) => member({ name, relation: 'self' });
    expect(
      await resident.refused('household.register', household(self('测试甲'), member(), self('测试乙'))),
    ).toEqual(['ALREADY_IN_HOUSEHOLD', 'members.2.relation']);
    const { household: made } = await resident.get('household.register', household(self('测试甲'), member()));
    expect(await resident.refused('household.addMember', { member: self('测试乙') })).toEqual([
      'ALREADY_IN_HOUSEHOLD',
      'member.relation',
    ]);
    const [first, second] = made.members as [(typeof made.members)[0], (typeof made.members)[0]];
    const change = async ({ memberId, revision }: typeof first, changes: Partial<MemberInput>) => {
      const { member: typed } = await resident.get('household.readMember', { memberId });
      return { memberId, revision, member: { ...typed, ...changes } };
    };
    expect(
      await resident.refused('household.changeMember', await change(second, { relation: 'self' })),
    ).toEqual(['ALREADY_IN_HOUSEHOLD', 'member.relation']);
    // The keeper's own record is still theirs to change.
    const changed = await resident.get('household.changeMember', await change(first, { place: 'work' }));
    expect(changed.household.members[0]).toMatchObject({ relation: 'self', place: 'work' });
  });

  test.each([
    ['residentId', newNumber('20200101'), ['hmtOrForeigner']],
    [
      'hmtResidencePermit',
      newNumber('20200101', '810000'),
      ['notEmployed', 'flexibleWorker', 'demobilisedOrMilitaryDependant'],
    ],
    [
      'foreignerPermanentCard',
      'USA110000999999',
      ['notEmployed', 'flexibleWorker', 'demobilisedOrMilitaryDependant'],
    ],
    [
      'birthCertificate',
      'R620000002',
      ['notEmployed', 'fullTimeStudent', 'flexibleWorker', 'demobilisedOrMilitaryDependant'],
    ],
  ] as const)('a holder of a %s cannot be of every category', async (kind, number, impossible) => {
    const birthDate = kind === 'foreignerPermanentCard' || kind === 'birthCertificate' ? '2020-01-01' : null;
    const typed = (category: Category) =>
      household(
        member({ document: { kind, number }, birthDate, category, place: placesFor('lanzhou', category)[0] }),
      );
    const refused: Category[] = [];
    for (const category of CATEGORIES) {
      const reply = await (await newResident(cloud)).call('household.register', typed(category));
      if (reply.ok) continue;
      expect(reply.error).toMatchObject({ code: 'MALFORMED_REQUEST', path: 'members.0.category' });
      refused.push(category);
    }
    expect(refused).toEqual(impossible);
  });

  test.each([
    ['notEmployed', 'school'],
    ['pupilOrChild', 'work'],
    ['fullTimeStudent', 'work'],
    ['notEmployed', null],
  ] as const)('in Lanzhou, %s cannot enrol with the place %s', async (category, place) => {
    const resident = await newResident(cloud);
    const typed = household(member({ category, place }));
    expect(await resident.refused('household.register', typed)).toEqual([
      'MALFORMED_REQUEST',
      'members.0.place',
    ]);
  });

  test("in Linxia the place is not asked and not kept, until the household is Lanzhou's", async () => {
    const resident = await newResident(cloud);
    const typed = {
      ...household(member(), member({ place: null })),
      region: 'linxia',
      county: '622901',
    } as const;
    const { household: made } = await resident.get('household.register', typed);
    expect(made.members.map(({ place }) => place)).toEqual([null, null]);
    const { revision } = made;
    await resident.get('household.change', { revision, region: 'lanzhou', county: '620102' });
    const memberId = made.members[0]?.memberId ?? '';
    const read = await resident.get('household.readMember', { memberId });
    expect(
      await resident.refused('household.changeMember', { memberId, revision: 1, member: read.member }),
    ).toEqual(['MALFORMED_REQUEST', 'member.place']);
  });

  test('refuses groups that nobody has together, by their field', async () => {
    const resident = await newResident(cloud);
    const refused = async (changes: Parameters<typeof member>[0]) => {
      const reply = await resident.call('household.register', household(member(changes)));
      return reply.ok ? null : reply.error.path;
    };
    const path = 'members.0.claimedGroups';
    expect(await refused({ claimedGroups: ['ruralAllowanceClass1', 'urbanAllowanceFull'] })).toBe(path);
    expect(await refused({ claimedGroups: ['maternal'], number: numberOf('male') })).toBe(path);
    expect(await refused({ claimedGroups: ['maternal', 'orphan'], number: numberOf('female') })).toBeNull();
  });

  test('refuses a county of the other region', async () => {
    const resident = await newResident(cloud);
    const input = { ...household(member()), county: '622901' };
    expect(await resident.refused('household.register', input)).toEqual(['MALFORMED_REQUEST', 'county']);
  });

  test('holds no more members than a household can have', async () => {
    const resident = await newResident(cloud);
    const full = Array.from({ length: MAXIMUM_MEMBERS }, () => member());
    expect(await resident.refused('household.register', household(...full, member()))).toEqual([
      'MALFORMED_REQUEST',
      'members',
    ]);
    await resident.get('household.register', household(...full));
    expect(await resident.refused('household.addMember', { member: member() })).toEqual(['LIMIT_REACHED']);
  });
});
