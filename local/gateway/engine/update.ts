/** Changing one document: mingo's update operators, with the refusals that MongoDB has and mingo has not. */
import { update } from 'mingo/updater';
import { guard, limited } from './conditions';
import { type Document, decodeObject, encode, isPlain } from './ejson';
import { GatewayError, invalid, notOffered } from './errors';
import { limits } from './limits';
import { mingoOptions } from './operators';

const arrayOperators = new Set(['$push', '$pull', '$pullAll', '$pop', '$addToSet']);
const numberOperators = new Set(['$inc', '$mul']);
const creating = new Set(['$set', '$inc', '$mul', '$push', '$addToSet', '$min', '$max']);
const known = new Set([...creating, ...arrayOperators, '$unset', '$rename', '$bit']);

/** A copy of `document` with `change` (`{$set: …, $inc: …}`) applied; `query` is for the positional `$`. */
export function updated(document: Document, change: Document, query: Document): Document {
  guard(change);
  const operators = Object.keys(change);
  if (operators.length === 0) throw invalid('an update that changes nothing');
  for (const operator of operators) {
    if (!operator.startsWith('$')) throw invalid('an update consists of operators');
    if (!known.has(operator)) throw notOffered(`the update operator ${operator}`);
    const targets = change[operator];
    if (!isPlain(targets)) throw invalid(`${operator} takes an object`);
    for (const [path, operand] of Object.entries(targets)) check(document, operator, path, operand);
  }
  const copy = decodeObject(encode(document), 0);
  const options = { cloneMode: 'deep', queryOptions: mingoOptions } as const;
  limited(() => update(copy, change as never, [], query as never, options), [change, query]);
  if (encode(copy._id) !== encode(document._id)) throw failed('the immutable field _id');
  return copy;
}

/** Checks that a document can be stored, and gives its body. */
export function bodyOf(document: Document): string {
  checkStorable(document, 0);
  const body = encode(document);
  if (Buffer.byteLength(body) > limits.documentBytes) throw failed('document exceeds 16 MB');
  return body;
}

/** `_id` is a string or a number: what the SDK's `doc()` takes. */
export function checkId(id: unknown): void {
  if (typeof id !== 'string' && typeof id !== 'number') throw invalid('_id has to be a string or a number');
}

function check(document: Document, operator: string, path: string, operand: unknown): void {
  if (path === '' || path.startsWith('.') || path.endsWith('.') || path.includes('..')) {
    throw failed('an update path with an empty field name');
  }
  if (path.includes('$')) return;
  const target = targetOf(document, path, creating.has(operator));
  if (numberOperators.has(operator)) {
    if (typeof operand !== 'number') throw failed(`Cannot ${operator} with non-numeric argument`);
    if (target !== undefined && typeof target !== 'number') {
      throw failed(`Cannot apply ${operator} to a value of non-numeric type`);
    }
  }
  if (arrayOperators.has(operator) && target !== undefined && !Array.isArray(target)) {
    throw failed(`Cannot apply ${operator} to a non-array field`);
  }
}

/** The value at a path; where a field would have to be created inside a scalar or null, MongoDB refuses. */
function targetOf(document: unknown, path: string, creates: boolean): unknown {
  let value: unknown = document;
  for (const name of path.split('.')) {
    if (value === undefined) return undefined;
    const index = Array.isArray(value) && /^[0-9]{1,5}$/.test(name);
    if (!isPlain(value) && !index) {
      if (creates) throw failed(`Cannot create field '${name}' in element`);
      return undefined;
    }
    value = Object.hasOwn(value as object, name) ? (value as Document)[name] : undefined;
  }
  return value;
}

function checkStorable(value: unknown, depth: number): void {
  if (depth >= limits.nesting) throw failed(`more than ${limits.nesting} levels of nesting`);
  if (value instanceof RegExp) throw notOffered('storing a regular expression');
  if (Array.isArray(value)) for (const item of value) checkStorable(item, depth + 1);
  if (!isPlain(value)) return;
  for (const [key, item] of Object.entries(value)) {
    if (key.startsWith('$')) throw failed(`The dollar ($) prefixed field '${key}' is not valid for storage.`);
    checkStorable(item, depth + 1);
  }
}

function failed(message: string): GatewayError {
  return new GatewayError('DATABASE_REQUEST_FAILED', `[FailedOperation.Update] ${message}`);
}
