import type { Call } from '../action';
import { Refusal } from '../refusal';
import type { Transaction } from '../store';
import type { Order } from './document';
import { orderId } from './record';

/** One of the caller's orders; anybody else's is not found. */
export async function ownOrder(
  reader: Pick<Transaction, 'get'>,
  { accountId }: Pick<Call, 'accountId'>,
  number: string,
): Promise<Order> {
  const order = await reader.get('orders', orderId(number));
  if (order?.accountId !== accountId) throw new Refusal('NOT_FOUND', { path: 'number' });
  return order;
}
