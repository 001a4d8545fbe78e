import { init, SYMBOL_CURRENT_ENV } from '@cloudbase/node-sdk';
import { type CollectionName, type Collections, type Draft, SCHEMA } from './documents';
import type { Randomness, Waiting } from './ports';
import { Refusal } from './refusal';

/** Rows of one read: CloudBase gives 100 where nothing else is said. */
const PAGE_ROWS = 100;
/** A transaction is tried so often before the caller is asked to come again. */
const ATTEMPTS = 12;
const FIRST_PAUSE_MS = 8;
const LONGEST_PAUSE_MS = 400;

type Database = ReturnType<ReturnType<typeof init>['database']>;
/** What of the SDK's transaction is used; its own types leave it open. */
type SdkTransaction = Pick<Database, 'collection'>;
type Where = Record<string, unknown>;

/** Reading and writing inside one transaction: by id alone, since CloudBase runs anything else outside it. */
export interface Transaction {
  get<Name extends CollectionName>(collection: Name, id: string): Promise<Collections[Name] | null>;
  /** Writes a whole document, new or not; gives it as stored, its revision one higher. */
  put<Name extends CollectionName>(collection: Name, draft: Draft<Name>): Promise<Collections[Name]>;
  /** Removes a document, if it is there. */
  remove(collection: CollectionName, id: string): Promise<void>;
}

/** The document database, through the SDK. */
export class Store {
  private database: Database | undefined;

  constructor(
    private readonly randomness: Randomness,
    private readonly waiting: Waiting,
  ) {}

  async get<Name extends CollectionName>(collection: Name, id: string): Promise<Collections[Name] | null> {
    const { data } = await this.db.collection(collection).doc(id).get();
    // Outside a transaction `data` is a list, inside it is the document or null.
    return readable<Name>((data as unknown[])[0]);
  }

  /** The documents that exist of these ids, in no order. */
  async getMany<Name extends CollectionName>(
    collection: Name,
    ids: readonly string[],
  ): Promise<Collections[Name][]> {
    const found: Collections[Name][] = [];
    for (let at = 0; at < ids.length; at += PAGE_ROWS) {
      const some = ids.slice(at, at + PAGE_ROWS);
      found.push(...(await this.rows(collection, { _id: this.db.command.in(some) }, '_id', PAGE_ROWS)));
    }
    return found;
  }

  /** All documents with these values (a list: any of them), read page by page in the order of `_id`. */
  async find<Name extends CollectionName>(collection: Name, values: Where): Promise<Collections[Name][]> {
    const found: Collections[Name][] = [];
    const wanted = this.anyOf(values);
    for (;;) {
      const last = found.at(-1);
      const where = last ? { ...wanted, _id: this.db.command.gt(last._id) } : wanted;
      const page = await this.rows(collection, where, '_id', PAGE_ROWS);
      found.push(...page);
      if (page.length < PAGE_ROWS) return found;
    }
  }

  /**
   * One page of the documents with these values (a list: any of them), in the order of a text field, `after` a value
   * of it (null: from the start) and `before` another; where `part` is given, only those whose field holds it.
   */
  page<Name extends CollectionName>(
    collection: Name,
    values: Where,
    order: {
      field: string;
      after: string | null;
      before?: string | null;
      part?: string | null;
      rows: number;
      descending?: boolean;
    },
  ): Promise<Collections[Name][]> {
    const { command } = this.db;
    const { after, before, descending = false } = order;
    const conditions: Where[] = [this.anyOf(values)];
    if (after !== null)
      conditions.push({ [order.field]: descending ? command.lt(after) : command.gt(after) });
    if (before) conditions.push({ [order.field]: command.lt(before) });
    if (order.part) {
      const regexp = order.part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
      conditions.push({ [order.field]: this.db.RegExp({ regexp, options: 'i' }) });
    }
    const direction = descending ? 'desc' : 'asc';
    return this.rows(collection, command.and(conditions), order.field, order.rows, direction);
  }

  /** At most so many documents whose field, a number that an index is on, has come to `until`: the least first. */
  due<Name extends CollectionName>(
    collection: Name,
    field: keyof Collections[Name] & string,
    until: number,
    rows: number,
  ): Promise<Collections[Name][]> {
    return this.rows(collection, { [field]: this.db.command.lte(until) }, field, rows);
  }

  /** How many documents have these values. */
  async count(collection: CollectionName, values: Where): Promise<number> {
    const { total } = await this.db.collection(collection).where(values).count();
    return total ?? 0;
  }

  /** Counts one more in a counter and gives the count with it. Two at once get two counts. */
  async countUp(id: string, until: number): Promise<number> {
    const counters = this.db.collection('counters');
    const { inc } = this.db.command;
    for (;;) {
      const { doc } = await counters.where({ _id: id }).updateAndReturn({ count: inc(1) });
      if (doc) return doc.count;
      try {
        await counters.add({ _id: id, schema: SCHEMA, revision: 1, count: 1, until });
        return 1;
      } catch (error) {
        if (!isDuplicate(error)) throw error;
      }
    }
  }

  /**
   * Runs `work` in a transaction until it is not in another's way, with a pause by chance between the tries, and
   * refuses with `BUSY` after the last. `work` may run several times and has no effect but through `tx`.
   */
  async transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      try {
        // 0: the SDK's own tries follow each other without a pause and use each other up.
        return await this.db.runTransaction(
          (transaction: SdkTransaction) => work(transactionOf(transaction)),
          0,
        );
      } catch (error) {
        if (!isConflict(error) && !isDuplicate(error)) throw error;
        const longest = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** attempt);
        await this.waiting.wait(this.randomness.below(longest) + 1);
      }
    }
    throw new Refusal('BUSY');
  }

  /** Connects at the first use, so that a call that only computes does not pay for it. */
  private get db(): Database {
    this.database ??= init({ env: SYMBOL_CURRENT_ENV, keepalive: true }).database();
    return this.database;
  }

  private anyOf(values: Where): Where {
    const { command } = this.db;
    return Object.fromEntries(
      Object.entries(values).map(([field, value]) => [
        field,
        Array.isArray(value) ? command.in(value) : value,
      ]),
    );
  }

  private async rows<Name extends CollectionName>(
    collection: Name,
    where: object,
    orderBy: string,
    limit: number,
    direction: 'asc' | 'desc' = 'asc',
  ): Promise<Collections[Name][]> {
    const query = this.db.collection(collection).where(where).orderBy(orderBy, direction).limit(limit);
    const { data } = await query.get();
    return (data as unknown[]).map((row) => readable<Name>(row) as Collections[Name]);
  }
}

function transactionOf(transaction: SdkTransaction): Transaction {
  return {
    async get<Name extends CollectionName>(collection: Name, id: string) {
      const { data } = await transaction.collection(collection).doc(id).get();
      return readable<Name>(data);
    },
    async put<Name extends CollectionName>(collection: Name, draft: Draft<Name>) {
      const { _id, ...content } = { ...draft, schema: SCHEMA, revision: (draft.revision ?? 0) + 1 };
      await transaction.collection(collection).doc(_id).set(content);
      return { _id, ...content } as unknown as Collections[Name];
    },
    async remove(collection: CollectionName, id: string) {
      await transaction.collection(collection).doc(id).remove();
    },
  };
}

/** A document of the shape that this code knows; another is a failure, not a guess. */
function readable<Name extends CollectionName>(row: unknown): Collections[Name] | null {
  if (row === null || row === undefined) return null;
  const document = row as Collections[Name];
  if (document.schema !== SCHEMA) throw new Error(`a document of schema ${document.schema} cannot be read`);
  return document;
}

function isConflict(error: unknown): boolean {
  return (error as { code?: unknown } | null)?.code === 'DATABASE_TRANSACTION_CONFLICT';
}

/** The code of a duplicate key differs between sources; the message carries MongoDB's own. */
function isDuplicate(error: unknown): boolean {
  return String((error as { message?: unknown } | null)?.message).includes('E11000');
}
