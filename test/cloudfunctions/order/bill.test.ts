import { compareBills, followOrders } from '@jiayibao/cloudfunctions/core';
import { toFen } from '@jiayibao/shared/money';
import { TODAY } from '../cloud';
import { newStaff } from '../desk/desk';
import {
  coverOf,
  enrolled,
  family,
  follow,
  goTo,
  notified,
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

const NEXT_MORNING = '2026-11-23T10:30';

async function paidFamily() {
  const made = await family(till);
  const placed = await order(made.resident, made.people);
  await payed(till, made.resident, placed);
  return { ...made, number: placed.number, personId: made.people[0]?.personId ?? '' };
}

/** What lies at the desk, as it stands there. */
async function differences() {
  const clerk = await newStaff(till, { counties: [] });
  const { rows } = await clerk.get('queue.read', { shelf: 'open', kind: 'paymentDifference' });
  const seen = [];
  for (const { caseId } of rows) {
    const { application } = await clerk.get('case.read', { caseId });
    if (application.kind === 'paymentDifference') seen.push(application);
  }
  return seen.map(({ difference, number, expected, found }) => ({ difference, number, expected, found }));
}

test('a day that agrees opens nothing, refunds and all', async () => {
  const { number } = await paidFamily();
  await notified(till, number);
  const twice = await paidFamily();
  await enrolled(till, twice.personId, YEAR);
  await notified(till, twice.number);
  await follow(till, 2);
  goTo(till, NEXT_MORNING);
  expect(await compareBills(till.services)).toEqual({ rows: 3, differences: 0, unavailable: 0 });
  expect(await differences()).toEqual([]);
});

test('a payment of which all news was lost is found in the bill and settled', async () => {
  const { personId } = await paidFamily();
  goTo(till, NEXT_MORNING);
  expect(await compareBills(till.services)).toMatchObject({ rows: 1, differences: 0 });
  expect(await coverOf(till, personId)).toEqual(['2027-01-01', '2027-12-31']);
});

test('a payment that belongs to no order, and one that no bill has, are one case each, however often it runs', async () => {
  const lost = await paidFamily();
  await notified(till, lost.number);
  till.collector.orders.delete(lost.number);
  const strange = '20261122120000LX00000001';
  till.collector.orders.set(strange, {
    totalFen: toFen(123),
    openid: 'somebody',
    state: 'paid',
    paidFen: toFen(123),
    paidAt: till.services.clock.now(),
  });
  goTo(till, NEXT_MORNING);
  expect(await compareBills(till.services)).toMatchObject({ rows: 1, differences: 2 });
  expect(await compareBills(till.services)).toMatchObject({ differences: 0 });
  expect(await differences()).toEqual([
    { difference: 'notInBill', number: lost.number, expected: '400.00', found: null },
  ]);
  // The number says which region it was made for.
  const linxia = await newStaff(till, { region: 'linxia', counties: [] });
  const { rows } = await linxia.get('queue.read', { shelf: 'open' });
  expect(rows).toMatchObject([{ kind: 'paymentDifference', name: strange, birthDate: null }]);
});

test('another amount in the bill than in the ledger is a case', async () => {
  const { number } = await paidFamily();
  await notified(till, number);
  Object.assign(till.collector.orders.get(number) ?? {}, { paidFen: toFen(30_000) });
  goTo(till, NEXT_MORNING);
  await compareBills(till.services);
  expect(await differences()).toEqual([
    { difference: 'otherAmount', number, expected: '400.00', found: '300.00' },
  ]);
});

test('a bill that is not there yet is compared another day', async () => {
  const { number } = await paidFamily();
  await notified(till, number);
  expect(await compareBills(till.services)).toMatchObject({ rows: 0, differences: 0 });
  goTo(till, '2026-11-25T10:30');
  expect(await compareBills(till.services)).toMatchObject({ rows: 1, differences: 0 });
});

test('a refund that takes days stands in the bill of the day it was asked for, and is no difference on any', async () => {
  const { number, personId } = await paidFamily();
  await enrolled(till, personId, YEAR);
  await notified(till, number);
  till.collector.refundState = 'processing';
  await follow(till);
  const asked = { kind: 'refund', number: `${number}R00`, orderNumber: number } as const;
  const row = { ...asked, amountFen: toFen(40_000), at: till.services.clock.now(), transactionId: 'T' };
  const { bill } = till.collector;
  till.collector.bill = async (day) => {
    const rows = await bill.call(till.collector, day);
    const payments = rows.filter(({ kind }) => kind === 'payment');
    return day === TODAY ? [...payments, row] : payments;
  };
  for (let day = 23; day <= 30; day++) {
    goTo(till, `2026-11-${day}T09:00`);
    if (day === 27) till.collector.end(row.number, 'done');
    await follow(till, 1);
    goTo(till, `2026-11-${day}T10:30`);
    expect([day, await compareBills(till.services)]).toMatchObject([day, { differences: 0 }]);
  }
  expect((await till.services.store.get('orders', `order:${number}`))?.state).toBe('refunded');
});

test('a bill that cannot be read holds up no other', async () => {
  const { personId } = await paidFamily();
  goTo(till, '2026-11-24T10:30');
  const { bill } = till.collector;
  till.collector.bill = (day) =>
    day === TODAY ? bill.call(till.collector, day) : Promise.reject(new Error('a row of another kind'));
  await expect(compareBills(till.services)).rejects.toThrow('another kind');
  expect(await coverOf(till, personId)).not.toBeNull();
});

test('of two runs at once each order is looked at once', async () => {
  await paidFamily();
  till.pass(60_000);
  const runs = await Promise.all([followOrders(till.services), followOrders(till.services)]);
  expect(runs.reduce((sum, { looked }) => sum + looked, 0)).toBe(1);
});
