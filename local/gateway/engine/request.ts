/** The parameters of a request: what @cloudbase/database 1.4.3 sends, each checked where it is used. */
import { type Document, decodeObject } from './ejson';
import { invalid } from './errors';
import { collectionName } from './indexes';
import { limits } from './limits';

/** A request's body: the SDK adds more keys than the gateway reads (tokens, tracing). */
export type Body = Record<string, unknown>;

/** The collection's name. */
export function nameIn(body: Body): string {
  const name = body.collectionName;
  if (typeof name !== 'string' || !collectionName.test(name)) throw invalid('集合名称不合法');
  return name;
}

/** An Extended JSON object under `key`; absent or empty is undefined. */
export function objectIn(body: Body, key: string, now: number): Document | undefined {
  const text = body[key];
  if (text === undefined || text === null || text === '') return undefined;
  if (typeof text !== 'string') throw invalid(`${key} has to be Extended JSON`);
  return decodeObject(text, now);
}

/** As `objectIn`, but it has to be there. */
export function requiredIn(body: Body, key: string, now: number): Document {
  const object = objectIn(body, key, now);
  if (!object) throw invalid(`${key} is missing`);
  return object;
}

/** The documents of an insert, as Extended JSON. */
export function textsIn(body: Body): string[] {
  const { data } = body;
  if (!Array.isArray(data) || data.length === 0 || !data.every((text) => typeof text === 'string')) {
    throw invalid('data has to be a list of documents');
  }
  return data;
}

/** A whole number from 0 on. */
export function wholeIn(body: Body, key: string): number | undefined {
  const value = body[key];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0)
    throw invalid(`${key} has to be an integer`);
  return value;
}

/** Rows of one read: 100 where nothing is said, 1 000 at most. */
export function limitIn(body: Body): number {
  return Math.min(wholeIn(body, 'limit') || limits.defaultRows, limits.maxRows);
}

/** The transaction that a request belongs to. */
export function transactionIn(body: Body): string | undefined {
  const id = body.transactionId;
  if (id === undefined || id === null || id === '') return undefined;
  if (typeof id !== 'string') throw invalid('a malformed transactionId');
  return id;
}
