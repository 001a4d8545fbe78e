import { addDays, type CivilDate, civilDateInChina } from '@jiayibao/shared/dates';
import { type Fen, sumFen, toFen } from '@jiayibao/shared/money';
import { type BillRow, CollectorRefusal } from '../collect/collector';
import type { Services } from '../services';
import { type Difference, openDifference } from './difference';
import type { LedgerEntry } from './document';
import { orderId, refundsOf } from './record';
import { settleRefund } from './refund';
import { settle } from './settle';

const ROWS = 100;
/** So many days back are compared: a run that fell out, or a bill that came late, is made up for. */
const DAYS = 3;

/** What a run compared and found; `unavailable`: bills that are not there yet. */
export type Compared = Record<'rows' | 'differences' | 'unavailable', number>;

/**
 * Compares the collector's bill of each of the last days with the ledger, both ways. What only the bill has goes through
 * the door first, since its news may have been lost; what differs then is a case at the desk, one for each. Throws, after
 * all others have been compared, where a bill cannot be read.
 */
export async function compareBills(services: Services): Promise<Compared> {
  const did: Compared = { rows: 0, differences: 0, unavailable: 0 };
  const today = civilDateInChina(services.clock.now());
  const bills = new Map<CivilDate, BillRow[]>();
  const failures: unknown[] = [];
  for (let back = DAYS + 1; back >= 1; back--) {
    const day = addDays(today, -back);
    try {
      const rows = await billOf(services, day);
      if (rows) bills.set(day, rows);
      else did.unavailable += 1;
    } catch (error) {
      failures.push(error);
    }
  }
  for (let back = DAYS; back >= 1; back--) {
    const day = addDays(today, -back);
    const rows = bills.get(day);
    if (!rows) continue;
    did.rows += rows.length;
    did.differences += await compareRows(services, rows);
    // A refund may stand in the bill of the day on which it was asked for.
    const near = [-1, 0, 1].flatMap((next) => bills.get(addDays(day, next)) ?? []);
    did.differences += await compareLedger(services, day, near);
  }
  if (failures.length > 0) throw failures[0];
  return did;
}

async function billOf({ collector }: Services, day: CivilDate): Promise<BillRow[] | null> {
  try {
    return await collector.bill(day);
  } catch (error) {
    if (error instanceof CollectorRefusal && error.code === 'NO_BILL') return null;
    throw error;
  }
}

/** Gives how many differences were found that were not known before. Most rows agree: they are looked up many at once. */
async function compareRows(services: Services, rows: readonly BillRow[]): Promise<number> {
  let opened = 0;
  for (let from = 0; from < rows.length; from += ROWS) {
    const some = rows.slice(from, from + ROWS);
    const orderNumber = [...new Set(some.map((row) => row.orderNumber))];
    const entries = await services.store.find('ledger', { orderNumber });
    for (const row of some)
      if (amountIn(entries, row) !== row.amountFen && (await compareRow(services, row))) opened += 1;
  }
  return opened;
}

async function compareRow(services: Services, row: BillRow): Promise<boolean> {
  await bringIn(services, row);
  const inLedger = amountIn(await services.store.find('ledger', { orderNumber: row.orderNumber }), row);
  if (inLedger === row.amountFen || (await isOnItsWay(services, row))) return false;
  const difference = inLedger === null ? 'notInLedger' : 'otherAmount';
  const { number, amountFen: foundFen, at } = row;
  return open(services, { difference, number, expectedFen: inLedger, foundFen, at }, row.orderNumber);
}

/** Asks the collector about what only its bill has, and lets it through the door. */
async function bringIn(services: Services, { kind, number }: BillRow): Promise<void> {
  if (kind === 'payment') await settle(services, number, await services.collector.query(number));
  else await settleRefund(services, number, await services.collector.queryRefund(number));
}

/** Whether it is a refund of ours that has not come to its end, or has failed: then the desk has it already. */
async function isOnItsWay({ store }: Services, { kind, number, orderNumber }: BillRow): Promise<boolean> {
  const order = kind === 'refund' ? await store.get('orders', orderId(orderNumber)) : null;
  return order !== null && refundsOf(order).some((one) => one.number === number && one.state !== 'done');
}

/** What the ledger has of a payment, or of one refund; null: nothing. Both positive, as in a bill. */
function amountIn(entries: readonly LedgerEntry[], row: BillRow): Fen | null {
  const found = entries.filter(
    (entry) => entry.orderNumber === row.orderNumber && isOf(entry, row.kind) && isNumbered(entry, row),
  );
  if (found.length === 0) return null;
  return toFen(Math.abs(sumFen(found.map(({ amountFen }) => amountFen))));
}

function isOf({ kind }: LedgerEntry, row: BillRow['kind']): boolean {
  if (row === 'refund') return kind === 'refund';
  return kind === 'contribution' || kind === 'makeUp' || kind === 'unassigned';
}

function isNumbered({ refundNumber }: LedgerEntry, { kind, number }: BillRow): boolean {
  return kind === 'payment' || refundNumber === number;
}

/** What the ledger says moved on a day and no bill near it has. */
async function compareLedger(services: Services, day: CivilDate, rows: readonly BillRow[]): Promise<number> {
  const numbers = new Set(rows.map(({ kind, number }) => `${kind} ${number}`));
  const missing = new Map<string, Difference & { orderNumber: string }>();
  for await (const entry of entriesOf(services, day)) {
    const { orderNumber, refundNumber, amountFen, at } = entry;
    const kind = isOf(entry, 'refund') ? 'refund' : isOf(entry, 'payment') ? 'payment' : null;
    const number = refundNumber ?? orderNumber;
    if (!kind || numbers.has(`${kind} ${number}`)) continue;
    const before = missing.get(number)?.expectedFen ?? toFen(0);
    const expectedFen = sumFen([before, toFen(Math.abs(amountFen))]);
    const found = { difference: 'notInBill', number, expectedFen, foundFen: null, at, order: null } as const;
    missing.set(number, { ...found, orderNumber });
  }
  let opened = 0;
  for (const { orderNumber, ...found } of missing.values()) {
    if (await isInEarlierBill(services, orderNumber, found.number)) continue;
    if (await open(services, found, orderNumber)) opened += 1;
  }
  return opened;
}

/** Whether a refund that took days stands in the bill of the day on which it was sent; it may, where that cannot be read. */
async function isInEarlierBill(services: Services, orderNumber: string, number: string): Promise<boolean> {
  const order = await services.store.get('orders', orderId(orderNumber));
  const sentAt = order && refundsOf(order).find((one) => one.number === number)?.sentAt;
  if (!sentAt) return false;
  for (const back of [0, 1]) {
    const rows = await billOf(services, addDays(civilDateInChina(sentAt), -back)).catch(() => null);
    if (!rows || rows.some((row) => row.kind === 'refund' && row.number === number)) return true;
  }
  return false;
}

async function* entriesOf({ store }: Services, day: CivilDate): AsyncGenerator<LedgerEntry> {
  let after: string | null = null;
  for (;;) {
    const page: LedgerEntry[] = await store.page('ledger', { day }, { field: '_id', after, rows: ROWS });
    yield* page;
    const last = page.at(-1);
    if (!last || page.length < ROWS) return;
    after = last._id;
  }
}

function open(services: Services, found: Omit<Difference, 'order'>, orderNumber: string): Promise<boolean> {
  return services.store.transaction(async (tx) => {
    const order = await tx.get('orders', orderId(orderNumber));
    return openDifference(services, tx, { ...found, order });
  });
}
