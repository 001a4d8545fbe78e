import { enter } from '../ledger/enter';
import type { Transaction } from '../store';
import type { Order, OrderItem, Refund, RefundWhy } from './document';
import { amountOf, minus, newRefund, stateAfterPayment } from './record';

/**
 * Wants back what was paid for somebody who was enrolled by an order, in the transaction that ends or replaces their
 * enrolment; government owes nothing for it any more. `at`: the item's place in the order. `now` in milliseconds.
 */
export async function giveBack(
  tx: Transaction,
  order: Order,
  at: number,
  { why, now }: { why: RefundWhy; now: number },
): Promise<Refund> {
  const item = order.items[at] as OrderItem;
  const { personId, aidFen, subsidyFen } = item;
  await enter(tx, order, { personId, kind: 'aidReversal', amountFen: minus(aidFen), at: now });
  await enter(tx, order, { personId, kind: 'subsidyReversal', amountFen: minus(subsidyFen), at: now });
  const refund = newRefund(order, at, { amountFen: amountOf(item), why, at: now });
  const state = refund.state === 'done' ? 'refunded' : 'refunding';
  const items = order.items.map((one, i) => (i === at ? ({ ...one, state, refund } as const) : one));
  await tx.put('orders', {
    ...order,
    items,
    state: stateAfterPayment({ ...order, items }),
    dueAt: now,
    looks: 0,
  });
  return refund;
}
