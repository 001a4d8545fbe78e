/**
 * Documents in SQLite: a collection is a table of bodies, and each of its indexes, `_id_` among them, a table of
 * entries (index-table.ts).
 *
 * Durable: write-ahead log, synchronous=FULL, one SQLite transaction for one request. One process at a time.
 */
import Database from 'libsql';
import { type Document, decodeObject } from './ejson';
import { GatewayError } from './errors';
import { createTable, type Entry, entriesOf, IndexTable, quote, sameEntries } from './index-table';
import { type CollectionSpec, type IndexesFile, type IndexSpec, idIndex } from './indexes';

/** A document with the row that it lives in. */
export interface Row {
  seq: number;
  document: Document;
  body: string;
}

/** A collection and its indexes; the first is that of `_id`. */
export interface Collection {
  name: string;
  indexes: IndexTable[];
}

type Parameter = string | number | Buffer;

const tables = `
  CREATE TABLE IF NOT EXISTS "#collections" (name TEXT PRIMARY KEY);
  CREATE TABLE IF NOT EXISTS "#indexes" (
    collection TEXT, name TEXT, spec TEXT, multikey INTEGER, PRIMARY KEY (collection, name)
  )`;

/**
 * Keeps everybody else from opening the database: an exclusive lock on a file beside it, gone with the process
 * however it ends. On the database itself libsql would hold it until its statements are garbage-collected.
 */
function locked(file: string): Database.Database {
  const lock = new Database(`${file}-lock`);
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch {
    lock.close();
    throw new Error(`${file} is in use`);
  }
  return lock;
}

/** The documents and their index tables in SQLite; one process at a time has the file. */
export class Store {
  readonly collections = new Map<string, Collection>();
  readonly #db: Database.Database;
  readonly #lock: Database.Database | undefined;
  readonly #statements = new Map<string, Database.Statement>();

  /** Opens or creates `file` (":memory:" for none) and brings its indexes to what `indexes` says. */
  constructor(file: string, indexes: IndexesFile) {
    this.#lock = file === ':memory:' ? undefined : locked(file);
    this.#db = new Database(file);
    try {
      for (const pragma of ['journal_mode=WAL', 'synchronous=FULL']) this.#db.pragma(pragma);
      this.#db.exec(tables);
      this.atomically(() => this.#declareAll(indexes));
    } catch (error) {
      this.close();
      throw error;
    }
  }

  /** Closes the database and lets another process have the file. */
  close(): void {
    this.#statements.clear();
    this.collections.clear();
    this.#db.close();
    this.#lock?.exec('ROLLBACK');
    this.#lock?.close();
  }

  /** Runs `work` in one SQLite transaction: all of it is stored and synced, or nothing. */
  atomically<T>(work: () => T): T {
    this.#db.exec('BEGIN IMMEDIATE');
    try {
      const result = work();
      this.#db.exec('COMMIT');
      return result;
    } catch (error) {
      // A full disk, for one, has already rolled it back.
      if (this.#db.inTransaction) this.#db.exec('ROLLBACK');
      throw error;
    }
  }

  /** Creates a collection that is missing and makes its indexes those of `spec`. */
  declare(name: string, spec: CollectionSpec): void {
    this.#run('INSERT OR IGNORE INTO "#collections" VALUES (?)', [name]);
    this.#db.exec(`CREATE TABLE IF NOT EXISTS ${quote(name)} (seq INTEGER PRIMARY KEY, body TEXT NOT NULL)`);
    const wanted = [idIndex, ...spec.indexes];
    const stored = this.all<{ name: string; spec: string; multikey: number }>(
      'SELECT name, spec, multikey FROM "#indexes" WHERE collection = ?',
      [name],
    );
    for (const old of stored) {
      if (wanted.some((index) => JSON.stringify(index) === old.spec)) continue;
      this.#db.exec(`DROP TABLE ${entriesOf(name, old.name)}`);
      this.#run('DELETE FROM "#indexes" WHERE collection = ? AND name = ?', [name, old.name]);
    }
    const indexes = wanted.map((index) => {
      const old = stored.find((one) => one.spec === JSON.stringify(index));
      return old ? new IndexTable(this.#db, name, index, old.multikey === 1) : this.#build(name, index);
    });
    this.collections.set(name, { name, indexes });
  }

  /** The collection of that name; the real service has no collection that nobody created either. */
  collection(name: string): Collection {
    const collection = this.collections.get(name);
    if (!collection) {
      throw new GatewayError(
        'DATABASE_COLLECTION_NOT_EXIST',
        `[ResourceNotFound] Db or Table not exist: ${name}. Please check your request, but if the problem persists, contact us.`,
      );
    }
    return collection;
  }

  /** Inserts a document; throws E11000, with nothing written, where a unique index already has its key. */
  insert(collection: Collection, document: Document, body: string): void {
    const entries = collection.indexes.map((index) => index.entries(document));
    for (const [at, index] of collection.indexes.entries()) index.checkUnique(entries[at] as Entry[], -1);
    const { lastInsertRowid } = this.#run(`INSERT INTO ${quote(collection.name)} (body) VALUES (?)`, [body]);
    for (const [at, index] of collection.indexes.entries()) {
      this.#add(index, Number(lastInsertRowid), entries[at] as Entry[]);
    }
  }

  /** Puts another body in a row; throws E11000 as `insert` does. */
  replace(collection: Collection, row: Row, document: Document, body: string): void {
    const after = collection.indexes.map((index) => index.entries(document));
    for (const [at, index] of collection.indexes.entries()) index.checkUnique(after[at] as Entry[], row.seq);
    this.#run(`UPDATE ${quote(collection.name)} SET body = ? WHERE seq = ?`, [body, row.seq]);
    for (const [at, index] of collection.indexes.entries()) {
      const [old, fresh] = [index.entries(row.document), after[at] as Entry[]];
      if (sameEntries(old, fresh)) continue;
      index.remove(row.seq, old);
      this.#add(index, row.seq, fresh);
    }
  }

  remove(collection: Collection, row: Row): void {
    this.#run(`DELETE FROM ${quote(collection.name)} WHERE seq = ?`, [row.seq]);
    for (const index of collection.indexes) index.remove(row.seq, index.entries(row.document));
  }

  /** The row whose `_id` is `id`. */
  byId(collection: Collection, id: unknown): Row | undefined {
    const [index] = collection.indexes as [IndexTable];
    const [seq] = index.holders(index.entries({ _id: id }));
    return seq === undefined ? undefined : this.#row(collection, seq);
  }

  /** `_id`s of the documents that have one of `entries` in an index. */
  holders(collection: Collection, index: IndexTable, entries: Entry[]): unknown[] {
    return index.holders(entries).map((seq) => this.#row(collection, seq).document._id);
  }

  /** Rows of a SELECT. */
  all<T>(sql: string, parameters: Parameter[]): T[] {
    return this.#prepare(sql).all(parameters) as T[];
  }

  #row(collection: Collection, seq: number): Row {
    const sql = `SELECT body FROM ${quote(collection.name)} WHERE seq = ?`;
    const { body } = this.#prepare(sql).get([seq]) as { body: string };
    return { seq, body, document: decodeObject(body, 0) };
  }

  #run(sql: string, parameters: Parameter[]): Database.RunResult {
    return this.#prepare(sql).run(parameters);
  }

  #prepare(sql: string): Database.Statement {
    const known = this.#statements.get(sql);
    if (known) return known;
    const statement = this.#db.prepare(sql);
    this.#statements.set(sql, statement);
    return statement;
  }

  /** Collections that were created at run time stay, without indexes. */
  #declareAll({ collections }: IndexesFile): void {
    for (const [name, spec] of Object.entries(collections)) this.declare(name, spec);
    for (const { name } of this.all<{ name: string }>('SELECT name FROM "#collections"', [])) {
      if (!this.collections.has(name)) this.declare(name, { indexes: [] });
    }
  }

  #build(collection: string, spec: IndexSpec): IndexTable {
    createTable(this.#db, collection, spec);
    this.#run('INSERT INTO "#indexes" VALUES (?, ?, ?, 0)', [collection, spec.name, JSON.stringify(spec)]);
    const index = new IndexTable(this.#db, collection, spec, false);
    for (const { seq, body } of this.all<Row>(`SELECT seq, body FROM ${quote(collection)}`, [])) {
      const entries = index.entries(decodeObject(body, 0));
      index.checkUnique(entries, seq);
      this.#add(index, seq, entries);
    }
    return index;
  }

  #add(index: IndexTable, seq: number, entries: Entry[]): void {
    index.add(seq, entries);
    if (entries.length < 2) return;
    // Written each time: what a rolled-back transaction noted is not on disk.
    index.multikey = true;
    this.#run('UPDATE "#indexes" SET multikey = 1 WHERE collection = ? AND name = ?', [
      index.collection,
      index.spec.name,
    ]);
  }
}
