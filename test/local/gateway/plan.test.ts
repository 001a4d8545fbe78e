/** A query that an index serves reads through it: seen in SQLite's plan, at 100 000 documents. */
import { type Engine, openEngine, parseIndexes } from '@jiayibao/local/gateway';

const documents = 100_000;
const counties = 8;
const indexes = parseIndexes({
  collections: {
    cases: {
      indexes: [
        { name: 'queue', fields: { county: 1, status: 1, submittedAt: -1 } },
        { name: 'number', fields: { number: 1 }, unique: true },
        { name: 'applicant', fields: { 'applicant.id': 1 }, sparse: true },
      ],
    },
  },
});

let engine: Engine;

/** Case `n`: county and status in turn, a later number submitted later. */
function caseOf(n: number) {
  const status = n % 3 === 0 ? 'open' : 'done';
  return {
    _id: `case:${n}`,
    county: `c${n % counties}`,
    status,
    submittedAt: n,
    number: n,
    applicant: { id: `p${n % 1000}` },
  };
}

beforeAll(() => {
  engine = openEngine({ file: ':memory:', indexes, now: () => 0, random: () => 0 });
  for (let from = 0; from < documents; from += 1000) {
    const data = Array.from({ length: 1000 }, (_, at) => JSON.stringify(caseOf(from + at)));
    engine.handle({ action: 'database.insertDocument', collectionName: 'cases', data });
  }
}, 120_000);

afterAll(() => engine.close());

function explain(query: object, order?: object) {
  return engine.explain({
    collectionName: 'cases',
    query: JSON.stringify(query),
    order: order && JSON.stringify(order),
  });
}

function request(query: object, order?: object, page: object = {}) {
  const { index, exact, sorted, plan } = explain(query, order);
  const reply = engine.handle({
    action: 'database.getDocument',
    collectionName: 'cases',
    query: JSON.stringify(query),
    order: order && JSON.stringify(order),
    ...page,
  });
  const numbers = (reply.data as { list: string[] }).list.map((text) =>
    Number(JSON.parse(text).number.$numberInt),
  );
  return { index, exact, sorted, plan: plan.join('\n'), numbers };
}

/** The plan goes through the index alone: no table is scanned, nothing is sorted or tested afterwards. */
function expectServed(seen: ReturnType<typeof request>, index: string) {
  expect(seen).toMatchObject({ index, exact: true, sorted: true });
  expect(seen.plan).toMatch(new RegExp(`^SEARCH ${index} USING PRIMARY KEY`));
  expect(seen.plan).not.toMatch(/SCAN|TEMP B-TREE/);
}

test('a queue page of 20: equality, order and page from one index', () => {
  const seen = request({ county: 'c3', status: 'open' }, { submittedAt: -1 }, { limit: 20, offset: 20 });
  expectServed(seen, 'queue');
  const all = Array.from({ length: documents }, (_, n) => n).filter((n) => n % counties === 3 && n % 3 === 0);
  expect(seen.numbers).toEqual(all.reverse().slice(20, 40));
});

test('the order may be the other way round, and a range continues a page', () => {
  const seen = request(
    { county: 'c3', status: 'open', submittedAt: { $gt: 50_000 } },
    { submittedAt: 1 },
    { limit: 2 },
  );
  expectServed(seen, 'queue');
  expect(seen.numbers).toEqual([50_019, 50_043]);
});

test('an equality on the second field helps behind a list of values on the first', () => {
  const seen = request({ county: { $in: ['c1', 'c2'] }, status: 'open' }, undefined, { limit: 5 });
  expect(seen).toMatchObject({ index: 'queue', exact: true });
  expect(seen.plan).toMatch(/SEARCH queue USING PRIMARY KEY \(k0=\? AND k1=\?\)/);
});

test('_id, alone and in a list', () => {
  expectServed(request({ _id: 'case:77' }), '_id_');
  expect(request({ _id: { $in: ['case:5', 'case:6', 'none'] } }).numbers.sort()).toEqual([5, 6]);
});

test('a nested path, through a sparse index', () => {
  const seen = request({ 'applicant.id': 'p7' }, undefined, { limit: 1000 });
  expectServed(seen, 'applicant');
  expect(seen.numbers).toHaveLength(documents / 1000);
});

test('what the index does not say is tested on the documents it found', () => {
  const seen = request({ number: { $gte: 10, $lt: 20 }, status: { $ne: 'open' } }, { number: 1 });
  expect(seen).toMatchObject({ index: 'number', exact: false, sorted: true });
  expect(seen.numbers).toEqual([10, 11, 13, 14, 16, 17, 19]);
});

test('a sparse index is not used for documents that it may lack', () => {
  expect(explain({}, { 'applicant.id': 1 }).index).not.toBe('applicant');
  expect(explain({ 'applicant.id': null }).index).not.toBe('applicant');
});

test('without an index the collection is scanned', () => {
  const seen = request({ 'applicant.none': 1 });
  expect(seen).toMatchObject({ index: null, exact: false, numbers: [] });
  expect(seen.plan).toMatch(/^SCAN/);
});

test('counting and the first stage of an aggregation go through the index too', () => {
  const query = JSON.stringify({ county: 'c3', status: 'open' });
  const stages = [
    { stageKey: '$match', stageValue: query },
    { stageKey: '$count', stageValue: '"total"' },
  ];
  const body = { collectionName: 'cases', query, stages };
  const { total } = engine.handle({ action: 'database.calculateDocument', ...body }).data as {
    total: number;
  };
  const [counted] = (
    engine.handle({ action: 'database.aggregateDocuments', ...body }).data as { list: string[] }
  ).list;
  expect(JSON.parse(counted as string).total.$numberInt).toBe(String(total));
  expect(total).toBe(Math.ceil((documents - 3) / 24));
});
