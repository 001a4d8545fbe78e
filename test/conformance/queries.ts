/** where(): operators, order, pages, counting. */
import assert from 'node:assert/strict';
import type { Case, Target } from './case';

const query = '@cloudbase/database 1.4.3 query.js';
const vendor = 'TencentCloudBase/node-sdk test/database/unit';
const people = [
  { n: 1, name: 'a', tags: ['x', 'y'], list: [{ v: 1, w: 1 }], deep: { er: 1 } },
  {
    n: 2,
    name: 'b',
    tags: ['y'],
    list: [
      { v: 1, w: 9 },
      { v: 9, w: 1 },
    ],
    deep: { er: 2 },
  },
  { n: 3, name: 'Ab', tags: [], nothing: null },
  { n: '3', name: 'abc' },
];

/** A case over `people`: the names that `where` finds, sorted. */
function finds(name: string, source: string, where: (target: Target) => object, expected: string[]): Case {
  return {
    name,
    source,
    async run(target) {
      const group = target.id(name);
      await target.plain.add(people.map((person) => ({ ...person, group })));
      const query = target.db.command.and([{ group }, where(target)]);
      const { data } = await target.plain.where(query).get();
      assert.deepEqual(data.map((person) => person.name).sort(), expected);
      assert.equal((await target.plain.where(query).count()).total, expected.length);
    },
  };
}

const command = '@cloudbase/database 1.4.3 command.js, serializer/query.js';

export const queryCases: Case[] = [
  finds('eq', command, ({ db: { command: _ } }) => ({ n: _.eq(1) }), ['a']),
  finds('a bare value means eq', command, () => ({ n: 1 }), ['a']),
  finds('neq finds other types and missing too', `${command}: $ne`, ({ db }) => ({ n: db.command.neq(1) }), [
    'Ab',
    'abc',
    'b',
  ]),
  finds(
    'gt compares within the type',
    'mongodb.com, Comparison/Sort Order: type bracketing',
    ({ db }) => ({ n: db.command.gt(1) }),
    ['Ab', 'b'],
  ),
  finds('gte', command, ({ db }) => ({ n: db.command.gte(2) }), ['Ab', 'b']),
  finds('lt', command, ({ db }) => ({ n: db.command.lt(2) }), ['a']),
  finds('lte', command, ({ db }) => ({ n: db.command.lte(2) }), ['a', 'b']),
  finds('in', command, ({ db }) => ({ n: db.command.in([1, '3']) }), ['a', 'abc']),
  finds('in of nothing', command, ({ db }) => ({ n: db.command.in([]) }), []),
  finds('nin', command, ({ db }) => ({ n: db.command.nin([1, '3']) }), ['Ab', 'b']),
  finds(
    'chained and',
    `${vendor}/../index.test.ts: 复合and`,
    ({ db }) => ({ n: db.command.gt(1).and(db.command.lt(3)) }),
    ['b'],
  ),
  finds(
    'or over one field',
    '@cloudbase/database 1.4.3 commands/logic.js',
    ({ db }) => ({ n: db.command.eq(1).or(db.command.eq(2)) }),
    ['a', 'b'],
  ),
  finds(
    'or over several fields',
    `${vendor}/../index.test.ts: Document - query`,
    ({ db }) => db.command.or([{ n: 1 }, { name: 'b' }]),
    ['a', 'b'],
  ),
  finds(
    'nor',
    '@cloudbase/database 1.4.3 commands/logic.js',
    ({ db }) => db.command.nor([{ n: 1 }, { name: 'b' }]),
    ['Ab', 'abc'],
  ),
  finds(
    'not',
    `${vendor}/advanced-operator.test.ts: not`,
    ({ db }) => ({ n: db.command.not(db.command.gt(1)) }),
    ['a', 'abc'],
  ),
  finds(
    'exists true',
    `${vendor}/advanced-operator.test.ts: exists`,
    ({ db }) => ({ nothing: db.command.exists(true) }),
    ['Ab'],
  ),
  finds('exists false', command, ({ db }) => ({ tags: db.command.exists(false) }), ['abc']),
  finds(
    'null finds null and missing',
    'mongodb.com, Query for Null or Missing Fields',
    () => ({ nothing: null }),
    ['Ab', 'a', 'abc', 'b'],
  ),
  finds('a value finds lists that hold it', 'mongodb.com, Query an Array', () => ({ tags: 'y' }), ['a', 'b']),
  finds(
    'all',
    `${vendor}/advanced-operator.test.ts: all`,
    ({ db }) => ({ tags: db.command.all(['x', 'y']) }),
    ['a'],
  ),
  finds('size', `${vendor}/advanced-operator.test.ts: size`, ({ db }) => ({ tags: db.command.size(0) }), [
    'Ab',
  ]),
  finds(
    'elemMatch wants one element for all',
    `${vendor}/advanced-operator.test.ts: elemMatch`,
    ({ db }) => ({ list: db.command.elemMatch({ v: 9, w: 1 }) }),
    ['b'],
  ),
  finds(
    'without elemMatch several may answer',
    'mongodb.com, Query an Array of Embedded Documents',
    () => ({ 'list.v': 1, 'list.w': 9 }),
    ['b'],
  ),
  finds(
    'mod',
    `${vendor}/advanced-operator.test.ts: mod`,
    ({ db }) => ({ n: (db.command.mod as (of: number[]) => object)([2, 1]) }),
    ['Ab', 'a'],
  ),
  finds(
    'a nested object is a path',
    '@cloudbase/database 1.4.3 serializer/common.js flattenQueryObject',
    () => ({ deep: { er: 2 } }),
    ['b'],
  ),
  finds('a dotted path', command, () => ({ 'deep.er': 2 }), ['b']),
  finds(
    'a regular expression',
    '@cloudbase/database 1.4.3 serializer/query.js encodeRegExp',
    () => ({ name: /^a/ }),
    ['a', 'abc'],
  ),
  finds(
    'a regular expression without case',
    `${vendor}/regex-query.test.ts`,
    ({ db }) => ({ name: (db.RegExp as (of: object) => object)({ regexp: '^a', options: 'i' }) }),
    ['Ab', 'a', 'abc'],
  ),
  finds(
    'expr',
    `${vendor}/advanced-operator.test.ts: expr`,
    ({ db }) => db.command.expr(db.command.aggregate.eq(['$name', 'b'])),
    ['b'],
  ),
  {
    name: 'dates compare by time',
    source: `${vendor}/query-date.test.ts`,
    async run({ plain, db, id }) {
      const group = id('dates');
      await plain.add([1, 2, 3].map((day) => ({ group, day, at: new Date(Date.UTC(2026, 0, day)) })));
      const { data } = await plain.where({ group, at: db.command.gte(new Date(Date.UTC(2026, 0, 2))) }).get();
      assert.deepEqual(data.map(({ day }) => day).sort(), [2, 3]);
    },
  },
  {
    name: 'orderBy() sorts by several fields, types in their order, missing first',
    source: `${query} orderBy(); mongodb.com, Comparison/Sort Order`,
    async run({ plain, id }) {
      const group = id('order');
      await plain.add(
        [{ a: 'x' }, { a: 2, b: 1 }, {}, { a: 2, b: 2 }, { a: 10 }, { a: true }].map((part) => ({
          ...part,
          group,
        })),
      );
      const { data } = await plain
        .where({ group })
        .orderBy('a', 'asc')
        .orderBy('b', 'desc')
        .field({ _id: 0, group: 0 })
        .get();
      assert.deepEqual(data, [{}, { a: 2, b: 2 }, { a: 2, b: 1 }, { a: 10 }, { a: 'x' }, { a: true }]);
    },
  },
  {
    name: 'text sorts by its bytes, not by language',
    source: 'mongodb.com, Collation: simple binary comparison by default',
    async run({ plain, id }) {
      const group = id('bytes');
      const texts = ['b', 'B', 'a', '中', 'é', '𠮷'];
      await plain.add(texts.map((text) => ({ group, text })));
      const { data } = await plain.where({ group }).orderBy('text', 'asc').get();
      assert.deepEqual(
        data.map(({ text }) => text),
        ['B', 'a', 'b', 'é', '中', '𠮷'],
      );
    },
  },
  {
    name: 'skip() and limit() page through an order',
    source: `${query} skip(), limit()`,
    async run({ plain, id }) {
      const group = id('pages');
      await plain.add([4, 1, 3, 0, 2].map((n) => ({ group, n })));
      const { data } = await plain.where({ group }).orderBy('n', 'desc').skip(1).limit(2).get();
      assert.deepEqual(
        data.map(({ n }) => n),
        [3, 2],
      );
    },
  },
  {
    name: '100 rows where no limit is given, 1 000 at most',
    source: `${query} get(); ${vendor}/query.limit.test.ts`,
    async run({ plain, id }) {
      const group = id('many');
      await plain.add(Array.from({ length: 1001 }, (_, n) => ({ group, n })));
      assert.equal((await plain.where({ group }).get()).data.length, 100);
      assert.equal((await plain.where({ group }).limit(101).get()).data.length, 101);
      assert.equal((await plain.where({ group }).limit(1001).get()).data.length, 1000);
      assert.equal((await plain.where({ group }).count()).total, 1001);
    },
  },
  {
    name: 'where().update() changes all that match',
    source: `${query} update(): multi true`,
    async run({ plain, id }) {
      const group = id('multi');
      await plain.add([
        { group, n: 1 },
        { group, n: 2 },
      ]);
      assert.equal((await plain.where({ group }).update({ seen: true })).updated, 2);
      assert.equal((await plain.where({ group, seen: true }).count()).total, 2);
    },
  },
  {
    name: 'where().update() with multiple false changes one',
    source: `${query} update(): multiple`,
    async run({ plain, id }) {
      const group = id('single');
      await plain.add([{ group }, { group }]);
      const { updated } = await plain.where({ group }).options({ multiple: false }).update({ seen: true });
      assert.equal(updated, 1);
    },
  },
  {
    name: 'where().remove() removes all that match, whatever skip says',
    source: `${query} remove(); ${vendor}/collection.test.ts: add and remove with skip`,
    async run({ plain, id }) {
      const group = id('removed');
      await plain.add([{ group }, { group }, { group }]);
      assert.equal((await plain.where({ group }).remove()).deleted, 3);
    },
  },
  {
    name: 'updateAndReturn() gives the document as it is after',
    source: `${query} updateAndReturn()`,
    async run({ plain, db, id }) {
      await plain.add({ _id: id('returned'), n: 1 });
      const done = await plain.where({ _id: id('returned') }).updateAndReturn({ n: db.command.inc(1) });
      assert.equal(done.updated, 1);
      assert.deepEqual(done.doc, { _id: id('returned'), n: 2 });
    },
  },
];
