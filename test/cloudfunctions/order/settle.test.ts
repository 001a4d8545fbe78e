import {
  followOrders,
  type Services,
  settle,
  type Transaction,
  verifyLedger,
} from '@jiayibao/cloudfunctions/core';
import { ORDER_MS } from '@jiayibao/shared/contract/resident';
import {
  coverOf,
  enrolled,
  family,
  follow,
  goTo,
  kindsOfNotices,
  ledgerOf,
  MINUTE,
  notified,
  openTill,
  order,
  payed,
  type Till,
} from './orders';

let till: Till;
beforeEach(async () => {
  till = await openTill();
});
afterEach(() => till.close());

const WHOLE_YEAR = ['2027-01-01', '2027-12-31'];

test('what was paid enrols everybody at once, with the aid and the subsidy behind it', async () => {
  const { resident, people } = await family(till, [{}, { groups: ['urbanAllowanceFull'] }]);
  const made = await order(resident, people);
  expect(made).toMatchObject({ state: 'created', total: '490.00', may: ['pay', 'cancel', 'refresh'] });
  await payed(till, resident, made);
  expect(await notified(till, made.number)).toBe('settled');

  for (const { personId } of people) expect(await coverOf(till, personId)).toEqual(WHOLE_YEAR);
  expect(await ledgerOf(till, made.number)).toEqual({ contribution: 49_000, aid: 31_000, subsidy: 144_800 });
  expect(await resident.get('order.read', { number: made.number })).toMatchObject({
    state: 'settled',
    may: ['refresh'],
  });
  expect(await kindsOfNotices(resident)).toEqual(['contributionSettled']);
});

test('nothing is enrolled before the money is there', async () => {
  const { resident, people } = await family(till);
  const made = await order(resident, people);
  await resident.get('order.pay', { number: made.number });
  expect(await settle(till.services, made.number, await till.collector.query(made.number))).toBe('notPaid');
  await follow(till, 5);
  expect(await coverOf(till, people[0]?.personId ?? '')).toBeNull();
  expect(await ledgerOf(till, made.number)).toEqual({});
});

test('who owes nothing is enrolled without paying, with the aid in the ledger', async () => {
  const { resident, people } = await family(till, [{ groups: ['orphan'] }]);
  const made = await order(resident, people);
  expect(made).toMatchObject({ state: 'settled', total: '0.00' });
  expect(await coverOf(till, people[0]?.personId ?? '')).toEqual(WHOLE_YEAR);
  expect(await ledgerOf(till, made.number)).toEqual({ aid: 40_000, subsidy: 72_400 });
  expect(till.collector.calls).toEqual({});
});

test('the same payment, however often and from wherever it comes, settles once', async () => {
  const { resident, people } = await family(till);
  const made = await order(resident, people);
  await payed(till, resident, made);
  const passages = await Promise.all(Array.from({ length: 6 }, () => notified(till, made.number)));
  expect(passages.filter((one) => one === 'settled')).toHaveLength(1);
  await resident.get('order.refresh', { number: made.number });
  await follow(till, 20);
  expect(await notified(till, made.number)).toBe('before');
  expect(await ledgerOf(till, made.number)).toEqual({ contribution: 40_000, subsidy: 72_400 });
  const enrolment = await till.services.store.get('enrolments', `enrolment:2027:${people[0]?.personId}`);
  expect(enrolment?.generation).toBe(1);
});

test('with every notification lost it ends the same', async () => {
  const { resident, people } = await family(till);
  const made = await order(resident, people);
  await payed(till, resident, made);
  await follow(till, 2);
  expect(await coverOf(till, people[0]?.personId ?? '')).toEqual(WHOLE_YEAR);
});

test('paid twice for one person: one enrolment, the other money back by itself, both payers told', async () => {
  const first = await family(till);
  const [person] = first.people;
  const second = await family(till);
  // The second family keeps the first one's person too.
  await second.resident.get('household.addMember', {
    member: {
      name: person?.name ?? '',
      document: { kind: 'residentId', number: person?.number ?? '' },
      relation: 'parent',
      category: 'notEmployed',
      place: 'residence',
      claimedGroups: [],
    },
  });
  const { household } = await second.resident.get('household.read', {});
  const twin = household?.members[1];
  const one = await order(first.resident, first.people);
  const two = await order(second.resident, [{ memberId: twin?.memberId ?? '' }, ...second.people]);
  await payed(till, first.resident, one);
  await payed(till, second.resident, two);
  await Promise.all([notified(till, one.number), notified(till, two.number)]);

  const read = await Promise.all([
    first.resident.get('order.read', { number: one.number }),
    second.resident.get('order.read', { number: two.number }),
  ]);
  const double = read.findIndex(({ state }) => state === 'refunding');
  const [winner, loser] = double === 1 ? [first, second] : [second, first];
  await follow(till, 1);
  const lost = await loser.resident.get('order.read', { number: read[double]?.number ?? '' });
  const item = lost.items.find(({ state }) => state === 'refunded');
  expect(item?.refund).toMatchObject({ amount: '400.00', words: expect.stringContaining('已经有人缴费') });
  expect(await coverOf(till, person?.personId ?? '')).toEqual(WHOLE_YEAR);
  expect(till.collector.refunds.size).toBe(1);
  expect(await kindsOfNotices(winner.resident)).toContain('contributionTwice');
  expect(await kindsOfNotices(loser.resident)).toEqual(
    expect.arrayContaining(['contributionReturning', 'contributionReturned']),
  );
  // The other person of the losing order is enrolled all the same, if there was one.
  expect(lost.state).toBe(double === 1 ? 'settled' : 'refunded');
});

test('another amount, off by one fen, is held for the desk and enrols nobody', async () => {
  const { resident, people } = await family(till);
  const made = await order(resident, people);
  await payed(till, resident, made, 39_999);
  expect(await notified(till, made.number)).toBe('held');
  expect(await coverOf(till, people[0]?.personId ?? '')).toBeNull();
  expect(await ledgerOf(till, made.number)).toEqual({ unassigned: 39_999 });
  expect(await resident.get('order.read', { number: made.number })).toMatchObject({ state: 'paid' });
  expect(await kindsOfNotices(resident)).toEqual(['contributionHeld']);
  const { cases } = await resident.get('case.list', {});
  expect(cases).toMatchObject([{ kind: 'paymentDifference', state: 'submitted' }]);
});

test('paid after closing: enrolled if that is still possible', async () => {
  const { resident, people } = await family(till);
  const made = await order(resident, people);
  await resident.get('order.pay', { number: made.number });
  till.pass(ORDER_MS);
  await follow(till);
  expect(await resident.get('order.read', { number: made.number })).toMatchObject({ state: 'closed' });
  till.collector.pay(made.number);
  await follow(till, 2);
  expect(await coverOf(till, people[0]?.personId ?? '')).toEqual(WHOLE_YEAR);
  expect(await resident.get('order.read', { number: made.number })).toMatchObject({ state: 'settled' });
});

test('paid after closing is found however often the collector did not answer', async () => {
  const { resident, people } = await family(till);
  const made = await order(resident, people);
  await resident.get('order.pay', { number: made.number });
  till.pass(ORDER_MS);
  await follow(till);
  till.collector.pay(made.number);
  till.collector.failing = Array.from({ length: 25 }, () => ({ call: 'query', when: 'before' }));
  await follow(till, 30);
  expect(await coverOf(till, people[0]?.personId ?? '')).toEqual(WHOLE_YEAR);
  const asked = till.collector.calls.query;
  await follow(till, 5);
  expect(till.collector.calls.query).toBe(asked);
});

test('a closed order that nobody paid is asked about a few times, and then no more', async () => {
  const { resident, people } = await family(till);
  const made = await order(resident, people);
  await resident.get('order.pay', { number: made.number });
  await resident.get('order.cancel', { number: made.number });
  await follow(till, 20);
  expect(till.collector.calls.query).toBe(3);
  expect(await resident.get('order.read', { number: made.number })).toMatchObject({ state: 'closed' });
});

test('paid after the window closed: the money goes back, in Linxia where no other window comes', async () => {
  goTo(till, '2026-12-31T23:55');
  const { resident, people } = await family(till, [{}], 'linxia');
  const made = await order(resident, people);
  await resident.get('order.pay', { number: made.number });
  till.pass(10 * MINUTE);
  till.collector.pay(made.number);
  await notified(till, made.number);
  await follow(till, 1);
  expect(await coverOf(till, people[0]?.personId ?? '')).toBeNull();
  expect(await resident.get('order.read', { number: made.number })).toMatchObject({ state: 'refunded' });
  expect(await ledgerOf(till, made.number)).toEqual({ contribution: 40_000, refund: -40_000 });
});

test('paid in Lanzhou after midnight of the last regular day: covered as the supplementary window has it', async () => {
  goTo(till, '2026-12-31T23:55');
  const { resident, people } = await family(till);
  const made = await order(resident, people);
  await resident.get('order.pay', { number: made.number });
  till.pass(10 * MINUTE);
  till.collector.pay(made.number);
  await notified(till, made.number);
  expect(await coverOf(till, people[0]?.personId ?? '')).toEqual(['2027-04-01', '2027-12-31']);
});

describe('a function that ends', () => {
  /** The same services, whose store breaks the caller off after it has committed, so many times on. */
  function breakingOff(after: number): Services {
    let left = after;
    const { store } = till.services;
    const transaction = async <T>(work: (tx: Transaction) => Promise<T>): Promise<T> => {
      const result = await store.transaction(work);
      left -= 1;
      if (left === 0) throw new Error('the function ended');
      return result;
    };
    const broken = Object.assign(Object.create(store), { transaction }) as Services['store'];
    return { ...till.services, store: broken };
  }

  test.each([1, 2, 3])('after write %p of what the job does is gone on with', async (writes) => {
    const { resident, people } = await family(till);
    const [person] = people;
    const made = await order(resident, people);
    await payed(till, resident, made);
    await enrolled(till, person?.personId ?? '', 2027);
    till.pass(MINUTE);
    const services = breakingOff(writes);
    for (let i = 0; i < 4; i++) {
      await followOrders(services);
      till.pass(MINUTE);
    }
    await follow(till, 2);
    expect(await resident.get('order.read', { number: made.number })).toMatchObject({ state: 'refunded' });
    expect(till.collector.refunds.size).toBe(1);
    expect((await verifyLedger(till.services)).problems).toEqual([]);
  });

  test('between the money and the door loses nothing', async () => {
    const { resident, people } = await family(till);
    const made = await order(resident, people);
    await payed(till, resident, made);
    const ended = settle(breakingOff(1), made.number, await till.collector.paid(made.number));
    await expect(ended).rejects.toThrow('ended');
    expect(await notified(till, made.number)).toBe('before');
    expect(await coverOf(till, people[0]?.personId ?? '')).toEqual(WHOLE_YEAR);
    expect((await verifyLedger(till.services)).problems).toEqual([]);
  });
});
