/** Orders for people whom the caller does not see: claimed members, and relatives of another household. */
import { newResident, type Resident } from '../cloud';
import {
  coverOf,
  family,
  follow,
  known,
  ledgerOf,
  MINUTE,
  openTill,
  order,
  payed,
  type Till,
  YEAR,
} from './orders';

let till: Till;
beforeEach(async () => {
  till = await openTill();
});
afterEach(() => till.close());

const read = (resident: Resident, number: string) => resident.get('order.read', { number });

describe('of a member whom the household only claims', () => {
  test('amount and aid are told at the cashier alone, and cover not even then', async () => {
    const { resident, people } = await family(till, [
      {},
      { confirmed: false, groups: ['urbanAllowanceFull'] },
    ]);
    const made = await order(resident, people);
    const unseen = {
      standard: null,
      aid: null,
      due: null,
      makeUpDue: null,
      waitingMonths: null,
      benefitPeriod: null,
    };
    expect(made).toMatchObject({
      total: null,
      totalMayTellAid: true,
      items: [{ amount: '400.00' }, { ...unseen, amount: null }],
    });
    const { order: paying } = await resident.get('order.pay', { number: made.number });
    expect(paying).toMatchObject({ total: '490.00', items: [{}, { ...unseen, amount: '90.00' }] });
    till.collector.pay(made.number);
    await follow(till, 1);
    expect(await coverOf(till, people[1]?.personId ?? '')).not.toBeNull();
    const settled = await read(resident, made.number);
    expect(settled.items[1]).toMatchObject({ ...unseen, state: 'enrolled' });
    // What anybody without a break is covered for may be told; the record may say otherwise.
    expect(settled.items.map(({ ordinary }) => ordinary)).toEqual([
      null,
      { from: '2027-01-01', to: '2027-12-31' },
    ]);
    const certificate = { memberId: people[1]?.memberId ?? '', benefitYear: YEAR };
    expect(await resident.refused('certificate.read', certificate)).toEqual(['NOT_ALLOWED', 'memberId']);
  });

  test('whom the caller has paid for is not offered again, and history says so without the record', async () => {
    const { resident, people } = await family(till, [{ confirmed: false, years: [2022] }]);
    const [{ memberId } = { memberId: '' }] = people;
    await payed(till, resident, await order(resident, people));
    await follow(till, 1);
    const quote = (await resident.get('contribution.quote', {})).years[0]?.members[0];
    expect(quote).toMatchObject({
      state: 'enrolled',
      words: expect.stringContaining('您在2026年11月22日缴过'),
      benefitPeriod: null,
    });
    const { years } = await resident.get('contribution.history', {});
    expect(years).toEqual([
      {
        benefitYear: YEAR,
        people: [
          expect.objectContaining({ memberId, confirmed: false, cover: null, paid: '400.00', refund: null }),
        ],
      },
    ]);
    // Somebody else's payment stays unseen.
    const other = await family(till, [{ confirmed: false, years: [YEAR] }]);
    expect((await other.resident.get('contribution.quote', {})).years[0]?.members[0]?.state).toBe(
      'atCashier',
    );
  });

  test('that nothing is due is told at the cashier too, which then has nothing to take', async () => {
    const { resident, people } = await family(till, [{ confirmed: false, groups: ['orphan'] }]);
    const made = await order(resident, people);
    expect(made).toMatchObject({ state: 'created', total: null });
    expect(await coverOf(till, people[0]?.personId ?? '')).toBeNull();
    const { order: settled, payment } = await resident.get('order.pay', { number: made.number });
    expect([settled.state, payment]).toEqual(['settled', null]);
    expect(await coverOf(till, people[0]?.personId ?? '')).not.toBeNull();
    expect(till.collector.calls).toEqual({});
  });

  test('whatever stands in the way is refused in one and the same words', async () => {
    const reasons = [
      await family(till, [{ confirmed: false, years: [YEAR] }]),
      await family(till, [{ confirmed: false, name: '李四' }]),
    ];
    // The record knows the second one by another name.
    const [, second] = reasons;
    const { store, vault } = till.services;
    await store.transaction(async (tx) => {
      const person = await tx.get('persons', second?.people[0]?.personId ?? '');
      if (person) await tx.put('persons', { ...person, nameKey: vault.lookup('name', '王五') });
    });
    const replies = await Promise.all(
      reasons.map(({ resident, people }) =>
        resident.call('order.create', {
          benefitYear: YEAR,
          members: people.map(({ memberId }) => ({ memberId })),
          relatives: [],
        }),
      ),
    );
    const errors = replies.map((reply) => (reply.ok ? null : reply.error));
    expect(errors[0]).toMatchObject({ code: 'NOT_ALLOWED', path: 'members.0' });
    // Named as the household typed them; nothing else tells one reason from another.
    expect(errors[0]?.message).toContain('现在不能为张三缴费');
    expect(errors[1]).toEqual({ ...errors[0], message: errors[0]?.message.replaceAll('张三', '李四') });
  });
});

describe('for a relative', () => {
  const LANZHOU = { region: 'lanzhou' as const, county: '620102' };
  const ask = (resident: Resident, name: string, number: string) =>
    resident.get('contribution.relative', {
      region: 'lanzhou',
      benefitYear: YEAR,
      name,
      document: { kind: 'residentId', number },
    });

  test('is told only whether it is possible; unknown, wrong name and enrolled look the same', async () => {
    const resident = await newResident(till);
    const person = await known(till, { name: '赵六', groups: ['orphan'] });
    const paid = await known(till, { name: '钱七', years: [YEAR] });
    const no = await ask(resident, '赵七', person.number);
    expect(no).toMatchObject({ possible: false, ticket: null });
    expect(await ask(resident, '钱七', paid.number)).toEqual(no);
    expect(await ask(resident, '孙八', '62012319240507058X')).toEqual(no);
    const yes = await ask(resident, '赵六', person.number);
    expect(Object.keys(yes).sort()).toEqual(['possible', 'ticket', 'words']);
    expect(yes.possible).toBe(true);
    expect(yes.ticket).not.toContain(person.personId);
  });

  test('is paid by somebody without a household, and enrolled', async () => {
    const resident = await newResident(till);
    const person = await known(till, { name: '赵六', groups: ['urbanAllowanceFull'] });
    const { ticket } = await ask(resident, '赵六', person.number);
    const input = { benefitYear: YEAR, members: [], relatives: [{ ticket: ticket ?? '' }] };
    expect(await resident.refused('order.create', input)).toEqual(['MALFORMED_REQUEST', 'place']);
    const made = await resident.get('order.create', { ...input, place: LANZHOU });
    expect(made).toMatchObject({ total: null, items: [{ memberId: null, name: '赵六', amount: null }] });
    await payed(till, resident, made);
    await follow(till, 1);
    expect(await coverOf(till, person.personId)).toEqual(['2027-01-01', '2027-12-31']);
    expect(await ledgerOf(till, made.number)).toMatchObject({ contribution: 9_000, aid: 31_000 });
    const { years } = await resident.get('contribution.history', {});
    expect(years).toMatchObject([
      { benefitYear: YEAR, people: [{ memberId: null, cover: null, paid: '90.00' }] },
    ]);
  });

  test("another's ticket, an altered one and an old one are refused", async () => {
    const resident = await newResident(till);
    const person = await known(till, { name: '赵六' });
    const { ticket } = await ask(resident, '赵六', person.number);
    const create = (by: Resident, given: string) =>
      by.refused('order.create', {
        benefitYear: YEAR,
        members: [],
        relatives: [{ ticket: given }],
        place: LANZHOU,
      });
    const stale = ['STALE', 'relatives.0.ticket'];
    expect(await create(await newResident(till), ticket ?? '')).toEqual(stale);
    expect(await create(resident, `${ticket}x`)).toEqual(stale);
    till.pass(31 * MINUTE);
    expect(await create(resident, ticket ?? '')).toEqual(stale);
  });

  test('guessing comes to an end', async () => {
    const resident = await newResident(till);
    const { number } = await known(till, { name: '赵六' });
    for (let i = 0; i < 10; i++) await ask(resident, '赵七', number);
    const input = {
      region: 'lanzhou' as const,
      benefitYear: YEAR,
      name: '赵六',
      document: { kind: 'residentId' as const, number },
    };
    expect(await resident.refused('contribution.relative', input)).toEqual(['TOO_MANY_TRIES']);
  });
});
