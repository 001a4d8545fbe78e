import { CollectorRefusal } from '../collect/collector';
import type { Services } from '../services';
import type { Order } from './document';
import { carryOutRefunds } from './refund';
import { settle } from './settle';

const ROWS = 100;
const MINUTE_MS = 60_000;
/** In the next minute: due by then whatever time of this one it was looked at, or every other run would find nothing. */
const SOON_MS = 45_000;
/** When an order that was closed is asked about once more: a payment may have been on its way. */
const CLOSED_LOOKS_MS = [MINUTE_MS, 5 * MINUTE_MS, 15 * MINUTE_MS];
/** How often a thing is looked at each minute, then each ten, then each hour. */
const QUICK_LOOKS = 15;
const SLOW_LOOKS = 60;

/** What a run of the job did; `failed`: to be tried again. */
export type Followed = Record<'looked' | 'failed', number>;

/**
 * Looks at every order that is due: closes what is expired, asks about what is silent, gives back what is wanted back. An
 * order is due again by itself until nothing about it is open, so that a run which ends anywhere is gone on with.
 */
export async function followOrders(services: Services): Promise<Followed> {
  const did: Followed = { looked: 0, failed: 0 };
  for (;;) {
    const due = await services.store.due('orders', 'dueAt', services.clock.now(), ROWS);
    for (const { _id } of due) {
      try {
        const order = await take(services, _id);
        if (!order) continue;
        await bringOn(services, order);
        if (order.state === 'closed') await looked(services, order);
        did.looked += 1;
      } catch (error) {
        did.failed += 1;
        services.log({ job: 'followOrders', failure: error instanceof Error ? error.name : typeof error });
      }
    }
    if (due.length < ROWS) return did;
  }
}

/**
 * Brings an order as far as it can come now: settled if it was paid, closed if it is too late, its refunds sent or asked
 * about. Throws where the collector does not answer.
 */
export async function bringOn(services: Services, order: Order): Promise<void> {
  const { number, state, expiresAt } = order;
  if (state === 'created') {
    if (services.clock.now() >= expiresAt) await close(services, order);
  } else if (state === 'paying') {
    const isLate = services.clock.now() >= expiresAt;
    const closedThere = await settleIfPaid(services, number);
    if (closedThere) await markClosed(services, order);
    else if (isLate) await close(services, order);
  } else if (state === 'closed') await settleIfPaid(services, number);
  else await carryOutRefunds(services, order);
}

/** Takes no payment for an order any more: first the collector, then the order; settled instead if it was paid. */
export async function close(services: Services, order: Order): Promise<void> {
  const { number, cashierAt } = order;
  try {
    if (cashierAt !== null) await services.collector.close(number);
  } catch (error) {
    if (!(error instanceof CollectorRefusal && error.code === 'PAID')) throw error;
    await settleIfPaid(services, number);
    return;
  }
  const since = await markClosed(services, order);
  if (since) await close(services, since);
}

/** Passes through the door what the collector says; gives whether it has closed the order. */
async function settleIfPaid(services: Services, number: string): Promise<boolean> {
  const collected = await services.collector.query(number);
  await settle(services, number, collected);
  return collected.state === 'closed';
}

/** Gives the order as it is where another phone has taken it to the cashier since: it has to be closed there first. */
function markClosed(services: Services, { _id, cashierAt }: Order): Promise<Order | null> {
  return services.store.transaction(async (tx) => {
    const order = await tx.get('orders', _id);
    if (order?.state !== 'created' && order?.state !== 'paying') return null;
    if (cashierAt === null && order.cashierAt !== null) return order;
    const closedAt = services.clock.now();
    const closed = { ...order, state: 'closed' as const, slot: undefined, closedAt, looks: 0 };
    await tx.put('orders', { ...closed, dueAt: dueAfter(closed, closedAt) });
    return null;
  });
}

/**
 * The order, if it is due, due again later: of two runs at once one has it. Of the few looks at a closed order only those
 * count that came to an end: a payment that nobody tells of may be found by the last of them.
 */
function take(services: Services, id: string): Promise<Order | null> {
  const now = services.clock.now();
  return services.store.transaction(async (tx) => {
    const order = await tx.get('orders', id);
    if (!order || order.dueAt === undefined || order.dueAt > now) return null;
    if (order.state === 'closed') return tx.put('orders', { ...order, dueAt: now + SOON_MS });
    const looks = order.looks + 1;
    return tx.put('orders', { ...order, looks, dueAt: dueAfter({ ...order, looks }, now) });
  });
}

/** A closed order has been looked at once more. */
async function looked(services: Services, { _id, looks: before }: Order): Promise<void> {
  const now = services.clock.now();
  await services.store.transaction(async (tx) => {
    const order = await tx.get('orders', _id);
    if (order?.state !== 'closed' || order.looks !== before) return;
    const looks = before + 1;
    await tx.put('orders', { ...order, looks, dueAt: dueAfter({ ...order, looks }, now) });
  });
}

/** When an order that has been looked at so often is due next; undefined: no more. */
export function dueAfter(
  { state, looks, expiresAt, closedAt, cashierAt }: Omit<Order, '_id' | 'schema' | 'revision'>,
  now: number,
): number | undefined {
  if (state === 'created') return Math.max(expiresAt, now + SOON_MS);
  if (state === 'paying') return now < expiresAt ? Math.min(expiresAt, now + SOON_MS) : now + SOON_MS;
  if (state === 'closed') {
    const next = cashierAt === null ? undefined : CLOSED_LOOKS_MS[looks];
    return next === undefined ? undefined : (closedAt ?? now) + next;
  }
  if (looks < QUICK_LOOKS) return now + SOON_MS;
  return now + (looks < SLOW_LOOKS ? 10 : 60) * MINUTE_MS;
}
