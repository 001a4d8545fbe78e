import { CollectorRefusal, settleRefund, verifyLedger } from '@jiayibao/cloudfunctions/core';
import { cleanPhoto, newStaff, type Staffer, sendCase, take } from '../desk/desk';
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
  type Relation,
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

const DEATH = { reason: 'death' as const, eventOn: '2026-11-20' };

/** A family whose contribution has been paid and settled. */
async function paid(relations: Relation[] = [{}], region: 'lanzhou' | 'linxia' = 'lanzhou') {
  const made = await family(till, relations, region);
  const placed = await order(made.resident, made.people);
  await payed(till, made.resident, placed);
  await notified(till, placed.number);
  const [person] = made.people;
  return {
    ...made,
    number: placed.number,
    memberId: person?.memberId ?? '',
    personId: person?.personId ?? '',
  };
}

function application(
  memberId: string,
  said: { reason: typeof DEATH.reason | 'other'; eventOn: string } = DEATH,
) {
  return { kind: 'contributionRefund' as const, memberId, benefitYear: YEAR, ...said };
}

/** A clerk decides a sent case. */
async function decide(sent: { caseId: string; revision: number }, by = clerk) {
  const taken = await take(by, sent);
  return by.get('case.approve', { caseId: taken.caseId, revision: taken.revision });
}

describe('by 第十三条', () => {
  test('gives back what the person paid, never the aid, and ends the enrolment', async () => {
    const { resident, number, memberId, personId } = await paid([{ groups: ['urbanAllowancePartial'] }]);
    const asked = { memberId, benefitYear: YEAR, ...DEATH };
    expect(await resident.get('contribution.refund', asked)).toMatchObject({
      possible: true,
      paid: '150.00',
      aid: '250.00',
      words: expect.stringContaining('150.00'),
      answer: { allowed: true, amount: '150.00' },
    });
    const sent = await sendCase(till, resident, application(memberId));
    const seen = await take(clerk, sent);
    expect(seen).toMatchObject({
      obstacle: null,
      advice: expect.stringMatching(
        new RegExp(`150.00元，资助的250.00元不退.*2027年的参保同时结束，不能撤销。订单${number}，2026年11月`),
      ),
    });
    await clerk.get('case.approve', { caseId: seen.caseId, revision: seen.revision });

    expect(await coverOf(till, personId)).toBeNull();
    expect(await resident.get('order.read', { number })).toMatchObject({ state: 'refunding' });
    await follow(till, 1);
    const read = await resident.get('order.read', { number });
    expect(read).toMatchObject({
      state: 'refunded',
      items: [{ refund: { amount: '150.00', words: '按申请退费。' } }],
    });
    expect(await ledgerOf(till, number)).toEqual({
      contribution: 15_000,
      aid: 25_000,
      subsidy: 72_400,
      aidReversal: -25_000,
      subsidyReversal: -72_400,
      refund: -15_000,
    });
    expect(await kindsOfNotices(resident)).toEqual([
      'caseApproved',
      'contributionReturned',
      'contributionSettled',
    ]);
    expect(await resident.get('receipt.read', { number })).toMatchObject({
      paid: '150.00',
      refunded: '150.00',
    });
    const { years } = await resident.get('contribution.history', {});
    expect(years.find(({ benefitYear }) => benefitYear === YEAR)?.people).toEqual([
      expect.objectContaining({
        memberId,
        cover: null,
        paid: null,
        refund: { amount: '150.00', done: true },
        orderNumber: number,
      }),
    ]);
  });

  test('one of several people: the others stay enrolled, and the order settled', async () => {
    const { resident, number, memberId, people } = await paid([{}, {}]);
    await decide(await sendCase(till, resident, application(memberId)));
    await follow(till, 1);
    expect(await coverOf(till, people[1]?.personId ?? '')).not.toBeNull();
    const read = await resident.get('order.read', { number });
    expect([read.state, ...read.items.map(({ state }) => state)]).toEqual([
      'settled',
      'refunded',
      'enrolled',
    ]);
  });

  test('who comes back is enrolled anew, under another generation', async () => {
    const { resident, memberId, personId, people } = await paid();
    await decide(await sendCase(till, resident, application(memberId)));
    await follow(till, 1);
    const again = await order(resident, people);
    await payed(till, resident, again);
    await notified(till, again.number);
    const enrolment = await till.services.store.get('enrolments', `enrolment:${YEAR}:${personId}`);
    expect(enrolment).toMatchObject({ state: 'active', generation: 2, orderNumber: again.number });
  });

  test('an event after the benefits began is told before sending; so is a year that was not paid here', async () => {
    const { resident, memberId, people } = await paid([{}, {}]);
    goTo(till, '2027-03-01T10:00');
    const begun = { memberId, benefitYear: YEAR, reason: 'death' as const, eventOn: '2027-02-01' };
    expect(await resident.get('contribution.refund', begun)).toMatchObject({
      possible: false,
      words: expect.stringContaining('享受期开始以后'),
    });
    expect(await resident.get('contribution.refund', { ...begun, ...DEATH })).toMatchObject({
      possible: true,
      answer: { notices: ['confirmWithAgency'] },
    });
    const elsewhere = { ...begun, ...DEATH, benefitYear: 2026 };
    expect(await resident.get('contribution.refund', elsewhere)).toMatchObject({
      possible: false,
      paid: null,
      words: expect.stringContaining('不是在这里缴的'),
    });
    await enrolled(till, people[1]?.personId ?? '', 2028);
  });

  test('another reason goes to the desk; full aid has nothing to give back', async () => {
    const { resident, memberId } = await paid();
    const other = { ...application(memberId, { ...DEATH, reason: 'other' }) };
    const { kind: _, ...asked } = other;
    expect(await resident.get('contribution.refund', asked)).toMatchObject({
      possible: true,
      words: expect.stringContaining('由经办机构决定'),
      answer: { allowed: false, denial: { code: 'agencyDecides' } },
    });
    const free = await family(till, [{ groups: ['orphan'] }]);
    await order(free.resident, free.people);
    const nothing = { memberId: free.people[0]?.memberId ?? '', benefitYear: YEAR, ...DEATH };
    expect(await free.resident.get('contribution.refund', nothing)).toMatchObject({ possible: false });
  });

  test('Linxia has no such rule: it is explained, and the desk decides', async () => {
    const { resident, number, memberId } = await paid([{}], 'linxia');
    const asked = { memberId, benefitYear: YEAR, ...DEATH };
    expect(await resident.get('contribution.refund', asked)).toMatchObject({
      possible: true,
      words: expect.stringMatching(/临夏的政策没有退费规定.*由经办机构决定/),
      answer: null,
    });
    const linxia = await newStaff(till, { region: 'linxia', counties: [] });
    await decide(await sendCase(till, resident, application(memberId)), linxia);
    await follow(till, 1);
    expect(await resident.get('order.read', { number })).toMatchObject({ state: 'refunded' });
  });

  test('a decision that sent money back is not undone', async () => {
    const { resident, memberId } = await paid();
    const approved = await decide(await sendCase(till, resident, application(memberId)));
    const lead = await newStaff(till, { role: 'lead', counties: [] });
    expect(
      await lead.refused('case.reverse', {
        caseId: approved.caseId,
        revision: approved.revision,
        words: '再看',
      }),
    ).toEqual(['NOT_ALLOWED', '退费已经发出，不能撤销；要继续参保，请重新缴费。']);
  });

  test('an end that was decided before is not undone once the money went back', async () => {
    const { resident, memberId, personId } = await paid();
    const end = { kind: 'enrolmentEnd' as const, memberId, reason: 'death' as const, from: '2026-12-01' };
    const ended = await decide(await sendCase(till, resident, end));
    expect(await coverOf(till, personId)).toBeNull();
    await decide(await sendCase(till, resident, application(memberId)));
    await follow(till, 1);
    const lead = await newStaff(till, { role: 'lead', counties: [] });
    const undone = await lead.refused('case.reverse', {
      caseId: ended.caseId,
      revision: ended.revision,
      words: '错了',
    });
    expect(undone[0]).toBe('NOT_ALLOWED');
    expect(await coverOf(till, personId)).toBeNull();
  });

  test('who paid may ask for a claimed member too; of anybody else they are told nothing', async () => {
    const payer = await paid([{ confirmed: false }]);
    const asked = { memberId: payer.memberId, benefitYear: YEAR, ...DEATH };
    expect(await payer.resident.get('contribution.refund', asked)).toMatchObject({
      possible: true,
      paid: '400.00',
      aid: null,
      request: null,
    });
    const other = await family(till, [{ confirmed: false }]);
    await enrolled(till, other.people[0]?.personId ?? '', YEAR);
    const unseen = { ...asked, memberId: other.people[0]?.memberId ?? '' };
    expect(await other.resident.get('contribution.refund', unseen)).toMatchObject({
      possible: false,
      paid: null,
      words: expect.stringContaining('还没有确认'),
    });
  });
});

describe('carrying out', () => {
  /** An order whose money has to go back by itself, since the person is enrolled already. */
  async function double() {
    const made = await family(till);
    const placed = await order(made.resident, made.people);
    await payed(till, made.resident, placed);
    await enrolled(till, made.people[0]?.personId ?? '', YEAR);
    await notified(till, placed.number);
    return { ...made, number: placed.number };
  }

  test.each(['before', 'after'] as const)(
    'a collector that fails %s it took effect sends it once',
    async (when) => {
      const { number } = await double();
      till.collector.failing = [{ call: 'refund', when }];
      await follow(till, 3);
      expect([...till.collector.refunds.keys()]).toEqual([`${number}R00`]);
      expect(await ledgerOf(till, number)).toEqual({ contribution: 40_000, refund: -40_000 });
    },
  );

  test('one that takes its time is asked about; news of it may come twice and late', async () => {
    const { resident, number } = await double();
    till.collector.refundState = 'processing';
    await follow(till, 3);
    expect(await resident.get('order.read', { number })).toMatchObject({ state: 'refunding' });
    expect(await ledgerOf(till, number)).toEqual({ contribution: 40_000 });
    till.collector.end(`${number}R00`, 'done');
    const told = () => till.collector.queryRefund(`${number}R00`);
    // Time passes before and not meanwhile: a transaction of another would run out.
    till.pass(2 * MINUTE);
    await Promise.all([settleRefund(till.services, `${number}R00`, await told()), follow(till)]);
    expect(await settleRefund(till.services, `${number}R00`, await told())).toBe('before');
    expect(await ledgerOf(till, number)).toEqual({ contribution: 40_000, refund: -40_000 });
    expect(till.collector.calls.refund).toBe(1);
  });

  test('without funds it is tried until there are some', async () => {
    const { resident, number } = await double();
    till.collector.refusesRefunds = new CollectorRefusal('NO_FUNDS');
    await follow(till, 3);
    till.collector.refusesRefunds = null;
    await follow(till, 2);
    expect(await resident.get('order.read', { number })).toMatchObject({ state: 'refunded' });
  });

  test('one that fails is a case at the desk, which sends it once more', async () => {
    const { resident, number } = await double();
    till.collector.refundState = 'failed';
    await follow(till, 2);
    const { cases } = await resident.get('case.list', {});
    expect(cases).toMatchObject([{ kind: 'paymentDifference', state: 'submitted' }]);
    const { rows } = await clerk.get('queue.read', { shelf: 'open', kind: 'paymentDifference' });
    expect(rows).toHaveLength(1);
    till.collector.refundState = 'done';
    await decide(rows[0] as { caseId: string; revision: number });
    await follow(till, 1);
    expect(await resident.get('order.read', { number })).toMatchObject({ state: 'refunded' });
    expect([...till.collector.refunds.keys()]).toEqual([`${number}R00`, `${number}R00T2`]);
    expect(await ledgerOf(till, number)).toEqual({ contribution: 40_000, refund: -40_000 });
  });

  test('one that is stuck with the collector is a case too, is not sent once more, and goes on there', async () => {
    const { resident, number } = await double();
    till.collector.refundState = 'stuck';
    await follow(till, 2);
    const { rows } = await clerk.get('queue.read', { shelf: 'open', kind: 'paymentDifference' });
    const { caseId, revision } = await take(clerk, rows[0] as { caseId: string; revision: number });
    const [code, words] = await clerk.refused('case.approve', { caseId, revision });
    expect([code, words]).toEqual(['NOT_ALLOWED', expect.stringContaining('商户平台')]);
    till.collector.end(`${number}R00`, 'done');
    await follow(till, 1);
    expect(await resident.get('order.read', { number })).toMatchObject({ state: 'refunded' });
    expect(till.collector.refunds.size).toBe(1);
    expect(await ledgerOf(till, number)).toEqual({ contribution: 40_000, refund: -40_000 });
    expect((await verifyLedger(till.services)).problems).toEqual([]);
  });

  test('a wrong amount goes back whole when the desk says so, and enrols nobody', async () => {
    const { resident, people } = await family(till, [{}, {}]);
    const placed = await order(resident, people);
    await payed(till, resident, placed, 80_001);
    await notified(till, placed.number);
    const { rows } = await clerk.get('queue.read', { shelf: 'open', kind: 'paymentDifference' });
    const seen = await take(clerk, rows[0] as { caseId: string; revision: number });
    expect(seen).toMatchObject({
      person: null,
      application: { difference: 'wrongAmount', number: placed.number, expected: '800.00', found: '800.01' },
    });
    expect(
      await clerk.refused('case.return', { caseId: seen.caseId, revision: seen.revision, words: '补' }),
    ).toEqual(['NOT_ALLOWED', '这件事不是申请，没有人可以补充材料。']);
    await clerk.get('case.approve', { caseId: seen.caseId, revision: seen.revision });
    await follow(till, 1);
    expect(await resident.get('order.read', { number: placed.number })).toMatchObject({
      state: 'refunded',
      items: [{ state: 'refunded' }, { state: 'refunded' }],
    });
    expect(await ledgerOf(till, placed.number)).toEqual({ unassigned: 80_001, refund: -80_001 });
    for (const { personId } of people) expect(await coverOf(till, personId)).toBeNull();
  });

  test('what a job found is nobody’s to withdraw, nor to apply for', async () => {
    const { resident, people } = await family(till);
    const placed = await order(resident, people);
    await payed(till, resident, placed, 1);
    await notified(till, placed.number);
    const { cases } = await resident.get('case.list', {});
    const seen = await resident.get('case.read', { caseId: cases[0]?.caseId ?? '' });
    expect(seen.may).toEqual([]);
    const { caseId, revision } = seen;
    expect(await resident.refused('case.withdraw', { caseId, revision })).toEqual(['STALE']);
    const attachments = [await cleanPhoto(till, resident.openid)];
    const forged = { application: seen.application, attachments } as never;
    expect(await resident.refused('case.save', forged)).toEqual(['MALFORMED_REQUEST', 'application.kind']);
  });
});

test('an exemption that the desk recognises opens the year outside its window, until it is undone', async () => {
  goTo(till, '2027-05-10T10:00');
  const { resident, people } = await family(till);
  const [person] = people;
  const memberId = person?.memberId ?? '';
  const exemption = {
    kind: 'contributionExemption' as const,
    memberId,
    benefitYear: YEAR,
    exemption: 'demobilised' as const,
  };
  const members = [{ memberId }];
  const input = { benefitYear: YEAR, members, relatives: [] };
  expect(await resident.refused('order.create', input)).toEqual(['ENROLMENT_CLOSED', 'members.0']);
  const approved = await decide(await sendCase(till, resident, exemption));
  const placed = await resident.get('order.create', input);
  expect(placed).toMatchObject({
    items: [{ benefitPeriod: { from: '2027-05-10', to: '2027-12-31' }, waitingMonths: 0 }],
  });
  await payed(till, resident, placed);
  await notified(till, placed.number);
  const lead = await newStaff(till, { role: 'lead', counties: [] });
  const undone = await lead.refused('case.reverse', {
    caseId: approved.caseId,
    revision: approved.revision,
    words: '错',
  });
  expect(undone[0]).toBe('NOT_ALLOWED');
});
