import { CollectorRefusal, recordEnrolment, verifyLedger } from '@jiayibao/cloudfunctions/core';
import type { CivilDate } from '@jiayibao/shared/dates';
import { newStaff, type Staffer, sendCase, take } from '../desk/desk';
import { member } from '../people';
import {
  coverOf,
  enrolled,
  family,
  follow,
  goTo,
  ledgerOf,
  MINUTE,
  notified,
  openTill,
  order,
  payed,
  type Till,
  YEAR,
} from './orders';

let till: Till;
let clerk: Staffer;
beforeEach(async () => {
  till = await openTill();
  clerk = await newStaff(till, { counties: [] });
});
afterEach(() => till.close());

async function approve(sent: { caseId: string; revision: number }) {
  const { caseId, revision } = await take(clerk, sent);
  return clerk.get('case.approve', { caseId, revision });
}

test('who ended an enrolment before it began and pays again gets the first payment back', async () => {
  const { resident, people } = await family(till, [{ groups: ['urbanAllowanceFull'] }, {}]);
  const [person] = people;
  const first = await order(resident, people);
  await payed(till, resident, first);
  await notified(till, first.number);
  const end = {
    kind: 'enrolmentEnd' as const,
    memberId: person?.memberId ?? '',
    reason: 'movedAway' as const,
  };
  await approve(await sendCase(till, resident, { ...end, from: '2026-12-01' }));
  expect(await coverOf(till, person?.personId ?? '')).toBeNull();
  const again = await order(resident, people.slice(0, 1));
  await payed(till, resident, again);
  await notified(till, again.number);
  await follow(till, 2);
  expect(await coverOf(till, person?.personId ?? '')).toEqual(['2027-01-01', '2027-12-31']);
  expect(await resident.get('order.read', { number: first.number })).toMatchObject({
    state: 'settled',
    items: [{ state: 'refunded', refund: { amount: '90.00' } }, { state: 'enrolled' }],
  });
  expect(await ledgerOf(till, first.number)).toMatchObject({ refund: -9_000, aidReversal: -31_000 });
  expect((await verifyLedger(till.services)).problems).toEqual([]);
});

test('a year that the enrolment of the next reaches back into is not paid again', async () => {
  const { resident, people } = await family(till, [{ category: 'fullTimeStudent', years: [] }]);
  const [person] = people;
  await recordEnrolment(till.services, {
    personId: person?.personId ?? '',
    benefitYear: 2027,
    region: 'lanzhou',
    benefitFrom: '2026-09-01' as CivilDate,
    benefitTo: '2027-12-31' as CivilDate,
  });
  const exemption = { kind: 'contributionExemption' as const, exemption: 'newlyLowIncome' as const };
  await approve(
    await sendCase(till, resident, { ...exemption, memberId: person?.memberId ?? '', benefitYear: 2026 }),
  );
  const members = [{ memberId: person?.memberId ?? '' }];
  expect(await resident.refused('order.create', { benefitYear: 2026, members, relatives: [] })).toEqual([
    'CONTRADICTORY_REQUEST',
    'members.0',
  ]);
});

test('an order that is begun before midnight of the last day and written after it is not for that day', async () => {
  goTo(till, '2026-12-31T23:59');
  const { resident, people } = await family(till, [{}], 'linxia');
  till.pass(59_000);
  const { now } = till.services.clock;
  let asked = 0;
  till.services.clock = { now: () => now() + (asked++ === 0 ? 0 : 2_000) };
  const made = await order(resident, people);
  till.services.clock = { now };
  till.pass(60_000);
  expect(await resident.refused('order.pay', { number: made.number })).toEqual(['STALE', 'number']);
});

test('how many years a claimed member has missed is not told by what can be made up', async () => {
  const replies = [];
  for (const years of [[2022], [2024, 2025, 2026]]) {
    const { resident, people } = await family(till, [{ confirmed: false, years }]);
    const members = people.map(({ memberId }) => ({ memberId, makeUpYears: 1 }));
    const reply = await resident.call('order.create', { benefitYear: YEAR, members, relatives: [] });
    replies.push(reply.ok ? 'ordered' : reply.error);
  }
  expect(replies[0]).toEqual(replies[1]);
});

test('what aid a claimed member has is in no words either', async () => {
  const { resident, people } = await family(till, [{ confirmed: false, groups: ['urbanAllowancePartial'] }]);
  const made = await order(resident, people);
  await payed(till, resident, made);
  await notified(till, made.number);
  const memberId = people[0]?.memberId ?? '';
  const asked = { memberId, benefitYear: YEAR, reason: 'death' as const, eventOn: '2026-11-20' };
  const { words, aid } = await resident.get('contribution.refund', asked);
  expect([aid, words]).toEqual([null, expect.not.stringContaining('250')]);
});

test('one refund that cannot be carried out does not hold up the others of the order', async () => {
  const { resident, people } = await family(till, [{}, {}]);
  const made = await order(resident, people);
  await payed(till, resident, made);
  for (const { personId } of people) await enrolled(till, personId, YEAR);
  await notified(till, made.number);
  const { refund } = till.collector;
  till.collector.refund = (of) =>
    of.number.endsWith('R00') ? Promise.reject(new Error('not now')) : refund.call(till.collector, of);
  await follow(till, 3);
  const { items } = await resident.get('order.read', { number: made.number });
  expect(items.map(({ state }) => state)).toEqual(['refunding', 'refunded']);
});

test('refunds of one order are asked for a minute apart, as the vendor wants it, and all within half an hour', async () => {
  const { resident, people } = await family(till, [{}, {}, {}]);
  const made = await order(resident, people);
  await payed(till, resident, made);
  for (const { personId } of people) await enrolled(till, personId, YEAR);
  await notified(till, made.number);
  const asked: number[] = [];
  const { refund } = till.collector;
  till.collector.refund = (of) => {
    asked.push(till.services.clock.now());
    return refund.call(till.collector, of);
  };
  await follow(till);
  await resident.get('order.refresh', { number: made.number });
  await follow(till, 30);
  expect(asked).toHaveLength(people.length);
  for (const [i, at] of asked.entries())
    if (i > 0) expect(at - (asked[i - 1] ?? at)).toBeGreaterThanOrEqual(MINUTE);
  expect(await resident.get('order.read', { number: made.number })).toMatchObject({ state: 'refunded' });
});

test('a refund that finds no funds for hours is told to the desk once, and goes when there are some', async () => {
  const { resident, people } = await family(till);
  const made = await order(resident, people);
  await payed(till, resident, made);
  await enrolled(till, people[0]?.personId ?? '', YEAR);
  await notified(till, made.number);
  till.collector.refusesRefunds = new CollectorRefusal('NO_FUNDS');
  await follow(till, 300);
  const { rows } = await clerk.get('queue.read', { shelf: 'open', kind: 'paymentDifference' });
  expect(rows).toHaveLength(1);
  till.collector.refusesRefunds = null;
  await follow(till, 60);
  expect(await resident.get('order.read', { number: made.number })).toMatchObject({ state: 'refunded' });
  expect(till.collector.refunds.size).toBe(1);
});

test('whoever sees the record is told when somebody else has their cover given back', async () => {
  const own = await family(till);
  const [person] = own.people;
  const { resident } = await family(till);
  const { household } = await resident.get('household.addMember', {
    member: member({ name: person?.name ?? '', number: person?.number ?? '' }),
  });
  const claimed = { memberId: household.members[1]?.memberId ?? '' };
  const made = await order(resident, [claimed]);
  await payed(till, resident, made);
  await notified(till, made.number);
  const refund = { kind: 'contributionRefund' as const, reason: 'duplicate' as const, eventOn: '2026-11-20' };
  await approve(await sendCase(till, resident, { ...refund, ...claimed, benefitYear: YEAR }));
  const { notices } = await own.resident.get('notice.list', {});
  expect(notices).toMatchObject([
    { kind: 'contributionReturning', orderNumber: null, words: expect.stringContaining('终止') },
  ]);
});
