/** The language of queries, projections and expressions: mingo, less what a database server would not run. */
import vm from 'node:vm';
import { Query } from 'mingo/query';
import { type Document, isPlain } from './ejson';
import { GatewayError, invalid, notOffered } from './errors';
import { limits } from './limits';
import { mingoOptions } from './operators';

/** Run code, roll their own dice, read another clock, fill the memory, or need what mingo has not. */
const withheld = new Set([
  '$where',
  '$function',
  '$accumulator',
  '$out',
  '$merge',
  '$rand',
  '$sampleRate',
  '$currentDate',
  '$range',
  '$jsonSchema',
  '$text',
  '$near',
  '$nearSphere',
  '$geoWithin',
  '$geoIntersects',
]);

/** Refuses what is withheld, anywhere inside a query, update or stage. */
export function guard(expression: unknown): void {
  if (Array.isArray(expression)) for (const part of expression) guard(part);
  if (typeof expression === 'string' && /^\$\$(NOW|CLUSTER_TIME)\b/.test(expression)) {
    throw notOffered('$$NOW; use a server date');
  }
  if (!isPlain(expression)) return;
  for (const [key, value] of Object.entries(expression)) {
    if (withheld.has(key)) throw notOffered(key);
    if (lists.has(key) && !Array.isArray(value)) throw invalid(`${key} needs a list`);
    guard(value);
  }
}

/** Compiles a query into a test of one document. */
export function testOf(query: Document): (document: Document) => boolean {
  guard(query);
  const compiled = asked(() => new Query(query, mingoOptions));
  return (document) => compiled.test(document);
}

/** The fields of each document that `projection` asks for. */
export function project(documents: Document[], projection: Document): Document[] {
  guard(projection);
  const find = () => new Query({}, mingoOptions).find<Document>(documents, projection).all();
  return limited(find, projection);
}

/** Runs what the caller asked of mingo; its complaints are the caller's, without the values that they quote. */
function asked<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof GatewayError || isTimeout(error)) throw error;
    const [reason] = error instanceof Error ? error.message.split(/[:{"'`]/) : [];
    throw invalid(`a malformed expression: ${reason}`);
  }
}

const lists = new Set(['$in', '$nin', '$all', '$and', '$or', '$nor']);

const context = vm.createContext({ work: undefined });
const script = new vm.Script('work()');

/** What compares and sets, and so takes no longer than the documents are large. */
const quick = new Set(
  '$eq $ne $gt $gte $lt $lte $in $nin $and $or $nor $not $exists $set $unset $inc $mul $push $each'.split(
    ' ',
  ),
);

function mayTakeLong(expression: unknown): boolean {
  if (Array.isArray(expression)) return expression.some(mayTakeLong);
  if (!isPlain(expression)) return expression instanceof RegExp;
  return Object.entries(expression).some(
    ([key, value]) => (key.startsWith('$') && !quick.has(key)) || mayTakeLong(value),
  );
}

/**
 * Runs what the caller asked of mingo, `expression`, and stops it, a backtracking regular expression included, when its
 * time is over. `work` has to be pure: it may be cut anywhere. A watch costs a thread: what is quick goes without.
 */
export function limited<T>(work: () => T, expression: unknown): T {
  if (!mayTakeLong(expression)) return asked(work);
  const outer = context.work;
  context.work = work;
  try {
    return asked(() => script.runInContext(context, { timeout: limits.queryMilliseconds }) as T);
  } catch (error) {
    if (isTimeout(error)) throw new GatewayError('DATABASE_TIMEOUT', 'the query took too long');
    throw error;
  } finally {
    context.work = outer;
  }
}

function isTimeout(error: unknown): boolean {
  return (error as { code?: unknown } | null)?.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT';
}
