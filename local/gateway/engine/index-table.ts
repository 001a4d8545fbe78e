/**
 * The entries of one index: a table whose primary key is the indexed fields' keys (keys.ts), so that SQLite's
 * own query plan names the index that a read goes through.
 */
import type Database from 'libsql';
import type { Document } from './ejson';
import { duplicateKey, GatewayError } from './errors';
import type { IndexSpec } from './indexes';
import { entryKeys, valuesAt } from './keys';

/** One entry: a key for each of the index's fields. */
export type Entry = Buffer[];

/** Quotes a name for SQL. */
export function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** The table that holds the entries of an index. */
export function entriesOf(collection: string, index: string): string {
  return quote(`${collection}.${index}`);
}

/** Creates the empty table of an index. */
export function createTable(db: Database.Database, collection: string, { name, fields }: IndexSpec): void {
  const columns = fields.map((_, at) => `k${at} BLOB NOT NULL`).join(', ');
  const key = fields.map(({ direction }, at) => `k${at} ${direction === 1 ? 'ASC' : 'DESC'}`).join(', ');
  db.exec(
    `CREATE TABLE ${entriesOf(collection, name)} (${columns}, seq INTEGER NOT NULL, PRIMARY KEY (${key}, seq)) WITHOUT ROWID`,
  );
}

export class IndexTable {
  readonly #insert: Database.Statement;
  readonly #remove: Database.Statement;
  readonly #taken: Database.Statement;
  readonly #holders: Database.Statement;

  /** `multikey`: some document has, or had, several entries, because a field of it holds a list. */
  constructor(
    db: Database.Database,
    readonly collection: string,
    readonly spec: IndexSpec,
    public multikey: boolean,
  ) {
    const table = entriesOf(collection, spec.name);
    const places = spec.fields.map(() => '?').join(', ');
    const same = spec.fields.map((_, at) => `k${at} = ?`).join(' AND ');
    this.#insert = db.prepare(`INSERT INTO ${table} VALUES (${places}, ?)`);
    this.#remove = db.prepare(`DELETE FROM ${table} WHERE ${same} AND seq = ?`);
    this.#taken = db.prepare(`SELECT 1 FROM ${table} WHERE ${same} AND seq <> ? LIMIT 1`);
    this.#holders = db.prepare(`SELECT seq FROM ${table} WHERE ${same}`);
  }

  /** The entries that a document has. */
  entries(document: Document): Entry[] {
    const { fields, sparse } = this.spec;
    if (sparse && fields.every(({ path }) => isAbsent(document, path))) return [];
    const keys = fields.map(({ path }) => entryKeys(document, path));
    if (keys.filter((key) => key.length > 1).length > 1) {
      throw new GatewayError('DATABASE_REQUEST_FAILED', `cannot index parallel arrays: ${this.spec.name}`);
    }
    return keys.reduce<Entry[]>(
      (rows, key) => rows.flatMap((row) => key.map((part) => [...row, part])),
      [[]],
    );
  }

  add(seq: number, entries: Entry[]): void {
    for (const entry of entries) this.#insert.run([...entry, seq]);
  }

  remove(seq: number, entries: Entry[]): void {
    for (const entry of entries) this.#remove.run([...entry, seq]);
  }

  /** Throws E11000 where the index is unique and another row than `seq` has one of the entries. */
  checkUnique(entries: Entry[], seq: number): void {
    if (!this.spec.unique) return;
    for (const entry of entries) {
      if (this.#taken.get([...entry, seq]) !== undefined) throw duplicateKey(this.collection, this.spec.name);
    }
  }

  /** Rows that have one of the entries. */
  holders(entries: Entry[]): number[] {
    return entries.flatMap((entry) => (this.#holders.all(entry) as { seq: number }[]).map(({ seq }) => seq));
  }

  /** A name for each entry, as no other entry of any index has. */
  names(entries: Entry[]): string[] {
    return entries.map((entry) =>
      [this.collection, this.spec.name, ...entry.map((key) => key.toString('hex'))].join(' '),
    );
  }
}

/** True where two documents' entries are the same. */
export function sameEntries(a: Entry[], b: Entry[]): boolean {
  return (
    a.length === b.length &&
    a.every((entry, at) => entry.every((key, field) => key.equals(b[at]?.[field] as Buffer)))
  );
}

function isAbsent(document: Document, path: string): boolean {
  return valuesAt(document, path).every((value) => value === undefined);
}
