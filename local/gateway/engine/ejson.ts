/**
 * Extended JSON (canonical, as the SDK writes it) to plain values and back. The bson package is not used: it
 * builds classes that mingo cannot compare, follows `__proto__`, and recurses without a limit.
 *
 * Values are null, booleans, numbers, strings, Dates, arrays and plain objects; in queries regular
 * expressions too. Every other BSON type is refused by name.
 */
import { invalid, notOffered } from './errors';
import { limits } from './limits';

/** A document, or a part of one. */
export type Document = Record<string, unknown>;

/** Reads Extended JSON; `now` (ms) is what a server date stands for. Throws INVALID_PARAM, NOT_OFFERED. */
export function decode(text: string, now: number): unknown {
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch {
    throw invalid('the request carries text that is not Extended JSON');
  }
  return toValue(raw, now, 0);
}

/** Reads Extended JSON that has to be an object. */
export function decodeObject(text: string, now: number): Document {
  const value = decode(text, now);
  if (!isPlain(value)) throw invalid('an object is expected');
  return value;
}

/** Writes canonical Extended JSON. */
export function encode(value: unknown): string {
  return JSON.stringify(toExtended(value));
}

/** True for an object that is neither null, array, Date nor regular expression. */
export function isPlain(value: unknown): value is Document {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

function toValue(raw: unknown, now: number, depth: number): unknown {
  if (typeof raw !== 'object' || raw === null) return raw;
  if (depth >= limits.nesting) throw invalid(`more than ${limits.nesting} levels of nesting`);
  if (Array.isArray(raw)) return raw.map((item) => toValue(item, now, depth + 1));
  const keys = Object.keys(raw);
  const first = keys[0];
  if (keys.length === 1 && first?.startsWith('$') && first in extended) {
    return extended[first as keyof typeof extended]((raw as Document)[first], now);
  }
  const object: Document = {};
  for (const key of keys) {
    if (key.includes('__proto__') || key.includes('\0')) throw invalid('an illegal field name');
    object[key] = toValue((raw as Document)[key], now, depth + 1);
  }
  return object;
}

function wholeNumber(raw: unknown): number {
  if (typeof raw !== 'string' || !/^-?[0-9]{1,19}$/.test(raw)) throw invalid('a malformed whole number');
  return Number(raw);
}

function refused(type: string): () => never {
  return () => {
    throw notOffered(`the type ${type}`);
  };
}

const extended = {
  $numberInt: wholeNumber,
  $numberLong: wholeNumber,
  $numberDouble(raw: unknown): number {
    const number = typeof raw === 'string' && raw.trim() !== '' ? Number(raw) : Number.NaN;
    if (Number.isNaN(number) && raw !== 'NaN') throw invalid('a malformed number');
    return number;
  },
  $date(raw: unknown): Date {
    const inner = isPlain(raw) && '$numberLong' in raw ? wholeNumber(raw.$numberLong) : raw;
    const date = new Date(typeof inner === 'number' || typeof inner === 'string' ? inner : Number.NaN);
    if (Number.isNaN(date.getTime())) throw invalid('a malformed date');
    return date;
  },
  $tcb_server_date(raw: unknown, now: number): Date {
    const offset = isPlain(raw) ? toValue(raw.offset ?? 0, now, 0) : undefined;
    const date = new Date(now + (typeof offset === 'number' ? offset : Number.NaN));
    if (Number.isNaN(date.getTime())) throw invalid('a malformed server date');
    return date;
  },
  $regularExpression(raw: unknown): RegExp {
    if (!isPlain(raw) || typeof raw.pattern !== 'string' || typeof raw.options !== 'string') {
      throw invalid('a malformed regular expression');
    }
    return regularExpression(raw.pattern, raw.options);
  },
  $oid: refused('ObjectId'),
  $binary: refused('Binary'),
  $numberDecimal: refused('Decimal128'),
  $timestamp: refused('Timestamp'),
  $symbol: refused('Symbol'),
  $code: refused('Code'),
  $minKey: refused('MinKey'),
  $maxKey: refused('MaxKey'),
  $undefined: refused('Undefined'),
};

/** MongoDB knows the options i, m, s, u and x; x has no counterpart here. */
function regularExpression(pattern: string, options: string): RegExp {
  if (!/^[imsu]*$/.test(options)) throw invalid(`invalid flag in regex options: ${options.slice(0, 8)}`);
  try {
    return new RegExp(pattern, options);
  } catch {
    throw invalid('a malformed regular expression');
  }
}

function toExtended(value: unknown): unknown {
  if (typeof value === 'number') return extendedNumber(value);
  if (value instanceof Date) return { $date: { $numberLong: String(value.getTime()) } };
  if (Array.isArray(value)) return value.map((item) => toExtended(item === undefined ? null : item));
  if (typeof value !== 'object' || value === null) return value;
  const object: Document = {};
  for (const [key, item] of Object.entries(value)) {
    if (item !== undefined) object[key] = toExtended(item);
  }
  return object;
}

function extendedNumber(value: number): Document {
  if (!Number.isSafeInteger(value) || Object.is(value, -0)) {
    return { $numberDouble: Object.is(value, -0) ? '-0.0' : String(value) };
  }
  return Math.abs(value) < 2 ** 31 ? { $numberInt: String(value) } : { $numberLong: String(value) };
}
