/**
 * Documents and index entries in SQLite. A collection is a table of bodies; each of its indexes, `_id_` among
 * them, is a table of its own whose primary key is the indexed fields' keys (keys.ts), so that SQLite's own
 * query plan names the index that a read goes through.
 *
 * Durable: write-ahead log, synchronous=FULL, one SQLite transaction for one request. One process at a time.
 */
import Database from 'libsql';
import { type Document, decodeObject } from './ejson';
import { duplicateKey, GatewayError } from './errors';
import { type CollectionSpec, type IndexesFile, type IndexSpec, idIndex } from './indexes';
import { entryKeys, valuesAt } from './keys';

/** A document with the row that it lives in. */
export interface Row {
  seq: number;
  document: Document;
  body: string;
}

/** A collection: its indexes, and which of them hold a document with several entries. */
export interface Collection {
  name: string;
  indexes: IndexSpec[];
  multikey: Set<string>;
}

const tables = `
  CREATE TABLE IF NOT EXISTS "#collections" (name TEXT PRIMARY KEY);
  CREATE TABLE IF NOT EXISTS "#indexes" (
    collection TEXT, name TEXT, spec TEXT, multikey INTEGER, PRIMARY KEY (collection, name)
  )`;

type Parameter = string | number | Buffer | null;

/** Quotes a name for SQL. */
export function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** The table that holds the entries of an index. */
export function entriesOf(collection: string, index: string): string {
  return quote(`${collection}.${index}`);
}

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

  close(): void {
    this.#statements.clear();
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

  /** Collections that were created at run time stay, without indexes. */
  #declareAll({ collections }: IndexesFile): void {
    for (const [name, spec] of Object.entries(collections)) this.declare(name, spec);
    for (const { name } of this.all<{ name: string }>('SELECT name FROM "#collections"', [])) {
      if (!this.collections.has(name)) this.declare(name, { indexes: [] });
    }
  }

  /** Creates a collection that is missing and makes its indexes those of `spec`. */
  declare(name: string, spec: CollectionSpec): void {
    this.run('INSERT OR IGNORE INTO "#collections" VALUES (?)', [name]);
    this.#db.exec(`CREATE TABLE IF NOT EXISTS ${quote(name)} (seq INTEGER PRIMARY KEY, body TEXT NOT NULL)`);
    const collection: Collection = { name, indexes: [idIndex, ...spec.indexes], multikey: new Set() };
    const stored = this.all<{ name: string; spec: string; multikey: number }>(
      'SELECT name, spec, multikey FROM "#indexes" WHERE collection = ?',
      [name],
    );
    for (const old of stored) {
      const wanted = collection.indexes.find((index) => index.name === old.name);
      if (wanted && JSON.stringify(wanted) === old.spec) {
        if (old.multikey) collection.multikey.add(old.name);
      } else {
        this.#db.exec(`DROP TABLE ${entriesOf(name, old.name)}`);
        this.run('DELETE FROM "#indexes" WHERE collection = ? AND name = ?', [name, old.name]);
      }
    }
    const kept = new Set(stored.map((old) => `${old.name} ${old.spec}`));
    const added = collection.indexes.filter((index) => !kept.has(`${index.name} ${JSON.stringify(index)}`));
    for (const index of added) this.#createIndex(collection, index);
    this.collections.set(name, collection);
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
    const entries = collection.indexes.map((index) => this.#entries(collection, index, document));
    this.#checkUnique(collection, entries);
    const { lastInsertRowid } = this.run(`INSERT INTO ${quote(collection.name)} (body) VALUES (?)`, [body]);
    for (const [at, index] of collection.indexes.entries()) {
      this.#addEntries(collection, index, Number(lastInsertRowid), entries[at] as Buffer[][]);
    }
  }

  /** Puts another body in a row; throws E11000 as `insert` does. */
  replace(collection: Collection, row: Row, document: Document, body: string): void {
    const before = collection.indexes.map((index) => this.#entries(collection, index, row.document));
    const after = collection.indexes.map((index) => this.#entries(collection, index, document));
    this.#checkUnique(collection, after, row.seq);
    this.run(`UPDATE ${quote(collection.name)} SET body = ? WHERE seq = ?`, [body, row.seq]);
    for (const [at, index] of collection.indexes.entries()) {
      const [old, fresh] = [before[at] as Buffer[][], after[at] as Buffer[][]];
      if (sameEntries(old, fresh)) continue;
      this.#removeEntries(collection, index, row.seq, old);
      this.#addEntries(collection, index, row.seq, fresh);
    }
  }

  remove(collection: Collection, row: Row): void {
    this.run(`DELETE FROM ${quote(collection.name)} WHERE seq = ?`, [row.seq]);
    for (const index of collection.indexes) {
      this.#removeEntries(collection, index, row.seq, this.#entries(collection, index, row.document));
    }
  }

  /** The row whose `_id` is `id`. */
  byId(collection: Collection, id: unknown): Row | undefined {
    const [key] = entryKeys({ _id: id }, '_id');
    const found = this.all<{ seq: number; body: string }>(
      `SELECT d.seq, d.body FROM ${entriesOf(collection.name, idIndex.name)} e JOIN ${quote(collection.name)} d ON d.seq = e.seq WHERE k0 = ?`,
      [key as Buffer],
    )[0];
    return found && { ...found, document: decodeObject(found.body, 0) };
  }

  /** `_id`s of the documents that have one of `document`'s keys in an index. */
  holdersOf(collection: Collection, index: IndexSpec, document: Document): unknown[] {
    const sql = `SELECT d.body FROM ${entriesOf(collection.name, index.name)} e JOIN ${quote(collection.name)} d ON d.seq = e.seq WHERE ${allKeys(index)}`;
    return this.#entries(collection, index, document).flatMap((keys) =>
      this.all<{ body: string }>(sql, keys).map((row) => decodeObject(row.body, 0)._id),
    );
  }

  /** Names of the keys that a document has in a unique index; equal names would be duplicates. */
  uniqueNames(collection: Collection, index: IndexSpec, document: Document): string[] {
    return this.#entries(collection, index, document).map((keys) =>
      [collection.name, index.name, ...keys.map((key) => key.toString('hex'))].join(' '),
    );
  }

  /** Rows of a SELECT. */
  all<T>(sql: string, parameters: Parameter[]): T[] {
    return this.#prepare(sql).all(parameters) as T[];
  }

  /** Executes a statement that changes something. */
  run(sql: string, parameters: Parameter[]): Database.RunResult {
    return this.#prepare(sql).run(parameters);
  }

  #prepare(sql: string): Database.Statement {
    const known = this.#statements.get(sql);
    if (known) return known;
    const statement = this.#db.prepare(sql);
    this.#statements.set(sql, statement);
    return statement;
  }

  #createIndex(collection: Collection, index: IndexSpec): void {
    const columns = index.fields.map((_, at) => `k${at} BLOB NOT NULL`);
    const key = index.fields.map(({ direction }, at) => `k${at} ${direction === 1 ? 'ASC' : 'DESC'}`);
    this.#db.exec(
      `CREATE TABLE ${entriesOf(collection.name, index.name)} (${columns.join(', ')}, seq INTEGER NOT NULL, PRIMARY KEY (${key.join(', ')}, seq)) WITHOUT ROWID`,
    );
    this.run('INSERT INTO "#indexes" VALUES (?, ?, ?, 0)', [
      collection.name,
      index.name,
      JSON.stringify(index),
    ]);
    for (const row of this.all<{ seq: number; body: string }>(
      `SELECT seq, body FROM ${quote(collection.name)}`,
      [],
    )) {
      const entries = this.#entries(collection, index, decodeObject(row.body, 0));
      const all = collection.indexes.map((other) => (other === index ? entries : []));
      this.#checkUnique(collection, all);
      this.#addEntries(collection, index, row.seq, entries);
    }
  }

  #entries(collection: Collection, index: IndexSpec, document: Document): Buffer[][] {
    const keys = index.fields.map(({ path }) => entryKeys(document, path));
    if (index.sparse && index.fields.every(({ path }) => isAbsent(document, path))) return [];
    if (keys.filter((key) => key.length > 1).length > 1) {
      throw new GatewayError(
        'DATABASE_REQUEST_FAILED',
        `cannot index parallel arrays: ${collection.name}.${index.name}`,
      );
    }
    return keys.reduce<Buffer[][]>(
      (rows, key) => rows.flatMap((row) => key.map((part) => [...row, part])),
      [[]],
    );
  }

  #checkUnique(collection: Collection, entries: Buffer[][][], ownSeq = -1): void {
    for (const [at, index] of collection.indexes.entries()) {
      if (!index.unique) continue;
      const sql = `SELECT 1 FROM ${entriesOf(collection.name, index.name)} WHERE ${allKeys(index)} AND seq <> ? LIMIT 1`;
      for (const keys of entries[at] as Buffer[][]) {
        if (this.#prepare(sql).get([...keys, ownSeq]) !== undefined)
          throw duplicateKey(collection.name, index.name);
      }
    }
  }

  #addEntries(collection: Collection, index: IndexSpec, seq: number, entries: Buffer[][]): void {
    if (entries.length > 1) {
      this.run('UPDATE "#indexes" SET multikey = 1 WHERE collection = ? AND name = ?', [
        collection.name,
        index.name,
      ]);
      collection.multikey.add(index.name);
    }
    const places = index.fields.map(() => '?').join(', ');
    const sql = `INSERT INTO ${entriesOf(collection.name, index.name)} VALUES (${places}, ?)`;
    for (const keys of entries) this.run(sql, [...keys, seq]);
  }

  #removeEntries(collection: Collection, index: IndexSpec, seq: number, entries: Buffer[][]): void {
    const sql = `DELETE FROM ${entriesOf(collection.name, index.name)} WHERE ${allKeys(index)} AND seq = ?`;
    for (const keys of entries) this.run(sql, [...keys, seq]);
  }
}

/** Condition that all of an index's keys are the given ones. */
function allKeys(index: IndexSpec): string {
  return index.fields.map((_, at) => `k${at} = ?`).join(' AND ');
}

function isAbsent(document: Document, path: string): boolean {
  return valuesAt(document, path).every((value) => value === undefined);
}

function sameEntries(a: Buffer[][], b: Buffer[][]): boolean {
  return (
    a.length === b.length &&
    a.every((keys, at) => keys.every((key, field) => key.equals(b[at]?.[field] as Buffer)))
  );
}
