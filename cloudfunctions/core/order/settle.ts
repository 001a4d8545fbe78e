import { type CivilDate, civilDateInChina } from '@jiayibao/shared/dates';
import { formatYuan, sumFen, ZERO } from '@jiayibao/shared/money';
import type { ParameterSet } from '@jiayibao/shared/policy';
import type { Collected } from '../collect/collector';
import type { Draft, Enrolment } from '../documents';
import { enrolmentId, reachingBack } from '../enrolment';
import { enter } from '../ledger/enter';
import { notify } from '../notice';
import type { Services } from '../services';
import type { Transaction } from '../store';
import { openDifference } from './difference';
import type { Order, OrderItem } from './document';
import { giveBack } from './give-back';
import { amountOf, faceOf, newRefund, orderId, stateAfterPayment } from './record';
import { dayOf, type ItemTerms, termsOn } from './terms';

/** What the door did: nothing is known of such an order; it was not paid; it had been through before; or what it did now. */
export type Passage = 'noOrder' | 'notPaid' | 'before' | 'held' | 'settled';

/**
 * The one door that every payment goes through, from notification, return and reconciliation, as often as anyone likes
 * and in any order. One transaction: the order, an enrolment for each person or the wish to give their money back, and
 * the ledger. Another amount than the order's is held for the desk, and nobody is enrolled.
 */
export async function settle(services: Services, number: string, collected: Collected): Promise<Passage> {
  const { state, totalFen: paidFen, paidAt, transactionId } = collected;
  if (state !== 'paid') return 'notPaid';
  if (paidFen === null || paidAt === null) throw new Error('a payment has an amount and a time');
  const now = services.clock.now();
  const parameters = await services.parameters.inForce(civilDateInChina(now), now);
  return services.store.transaction(async (tx): Promise<Passage> => {
    const order = await tx.get('orders', orderId(number));
    if (!order) return 'noOrder';
    if (order.paidFen !== null) return 'before';
    const paid = { ...order, paidFen, paidAt, transactionId };
    if (paidFen !== order.totalFen) {
      await hold(services, tx, paid, paidAt);
      return 'held';
    }
    await settlePaid(services, tx, paid, { at: paidAt, parameters });
    return 'settled';
  });
}

/**
 * Enrols everybody of an order for which the whole amount is there, be it nothing, or has their part given back. Gives
 * the order as it stands then. `at`: when it was paid, in milliseconds.
 */
export async function settlePaid(
  services: Services,
  tx: Transaction,
  order: Draft<'orders'>,
  { at, parameters }: { at: number; parameters: ParameterSet },
): Promise<Order> {
  const day = civilDateInChina(at);
  const others = new Set<string>();
  const items: OrderItem[] = [];
  for (const [i, item] of order.items.entries()) {
    const { personId } = item;
    await enter(tx, order, { personId, kind: 'contribution', amountFen: item.dueFen, at });
    await enter(tx, order, { personId, kind: 'makeUp', amountFen: item.makeUpFen, at });
    const known = await tx.get('enrolments', enrolmentId(personId, order.benefitYear));
    const standing = known?.state === 'active' ? known : await reachingBack(tx, personId, order.benefitYear);
    const terms = termsOfItem(services, order, i, day, parameters);
    if (standing || !terms) {
      if (standing?.orderNumber) others.add(standing.orderNumber);
      const why = standing ? 'alreadyEnrolled' : 'tooLate';
      const refund = newRefund(order, i, { amountFen: amountOf(item), why, at: services.clock.now() });
      items.push({ ...item, state: refund.state === 'done' ? 'refunded' : 'refunding', refund });
      continue;
    }
    const { benefitFrom, benefitTo, waitingMonths } = terms;
    if (known?.orderNumber) await returnFirst(services, tx, personId, known.orderNumber);
    await enrol(tx, order, { ...item, benefitFrom, benefitTo }, known, at);
    items.push({ ...item, benefitFrom, benefitTo, waitingMonths, state: 'enrolled' });
  }
  const settled = await tx.put('orders', {
    ...order,
    items,
    state: stateAfterPayment({ ...order, items }),
    ...AFTER,
    dueAt: items.some(({ state }) => state === 'refunding') ? services.clock.now() : undefined,
    settledAt: services.clock.now(),
  });
  await tell(services, tx, settled, others);
  return settled;
}

/** Nothing waits for payment any more. */
const AFTER = { slot: undefined, dueAt: undefined, looks: 0 };

/** The terms of an item on the day that it was paid; null where no window is open on another day than it was ordered. */
function termsOfItem(
  services: Services,
  order: Draft<'orders'>,
  at: number,
  day: CivilDate,
  parameters: ParameterSet,
): Pick<ItemTerms, 'benefitFrom' | 'benefitTo' | 'waitingMonths'> | null {
  const { request } = faceOf(services, order, at);
  if (day === dayOf(request)) return order.items[at] as OrderItem;
  return termsOn(request, day, order.benefitYear, parameters);
}

/**
 * What was paid for an enrolment that has been ended since, and not asked back, goes back when the person is enrolled
 * anew: one year is paid once.
 */
async function returnFirst(
  services: Services,
  tx: Transaction,
  personId: string,
  orderNumber: string,
): Promise<void> {
  const first = await tx.get('orders', orderId(orderNumber));
  const at = first?.items.findIndex((one) => one.personId === personId && one.state === 'enrolled') ?? -1;
  if (!first || at < 0) return;
  const { amountFen } = await giveBack(tx, first, at, { why: 'alreadyEnrolled', now: services.clock.now() });
  if (amountFen === 0) return;
  const words = `订单${orderNumber}中一位参保人终止参保后又重新缴费，原来的${formatYuan(amountFen)}元将原路退回，不用申请。`;
  await notify(tx, services, notice(first, 'contributionReturning', words));
}

/** The person's enrolment for the year, the next of its generations, with what government owes for it. */
async function enrol(
  tx: Transaction,
  order: Draft<'orders'>,
  { personId, benefitFrom, benefitTo, aidFen, subsidyFen }: OrderItem,
  known: Enrolment | null,
  at: number,
): Promise<void> {
  const { region, benefitYear, number: orderNumber } = order;
  await tx.put('enrolments', {
    _id: enrolmentId(personId, benefitYear),
    revision: known?.revision,
    personId,
    benefitYear,
    region,
    benefitFrom,
    benefitTo,
    generation: (known?.generation ?? 0) + 1,
    state: 'active',
    orderNumber,
  });
  await enter(tx, order, { personId, kind: 'aid', amountFen: aidFen, at });
  await enter(tx, order, { personId, kind: 'subsidy', amountFen: subsidyFen, at });
}

/** Another amount than the order's: it stays where it is until the desk has decided. */
async function hold(
  services: Services,
  tx: Transaction,
  order: Draft<'orders'> & { paidFen: number },
  at: number,
): Promise<void> {
  const paidFen = order.paidFen as Order['totalFen'];
  await enter(tx, order, { personId: null, kind: 'unassigned', amountFen: paidFen, at });
  await tx.put('orders', { ...order, ...AFTER, state: 'paid' });
  await openDifference(services, tx, {
    difference: 'wrongAmount',
    number: order.number,
    expectedFen: order.totalFen,
    foundFen: paidFen,
    at,
    order,
  });
  const words = `订单${order.number}收到的金额与应缴不符，已转经办机构核对，核对前不会参保，钱不会丢失。`;
  await notify(tx, services, notice(order, 'contributionHeld', words));
}

/** Tells the payer what came of it, and who had paid for one of them before that their cover stands. */
async function tell(
  services: Services,
  tx: Transaction,
  order: Order,
  others: ReadonlySet<string>,
): Promise<void> {
  const { number, benefitYear, items, paidFen } = order;
  const enrolled = items.filter(({ state }) => state === 'enrolled').length;
  const back = items.filter(({ state }) => state === 'refunding');
  if (enrolled > 0) {
    const money = paidFen ? `，收款${formatYuan(paidFen)}元` : '，个人不用缴费';
    const words = `${benefitYear}年度居民医保${enrolled}人已经参保${money}。订单编号${number}。`;
    await notify(tx, services, notice(order, 'contributionSettled', words));
  }
  if (back.length > 0) {
    const sum = formatYuan(sumFen([ZERO, ...back.map(amountOf)]));
    const words = `订单${number}中${back.length}人这一年已有人缴费或已过缴费期，${sum}元将原路退回，不用申请。`;
    await notify(tx, services, notice(order, 'contributionReturning', words));
  }
  for (const other of others) {
    const first = await tx.get('orders', orderId(other));
    if (!first || first.accountId === order.accountId) continue;
    const words = `有人又为订单${other}中的一位参保人缴了费，那笔钱会自动退还，已有的参保不受影响。`;
    await notify(tx, services, notice(first, 'contributionTwice', words));
  }
}

function notice(
  { accountId, number: orderNumber }: Pick<Order, 'accountId' | 'number'>,
  kind: Parameters<typeof notify>[2]['kind'],
  words: string,
): Parameters<typeof notify>[2] {
  return { accountId, kind, caseId: null, orderNumber, words };
}
