import type { ApplicationOf } from '@jiayibao/shared/contract/resident';
import type { Order, Refund } from '../order/document';
import { newRefund, orderId, orderOfRefund, refundsOf, stateAfterPayment } from '../order/record';
import { Refusal } from '../refusal';
import type { Kind, Reader } from './kind';

/**
 * Money and accounts that differ. Approved, what was held is given back whole, and what did not reach the payer is sent
 * once more; of the others that they have been looked into, since the money is with the collector and not here.
 */
export const paymentDifference: Kind<'paymentDifference', { refundNumber: string | null }> = {
  async obstacle(application, _, { reader }) {
    const found = await heldIn(application, reader);
    return typeof found === 'string' ? { message: OBSTACLES[found] } : null;
  },

  async approve(application, _, { call: { services }, tx }) {
    const found = await heldIn(application, tx);
    if (!found || typeof found === 'string') return { refundNumber: null };
    const { order, before } = found;
    const at = services.clock.now();
    const item = before ? order.items.findIndex(({ refund }) => refund?.number === before.number) : -1;
    const refund = newRefund(order, item < 0 ? null : item, {
      amountFen: before?.amountFen ?? (order.paidFen as Order['totalFen']),
      why: before?.why ?? 'wrongAmount',
      at,
      attempt: (before?.attempt ?? 0) + 1,
    });
    const items = order.items.map((one, i) => {
      if (item < 0) return { ...one, state: 'refunding' as const };
      return i === item ? { ...one, refund } : one;
    });
    const changed = { ...order, items, refund: item < 0 ? refund : order.refund };
    await tx.put('orders', { ...changed, state: stateAfterPayment(changed), dueAt: at, looks: 0 });
    return { refundNumber: refund.number };
  },

  async undo({ refundNumber }) {
    if (refundNumber === null) return;
    throw new Refusal('NOT_ALLOWED', { message: '退款已经发出，不能撤销。' });
  },
};

const OBSTACLES = {
  settled: '这笔钱已经退回，不用再处理；请选“不通过”办结。',
  underWay: '这笔退款还在收款机构，另退一次会退重；请在收款机构的商户平台处理原退款，再选“不通过”办结。',
};

/**
 * The order whose money is held, or one of its refunds that failed; `settled` where neither is so any more, `underWay`
 * where the same refund goes on once somebody has seen to it with the collector.
 */
async function heldIn(
  { difference, number }: ApplicationOf<'paymentDifference'>,
  reader: Reader,
): Promise<{ order: Order; before: Refund | null } | keyof typeof OBSTACLES | null> {
  if (difference !== 'wrongAmount' && difference !== 'refundFailed') return null;
  const order = await reader.get('orders', orderId(orderOfRefund(number) ?? number));
  if (!order) return null;
  if (difference === 'wrongAmount') return order.refund ? 'settled' : { order, before: null };
  const before = refundsOf(order).find((one) => one.number === number);
  if (before?.state === 'sent') return 'underWay';
  return before?.state === 'failed' ? { order, before } : 'settled';
}
