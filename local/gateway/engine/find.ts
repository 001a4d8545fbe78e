/** Reading: by plan, testing on the documents what the index did not say, in order, by page. */
import { limited, testOf } from './conditions';
import { type Document, decodeObject } from './ejson';
import { invalid } from './errors';
import { quote } from './index-table';
import { sorted } from './keys';
import { type Plan, planOf, selectOf } from './plan';
import type { Collection, Row, Store } from './store';

/** A page of what matches; no limit means all. */
export interface Page {
  order?: Document;
  skip?: number;
  limit?: number;
}

/** What `explain` answers: the index, and SQLite's own plan of the statement. */
export interface Explanation {
  index: string | null;
  exact: boolean;
  sorted: boolean;
  sql: string;
  plan: string[];
}

const batch = 500;

/** Rows that match, a page of them, in order. */
export function findRows(store: Store, collection: Collection, query: Document, page: Page = {}): Row[] {
  const test = testOf(query);
  checkOrder(page.order);
  const plan = planOf(collection, query, page.order);
  const { skip = 0, limit = -1 } = page;
  if (plan.exact && plan.orderBy !== null) {
    const { sql, parameters } = pageStatement(collection, plan);
    return store.all<RawRow>(sql, [...parameters, limit, skip]).map(toRow);
  }
  const end = limit < 0 || plan.orderBy === null ? Number.POSITIVE_INFINITY : skip + limit;
  let found: Row[] = [];
  for (const rows of batches(store, collection, plan)) {
    found.push(...limited(() => rows.filter((row) => test(row.document)), query));
    if (found.length >= end) break;
  }
  if (plan.orderBy === null && page.order) found = sorted(found, (row) => row.document, page.order);
  return found.slice(skip, limit < 0 ? undefined : skip + limit);
}

/** How many match. */
export function count(store: Store, collection: Collection, query: Document): number {
  const plan = planOf(collection, query, undefined);
  if (!plan.exact) return findRows(store, collection, query).length;
  const sql = selectOf(collection, plan, 'count(*) AS total');
  return store.all<{ total: number }>(sql, plan.parameters)[0]?.total ?? 0;
}

/** The way a query would be read. */
export function explain(
  store: Store,
  collection: Collection,
  query: Document,
  order?: Document,
): Explanation {
  checkOrder(order);
  const plan = planOf(collection, query, order);
  const { sql, parameters } = pageStatement(collection, plan);
  const steps = store.all<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`, [...parameters, -1, 0]);
  return {
    index: plan.index,
    exact: plan.exact,
    sorted: plan.orderBy !== null,
    sql,
    plan: steps.map(({ detail }) => detail),
  };
}

interface RawRow {
  seq: number;
  body: string;
}

function toRow({ seq, body }: RawRow): Row {
  return { seq, body, document: decodeObject(body, 0) };
}

function pageStatement(collection: Collection, plan: Plan) {
  const order = plan.orderBy === null ? '' : ` ORDER BY ${plan.orderBy}`;
  const sql = `${selectOf(collection, plan, 'd.seq, d.body')}${order} LIMIT ? OFFSET ?`;
  return { sql, parameters: plan.parameters };
}

/** All rows of a plan, some at a time, so that a page needs no more than it tests. */
function* batches(store: Store, collection: Collection, plan: Plan): Generator<Row[]> {
  const seq = `${plan.index === null ? 'd' : quote(plan.index)}.seq`;
  const order = ` ORDER BY ${plan.orderBy ?? seq}`;
  const distinct = plan.multikey ? 'DISTINCT ' : '';
  const all = store.all<{ seq: number }>(
    selectOf(collection, plan, `${distinct}${seq} AS seq`) + order,
    plan.parameters,
  );
  for (let at = 0; at < all.length; at += batch) {
    const some = all.slice(at, at + batch).map((row) => row.seq);
    const rows = store.all<RawRow>(
      `SELECT d.seq, d.body FROM json_each(?) j CROSS JOIN ${quote(collection.name)} d ON d.seq = j.value ORDER BY j.key`,
      [JSON.stringify(some)],
    );
    yield rows.map(toRow);
  }
}

function checkOrder(order: Document | undefined): void {
  for (const direction of Object.values(order ?? {})) {
    if (direction !== 1 && direction !== -1) throw invalid('an order is 1 or -1');
  }
}
