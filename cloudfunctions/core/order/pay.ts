import { residentActions } from '@jiayibao/shared/contract/resident';
import { type Call, keyed, type Limit } from '../action';
import { CollectorRefusal, type PaymentParameters } from '../collect/collector';
import { Refusal } from '../refusal';
import type { Services } from '../services';
import { requireOpen } from '../stop';
import type { Transaction } from '../store';
import { settleFree } from './create';
import type { Order } from './document';
import { bringOn, close, dueAfter } from './follow';
import { ownOrder } from './own';
import { faceOf, isOpen } from './record';
import { dayOf, termsOn } from './terms';
import { viewOf } from './view';

/** Each asks the collector something. */
const ASKING: Limit = { name: 'asking', times: 300, seconds: 3600, code: 'LIMIT_REACHED' };
const ORDER = {
  may: 'consented',
  limits: [ASKING],
  touches: ['name', 'household', 'cover', 'payments'],
} as const;

/** What the cashier shows: no personal data. */
const SHOWN = '城乡居民基本医疗保险个人缴费';

/**
 * The order is at the cashier before the collector hears of it, so that nothing is ever paid that nobody asks about. If
 * the call is broken off in between, asking again does the rest.
 */
export const orderPay = keyed<(typeof residentActions)['order.pay'], PaymentParameters | null>(
  residentActions['order.pay'],
  {
    ...ORDER,
    summary: 'Takes an order to the cashier; settles it where nothing is due.',
    async around({ number }, call, commit) {
      const { services } = call;
      const order = await services.store.transaction((tx) => toCashier(call, tx, number));
      if (order.state !== 'paying') return commit(null);
      const payment = await prepay(services, order);
      // Paid already, or closed there: the truth is the collector's.
      if (!payment) await bringOn(services, order).catch(keepGoing);
      return commit(payment);
    },
    async run({ number }, call, tx, payment) {
      const order = await ownOrder(tx, call, number);
      return { order: await viewOf(call, order), payment: order.state === 'paying' ? payment : null };
    },
  },
);

export const orderRefresh = keyed(residentActions['order.refresh'], {
  ...ORDER,
  summary: 'Asks the collector what became of an order; where it does not answer, says how it stands.',
  async around({ number }, call, commit) {
    const { services } = call;
    const order = await ownOrder(services.store, call, number);
    await bringOn(services, order).catch(keepGoing);
    return commit(undefined);
  },
  run: async ({ number }, call, tx) => viewOf(call, await ownOrder(tx, call, number)),
});

export const orderCancel = keyed(residentActions['order.cancel'], {
  ...ORDER,
  summary: 'Cancels an order, with the collector first; settled instead where it has been paid.',
  async around({ number }, call, commit) {
    const { services } = call;
    const order = await ownOrder(services.store, call, number);
    if (order.state === 'created' || order.state === 'paying')
      await close(services, order).catch((error) => {
        if (error instanceof Refusal) throw error;
        throw notReached('支付平台暂时没有回应，订单还没有取消，请稍后再试；到时间会自动关闭。');
      });
    return commit(undefined);
  },
  run: async ({ number }, call, tx) => viewOf(call, await ownOrder(tx, call, number)),
});

/** What the phone takes to pay with; null where the collector takes no payment for the order any more. */
async function prepay(services: Services, order: Order): Promise<PaymentParameters | null> {
  const { number, totalFen, expiresAt, benefitYear } = order;
  const openid = services.caller();
  if (!openid) throw new Refusal('NOT_SIGNED_IN');
  try {
    const description = `${benefitYear}年度${SHOWN}`;
    return await services.collector.prepay({ number, description, totalFen, openid, expiresAt });
  } catch (error) {
    if (error instanceof CollectorRefusal) return null;
    throw notReached();
  }
}

/** Puts an order at the cashier, if its terms still hold; settles it where nothing is due. */
async function toCashier(call: Call, tx: Transaction, number: string): Promise<Order> {
  const { services } = call;
  const now = services.clock.now();
  const order = await ownOrder(tx, call, number);
  if (order.state !== 'created' && order.state !== 'paying') return order;
  if (!isOpen(order, now))
    throw new Refusal('STALE', { message: '订单超过15分钟没有支付，请返回重新缴费。', path: 'number' });
  await requireOpen(tx, order.region);
  await requireSameTerms(call, order);
  const cashierAt = order.cashierAt ?? now;
  if (order.totalFen === 0) return settleFree(call, tx, { ...order, cashierAt }, await call.parameters());
  const paying = { ...order, state: 'paying' as const, cashierAt };
  return tx.put('orders', { ...paying, dueAt: dueAfter(paying, now) });
}

/** On another day than it was made, an order is paid only if it would be the same. */
async function requireSameTerms(call: Call, order: Order): Promise<void> {
  const parameters = await call.parameters();
  for (const [at, item] of order.items.entries()) {
    const { request } = faceOf(call.services, order, at);
    if (dayOf(request) === call.today) continue;
    const terms = termsOn(request, call.today, order.benefitYear, parameters);
    if (terms?.benefitFrom === item.benefitFrom) continue;
    const message = '订单生成后缴费期或享受待遇的日期变了，请取消这笔订单，重新核对后再缴。';
    throw new Refusal('STALE', { message, path: 'number' });
  }
}

function notReached(message = '支付平台暂时没有回应，没有扣款，请稍后再点支付。'): Refusal {
  return new Refusal('UNAVAILABLE', { message });
}

/** The page is told how the order stands; the job asks again. */
function keepGoing(): void {}
