/**
 * The document database of CloudBase, for one machine: takes the body of an action as the SDK sends it, gives
 * the reply. Synchronous, and without a clock or dice of its own, so that a simulation can drive it.
 */
import { aggregate, parseStages } from './aggregate';
import { project } from './conditions';
import { type Document, decodeObject, encode } from './ejson';
import { GatewayError, notOffered } from './errors';
import { count, type Explanation, explain, findRows } from './find';
import type { IndexesFile } from './indexes';
import { limits } from './limits';
import { type Body, limitIn, nameIn, objectIn, requiredIn, textsIn, transactionIn, wholeIn } from './request';
import { type Collection, type Row, Store } from './store';
import { type Change, Transactions } from './transactions';
import { bodyOf, checkId, updated } from './update';

/** What the engine needs from outside. */
export interface EngineOptions {
  /** Path of the database, or ":memory:". */
  file: string;
  /** Collections and indexes, from `parseIndexes`. */
  indexes: IndexesFile;
  /** Milliseconds since 1970: server dates and the time of transactions. */
  now: () => number;
  /** A number from 0 up to 1: ids. */
  random: () => number;
  /** Told of what is the engine's own fault; the caller only hears SYS_ERR. */
  onFault?: (error: unknown) => void;
}

/** A reply: `code` and `message` only where it failed. */
export interface Reply {
  requestId: string;
  code?: string;
  message?: string;
  transactionId?: string;
  data?: Record<string, unknown>;
}

type Answer = Omit<Reply, 'requestId'>;

/** Opens a database; close it when done. */
export function openEngine(options: EngineOptions): Engine {
  return new Engine(options);
}

/** CloudBase's document database behind its wire actions, over one SQLite file. */
export class Engine {
  readonly #store: Store;
  readonly #transactions: Transactions;
  readonly #options: EngineOptions;

  constructor(options: EngineOptions) {
    this.#options = options;
    this.#store = new Store(options.file, options.indexes);
    this.#transactions = new Transactions(this.#store, options.now);
  }

  /** Answers one `database.*` action. Never throws: a failure is a reply with `code` and `message`. */
  handle(body: Body): Reply {
    const requestId = this.newId();
    try {
      const action = typeof body.action === 'string' ? this.#actions[body.action] : undefined;
      if (!action) throw new GatewayError('INVALID_ACTION', 'no such action of the database');
      return { requestId, ...action(body) };
    } catch (error) {
      if (error instanceof GatewayError) return { requestId, code: error.code, message: error.message };
      this.#options.onFault?.(error);
      return { requestId, code: 'SYS_ERR', message: 'the gateway failed; see its log' };
    }
  }

  /** How a `database.getDocument` would be read: the index, and SQLite's plan. Throws GatewayError. */
  explain(body: Body): Explanation {
    const now = this.#options.now();
    const query = objectIn(body, 'query', now) ?? {};
    return explain(this.#store, this.#collection(body), query, objectIn(body, 'order', now));
  }

  /** An id as CloudBase gives its documents: 32 hexadecimal digits. */
  newId(): string {
    const digit = () => Math.floor(this.#options.random() * 16).toString(16);
    return Array.from({ length: 32 }, digit).join('');
  }

  /** Closes the database; nothing is answered after it. */
  close(): void {
    this.#store.close();
  }

  readonly #actions: Record<string, (body: Body) => Answer> = Object.assign(Object.create(null), {
    'database.addCollection': (body: Body) => this.#addCollection(body),
    'database.insertDocument': (body: Body) => this.#insert(body),
    'database.getDocument': (body: Body) => this.#get(body),
    'database.calculateDocument': (body: Body) => this.#count(body),
    'database.modifyDocument': (body: Body) => this.#modify(body),
    'database.modifyAndReturnDoc': (body: Body) => this.#modifyAndReturn(body),
    'database.removeDocument': (body: Body) => this.#remove(body),
    'database.aggregateDocuments': (body: Body) => this.#aggregate(body),
    'database.startTransaction': () => this.#startTransaction(),
    'database.commitTransaction': (body: Body) => this.#endTransaction(body, 'commit'),
    'database.abortTransaction': (body: Body) => this.#endTransaction(body, 'abort'),
  });

  #addCollection(body: Body): Answer {
    const name = nameIn(body);
    if (!this.#store.collections.has(name)) {
      if (this.#store.collections.size >= limits.collections) {
        throw new GatewayError(
          'DATABASE_COLLECTION_EXCEED_LIMIT',
          `more than ${limits.collections} collections`,
        );
      }
      this.#store.atomically(() => this.#store.declare(name, { indexes: [] }));
    }
    return {};
  }

  #insert(body: Body): Answer {
    const collection = this.#collection(body);
    const documents = textsIn(body).map((text): Document => {
      const { _id = this.newId(), ...rest } = decodeObject(text, this.#options.now());
      checkId(_id);
      return { _id, ...rest };
    });
    const bodies = documents.map(bodyOf);
    const transaction = transactionIn(body);
    if (transaction !== undefined) {
      for (const document of documents) this.#transactions.insert(transaction, collection, document);
    } else {
      this.#each(collection, documents, (document, at) => {
        this.#store.insert(collection, document, bodies[at] as string);
        return { id: document._id, before: null };
      });
    }
    return { data: { insertedIds: documents.map(({ _id }) => _id) } };
  }

  #get(body: Body): Answer {
    const collection = this.#collection(body);
    const now = this.#options.now();
    const query = objectIn(body, 'query', now) ?? {};
    const projection = objectIn(body, 'projection', now);
    const transaction = transactionIn(body);
    if (transaction !== undefined) {
      const document = this.#transactions.read(transaction, collection, this.#idIn(query));
      return listed(document ? [{ document, body: encode(document) }] : [], projection);
    }
    const page = { order: objectIn(body, 'order', now), skip: wholeIn(body, 'offset'), limit: limitIn(body) };
    return listed(findRows(this.#store, collection, query, page), projection);
  }

  #count(body: Body): Answer {
    const query = objectIn(body, 'query', this.#options.now()) ?? {};
    return { data: { total: count(this.#store, this.#collection(body), query) } };
  }

  #modify(body: Body): Answer {
    const collection = this.#collection(body);
    const now = this.#options.now();
    const query = requiredIn(body, 'query', now);
    const data = requiredIn(body, 'data', now);
    if (body.merge === false) return this.#set(body, collection, this.#idIn(query), data);
    const transaction = transactionIn(body);
    if (transaction !== undefined) {
      const id = this.#idIn(query);
      const before = this.#transactions.read(transaction, collection, id);
      if (!before) return { data: { updated: 0, upsert_id: null } };
      const after = updated(before, data, query);
      this.#transactions.write(transaction, collection, id, after);
      return { data: { updated: bodyOf(before) === bodyOf(after) ? 0 : 1, upsert_id: null } };
    }
    const limit = body.multi === false ? 1 : undefined;
    const changed = this.#update(
      collection,
      findRows(this.#store, collection, query, { limit }),
      data,
      query,
    );
    return { data: { updated: changed.length, upsert_id: null } };
  }

  #modifyAndReturn(body: Body): Answer {
    if (transactionIn(body) !== undefined) throw notOffered('updateAndReturn in a transaction');
    const collection = this.#collection(body);
    const now = this.#options.now();
    const query = requiredIn(body, 'query', now);
    const rows = findRows(this.#store, collection, query, { limit: 1 });
    const [row] = rows;
    if (!row) return { data: { updated: 0, doc: null } };
    const changed = this.#update(collection, rows, requiredIn(body, 'data', now), query);
    return { data: { updated: changed.length, doc: changed[0] ?? row.body } };
  }

  #remove(body: Body): Answer {
    const collection = this.#collection(body);
    const query = requiredIn(body, 'query', this.#options.now());
    const transaction = transactionIn(body);
    if (transaction !== undefined) {
      const id = this.#idIn(query);
      if (!this.#transactions.read(transaction, collection, id)) return { data: { deleted: 0 } };
      this.#transactions.write(transaction, collection, id, null);
      return { data: { deleted: 1 } };
    }
    const limit = body.multi === false ? 1 : undefined;
    const rows = findRows(this.#store, collection, query, { limit });
    this.#each(collection, rows, (row) => {
      this.#store.remove(collection, row);
      return { id: row.document._id, before: row.document };
    });
    return { data: { deleted: rows.length } };
  }

  #aggregate(body: Body): Answer {
    const pipeline = parseStages(body.stages, this.#options.now());
    const documents = aggregate(this.#store, this.#collection(body), pipeline, this.#options.random);
    return replied(documents.map(encode));
  }

  #startTransaction(): Answer {
    const transactionId = this.newId();
    this.#transactions.begin(transactionId);
    return { transactionId };
  }

  #endTransaction(body: Body, how: 'commit' | 'abort'): Answer {
    this.#transactions[how](transactionIn(body) ?? '');
    return {};
  }

  /** `set()`: the whole document, created where it is missing. */
  #set(body: Body, collection: Collection, id: unknown, data: Document): Answer {
    const document = { _id: id, ...data };
    const fresh = bodyOf(document);
    const transaction = transactionIn(body);
    let before: Document | null;
    if (transaction !== undefined) {
      before = this.#transactions.read(transaction, collection, id);
      this.#transactions.write(transaction, collection, id, document);
    } else {
      const row = this.#store.byId(collection, id);
      before = row?.document ?? null;
      this.#each(collection, [row], () => {
        if (row) this.#store.replace(collection, row, document, fresh);
        else this.#store.insert(collection, document, fresh);
        return { id, before };
      });
    }
    return { data: before ? { updated: 1, upsert_id: null } : { updated: 0, upsert_id: id } };
  }

  /** Changes rows, and gives the bodies of those that came out different. */
  #update(collection: Collection, rows: Row[], change: Document, query: Document): string[] {
    const bodies: string[] = [];
    this.#each(collection, rows, (row) => {
      const document = updated(row.document, change, query);
      const body = bodyOf(document);
      if (body === row.body) return null;
      this.#store.replace(collection, row, document, body);
      bodies.push(body);
      return { id: row.document._id, before: row.document };
    });
    return bodies;
  }

  /**
   * Changes documents one after another, synced once. As in MongoDB, one that is refused ends it, and those
   * before it stay changed.
   */
  #each<T>(
    collection: Collection,
    items: T[],
    change: (item: T, at: number) => Omit<Change, 'collection'> | null,
  ) {
    const changes: Change[] = [];
    let refusal: GatewayError | undefined;
    this.#store.atomically(() => {
      for (const [at, item] of items.entries()) {
        try {
          const made = change(item, at);
          if (made) changes.push({ collection: collection.name, ...made });
        } catch (error) {
          if (!(error instanceof GatewayError)) throw error;
          refusal = error;
          return;
        }
      }
    });
    this.#transactions.committed(changes);
    if (refusal) throw refusal;
  }

  #collection(body: Body): Collection {
    return this.#store.collection(nameIn(body));
  }

  /** The `_id` of a query by document; a transaction and `set()` know no other query. */
  #idIn(query: Document): unknown {
    const { _id, ...rest } = query;
    if (Object.keys(rest).length > 0 || (typeof _id !== 'string' && typeof _id !== 'number')) {
      throw notOffered('a transaction over more than single documents; use doc(id)');
    }
    return _id;
  }
}

function listed(rows: { document: Document; body: string }[], projection: Document | undefined): Answer {
  if (!projection) return replied(rows.map(({ body }) => body));
  const documents = rows.map(({ document }) => document);
  return replied(project(documents, projection).map(encode));
}

function replied(list: string[]): Answer {
  const bytes = list.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  if (bytes > limits.replyBytes)
    throw new GatewayError('DATABASE_REQUEST_FAILED', 'the reply is larger than 16 MB');
  return { data: { list } };
}
