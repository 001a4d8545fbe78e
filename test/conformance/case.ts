/** What a conformance case is: something CloudBase does, and where that is known from. */
import type { CloudBase } from '@cloudbase/node-sdk';

/** The SDK's database object. */
export type Database = ReturnType<CloudBase['database']>;

/** What a case runs against. */
export interface Target {
  /** The SDK itself, for what is not the database. */
  app: CloudBase;
  db: Database;
  /** A collection for documents of any shape; the case's documents carry ids from `id()`. */
  plain: ReturnType<Database['collection']>;
  /** A collection with the indexes of conformance/indexes.json. */
  indexed: ReturnType<Database['collection']>;
  /** An id or value that no other case and no other run has. */
  id: (name: string) => string;
}

/** One behaviour. */
export interface Case {
  name: string;
  /** File and function of the SDK, a page of documentation, a test of the vendor's; or "assumed: why". */
  source: string;
  /** Fails by throwing. */
  run: (target: Target) => Promise<void>;
}

/** Names of the two collections, as in conformance/indexes.json. */
export const collections = { plain: 'conformance_plain', indexed: 'conformance_indexed' } as const;

/** Runs `work`, which has to fail, and gives what it threw. */
export async function failure(work: Promise<unknown>): Promise<{ code: string; message: string }> {
  let result: unknown;
  try {
    result = await work;
  } catch (error) {
    return error as { code: string; message: string };
  }
  throw new Error(`a failure was expected, got ${JSON.stringify(result)}`);
}
