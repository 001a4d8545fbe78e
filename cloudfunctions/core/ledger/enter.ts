import { civilDateInChina } from '@jiayibao/shared/dates';
import type { LedgerEntry, Order } from '../order/document';
import type { Transaction } from '../store';

/** What stands for an order as a whole where a person stands otherwise. */
const WHOLE = 'all';

/** The one entry of a kind that an order can have for a person, or as a whole. */
export function entryId(
  { number, benefitYear }: Pick<Order, 'number' | 'benefitYear'>,
  { personId, kind }: Pick<LedgerEntry, 'personId' | 'kind'>,
): string {
  return `ledger:${number}:${personId ?? WHOLE}:${benefitYear}:${kind}`;
}

/**
 * Writes one entry, in the transaction of what it tells of; nothing for no amount. Refuses to write over one: that would
 * be a fault of the program, and the transaction with it is not to take effect.
 */
export async function enter(
  tx: Transaction,
  order: Pick<Order, 'number' | 'benefitYear' | 'region'>,
  entry: Pick<LedgerEntry, 'personId' | 'kind' | 'amountFen' | 'refundNumber' | 'at'>,
): Promise<void> {
  if (entry.amountFen === 0) return;
  const _id = entryId(order, entry);
  if (await tx.get('ledger', _id)) throw new Error('an entry of the ledger is written once');
  const { number: orderNumber, benefitYear, region } = order;
  await tx.put('ledger', {
    _id,
    orderNumber,
    region,
    benefitYear,
    day: civilDateInChina(entry.at),
    ...entry,
  });
}
