/**
 * Values as bytes that compare as MongoDB compares the values (mongodb.com, BSON comparison order): null and
 * missing, numbers, strings by their UTF-8 bytes, objects, arrays, booleans, dates. Index entries and sorting
 * in memory both use them, so an index can never give another order than a scan.
 */
import { type Document, encode, isPlain } from './ejson';

const tag = {
  emptyArray: 0x05,
  nothing: 0x0a,
  number: 0x10,
  string: 0x20,
  object: 0x30,
  array: 0x40,
  boolean: 0x60,
  date: 0x70,
} as const;

/** The key of one value; `undefined` (a missing field) has null's. */
export function keyOf(value: unknown): Buffer {
  if (value === null || value === undefined) return Buffer.from([tag.nothing]);
  if (typeof value === 'number') return numeric(tag.number, value);
  if (typeof value === 'string') return tagged(tag.string, value);
  if (typeof value === 'boolean') return Buffer.from([tag.boolean, value ? 1 : 0]);
  if (value instanceof Date) return numeric(tag.date, value.getTime());
  if (Array.isArray(value)) return tagged(tag.array, encode(value));
  return tagged(tag.object, encode(value));
}

/** The first key above all keys of the value's type: the end of a one-sided range. */
export function typeEnd(value: unknown): Buffer {
  return Buffer.from([(keyOf(value)[0] ?? 0) + 1]);
}

/** The first key of the value's type. */
export function typeStart(value: unknown): Buffer {
  return keyOf(value).subarray(0, 1);
}

/** What a document holds at a dotted path: one value, none (`[undefined]`), or several through arrays. */
export function valuesAt(document: unknown, path: string): unknown[] {
  return walk(document, path.split('.'), 0);
}

/** Keys that a document has in an index of one field: an array counts with each of its elements. */
export function entryKeys(document: Document, path: string): Buffer[] {
  const values = valuesAt(document, path);
  if (values.length === 1 && !Array.isArray(values[0])) return [keyOf(values[0])];
  const keys = new Map<string, Buffer>();
  for (const value of values) {
    for (const item of Array.isArray(value) ? value : [value]) {
      const key = keyOf(item);
      keys.set(key.toString('latin1'), key);
    }
    if (Array.isArray(value) && value.length === 0) keys.set('', Buffer.from([tag.emptyArray]));
  }
  return [...keys.values()];
}

/** Sorts by `order` (field to 1 or -1), keeping ties; an array sorts by its least or greatest element. */
export function sorted<T>(items: T[], documentOf: (item: T) => Document, order: Document): T[] {
  const fields = Object.entries(order) as [string, 1 | -1][];
  const keyed = items.map((item) => ({
    item,
    keys: fields.map(([path, direction]) => sortKey(documentOf(item), path, direction)),
  }));
  keyed.sort((a, b) => {
    for (const [at, [, direction]] of fields.entries()) {
      const difference = Buffer.compare(a.keys[at] as Buffer, b.keys[at] as Buffer);
      if (difference !== 0) return difference * direction;
    }
    return 0;
  });
  return keyed.map(({ item }) => item);
}

function sortKey(document: Document, path: string, direction: 1 | -1): Buffer {
  return entryKeys(document, path).reduce((best, key) =>
    Buffer.compare(key, best) * direction < 0 ? key : best,
  );
}

function walk(value: unknown, path: string[], at: number): unknown[] {
  const name = path[at];
  if (name === undefined) return [value];
  if (Array.isArray(value)) {
    const found = value.filter(isPlain).flatMap((item) => walk(item, path, at));
    if (/^[0-9]+$/.test(name) && Number(name) < value.length) {
      found.push(...walk(value[Number(name)], path, at + 1));
    }
    return found.length > 0 ? found : [undefined];
  }
  return isPlain(value) && Object.hasOwn(value, name) ? walk(value[name], path, at + 1) : [undefined];
}

function tagged(type: number, text: string): Buffer {
  const key = Buffer.allocUnsafe(1 + Buffer.byteLength(text));
  key[0] = type;
  key.write(text, 1);
  return key;
}

/** IEEE 754 with the sign bit turned over, and all bits of negative numbers: bytes then compare as numbers. */
function numeric(type: number, value: number): Buffer {
  const key = Buffer.alloc(9);
  key[0] = type;
  if (Number.isNaN(value)) return key;
  key.writeDoubleBE(value === 0 ? 0 : value, 1);
  const flip = (key[1] as number) & 0x80 ? 0xff : 0x00;
  for (let at = 1; at < 9; at++) key[at] = (key[at] as number) ^ flip;
  if (flip === 0) key[1] = (key[1] as number) ^ 0x80;
  return key;
}
