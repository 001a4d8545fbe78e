/**
 * The collections and their indexes, `indexes.json` at the repository's root: read by the local gateway and by
 * the deployment. A collection that is not in it does not exist.
 *
 *     {"collections": {"cases": {"indexes": [
 *       {"name": "byCounty", "fields": {"county": 1, "submittedAt": -1}, "unique": false, "sparse": false}]}}}
 *
 * `fields`: dotted paths in the order of the index, 1 ascending or -1 descending. `unique` and `sparse` (only
 * documents that have one of the fields) are false when left out. `_id` is always indexed.
 */
import { limits } from './limits';

/** One field of an index. */
export interface IndexField {
  path: string;
  direction: 1 | -1;
}

/** One index. */
export interface IndexSpec {
  name: string;
  fields: IndexField[];
  unique: boolean;
  sparse: boolean;
}

/** One collection. */
export interface CollectionSpec {
  indexes: IndexSpec[];
}

/** All of `indexes.json`, parsed. */
export interface IndexesFile {
  collections: Record<string, CollectionSpec>;
}

/** The index that every collection has. */
export const idIndex: IndexSpec = {
  name: '_id_',
  fields: [{ path: '_id', direction: 1 }],
  unique: true,
  sparse: false,
};

/** Names of collections: @cloudbase/database validate.js, isCollName. */
export const collectionName = /^[a-zA-Z0-9][a-zA-Z0-9-_]{1,32}$/;

const indexName = /^[a-zA-Z][a-zA-Z0-9_]{1,63}$/;
const fieldPath = /^[a-zA-Z_][a-zA-Z0-9_]*(\.[a-zA-Z_][a-zA-Z0-9_]*)*$/;

/** Parses the content of `indexes.json`; throws an Error that names the place at fault. */
export function parseIndexes(content: unknown): IndexesFile {
  const { collections } = strictObject(content, ['collections'], 'indexes.json');
  const entries = Object.entries(objectOf(collections, 'collections'));
  if (entries.length > limits.collections) throw new Error(`more than ${limits.collections} collections`);
  return {
    collections: Object.fromEntries(entries.map(([name, spec]) => [name, parseCollection(name, spec)])),
  };
}

function parseCollection(name: string, content: unknown): CollectionSpec {
  if (!collectionName.test(name)) throw new Error(`${name}: not a name for a collection`);
  const { indexes } = strictObject(content, ['indexes'], name);
  if (!Array.isArray(indexes)) throw new Error(`${name}.indexes: a list is expected`);
  if (indexes.length > limits.indexesOfCollection) throw new Error(`${name}: too many indexes`);
  const parsed = indexes.map((index) => parseIndex(name, index));
  if (new Set(parsed.map((index) => index.name)).size < parsed.length) {
    throw new Error(`${name}: two indexes of one name`);
  }
  return { indexes: parsed };
}

function parseIndex(collection: string, content: unknown): IndexSpec {
  const index = strictObject(content, ['name', 'fields', 'unique', 'sparse'], collection);
  if (typeof index.name !== 'string' || !indexName.test(index.name)) {
    throw new Error(`${collection}: an index without a proper name`);
  }
  const place = `${collection}.${index.name}`;
  const fields = Object.entries(objectOf(index.fields, place)).map(([path, direction]) => {
    if (!fieldPath.test(path)) throw new Error(`${place}: ${path} is not the path of a field`);
    if (direction !== 1 && direction !== -1) throw new Error(`${place}.${path}: 1 or -1 is expected`);
    return { path, direction } as IndexField;
  });
  if (fields.length === 0) throw new Error(`${place}: no fields`);
  const flag = (value: unknown, name: string) => {
    if (value !== undefined && typeof value !== 'boolean') throw new Error(`${place}.${name}: true or false`);
    return value ?? false;
  };
  return {
    name: index.name,
    fields,
    unique: flag(index.unique, 'unique'),
    sparse: flag(index.sparse, 'sparse'),
  };
}

function objectOf(content: unknown, place: string): Record<string, unknown> {
  if (typeof content !== 'object' || content === null || Array.isArray(content)) {
    throw new Error(`${place}: an object is expected`);
  }
  return content as Record<string, unknown>;
}

function strictObject(content: unknown, keys: string[], place: string): Record<string, unknown> {
  const object = objectOf(content, place);
  const unknown = Object.keys(object).find((key) => !keys.includes(key));
  if (unknown !== undefined) throw new Error(`${place}: unknown key ${unknown}`);
  return object;
}
