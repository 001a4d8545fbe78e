import { formatYuan } from '@jiayibao/shared/money';
import { CollectorRefusal, type Refunded } from '../collect/collector';
import { enter } from '../ledger/enter';
import { notify } from '../notice';
import type { Services } from '../services';
import type { Transaction } from '../store';
import { openDifference } from './difference';
import type { Order, Refund } from './document';
import { minus, orderId, orderOfRefund, refundsOf, stateAfterPayment } from './record';

/** What is shown at the payer's bank, at most 80 characters. */
const SHOWN = '居民医保缴费退还';

/** 同一笔订单多次退款的请求需相隔1分钟 (退款申请, pay.weixin.qq.com/doc/v3/merchant/4012556457). */
const APART_MS = 60_000;
/** An order that has been looked at so often, some hours, waits for funds that do not come by themselves. */
const PATIENT_LOOKS = 30;

/** What became of a refund's news: no such refund; known already; on its way; back; or it failed, and the desk has it. */
export type RefundPassage = 'noRefund' | 'before' | 'sent' | 'done' | 'failed';

/**
 * Carries out what an order wants given back, outside of any transaction: the collector knows a refund's number and does
 * it once, however often it is asked. Throws where the collector does not answer for one of them; then that one is done
 * another time, and does not hold up the others.
 */
export async function carryOutRefunds(services: Services, order: Order): Promise<void> {
  const failures: unknown[] = [];
  let lastSentAt = Math.max(0, ...refundsOf(order).map(({ sentAt = 0 }) => sentAt));
  for (const refund of refundsOf(order)) {
    if (refund.state === 'done' || refund.state === 'failed') continue;
    const now = services.clock.now();
    if (refund.state === 'wanted' && now - lastSentAt < APART_MS) continue;
    try {
      const refunded = await carryOut(services, order, refund);
      if (!refunded) continue;
      if (refund.state === 'wanted') lastSentAt = now;
      await settleRefund(services, refund.number, refunded);
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw failures[0];
}

async function carryOut(
  { collector }: Services,
  { number: orderNumber, paidFen, looks }: Order,
  { number, amountFen, state }: Refund,
): Promise<Refunded | null> {
  if (paidFen === null) throw new Error('nothing is given back that was not paid');
  const known = state === 'sent' ? await collector.queryRefund(number) : null;
  if (known && known.state !== 'unknown') return known;
  try {
    return await collector.refund({ number, orderNumber, amountFen, totalFen: paidFen, reason: SHOWN });
  } catch (error) {
    if (!(error instanceof CollectorRefusal)) throw error;
    if (error.code === 'NO_FUNDS' && looks < PATIENT_LOOKS) return null;
    // Whoever keeps the collector's account has to see to it; it is asked for all the same.
    const state = error.code === 'NO_FUNDS' ? 'stuck' : 'failed';
    return { state, amountFen: null, doneAt: null };
  }
}

/**
 * The door for what the collector says of a refund: from its answer, from a notification and from asking, as often as
 * anyone likes and in any order. One transaction: the order and the ledger, whose entry is written when the money is back.
 */
export async function settleRefund(
  services: Services,
  number: string,
  { state, amountFen, doneAt }: Refunded,
): Promise<RefundPassage> {
  const orderNumber = orderOfRefund(number);
  if (orderNumber === null) return 'noRefund';
  return services.store.transaction(async (tx): Promise<RefundPassage> => {
    const order = await tx.get('orders', orderId(orderNumber));
    const refund = order && refundsOf(order).find((one) => one.number === number);
    if (!order || !refund) return 'noRefund';
    if (refund.state === 'done' || (refund.state === 'failed' && state !== 'done')) return 'before';
    if (state === 'unknown') return 'before';
    if (state === 'processing') {
      await put(services, tx, order, { ...refund, state: 'sent' });
      return 'sent';
    }
    if (state !== 'done' || amountFen !== refund.amountFen) {
      const at = doneAt ?? services.clock.now();
      const difference = state === 'done' ? 'otherAmount' : 'refundFailed';
      const found = {
        difference,
        number,
        expectedFen: refund.amountFen,
        foundFen: amountFen,
        at,
        order,
      } as const;
      await openDifference(services, tx, found);
      // One that is stuck is still asked about.
      await put(services, tx, order, { ...refund, state: state === 'stuck' ? 'sent' : 'failed' });
      return state === 'stuck' ? 'sent' : 'failed';
    }
    const at = doneAt ?? services.clock.now();
    const personId = order.items.find((item) => item.refund?.number === number)?.personId ?? null;
    const amount = minus(refund.amountFen);
    await enter(tx, order, { personId, kind: 'refund', amountFen: amount, refundNumber: number, at });
    await put(services, tx, order, { ...refund, state: 'done', doneAt: at });
    const words = `订单${orderNumber}的${formatYuan(refund.amountFen)}元已经退回原支付账户，到账时间以银行为准。`;
    const { accountId } = order;
    await notify(tx, services, { accountId, kind: 'contributionReturned', caseId: null, orderNumber, words });
    return 'done';
  });
}

/** The order with that refund as it is now, and what follows from it for its item or, of the whole, for all of them. */
async function put(services: Services, tx: Transaction, order: Order, told: Refund): Promise<void> {
  const before = refundsOf(order).find(({ number }) => number === told.number);
  const refund = before?.state === 'wanted' ? { ...told, sentAt: services.clock.now() } : told;
  const state = refund.state === 'done' ? 'refunded' : 'refunding';
  const isWhole = order.refund?.number === refund.number;
  const items = order.items.map((item) => {
    if (isWhole) return { ...item, state } as const;
    return item.refund?.number === refund.number ? ({ ...item, state, refund } as const) : item;
  });
  const changed = { ...order, items, refund: isWhole ? refund : order.refund };
  const isWaiting = refundsOf(changed).some((one) => one.state === 'wanted' || one.state === 'sent');
  await tx.put('orders', {
    ...changed,
    state: stateAfterPayment(changed),
    dueAt: isWaiting ? order.dueAt : undefined,
    // What goes on is not kept waiting for what was looked at in vain before.
    looks: refund.state === before?.state ? order.looks : 0,
  });
}
