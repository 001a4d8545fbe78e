import type { Enrolment, LedgerEntry, LogLine, Order } from '@jiayibao/cloudfunctions/core';
import type { Body, Reply } from '@jiayibao/local/gateway';
import type { OrderState } from '@jiayibao/shared/contract/resident';
import type { Schedule } from './schedule';
import type { Vendor } from './vendor';

/** What of a notice is looked at. */
export type Told = { _id: string; accountId: string; kind: string; orderNumber?: string };
type Stop = { _id: string; stopped: unknown };
type Write = { collection: string; id: string; document: Record<string, unknown> | null };

const WATCHED = ['orders', 'enrolments', 'ledger', 'notices', 'stops', 'cases', 'messages'] as const;
type Name = (typeof WATCHED)[number];
const isWatched = (name: string): name is Name => (WATCHED as readonly string[]).includes(name);
/** Cases of what comparing the bills has found: the number, and what is wrong with it. */
const DIFFERENCE = /^difference-(.+)-(?:notInLedger|notInBill|otherAmount)$/;
const MONEY_IN = ['contribution', 'makeUp', 'unassigned'];
/**
 * What an order may become; the same again it may always be. `created` becomes `refunded` where nothing was due for people
 * whom somebody else had enrolled meanwhile.
 */
const NEXT: Record<OrderState, readonly OrderState[]> = {
  created: ['paying', 'closed', 'settled', 'refunded'],
  paying: ['closed', 'paid', 'settled', 'refunding', 'refunded'],
  closed: ['paid', 'settled', 'refunding', 'refunded'],
  paid: ['refunding'],
  settled: ['refunding'],
  refunding: ['settled', 'refunded'],
  refunded: [],
};

/**
 * Sees each write at the moment at which it takes effect, and each change of the collector's book, and holds one against
 * the other: what the functions say of themselves is not asked. Stops the run at the first thing that does not hold.
 */
export class Watch {
  readonly violations: string[] = [];
  readonly orders = new Map<string, Order>();
  readonly enrolments = new Map<string, Enrolment>();
  readonly ledger = new Map<string, LedgerEntry>();
  readonly notices = new Map<string, Told>();
  private readonly stops = new Map<string, Stop>();
  private readonly cases = new Map<string, unknown>();
  private readonly messages = new Map<string, { dueAt?: number }>();
  /** Commits until now, and of each stop the one that threw it. */
  private commits = 0;
  private readonly thrown = new Map<string, number>();
  private readonly open = new Map<string, { begun: number; writes: Write[] }>();

  constructor(
    private readonly schedule: Schedule,
    private readonly vendor: () => Vendor,
  ) {}

  fail(violation: string): void {
    this.violations.push(violation);
    this.schedule.note(`DOES NOT HOLD: ${violation}`);
    this.schedule.stopped = true;
  }

  /** A line of a function's log: a failure that no fault has caused is a mistake. */
  logged({ failure, at, ...line }: LogLine): void {
    if (failure !== undefined && at !== undefined && this.schedule.isUndisturbed)
      this.fail(`${line.action ?? line.job ?? 'a notification'} failed with ${failure} ${String(at)}`);
  }

  /** A request to the database that has just been answered. */
  written(body: Body, reply: Reply): void {
    const action = String(body.action);
    const transaction = typeof body.transactionId === 'string' ? body.transactionId : reply.transactionId;
    const kept = transaction === undefined ? undefined : this.open.get(transaction);
    if (action === 'database.startTransaction' && transaction !== undefined)
      this.open.set(transaction, { begun: this.commits, writes: [] });
    else if (/commit|abort/.test(action)) {
      this.open.delete(transaction ?? '');
      if (action === 'database.commitTransaction' && kept && reply.code === undefined)
        this.committed(kept.writes, kept.begun);
    } else if (reply.code === undefined) {
      const writes = writesOf(body);
      if (kept) kept.writes.push(...writes);
      else if (writes.length > 0) this.committed(writes, this.commits);
    }
  }

  /** The order's part of the book has changed, perhaps. */
  seen(orderNumber: string): void {
    const order = this.orders.get(`order:${orderNumber}`);
    if (order) this.checkOrder(order);
  }

  /** Whether a job would find anything: one that finds nothing reads once and changes nothing. */
  isDue(of: 'orders' | 'messages'): boolean {
    const found: Iterable<{ dueAt?: number }> = this[of].values();
    for (const { dueAt } of found) if (dueAt !== undefined && dueAt <= this.schedule.now) return true;
    return false;
  }

  /** Numbers of payments and refunds in which a bill and the ledger differ, as the functions found. */
  get differences(): string[] {
    return [...this.cases.keys()].flatMap((id) => DIFFERENCE.exec(id)?.[1] ?? []);
  }

  entriesOf(orderNumber: string): LedgerEntry[] {
    return [...this.ledger.values()].filter((entry) => entry.orderNumber === orderNumber);
  }

  private committed(writes: readonly Write[], begun: number): void {
    this.commits += 1;
    const touched = new Set<string>();
    const before = new Map<string, Order | undefined>();
    for (const { collection, id, document } of writes) {
      if (!isWatched(collection)) continue;
      if (collection === 'ledger' && this.ledger.has(id)) this.fail(`${id} of the ledger is written twice`);
      if (document === null) this.fail(`${id} is removed`);
      if (collection === 'orders') before.set(id, before.has(id) ? before.get(id) : this.orders.get(id));
      const map: Map<string, unknown> = this[collection];
      if (document) map.set(id, { ...document, _id: id });
      if (collection !== 'messages') this.noted(collection, id, document);
      if (collection === 'stops' && document?.stopped) this.thrown.set(id, this.commits);
      if (collection === 'orders') touched.add(id);
      const of = document?.orderNumber;
      if (typeof of === 'string' && collection !== 'notices') touched.add(`order:${of}`);
    }
    for (const [id, was] of before) this.checkStep(was, this.orders.get(id) as Order, begun);
    for (const id of touched) {
      const order = this.orders.get(id);
      if (order) this.checkOrder(order);
      else this.fail(`there is no ${id}`);
    }
  }

  private checkStep(was: Order | undefined, order: Order, begun: number): void {
    const { number, state, region } = order;
    if (was && was.state !== state && !NEXT[was.state].includes(state))
      this.fail(`order ${number} goes from ${was.state} to ${state}`);
    const begins = !was || (state === 'paying' && was.state === 'created');
    const stop = this.stops.get(region);
    if (begins && stop?.stopped && (this.thrown.get(region) ?? 0) <= begun)
      this.fail(`order ${number} is taken while payments are stopped`);
    const closes = state === 'closed' && was?.state !== 'closed';
    const there = this.vendor().order(number);
    if (
      closes &&
      order.cashierAt !== null &&
      there?.state !== 'CLOSED' &&
      !this.vendor().askedToClose.has(number)
    )
      this.fail(`order ${number} is closed here and not at the collector's`);
  }

  /** What has to hold of an order at each moment, whatever went wrong. */
  private checkOrder(order: Order): void {
    const { number, paidFen, totalFen, items } = order;
    const holds = (held: boolean, violation: string) => {
      if (!held) this.fail(`order ${number}: ${violation}`);
    };
    const entries = this.entriesOf(number);
    const sum = (...kinds: string[]) => sumOf(entries.filter(({ kind }) => kinds.includes(kind)));
    const paid = this.vendor().order(number);
    const enrolled = items.filter(({ state }) => state === 'enrolled');
    const back = this.vendor().simulator.book.refundsOf(number);
    const gone = back
      .filter(({ outcome }) => outcome !== 'CLOSED')
      .reduce((fen, one) => fen + one.amountFen, 0);
    holds(sum(...MONEY_IN) === (paidFen ?? 0), 'the ledger has another sum than the order');
    if (paidFen !== null && (paidFen > 0 || totalFen > 0))
      holds(paid?.state === 'SUCCESS' && paid.totalFen === paidFen, 'it was not paid, or not that amount');
    if (enrolled.length > 0)
      holds(paidFen === totalFen, 'somebody is enrolled for another amount than is due');
    const needed = enrolled.reduce((fen, item) => fen + item.dueFen + item.makeUpFen, 0);
    holds(needed <= (paidFen ?? 0) - gone, 'cover without money behind it');
    const wanted = [order, ...items].reduce((fen, { refund }) => fen + (refund?.amountFen ?? 0), 0);
    holds(gone <= wanted, 'more is given back than is recorded');
    for (const entry of entries.filter(({ kind }) => kind === 'refund')) {
      const there = back.find((one) => one.number === entry.refundNumber);
      const isDone = there?.outcome === 'SUCCESS' && this.schedule.now >= there.endsAt;
      holds(isDone && there.amountFen === -entry.amountFen, 'the ledger has a refund that there is not');
    }
    const aid = enrolled.reduce((fen, item) => fen + item.aidFen, 0);
    const subsidy = enrolled.reduce((fen, item) => fen + item.subsidyFen, 0);
    holds(sum('aid', 'aidReversal') === aid, 'aid for others than are enrolled');
    holds(sum('subsidy', 'subsidyReversal') === subsidy, 'subsidy for others than are enrolled');
    for (const { personId, dueFen, aidFen, standardFen } of items) {
      const cover = this.enrolments.get(`enrolment:${order.benefitYear}:${personId}`);
      const isHere = cover?.state === 'active' && cover.orderNumber === number;
      const item = enrolled.find((one) => one.personId === personId);
      holds(isHere === (item !== undefined), 'its people and who is covered by it differ');
      holds(!isHere || dueFen + aidFen === standardFen, 'cover for less than the standard');
    }
  }

  private noted(collection: string, id: string, document: Record<string, unknown> | null): void {
    const { state, paidFen, items, kind, amountFen, generation, stopped } = (document ?? {}) as Record<
      string,
      unknown
    >;
    const parts = Array.isArray(items) ? items.map((item) => item.state).join('+') : undefined;
    const said: Record<string, unknown> = { state, parts, paidFen, kind, amountFen, generation, stopped };
    const words = Object.entries(said).filter(([, value]) => value !== undefined && value !== null);
    this.schedule.note(
      `${collection} ${id}: ${words.map(([name, value]) => `${name} ${JSON.stringify(value)}`).join(', ')}`,
    );
  }
}

export function sumOf(entries: readonly LedgerEntry[]): number {
  return entries.reduce((fen, { amountFen }) => fen + amountFen, 0);
}

/** The documents that a request writes, as they are after it. */
function writesOf(body: Body): Write[] {
  const collection = String(body.collectionName);
  if (!isWatched(collection)) return [];
  if (body.action === 'database.insertDocument')
    return (body.data as string[]).map((text) => {
      const document = read(text);
      return { collection, id: String(document._id), document };
    });
  const isRemoved = body.action === 'database.removeDocument';
  if (!isRemoved && body.action !== 'database.modifyDocument') return [];
  if (!isRemoved && body.merge !== false) throw new Error(`${collection} is written in a way not known here`);
  const id = String(read(body.query)._id);
  return [{ collection, id, document: isRemoved ? null : read(body.data) }];
}

/** Extended JSON as the SDK writes it, with its numbers as numbers. */
function read(text: unknown): Record<string, unknown> {
  return JSON.parse(String(text), (_, value) => {
    const number = value?.$numberInt ?? value?.$numberLong ?? value?.$numberDouble;
    return number === undefined ? value : Number(number);
  });
}
