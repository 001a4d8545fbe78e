/**
 * Snapshot transactions, as MongoDB's: reads see the moment of the first operation, writes stay with the
 * transaction until commit, and a write to a document that anybody changed since, or that another open
 * transaction has written, is a conflict at once and ends the transaction. Write skew is possible.
 *
 * A write from outside never waits: it wins, and the transaction conflicts at its next write or at commit
 * (MongoDB makes the outside write wait; the outcome is one of the orders that it allows. Assumed).
 */
import { type Document, encode } from './ejson';
import { conflict, duplicateKey, GatewayError, noTransaction } from './errors';
import { idIndex } from './indexes';
import { limits } from './limits';
import type { Collection, Store } from './store';
import { bodyOf } from './update';

/** A document's change that has been stored: what it was before, or null where it was not. */
export interface Change {
  collection: string;
  id: unknown;
  before: Document | null;
}

interface Write {
  collection: Collection;
  id: unknown;
  /** The document after the write, or null where it is removed. */
  document: Document | null;
}

interface Transaction {
  deadline: number;
  snapshot: number | undefined;
  writes: Map<string, Write>;
  locks: Set<string>;
}

export class Transactions {
  readonly #store: Store;
  readonly #now: () => number;
  readonly #open = new Map<string, Transaction>();
  /** Lock (a document, or a key in a unique index) to the transaction that holds it. */
  readonly #locks = new Map<string, Transaction>();
  /** What documents were before each change that some open transaction must not see. */
  readonly #history = new Map<string, { version: number; before: Document | null }[]>();
  #version = 0;

  constructor(store: Store, now: () => number) {
    this.#store = store;
    this.#now = now;
  }

  /** Opens a transaction under an id. */
  begin(id: string): void {
    this.#expire();
    const deadline = this.#now() + limits.transactionMilliseconds;
    this.#open.set(id, { deadline, snapshot: undefined, writes: new Map(), locks: new Set() });
  }

  /** The document as the transaction sees it, or null. */
  read(transactionId: string, collection: Collection, id: unknown): Document | null {
    return this.#see(this.#find(transactionId), collection, id);
  }

  /** Writes a document, or removes it (`null`). Throws on conflict and duplicates, and then it is over. */
  write(transactionId: string, collection: Collection, id: unknown, document: Document | null): void {
    const transaction = this.#find(transactionId);
    this.#orAbort(transactionId, () => {
      const name = nameOf(collection.name, id);
      this.#lock(transaction, name);
      if (this.#changedSince(transaction, name)) throw conflict();
      if (document) this.#checkUnique(transaction, collection, id, document);
      transaction.writes.set(name, { collection, id, document });
    });
  }

  /** Inserts a document: as `write`, but it must not be there. */
  insert(transactionId: string, collection: Collection, document: Document): void {
    const transaction = this.#find(transactionId);
    this.#orAbort(transactionId, () => {
      if (this.#changedSince(transaction, nameOf(collection.name, document._id))) throw conflict();
      if (this.#see(transaction, collection, document._id)) throw duplicateKey(collection.name, idIndex.name);
    });
    this.write(transactionId, collection, document._id, document);
  }

  /** Stores all writes, or none. */
  commit(transactionId: string): void {
    const transaction = this.#find(transactionId);
    this.#orAbort(transactionId, () => {
      const writes = [...transaction.writes.values()];
      for (const name of transaction.writes.keys()) {
        if (this.#changedSince(transaction, name)) throw conflict();
      }
      if (writes.length > 0) this.committed(this.#apply(writes));
    });
    this.#end(transactionId);
  }

  /** Forgets all writes. */
  abort(transactionId: string): void {
    this.#find(transactionId);
    this.#end(transactionId);
  }

  /** Takes note of changes that were stored together. */
  committed(changes: Change[]): void {
    this.#version++;
    if (this.#open.size === 0) return;
    for (const { collection, id, before } of changes) {
      const name = nameOf(collection, id);
      const entries = this.#history.get(name) ?? [];
      entries.push({ version: this.#version, before });
      this.#history.set(name, entries);
    }
  }

  #apply(writes: Write[]): Change[] {
    try {
      return this.#store.atomically(() => {
        const removals = writes.filter(({ document }) => document === null);
        return [...removals, ...writes.filter(({ document }) => document !== null)].map((write) => {
          const row = this.#store.byId(write.collection, write.id);
          if (write.document && row) {
            this.#store.replace(write.collection, row, write.document, bodyOf(write.document));
          } else if (write.document) {
            this.#store.insert(write.collection, write.document, bodyOf(write.document));
          } else if (row) this.#store.remove(write.collection, row);
          return { collection: write.collection.name, id: write.id, before: row?.document ?? null };
        });
      });
    } catch (error) {
      // Uniqueness held when it was written: somebody outside has taken the key since.
      if (error instanceof GatewayError && error.message.includes('E11000')) throw conflict();
      throw error;
    }
  }

  #checkUnique(transaction: Transaction, collection: Collection, id: unknown, document: Document): void {
    const own = nameOf(collection.name, id);
    for (const index of collection.indexes) {
      const { spec } = index;
      if (!spec.unique || spec.name === idIndex.name) continue;
      const entries = index.entries(document);
      const names = index.names(entries);
      for (const name of names) this.#lock(transaction, name);
      for (const [name, write] of transaction.writes) {
        if (name === own || write.collection !== collection || !write.document) continue;
        const others = index.names(index.entries(write.document));
        if (others.some((other) => names.includes(other))) throw duplicateKey(collection.name, spec.name);
      }
      for (const holder of this.#store.holders(collection, index, entries)) {
        const name = nameOf(collection.name, holder);
        if (name === own || transaction.writes.has(name)) continue;
        throw this.#changedSince(transaction, name) ? conflict() : duplicateKey(collection.name, spec.name);
      }
    }
  }

  #see(transaction: Transaction, collection: Collection, id: unknown): Document | null {
    transaction.snapshot ??= this.#version;
    const { snapshot } = transaction;
    const name = nameOf(collection.name, id);
    const write = transaction.writes.get(name);
    if (write) return write.document;
    const later = this.#history.get(name)?.find(({ version }) => version > snapshot);
    return later ? later.before : (this.#store.byId(collection, id)?.document ?? null);
  }

  #changedSince(transaction: Transaction, name: string): boolean {
    transaction.snapshot ??= this.#version;
    const { snapshot } = transaction;
    return this.#history.get(name)?.some(({ version }) => version > snapshot) ?? false;
  }

  #lock(transaction: Transaction, name: string): void {
    const holder = this.#locks.get(name);
    if (holder && holder !== transaction) throw conflict();
    this.#locks.set(name, transaction);
    transaction.locks.add(name);
  }

  #find(id: string): Transaction {
    this.#expire();
    const transaction = this.#open.get(id);
    if (!transaction) throw noTransaction();
    return transaction;
  }

  #expire(): void {
    const now = this.#now();
    for (const [id, { deadline }] of this.#open) if (deadline <= now) this.#end(id);
  }

  /** In MongoDB any failed write ends its transaction. */
  #orAbort(id: string, work: () => void): void {
    try {
      work();
    } catch (error) {
      this.#end(id);
      throw error;
    }
  }

  #end(id: string): void {
    const transaction = this.#open.get(id);
    if (!transaction) return;
    this.#open.delete(id);
    for (const name of transaction.locks) this.#locks.delete(name);
    const snapshots = [...this.#open.values()].map(({ snapshot }) => snapshot ?? this.#version);
    const oldest = Math.min(...snapshots, this.#version);
    for (const [name, entries] of this.#history) {
      const needed = entries.filter(({ version }) => version > oldest);
      if (needed.length > 0) this.#history.set(name, needed);
      else this.#history.delete(name);
    }
  }
}

function nameOf(collection: string, id: unknown): string {
  return `${collection} ${encode(id)}`;
}
