import { ORDER_ROWS, residentActions } from '@jiayibao/shared/contract/resident';
import { formatYuan } from '@jiayibao/shared/money';
import { pure } from '../action';
import { ownOrder } from './own';
import { faceOf } from './record';
import { isShown, viewOf } from './view';

const ORDER = {
  may: 'consented',
  limits: [],
  touches: ['name', 'household', 'cover', 'payments'],
} as const;

export const orderRead = pure(residentActions['order.read'], {
  ...ORDER,
  summary: "One of the caller's orders.",
  run: async ({ number }, call) => viewOf(call, await ownOrder(call.services.store, call, number)),
});

export const orderList = pure(residentActions['order.list'], {
  ...ORDER,
  summary: "The caller's orders, newest first.",
  async run({ after }, { services, accountId }) {
    // Numbers begin with the second that they were made in. One more than is shown tells whether there is a next page.
    const order = { field: 'number', after: after ?? null, rows: ORDER_ROWS + 1, descending: true };
    const found = await services.store.page('orders', { accountId }, order);
    const shown = found.slice(0, ORDER_ROWS);
    return {
      orders: shown.map((one) => ({
        number: one.number,
        state: one.state,
        benefitYear: one.benefitYear,
        createdAt: one.createdAt,
        total: isShown(one) ? formatYuan(one.totalFen) : null,
        names: one.items.map((_, at) => faceOf(services, one, at).name),
      })),
      next: found.length > ORDER_ROWS ? (shown.at(-1)?.number ?? null) : null,
    };
  },
});
