/** Property: a query finds the same documents, in the same order, with indexes and without. */
import { openEngine, parseIndexes } from '@jiayibao/local/gateway';
import fc from 'fast-check';

// `n` tells any two documents apart, so that an order that ends with it leaves no ties.
const indexed = [
  { name: 'bcn', fields: { b: 1, c: -1, n: 1 } },
  { name: 'abn', fields: { a: 1, b: -1, n: 1 } },
  { name: 'sparse', fields: { c: 1 }, sparse: true },
  { name: 'deep', fields: { 'd.e': 1, a: -1 } },
];

// Few values, so that conditions meet documents; of each type, and at the edges of their order.
const day = (n: number) => ({ $date: { $numberLong: String(n * 86_400_000) } });
const scalar = fc.constantFrom<unknown>(null, true, 0, 1, -2.5, 'a', 'b', '𠮷', day(0), day(1));
const value = fc.oneof(
  { weight: 6, arbitrary: scalar },
  { weight: 1, arbitrary: fc.array(scalar, { maxLength: 3 }) },
);
// Only one field holds lists: MongoDB indexes no two of them together.
const document = fc.record(
  { a: value, b: scalar, c: scalar, d: fc.record({ e: scalar }, { requiredKeys: [] }) },
  { requiredKeys: [] },
);
const range = fc.constantFrom('$gt', '$gte', '$lt', '$lte');
const condition = fc.oneof(
  scalar,
  fc.tuple(range, scalar).map(([operator, operand]) => ({ [operator]: operand })),
  fc.tuple(scalar, scalar).map(([low, high]) => ({ $gte: low, $lte: high })),
  fc.array(scalar, { maxLength: 3 }).map(($in) => ({ $in })),
  scalar.map(($ne) => ({ $ne })),
  fc.boolean().map(($exists) => ({ $exists })),
);
const simple = fc
  .array(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd.e'), condition), { minLength: 1, maxLength: 2 })
  .map((conditions) => Object.fromEntries(conditions));
const query = fc.oneof(
  { weight: 4, arbitrary: simple },
  { weight: 1, arbitrary: fc.array(simple, { minLength: 2, maxLength: 2 }).map(($and) => ({ $and })) },
  { weight: 1, arbitrary: fc.array(simple, { minLength: 2, maxLength: 2 }).map(($or) => ({ $or })) },
);
const order = fc.constantFrom(
  { n: 1 },
  { n: -1 },
  { b: 1, c: -1, n: 1 },
  { b: -1, c: 1, n: -1 },
  { b: 1, c: 1, n: 1 },
  { c: -1, n: 1 },
  { a: 1, b: -1, n: 1 },
  { a: -1, n: -1 },
);

function engineWith(indexes: object[]) {
  const parsed = parseIndexes({ collections: { things: { indexes } } });
  return openEngine({ file: ':memory:', indexes: parsed, now: () => 0, random: () => 0 });
}

test('an index changes nothing but the way', () => {
  fc.assert(
    fc.property(
      fc.array(document, { minLength: 10, maxLength: 30 }),
      fc.array(fc.tuple(query, order), { minLength: 10, maxLength: 20 }),
      (documents, queries) => {
        const engines = [engineWith([]), engineWith(indexed)];
        const data = documents.map((one, at) => JSON.stringify({ _id: at, n: at, ...one }));
        const answers = engines.map((engine) => {
          const ask = (action: string, about: object) => {
            const { code, data } = engine.handle({ action, collectionName: 'things', ...about });
            expect(code).toBeUndefined();
            return data;
          };
          ask('database.insertDocument', { data });
          const found = queries.map(([where, by]) => {
            const about = { query: JSON.stringify(where), order: JSON.stringify(by) };
            const list = ask('database.getDocument', about)?.list;
            const page = ask('database.getDocument', { ...about, offset: 1, limit: 2 })?.list;
            return { list, page, total: ask('database.calculateDocument', about)?.total };
          });
          engine.close();
          return found;
        });
        expect(answers[1]).toEqual(answers[0]);
        for (const { list, page, total } of answers[1] ?? []) {
          expect(page).toEqual((list as string[]).slice(1, 3));
          expect(total).toBe((list as string[]).length);
        }
      },
    ),
    { numRuns: 60 },
  );
}, 60_000);
