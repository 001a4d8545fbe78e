/**
 * Which index serves a query. Conditions that hold for every result (the top level and `$and`) are matched
 * with each index's leading fields: equalities first, then one range; what is left is tested on the documents.
 */
import { type Document, isPlain } from './ejson';
import { entriesOf, type IndexTable, quote } from './index-table';
import type { IndexSpec } from './indexes';
import { keyOf, typeEnd, typeStart } from './keys';
import type { Collection } from './store';

/** How a query is read. */
export interface Plan {
  /** Name of the index, or null for a scan of the collection. */
  index: string | null;
  /** SQL condition over the index's entries, with its parameters. */
  where: string;
  parameters: (Buffer | string)[];
  /** The condition says all that the query says: documents need not be tested. */
  exact: boolean;
  /** SQL order that is also the order asked for, or null: sort the documents. */
  orderBy: string | null;
  /** A document may have several entries. */
  multikey: boolean;
}

type Operator = '$eq' | '$in' | '$gt' | '$gte' | '$lt' | '$lte';
interface Condition {
  path: string;
  operator: Operator;
  value: unknown;
}

const operators = new Set<string>(['$eq', '$in', '$gt', '$gte', '$lt', '$lte']);
const lower = { operators: ['$gt', '$gte'], bound: (at: number) => `k${at} < ?`, end: typeEnd };
const upper = { operators: ['$lt', '$lte'], bound: (at: number) => `k${at} >= ?`, end: typeStart };
const comparisons = { $gt: '>', $gte: '>=', $lt: '<', $lte: '<=' } as const;

/** Chooses the index; without one that helps, the plan is a scan in the order of insertion. */
export function planOf(collection: Collection, query: Document, order: Document | undefined): Plan {
  const { conditions, complete } = conditionsOf(query);
  const scan: Plan = {
    index: null,
    where: '',
    parameters: [],
    exact: Object.keys(query).length === 0,
    orderBy: order ? null : 'd.seq',
    multikey: false,
  };
  let best = { plan: scan, score: 0 };
  for (const index of collection.indexes) {
    const candidate = match(index, conditions, complete, order);
    if (candidate.score > best.score) best = candidate;
  }
  return best.plan;
}

/** SELECT over a plan: `columns` of the documents `d`. */
export function selectOf(collection: Collection, plan: Plan, columns: string): string {
  const documents = `${quote(collection.name)} d`;
  if (plan.index === null) return `SELECT ${columns} FROM ${documents}`;
  // Its alias is the index's name, which SQLite's plan then tells.
  const index = quote(plan.index);
  const entries = `${entriesOf(collection.name, plan.index)} ${index}`;
  const where = plan.where ? ` WHERE ${plan.where}` : '';
  // CROSS JOIN keeps SQLite from turning the join round and reading the documents first.
  return `SELECT ${columns} FROM ${entries} CROSS JOIN ${documents} ON d.seq = ${index}.seq${where}`;
}

function match(
  { spec: index, multikey }: IndexTable,
  conditions: Condition[],
  complete: boolean,
  order: Document | undefined,
): { plan: Plan; score: number } {
  const used = new Set<Condition>();
  const where: string[] = [];
  const parameters: (Buffer | string)[] = [];
  let [equal, score, selective] = [0, 0, false];
  const take = (condition: Condition, sql: string, ...values: (Buffer | string)[]) => {
    used.add(condition);
    where.push(sql);
    parameters.push(...values);
    if (excludesMissing(condition)) selective = true;
  };
  for (const [at, { path }] of index.fields.entries()) {
    const here = conditions.filter((condition) => condition.path === path);
    const equality = here.find(({ operator }) => operator === '$eq');
    if (equality) {
      take(equality, `k${at} = ?`, keyOf(equality.value));
      if (at === equal) equal++;
      score += 8;
      continue;
    }
    const list = here.find(({ operator }) => operator === '$in');
    if (list) {
      const keys = (list.value as unknown[]).map((value) => keyOf(value).toString('hex'));
      take(list, `k${at} IN (SELECT unhex(value) FROM json_each(?))`, JSON.stringify(keys));
      score += 4;
      continue;
    }
    // Through an array each bound may be met by another element: then only one of them narrows the entries.
    for (const side of multikey ? [lower] : [lower, upper]) {
      const range = here.find(({ operator }) => side.operators.includes(operator));
      if (!range) continue;
      const sign = comparisons[range.operator as keyof typeof comparisons];
      take(range, `k${at} ${sign} ? AND ${side.bound(at)}`, keyOf(range.value), side.end(range.value));
      score += 2;
    }
    break;
  }
  const orderBy = multikey ? null : servedOrder(index, equal, order);
  if (order && orderBy) score += 1;
  // A sparse index lacks documents: it may serve only what cannot match those.
  if (index.sparse && !selective) score = 0;
  const exact = complete && used.size === conditions.length && !multikey;
  return {
    plan: { index: index.name, where: where.join(' AND '), parameters, exact, orderBy, multikey },
    score,
  };
}

/** The index's order where it is the one asked for; fields held equal may be left out of either. */
function servedOrder(index: IndexSpec, equal: number, order: Document | undefined): string | null {
  const asked = Object.entries(order ?? {});
  const fixed = new Set(index.fields.slice(0, equal).map(({ path }) => path));
  const wanted = asked.filter(([path]) => !fixed.has(path));
  const columns = index.fields.slice(equal);
  const turn = wanted.length === 0 || wanted[0]?.[1] === columns[0]?.direction ? 1 : -1;
  const served = wanted.every(
    ([path, direction], at) =>
      columns[at]?.path === path && (direction as number) * turn === columns[at]?.direction,
  );
  if (!served) return null;
  const sql = columns.map(({ direction }, at) => `k${equal + at} ${direction * turn === 1 ? 'ASC' : 'DESC'}`);
  return [...sql, `${quote(index.name)}.seq ${turn === 1 ? 'ASC' : 'DESC'}`].join(', ');
}

function conditionsOf(query: Document): { conditions: Condition[]; complete: boolean } {
  const conditions: Condition[] = [];
  let complete = true;
  for (const [path, expression] of Object.entries(query)) {
    if (path === '$and' && Array.isArray(expression) && expression.every(isPlain)) {
      for (const part of expression) {
        const inner = conditionsOf(part);
        conditions.push(...inner.conditions);
        complete &&= inner.complete;
      }
      continue;
    }
    const parts = isOperators(expression) ? Object.entries(expression) : [['$eq', expression] as const];
    for (const [operator, value] of parts) {
      const servable = operators.has(operator) && !path.startsWith('$');
      if (servable && isServable(operator, value)) {
        conditions.push({ path, operator: operator as Operator, value });
      } else complete = false;
    }
  }
  return { conditions, complete };
}

/** True for {$gt: 1, …}: an object whose keys are operators. */
function isOperators(value: unknown): value is Document {
  return (
    isPlain(value) && Object.keys(value).length > 0 && Object.keys(value).every((key) => key.startsWith('$'))
  );
}

function isServable(operator: string, value: unknown): boolean {
  if (operator === '$in') return Array.isArray(value) && value.every(isScalar);
  if (operator === '$eq') return isScalar(value);
  return isScalar(value) && value !== null && typeof value !== 'boolean' && !Number.isNaN(value);
}

function isScalar(value: unknown): boolean {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value) || value instanceof Date;
}

function excludesMissing({ operator, value }: Condition): boolean {
  return operator === '$in' ? !(value as unknown[]).includes(null) : value !== null;
}
