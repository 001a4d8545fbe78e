/** Aggregation stages and expressions that the SDK offers. */
import assert from 'node:assert/strict';
import { type Case, collections, failure, type Target } from './case';

const sdk = '@cloudbase/database 1.4.3 aggregate.js, command.js';
const vendor = 'TencentCloudBase/node-sdk test/database/unit';
const orders = [
  { n: 1, county: 'a', fen: 100, lines: [1, 2], at: new Date('2026-01-31T00:00:00Z') },
  { n: 2, county: 'b', fen: 200, lines: [3] },
  { n: 3, county: 'a', fen: 300, lines: [] },
];
type Pipeline = ReturnType<Target['plain']['aggregate']>;
type Stages = (pipeline: Pipeline, $: Target['db']['command']['aggregate'], target: Target) => Pipeline;

/** A case over `orders`: what comes out of `stages`, in order. */
function gives(name: string, source: string, stages: Stages, expected: unknown[]): Case {
  return {
    name,
    source,
    async run(target) {
      const group = target.id(name);
      await target.plain.add(orders.map((order) => ({ ...order, group })));
      const start = target.plain.aggregate().match({ group }).sort({ n: 1 });
      const { data } = await stages(start, target.db.command.aggregate, target).end();
      assert.deepEqual(data, expected);
    },
  };
}

export const aggregationCases: Case[] = [
  gives(
    'group with sum, avg, min, max, push',
    sdk,
    (p, $) =>
      p
        .group({
          _id: '$county',
          n: $.sum(1),
          fen: $.sum('$fen'),
          mean: $.avg('$fen'),
          least: $.min('$fen'),
          most: $.max('$fen'),
          all: $.push('$n'),
        })
        .sort({ _id: 1 }),
    [
      { _id: 'a', n: 2, fen: 400, mean: 200, least: 100, most: 300, all: [1, 3] },
      { _id: 'b', n: 1, fen: 200, mean: 200, least: 200, most: 200, all: [2] },
    ],
  ),
  gives(
    'project with expressions',
    sdk,
    (p, $) => p.project({ _id: 0, n: 1, yuan: $.divide(['$fen', 100]), size: $.size('$lines') }),
    [
      { n: 1, yuan: 1, size: 2 },
      { n: 2, yuan: 2, size: 1 },
      { n: 3, yuan: 3, size: 0 },
    ],
  ),
  gives(
    'addFields, skip, limit',
    sdk,
    (p, $) =>
      p
        .skip(1)
        .limit(1)
        .addFields({ twice: $.multiply(['$fen', 2]) })
        .project({ _id: 0, twice: 1 }),
    [{ twice: 400 }],
  ),
  gives('unwind', sdk, (p) => p.unwind('$lines').project({ _id: 0, lines: 1 }), [
    { lines: 1 },
    { lines: 2 },
    { lines: 3 },
  ]),
  gives('count', sdk, (p) => p.count('total'), [{ total: 3 }]),
  gives('sortByCount', sdk, (p) => p.sortByCount('$county'), [
    { _id: 'a', count: 2 },
    { _id: 'b', count: 1 },
  ]),
  gives('bucket', sdk, (p) => p.bucket({ groupBy: '$fen', boundaries: [0, 250, 500] }), [
    { _id: 0, count: 2 },
    { _id: 250, count: 1 },
  ]),
  gives('replaceRoot', sdk, (p) => p.replaceRoot({ newRoot: { only: '$n' } }), [
    { only: 1 },
    { only: 2 },
    { only: 3 },
  ]),
  gives(
    'match with commands after another stage',
    `${vendor}/advanced-operator.test.ts: aggregation $match with query`,
    (p, _$, { db }) => p.project({ _id: 0, n: 1 }).match({ n: db.command.gt(2) }),
    [{ n: 3 }],
  ),
  gives(
    'dates in expressions',
    `${vendor}/aggregation.test.ts`,
    (p, $) =>
      p.match({ n: 1 }).project({
        _id: 0,
        day: $.dayOfMonth('$at'),
        text: $.dateToString({ date: '$at', format: '%Y-%m' }),
      }),
    [{ day: 31, text: '2026-01' }],
  ),
  gives(
    'cond and in',
    sdk,
    (p, $) =>
      p.project({
        _id: 0,
        big: $.cond([$.gte(['$fen', 200]), 'yes', 'no']),
        known: $.in(['$county', ['a']]),
      }),
    [
      { big: 'no', known: true },
      { big: 'yes', known: false },
      { big: 'yes', known: true },
    ],
  ),
  {
    name: 'lookup joins another collection',
    source: `${vendor}/lookup-pipeline.test.ts`,
    async run({ plain, indexed, id }) {
      await plain.add({ _id: id('order'), item: id('item') });
      await indexed.add({ _id: id('item'), title: 'bandage' });
      const { data } = await plain
        .aggregate()
        .match({ _id: id('order') })
        .lookup({ from: collections.indexed, localField: 'item', foreignField: '_id', as: 'items' })
        .end();
      assert.deepEqual(data, [
        { _id: id('order'), item: id('item'), items: [{ _id: id('item'), title: 'bandage' }] },
      ]);
    },
  },
  {
    name: 'sample draws that many, none twice',
    source: `${sdk}; mongodb.com, $sample`,
    async run({ plain, id }) {
      const group = id('sample');
      await plain.add([1, 2, 3, 4].map((n) => ({ group, n })));
      const { data } = await plain.aggregate().match({ group }).sample({ size: 3 }).end();
      assert.equal(new Set((data as { n: number }[]).map(({ n }) => n)).size, 3);
    },
  },
  {
    name: 'a stage that does not exist is refused',
    source: 'mongodb.com, Aggregation Stages: Unrecognized pipeline stage name',
    async run({ db }) {
      const pipeline = db
        .collection(collections.plain)
        .options({ raw: true })
        .aggregate([{ $nonsense: {} }]);
      assert.ok((await failure(pipeline.end())).code);
    },
  },
];
