import { REGIONS, type Region } from '@jiayibao/shared/contract/resident';
import type { Collections, Enrolment } from '../documents';
import { LEDGER_KINDS, type LedgerEntry, type LedgerKind, type Order } from '../order/document';
import { amountOf, orderId, refundedFen } from '../order/record';
import type { Services } from '../services';
import type { Store } from '../store';
import { entryId } from './enter';

const ROWS = 100;

/**
 * What does not balance. `changed`: an entry was written over or is not under its own id. `noOrder`: it belongs to no
 * order. `paid`, `refunded`: the sum of an order's entries is not what came in, or what went back. `aid`, `subsidy`: not what
 * government owes for who is enrolled by it. `uncovered`: an enrolment in force without money or aid behind it.
 */
export type Imbalance = 'changed' | 'noOrder' | 'paid' | 'refunded' | 'aid' | 'subsidy' | 'uncovered';

/** One thing that does not balance. */
export interface LedgerProblem {
  /** The number of the order, or the id of the entry or the enrolment. */
  of: string;
  problem: Imbalance;
}

/** Sums in fen by region, benefit year and kind. */
export type LedgerTotals = { region: Region; benefitYear: number; sums: Record<LedgerKind, number> }[];

/** How much was read, its sums, and what does not balance. */
export interface LedgerReport {
  entries: number;
  orders: number;
  totals: LedgerTotals;
  problems: LedgerProblem[];
}

/** Reads the whole ledger beside the orders and enrolments, and adds everything up: at any moment it has to balance. */
export async function verifyLedger({ store }: Pick<Services, 'store'>): Promise<LedgerReport> {
  const problems: LedgerProblem[] = [];
  const totals = new Map<string, LedgerTotals[number]>();
  const byOrder = new Map<string, LedgerEntry[]>();
  let entries = 0;
  for await (const entry of every(store, 'ledger')) {
    entries += 1;
    const { _id, revision, orderNumber, personId, kind } = entry;
    const own = entryId({ number: orderNumber, benefitYear: entry.benefitYear }, { personId, kind });
    if (revision !== 1 || _id !== own) problems.push({ of: _id, problem: 'changed' });
    byOrder.set(orderNumber, [...(byOrder.get(orderNumber) ?? []), entry]);
    addTo(totals, entry);
  }
  let orders = 0;
  for await (const order of every(store, 'orders')) {
    orders += 1;
    problems.push(...problemsOf(order, byOrder.get(order.number) ?? []));
    byOrder.delete(order.number);
  }
  for (const number of byOrder.keys()) problems.push({ of: number, problem: 'noOrder' });
  for await (const enrolment of every(store, 'enrolments'))
    if (!(await isCovered(store, enrolment))) problems.push({ of: enrolment._id, problem: 'uncovered' });
  return { entries, orders, totals: sorted(totals), problems };
}

function problemsOf(order: Order, entries: readonly LedgerEntry[]): LedgerProblem[] {
  const sum = (...kinds: LedgerKind[]) =>
    entries.filter(({ kind }) => kinds.includes(kind)).reduce((fen, { amountFen }) => fen + amountFen, 0);
  const enrolled = order.items.filter(({ state }) => state === 'enrolled');
  const owed = (figure: 'aidFen' | 'subsidyFen') => enrolled.reduce((fen, item) => fen + item[figure], 0);
  const holds: Partial<Record<Imbalance, boolean>> = {
    paid: sum('contribution', 'makeUp', 'unassigned') === (order.paidFen ?? 0),
    refunded: sum('refund') + refundedFen(order) === 0,
    aid: sum('aid', 'aidReversal') === owed('aidFen'),
    subsidy: sum('subsidy', 'subsidyReversal') === owed('subsidyFen'),
  };
  const failing = Object.entries(holds).filter(([, isHeld]) => !isHeld);
  return failing.map(([problem]) => ({ of: order.number, problem: problem as Imbalance }));
}

/** Whether an enrolment that was paid here has, while it is in force, its whole standard in money and aid behind it. */
async function isCovered(store: Store, enrolment: Enrolment): Promise<boolean> {
  const { state, orderNumber, personId, benefitYear } = enrolment;
  if (state !== 'active' || orderNumber === undefined) return true;
  const order = await store.get('orders', orderId(orderNumber));
  const item = order?.items.find((one) => one.personId === personId);
  if (!order || item?.state !== 'enrolled') return false;
  const ids = LEDGER_KINDS.map((kind) => entryId({ number: orderNumber, benefitYear }, { personId, kind }));
  const entries = await store.getMany('ledger', ids);
  const behind = entries
    .filter(({ kind }) => !kind.startsWith('subsidy'))
    .reduce((fen, { amountFen }) => fen + amountFen, 0);
  return behind === amountOf(item) + item.aidFen && item.dueFen + item.aidFen === item.standardFen;
}

function addTo(totals: Map<string, LedgerTotals[number]>, entry: LedgerEntry): void {
  const { region, benefitYear, kind, amountFen } = entry;
  const key = `${region} ${benefitYear}`;
  const sums = Object.fromEntries(LEDGER_KINDS.map((one) => [one, 0])) as Record<LedgerKind, number>;
  const total = totals.get(key) ?? { region, benefitYear, sums };
  total.sums[kind] += amountFen;
  totals.set(key, total);
}

function sorted(totals: Map<string, LedgerTotals[number]>): LedgerTotals {
  const place = ({ region }: LedgerTotals[number]) => REGIONS.indexOf(region);
  return [...totals.values()].sort((a, b) => place(a) - place(b) || a.benefitYear - b.benefitYear);
}

async function* every<Name extends 'ledger' | 'orders' | 'enrolments'>(
  store: Store,
  collection: Name,
): AsyncGenerator<Collections[Name]> {
  let after: string | null = null;
  for (;;) {
    const page: Collections[Name][] = await store.page(collection, {}, { field: '_id', after, rows: ROWS });
    yield* page;
    const last: string | undefined = page.at(-1)?._id;
    if (last === undefined || page.length < ROWS) return;
    after = last;
  }
}
