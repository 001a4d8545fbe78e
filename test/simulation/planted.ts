import { createDecipheriv } from 'node:crypto';
import type {
  Collected,
  Collector,
  Notified,
  Order,
  OrderItem,
  Refunded,
  Services,
  Transaction,
} from '@jiayibao/cloudfunctions/core';
import { toFen } from '@jiayibao/shared/money';
import type { Change } from './cloud';
import { keys } from './vendor';

/** Faults planted in what the functions work with: each is a mistake that the simulation has to find. */
export const PLANTED: Record<string, Change> = {
  'the door does not look at the amount': (services) => {
    const asked = new Map<string, Collected['totalFen']>();
    const asIfRight = (number: string, collected: Collected): Collected =>
      collected.state === 'paid'
        ? { ...collected, totalFen: asked.get(number) ?? collected.totalFen }
        : collected;
    return withCollector(services, (collector) => ({
      prepay(order) {
        asked.set(order.number, order.totalFen);
        return collector.prepay(order);
      },
      query: async (number) => asIfRight(number, await collector.query(number)),
      async readNotification(headers, body) {
        const told = await collector.readNotification(headers, body);
        return told.kind === 'payment'
          ? { ...told, collected: asIfRight(told.number, told.collected) }
          : told;
      },
    }));
  },

  'the door judges by the day of the order': (services) => {
    const asked = new Map<string, number>();
    const asIfThen = (number: string, collected: Collected): Collected =>
      collected.state === 'paid'
        ? { ...collected, paidAt: asked.get(number) ?? collected.paidAt }
        : collected;
    return withCollector(services, (collector) => ({
      prepay(order) {
        asked.set(order.number, order.expiresAt - 15 * 60_000);
        return collector.prepay(order);
      },
      query: async (number) => asIfThen(number, await collector.query(number)),
      async readNotification(headers, body) {
        const told = await collector.readNotification(headers, body);
        return told.kind === 'payment' ? { ...told, collected: asIfThen(told.number, told.collected) } : told;
      },
    }));
  },

  'the door forgets that it was passed': (services) =>
    withTransaction(services, (tx) => ({
      get: (async (collection, id) => {
        const found = await tx.get(collection, id);
        if (collection === 'ledger') return null;
        const { state } = (found ?? {}) as Partial<Order>;
        return collection === 'orders' && state === 'settled'
          ? { ...found, state: 'paying', paidFen: null }
          : found;
      }) as Transaction['get'],
    })),

  'who comes back from the cashier is believed': (services) => {
    const asked = new Map<string, Collected['totalFen']>();
    return withCollector(services, (collector) => ({
      prepay(order) {
        asked.set(order.number, order.totalFen);
        return collector.prepay(order);
      },
      async query(number) {
        const found = await collector.query(number);
        if (found.state !== 'notPaid') return found;
        const paidAt = services.clock.now();
        return {
          state: 'paid',
          totalFen: asked.get(number) ?? null,
          paidAt,
          transactionId: 'T1',
          openid: null,
        };
      },
    }));
  },

  'cover is written outside the transaction': (services) =>
    withTransaction(services, (tx, store) => ({
      put: ((collection, draft) =>
        collection === 'enrolments'
          ? store.transaction((alone) => alone.put(collection, draft))
          : tx.put(collection, draft)) as Transaction['put'],
    })),

  'a transaction reads outside itself': (services) =>
    withTransaction(services, (_, store) => ({ get: (collection, id) => store.get(collection, id) })),

  'the ledger has no reversals': (services) =>
    withTransaction(services, (tx) => ({
      put: (async (collection, draft) => {
        const { kind = '' } = draft as { kind?: string };
        return collection === 'ledger' && kind.endsWith('Reversal') ? draft : tx.put(collection, draft);
      }) as Transaction['put'],
    })),

  'nobody verifies who signed a notification': (services) =>
    withCollector(services, (collector) => ({
      readNotification: (headers, body) =>
        collector.readNotification(headers, body).catch(() => readUnverified(body)),
    })),

  'an order is closed here alone': (services) => withCollector(services, () => ({ close: async () => {} })),

  'a refund that is sent again has another number': (services) => {
    const sent = new Map<string, number>();
    return withCollector(services, (collector) => ({
      refund(refund) {
        const times = (sent.get(refund.number) ?? 0) + 1;
        sent.set(refund.number, times);
        return collector.refund(times === 1 ? refund : { ...refund, number: `${refund.number}A${times}` });
      },
    }));
  },

  'one person’s refund is the whole payment': (services) =>
    withCollector(services, (collector) => ({
      refund: (refund) => collector.refund({ ...refund, amountFen: refund.totalFen }),
    })),

  'money goes back before that is recorded': (services) =>
    withTransaction(services, (tx) => ({
      put: (async (collection, draft) => {
        if (collection === 'orders') await sendWanted(services.collector, draft as unknown as Order);
        return tx.put(collection, draft);
      }) as Transaction['put'],
    })),

  'a refund that is on its way counts as done': (services) =>
    withCollector(services, (collector) => ({
      async refund(refund) {
        const { amountFen } = await collector.refund(refund);
        return { state: 'done', amountFen, doneAt: services.clock.now() };
      },
    })),

  'a refund that is stuck is sent once more': (services) =>
    withCollector(services, (collector) => ({
      refund: async (refund) => asIfOver(await collector.refund(refund)),
      queryRefund: async (number) => asIfOver(await collector.queryRefund(number)),
      async readNotification(headers, body) {
        const told = await collector.readNotification(headers, body);
        return told.kind === 'refund' ? { ...told, refunded: asIfOver(told.refunded) } : told;
      },
    })),

  'a refund that is wanted is not carried out': (services) =>
    withTransaction(services, (tx) => ({
      put: ((collection, draft) => {
        const isWanted = collection === 'orders' && wantedOf(draft as unknown as Order).length > 0;
        return tx.put(collection, isWanted ? { ...draft, dueAt: undefined } : draft);
      }) as Transaction['put'],
    })),

  'nobody asks about silent orders': (services) => withDue(services, ({ state }) => state !== 'paying'),

  'nobody asks about closed orders again': (services) => withDue(services, ({ state }) => state !== 'closed'),

  'payments go on while they are stopped': (services) =>
    withTransaction(services, (tx) => ({
      get: ((collection, id) =>
        collection === 'stops' ? Promise.resolve(null) : tx.get(collection, id)) as Transaction['get'],
    })),
};

function withCollector(services: Services, change: (collector: Collector) => Partial<Collector>): Services {
  const { collector } = services;
  return { ...services, collector: Object.assign(Object.create(collector), change(collector)) };
}

function withTransaction(
  services: Services,
  change: (tx: Transaction, store: Services['store']) => Partial<Transaction>,
): Services {
  const { store } = services;
  const transaction = <T>(work: (tx: Transaction) => Promise<T>) =>
    store.transaction((tx) => work({ ...tx, ...change(tx, store) }));
  return { ...services, store: Object.assign(Object.create(store), { transaction }) };
}

/** The job finds only those of the orders that are due. */
function withDue(services: Services, finds: (order: Order) => boolean): Services {
  const { store } = services;
  const due: Services['store']['due'] = async (collection, ...rest) => {
    const found = await store.due(collection, ...rest);
    return collection === 'orders' ? found.filter((one) => finds(one as unknown as Order)) : found;
  };
  return { ...services, store: Object.assign(Object.create(store), { due }) };
}

const asIfOver = (refunded: Refunded): Refunded =>
  refunded.state === 'stuck' ? { ...refunded, state: 'failed' } : refunded;

const wantedOf = ({ refund, items }: Pick<Order, 'refund' | 'items'>): NonNullable<OrderItem['refund']>[] =>
  [refund, ...items.map((item) => item.refund)].filter(
    (one) => one !== null && one.state === 'wanted',
  ) as never;

async function sendWanted(collector: Collector, order: Order): Promise<void> {
  const { number: orderNumber, paidFen } = order;
  for (const { number, amountFen } of wantedOf(order))
    await collector.refund({ number, orderNumber, amountFen, totalFen: paidFen ?? toFen(0), reason: '退款' });
}

/** What a notification says, whoever signed it. */
function readUnverified(body: string): Notified {
  const { ciphertext, nonce, associated_data } = JSON.parse(body).resource;
  const bytes = Buffer.from(ciphertext, 'base64');
  const cipher = createDecipheriv('aes-256-gcm', keys().merchant.apiKey, nonce);
  cipher.setAAD(Buffer.from(associated_data)).setAuthTag(bytes.subarray(-16));
  const said = JSON.parse(`${cipher.update(bytes.subarray(0, -16))}${cipher.final('utf8')}`);
  const paidAt = Date.parse(said.success_time);
  const totalFen = toFen(said.amount.total);
  const collected = {
    state: 'paid',
    totalFen,
    paidAt,
    transactionId: said.transaction_id,
    openid: null,
  } as const;
  return { kind: 'payment', number: said.out_trade_no, collected };
}
