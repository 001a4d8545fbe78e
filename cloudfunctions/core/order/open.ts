import type { Call } from '../action';
import type { Order } from './document';
import { isOpen } from './record';

/** The caller's order that waits for payment, or null; there is one at most. */
export async function openOrderOf({
  services,
  accountId,
}: Pick<Call, 'services' | 'accountId'>): Promise<Order | null> {
  const [order] = await services.store.find('orders', { slot: accountId });
  return order && isOpen(order, services.clock.now()) ? order : null;
}
