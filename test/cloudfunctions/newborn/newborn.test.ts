import { calculate } from '@jiayibao/shared/calculate';
import type { AnswerTo } from '@jiayibao/shared/contract/calculation';
import type { MemberInput, NewbornChild, Region } from '@jiayibao/shared/contract/resident';
import { addDays, type CivilDate } from '@jiayibao/shared/dates';
import { cleanPhoto } from '../desk/desk';
import { coverOf, goTo, ledgerOf, notified, openTill, payed, type Till } from '../order/orders';
import { member, newNumber } from '../people';
import { baby, CONSENT, newCertificate, parent, register } from './births';

let till: Till;
beforeEach(async () => {
  till = await openTill();
});
afterEach(() => till.close());

const DAY_90 = 90;
const answerOf = ({ answer }: Pick<NewbornChild, 'answer'>) => answer as unknown as AnswerTo<'newborn'>;
const resultOf = (child: Pick<NewbornChild, 'answer'>) => {
  const answer = answerOf(child);
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.result;
};

/** Orders and pays for these children; gives the order as it stands then. */
async function paidFor(family: Awaited<ReturnType<typeof parent>>, children: readonly NewbornChild[]) {
  const { resident } = family;
  const order = await resident.get('order.create', {
    benefitYear: resultOf(children[0] as NewbornChild).contributionYear,
    members: children.map(({ memberId }) => ({ memberId })),
    relatives: [],
  });
  await payed(till, resident, order);
  await notified(till, order.number);
  return resident.get('order.read', { number: order.number });
}

const personOf = async (memberId: string) =>
  (await till.services.store.get('memberships', memberId))?.personId as string;

describe('preview', () => {
  test.each(['lanzhou', 'linxia'] as const)(
    'what holds in %s today is what the calculation says',
    async (region) => {
      const { resident } = await parent(till);
      for (const birthDate of ['2026-11-22', '2026-10-01', '2026-09-30', '2025-11-22'] as const) {
        const { request, answer } = await resident.get('newborn.preview', { region, birthDate });
        expect(request).toEqual({
          operation: 'newborn',
          region,
          birthDate,
          enrolledOn: '2026-11-22',
          groups: [],
        });
        expect(answer).toEqual(calculate(request));
      }
    },
  );
});

describe('enrolled and paid', () => {
  test.each<[string, Region, string, number]>([
    ['born 30 September, day 90', 'lanzhou', '2026-09-30', DAY_90],
    ['born 30 September, day 91', 'lanzhou', '2026-09-30', DAY_90 + 1],
    ['born 30 September, the day before the first birthday', 'lanzhou', '2026-09-30', 364],
    ['born 1 October, day 90', 'lanzhou', '2026-10-01', DAY_90],
    ['born 1 October, day 91', 'lanzhou', '2026-10-01', DAY_90 + 1],
    ['born 1 October, the day before the first birthday', 'lanzhou', '2026-10-01', 364],
    ['born 30 September, day 90', 'linxia', '2026-09-30', DAY_90],
    ['born 1 October, day 91', 'linxia', '2026-10-01', DAY_90 + 1],
  ])('%s, %s: covered as the calculation says', async (_, region, birthDate, day) => {
    const enrolledOn = addDays(birthDate as CivilDate, day);
    goTo(till, `${enrolledOn}T10:00`);
    const family = await parent(till, region);
    const [child] = await register(till, family, [{ member: baby(birthDate) }]);
    const { benefitPeriod, contributionYear, due } = resultOf(child as NewbornChild);
    expect(answerOf(child as NewbornChild)).toEqual(
      calculate({ operation: 'newborn', region, birthDate, enrolledOn, groups: [] }),
    );
    const order = await paidFor(family, [child as NewbornChild]);
    expect(order).toMatchObject({ state: 'settled', total: due, benefitYear: contributionYear });
    expect(order.items).toMatchObject([
      { state: 'enrolled', benefitPeriod, waitingMonths: 0, makeUpYears: 0 },
    ]);
    const personId = await personOf((child as NewbornChild).memberId);
    expect(await coverOf(till, personId, contributionYear)).toEqual([benefitPeriod.from, benefitPeriod.to]);
    const [after] = (await family.resident.get('newborn.read', {})).children;
    expect(after).toMatchObject({ state: 'enrolled', cover: benefitPeriod });
    const { contribution, subsidy } = await ledgerOf(till, order.number);
    expect([contribution, (subsidy ?? 0) > 0]).toEqual([Number(due.replace('.', '')), true]);
  });

  test('Linxia takes nobody after six months, and the day before the first birthday is not asked for money', async () => {
    goTo(till, '2027-09-29T10:00');
    const family = await parent(till, 'linxia');
    const attachments = [await cleanPhoto(till, family.resident.openid)];
    const children = [{ member: baby('2026-09-30'), attachments }];
    const input = { guardianId: family.guardianId, consent: CONSENT, children };
    expect(await family.resident.refused('newborn.register', input)).toEqual([
      'ENROLMENT_CLOSED',
      'children.0',
    ]);
    await family.resident.get('household.addMember', { member: baby('2026-09-30') });
    const [child] = (await family.resident.get('newborn.read', {})).children;
    expect(child).toMatchObject({
      state: 'closed',
      answer: { ok: false, error: { code: 'ENROLMENT_CLOSED' } },
    });
  });

  test('where the cover bought in Linxia is over, that is said before paying', async () => {
    goTo(till, '2027-01-05T10:00');
    const family = await parent(till, 'linxia');
    await family.resident.get('household.addMember', { member: baby('2026-10-01') });
    const [child] = (await family.resident.get('newborn.read', {})).children;
    expect(resultOf(child as NewbornChild).notices).toContain('coverAlreadyPast');
  });

  test('the page of the yearly contribution knows that a birth in October covers the next year too', async () => {
    const family = await parent(till);
    const children = await register(till, family, [{ member: baby('2026-10-01') }]);
    await paidFor(family, children);
    const { years } = await family.resident.get('contribution.quote', {});
    const states = years.map(({ benefitYear, members }) => [
      benefitYear,
      members.find(({ memberId }) => memberId === children[0]?.memberId)?.state,
    ]);
    expect(states).toContainEqual([2027, 'enrolled']);
    goTo(till, '2026-12-01T10:00');
    const basis = await family.resident.get('estimate.basis', {
      memberId: children[0]?.memberId as string,
      dischargedOn: '2026-10-20',
    });
    expect(basis).toMatchObject({
      benefitPeriod: { from: '2026-10-01', to: '2027-12-31' },
      ifEnrolled: null,
    });
  });

  test('twins in one go, in one order', async () => {
    const family = await parent(till);
    const twins = await register(till, family, [
      { member: baby('2026-11-01', { name: '大宝' }) },
      { member: baby('2026-11-01', { name: '小宝' }) },
    ]);
    const order = await paidFor(family, twins);
    expect(order).toMatchObject({ total: '800.00', state: 'settled' });
    const receipt = await family.resident.get('receipt.read', { number: order.number });
    // What covers from birth is 第八条, and for how long is on the paper too.
    expect(receipt.clauses).toEqual(['第七条', '第十条（三）', '第八条']);
    const benefitPeriod = { from: '2026-11-01', to: '2027-12-31' };
    expect(receipt.items).toMatchObject([{ benefitPeriod }, { benefitPeriod }]);
    expect(order.items.map(({ name, state }) => [name, state])).toEqual([
      ['大宝', 'enrolled'],
      ['小宝', 'enrolled'],
    ]);
  });

  test('full aid needs no payment; what is only claimed is shown as pending', async () => {
    const family = await parent(till);
    const [child] = await register(till, family, [
      { member: baby('2026-11-01', { claimedGroups: ['orphan'] }) },
    ]);
    expect(child?.pending).toEqual({ groups: ['orphan'], aid: '400.00', due: '0.00' });
    const { store } = till.services;
    const personId = await personOf(child?.memberId as string);
    await store.transaction(async (tx) => {
      const person = await tx.get('persons', personId);
      if (person) await tx.put('persons', { ...person, verifiedGroups: ['orphan'] });
    });
    const { resident } = family;
    const members = [{ memberId: child?.memberId as string }];
    const order = await resident.get('order.create', { benefitYear: 2027, members, relatives: [] });
    expect(order).toMatchObject({ state: 'settled', total: '0.00' });
    expect(await coverOf(till, personId)).toEqual(['2026-11-01', '2027-12-31']);
    expect(await ledgerOf(till, order.number)).toMatchObject({ aid: 40000 });
  });

  test('ordered on the last day, paid after midnight: covered from the payment', async () => {
    const birthDate = '2026-10-01' as CivilDate;
    goTo(till, `${addDays(birthDate, DAY_90)}T23:55`);
    const family = await parent(till);
    const children = await register(till, family, [{ member: baby(birthDate) }]);
    const { resident } = family;
    const members = [{ memberId: children[0]?.memberId as string }];
    const order = await resident.get('order.create', { benefitYear: 2027, members, relatives: [] });
    expect(order.items[0]?.benefitPeriod?.from).toBe(birthDate);
    await resident.get('order.pay', { number: order.number });
    const late = addDays(birthDate, DAY_90 + 1);
    goTo(till, `${late}T00:05`);
    till.collector.pay(order.number);
    await notified(till, order.number);
    const { items } = await resident.get('order.read', { number: order.number });
    expect(items).toMatchObject([{ state: 'enrolled', benefitPeriod: { from: late, to: '2027-12-31' } }]);
  });

  test('ordered on the last day, taken to the cashier after midnight: refused, since it would cover less', async () => {
    const birthDate = '2026-10-01' as CivilDate;
    goTo(till, `${addDays(birthDate, DAY_90)}T23:55`);
    const family = await parent(till);
    const children = await register(till, family, [{ member: baby(birthDate) }]);
    const members = [{ memberId: children[0]?.memberId as string }];
    const order = await family.resident.get('order.create', { benefitYear: 2027, members, relatives: [] });
    till.pass(10 * 60_000);
    expect((await family.resident.refused('order.pay', { number: order.number }))[0]).toBe('STALE');
  });
});

describe('refused', () => {
  const tryOut = async (child: MemberInput, guardian: Partial<MemberInput> = {}) => {
    const family = await parent(till, 'lanzhou', guardian);
    const attachments = [await cleanPhoto(till, family.resident.openid)];
    const input = {
      guardianId: family.guardianId,
      consent: CONSENT,
      children: [{ member: child, attachments }],
    };
    return family.resident.refused('newborn.register', input);
  };

  test.each<[string, MemberInput, [string, string]]>([
    [
      'a certificate of another form',
      baby('2026-11-01', { certificate: '12345' }),
      ['INVALID_IDENTITY_NUMBER', 'children.0.member.document.number'],
    ],
    ['a birth to come', baby('2026-11-23'), ['INVALID_DATE', 'children.0.member.birthDate']],
    ['the first birthday', baby('2025-11-22'), ['ENROLMENT_CLOSED', 'children.0']],
  ])('%s', async (_, child, refusal) => {
    expect(await tryOut(child)).toEqual(refusal);
  });

  test('a guardian who is not of age, and one of another household', async () => {
    const document = { kind: 'residentId' as const, number: newNumber('20081123') };
    expect(await tryOut(baby('2026-11-01'), { document })).toEqual(['NOT_ALLOWED', 'guardianId']);
    const one = await parent(till);
    const other = await parent(till);
    const attachments = [await cleanPhoto(till, one.resident.openid)];
    const children = [{ member: baby('2026-11-01'), attachments }];
    const input = { guardianId: other.guardianId, consent: CONSENT, children };
    expect(await one.resident.refused('newborn.register', input)).toEqual(['NOT_FOUND', 'guardianId']);
  });

  test("no photo, another account's photo, no consent, and nobody is a member by a refused try", async () => {
    const { resident, guardianId } = await parent(till);
    const stranger = await parent(till);
    const input = (attachments: string[]) => ({
      guardianId,
      consent: CONSENT,
      children: [{ member: baby('2026-11-01'), attachments }],
    });
    expect((await resident.refused('newborn.register', input([])))[0]).toBe('MALFORMED_REQUEST');
    const theirs = await cleanPhoto(till, stranger.resident.openid);
    expect((await resident.refused('newborn.register', input([theirs])))[0]).toBe('NOT_FOUND');
    const unwilling = { ...input([theirs]), consent: { ...CONSENT, agreed: false as never } };
    expect((await resident.refused('newborn.register', unwilling))[0]).toBe('MALFORMED_REQUEST');
    expect((await resident.get('household.read', {})).household?.members).toHaveLength(1);
  });

  test('twice the same child, at once or later', async () => {
    const family = await parent(till);
    const certificate = newCertificate();
    const photos = [
      await cleanPhoto(till, family.resident.openid),
      await cleanPhoto(till, family.resident.openid),
    ];
    const child = (i: number) => ({
      member: baby('2026-11-01', { certificate }),
      attachments: [photos[i] as string],
    });
    const input = { guardianId: family.guardianId, consent: CONSENT, children: [child(0), child(1)] };
    expect(await family.resident.refused('newborn.register', input)).toEqual([
      'ALREADY_IN_HOUSEHOLD',
      'children.1.member.document.number',
    ]);
    const [known] = await register(till, family, [{ member: baby('2026-11-01') }]);
    const attachments = [await cleanPhoto(till, family.resident.openid)];
    const again = { ...input, children: [{ memberId: known?.memberId as string, attachments }] };
    expect(await family.resident.refused('newborn.register', again)).toEqual(['NOT_ALLOWED', 'children.0']);
  });

  test('an order before registration, for another year than the contribution is of, or with make-up', async () => {
    const family = await parent(till);
    const { resident } = family;
    const { household } = await resident.get('household.addMember', { member: baby('2026-11-01') });
    const memberId = household.members[1]?.memberId as string;
    const order = (benefitYear: number, makeUpYears = 0) =>
      resident.refused('order.create', { benefitYear, members: [{ memberId, makeUpYears }], relatives: [] });
    expect((await order(2027))[0]).toBe('NOT_ALLOWED');
    await register(till, family, [{ memberId }]);
    expect(await order(2026)).toEqual(['NOT_ALLOWED', 'members.0']);
    expect(await order(2027, 1)).toEqual(['NOT_ALLOWED', 'members.0.makeUpYears']);
  });
});

describe('who sees the child', () => {
  test('the first guardian with the certificate; whoever types it after them only claims, and cannot tell', async () => {
    const certificate = newCertificate();
    const first = await parent(till);
    const [child] = await register(till, first, [{ member: baby('2026-11-01', { certificate }) }]);
    expect(child?.status).toBe('confirmed');
    await paidFor(first, [child as NewbornChild]);
    const second = await parent(till);
    const [claimed] = await register(till, second, [{ member: baby('2026-11-01', { certificate }) }]);
    expect(claimed).toMatchObject({ status: 'claimed', state: 'registered', cover: null });
    const members = [{ memberId: claimed?.memberId as string }];
    expect(
      await second.resident.refused('order.create', { benefitYear: 2027, members, relatives: [] }),
    ).toEqual(['NOT_ALLOWED', 'members.0']);
  });
});

test('an estimate of a bill before enrolment answers from birth in time, from today once it is late', async () => {
  const { resident } = await parent(till);
  const { household } = await resident.get('household.addMember', { member: baby('2026-11-01') });
  const memberId = household.members[1]?.memberId as string;
  const basis = () => resident.get('estimate.basis', { memberId, dischargedOn: '2026-11-10' });
  expect(await basis()).toMatchObject({
    benefitPeriod: { from: '2026-11-01', to: '2027-12-31' },
    ifEnrolled: { deadline: '2027-01-30', withinDeadline: true },
  });
  goTo(till, '2027-02-01T10:00');
  expect(await basis()).toMatchObject({
    benefitPeriod: { from: '2027-02-01', to: '2027-12-31' },
    ifEnrolled: { withinDeadline: false },
  });
  const older = await resident.get('household.addMember', { member: member({ relation: 'child' }) });
  const adult = older.household.members[2]?.memberId as string;
  expect(await resident.get('estimate.basis', { memberId: adult, dischargedOn: '2026-11-10' })).toMatchObject(
    {
      benefitPeriod: null,
      ifEnrolled: null,
    },
  );
});
