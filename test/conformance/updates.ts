/** Update operators, on one document before and after. */
import assert from 'node:assert/strict';
import { type Case, failure, type Target } from './case';

const update = '@cloudbase/database 1.4.3 command.js, serializer/update.js';
const vendor = 'TencentCloudBase/node-sdk test/database/unit/advanced-operator.test.ts';
type Change = (command: Target['db']['command'], target: Target) => object;

function changes(name: string, source: string, before: object, change: Change, after: object): Case {
  return {
    name,
    source,
    async run(target) {
      const _id = target.id(name);
      await target.plain.add({ _id, ...before });
      assert.equal((await target.plain.doc(_id).update(change(target.db.command, target))).updated, 1);
      assert.deepEqual((await target.plain.doc(_id).get()).data, [{ _id, ...after }]);
    },
  };
}

function refuses(name: string, source: string, before: object, change: Change): Case {
  return {
    name,
    source,
    async run(target) {
      const _id = target.id(name);
      await target.plain.add({ _id, ...before });
      assert.ok((await failure(target.plain.doc(_id).update(change(target.db.command, target)))).code);
      assert.deepEqual((await target.plain.doc(_id).get()).data, [{ _id, ...before }]);
    },
  };
}

export const updateCases: Case[] = [
  changes('set replaces a whole object', update, { a: { b: 1, c: 2 } }, (_) => ({ a: _.set({ d: 3 }) }), {
    a: { d: 3 },
  }),
  changes('inc', update, { n: 1 }, (_) => ({ n: _.inc(-3) }), { n: -2 }),
  changes('inc of a missing field', update, {}, (_) => ({ n: _.inc(2) }), { n: 2 }),
  changes('inc of a fraction', `${vendor}: 浮点数inc`, { n: 0.2 }, (_) => ({ n: _.inc(-0.05) }), {
    n: 0.2 - 0.05,
  }),
  changes('mul', update, { n: 3 }, (_) => ({ n: _.mul(2) }), { n: 6 }),
  changes('mul of a missing field', 'mongodb.com, $mul', {}, (_) => ({ n: _.mul(2) }), { n: 0 }),
  changes('min', `${vendor}: min`, { n: 3, m: 3 }, (_) => ({ n: _.min(2), m: _.min(4) }), { n: 2, m: 3 }),
  changes('max', `${vendor}: max`, { n: 3 }, (_) => ({ n: _.max(4) }), { n: 4 }),
  changes('remove', `${update}: $unset`, { a: 1, b: 2 }, (_) => ({ a: _.remove() }), { b: 2 }),
  changes('remove of a nested field', update, { a: { b: 1, c: 2 } }, (_) => ({ a: { b: _.remove() } }), {
    a: { c: 2 },
  }),
  changes('rename', `${vendor}: rename`, { a: 1 }, (_) => ({ a: _.rename('b') }), { b: 1 }),
  changes('push of values', `${vendor}: push`, { l: [1] }, (_) => ({ l: _.push(2, 3) }), { l: [1, 2, 3] }),
  changes('push of a list', `${vendor}: push`, { l: [1] }, (_) => ({ l: _.push([2, 3]) }), { l: [1, 2, 3] }),
  changes('push creates the list', 'mongodb.com, $push', {}, (_) => ({ l: _.push([1]) }), { l: [1] }),
  changes(
    'push with sort and slice',
    `${vendor}: push with options`,
    { l: [1, 2, 3] },
    (_) => ({ l: _.push({ each: [4, 5, 6], sort: -1, slice: 3 }) }),
    { l: [6, 5, 4] },
  ),
  changes(
    'push at a position',
    update,
    { l: [1, 4] },
    (_) => ({ l: _.push({ each: [2, 3], position: 1 }) }),
    { l: [1, 2, 3, 4] },
  ),
  changes('unshift', `${update}: $position 0`, { l: [2] }, (_) => ({ l: _.unshift([0, 1]) }), {
    l: [0, 1, 2],
  }),
  changes('pop', `${update}: $pop 1`, { l: [1, 2] }, (_) => ({ l: _.pop() }), { l: [1] }),
  changes('shift', `${update}: $pop -1`, { l: [1, 2] }, (_) => ({ l: _.shift() }), { l: [2] }),
  changes('pull of a value', `${vendor}: pull`, { l: [1, 2, 1] }, (_) => ({ l: _.pull(1) }), { l: [2] }),
  changes(
    'pull by condition',
    `${vendor}: pull with _.gte`,
    { l: [1, 5, 9] },
    (_) => ({ l: _.pull(_.gte(5)) }),
    { l: [1] },
  ),
  changes(
    'pull of objects',
    'mongodb.com, $pull',
    { l: [{ a: 1, b: 1 }, { a: 2 }] },
    (_) => ({ l: _.pull({ a: 1 }) }),
    { l: [{ a: 2 }] },
  ),
  changes('pullAll', `${vendor}: pullAll`, { l: [1, 2, 3] }, (_) => ({ l: _.pullAll([1, 3]) }), { l: [2] }),
  changes('addToSet of a new value', `${vendor}: addToSet`, { l: [1] }, (_) => ({ l: _.addToSet(2) }), {
    l: [1, 2],
  }),
  changes(
    'addToSet of several',
    'mongodb.com, $addToSet with $each',
    { l: [1] },
    (_) => ({ l: _.addToSet({ $each: [1, 2] }) }),
    { l: [1, 2] },
  ),
  changes(
    'several operators at once',
    update,
    { n: 1, l: [1], a: 1 },
    (_) => ({ n: _.inc(1), l: _.push([2]), a: _.remove(), b: 'new' }),
    { n: 2, l: [1, 2], b: 'new' },
  ),
  changes(
    'an element of a list by its number',
    `${vendor}: remove数组内`,
    { l: [{ a: 1 }, { a: 2 }] },
    () => ({ 'l.1.a': 9 }),
    { l: [{ a: 1 }, { a: 9 }] },
  ),
  changes(
    'null in place of a value',
    `TencentCloudBase/node-sdk test/database/index.test.ts`,
    { a: 1 },
    () => ({ a: null }),
    { a: null },
  ),
  refuses('inc by text', 'mongodb.com, $inc: numbers alone', { n: 1 }, (_) => ({
    n: _.inc('2' as unknown as number),
  })),
  refuses('inc of text', 'mongodb.com, $inc: numbers alone', { n: '1' }, (_) => ({ n: _.inc(2) })),
  refuses('inc of null', 'mongodb.com, $inc: null is an error', { n: null }, (_) => ({ n: _.inc(2) })),
  refuses('mul of text', 'mongodb.com, $mul', { n: '1' }, (_) => ({ n: _.mul(2) })),
  refuses('push to what is no list', 'mongodb.com, $push', { l: 1 }, (_) => ({ l: _.push([2]) })),
  refuses('pop of what is no list', 'mongodb.com, $pop', { l: 1 }, (_) => ({ l: _.pop() })),
  refuses('addToSet to what is no list', 'mongodb.com, $addToSet', { l: 'x' }, (_) => ({
    l: _.addToSet('y'),
  })),
  refuses(
    'a field inside null',
    'mongodb.com: Cannot create field in element {a: null}',
    { a: null },
    () => ({ a: { b: 1 } }),
  ),
  refuses('a field inside a value', 'mongodb.com: Cannot create field in element', { a: 1 }, () => ({
    a: { b: 1 },
  })),
  refuses('two changes of one path', 'mongodb.com: would create a conflict', { a: { b: 1 } }, () => ({
    'a.b': 2,
    a: [1],
  })),
];
