/** Creating, reading, changing and removing single documents. */
import assert from 'node:assert/strict';
import { type Case, failure } from './case';

const document = '@cloudbase/database 1.4.3 document.js';
const vendor = 'TencentCloudBase/node-sdk test/database/unit';

export const documentCases: Case[] = [
  {
    name: 'add() gives a string id of its own',
    source: '@cloudbase/database 1.4.3 collection.js add(): insertedIds[0]',
    async run({ plain, id }) {
      const added = await plain.add({ group: id('own') });
      assert.equal(typeof added.id, 'string');
      assert.deepEqual((await plain.doc(added.id as string).get()).data, [
        { _id: added.id, group: id('own') },
      ]);
    },
  },
  {
    name: 'add() keeps the id it is given',
    source: `${vendor}/transaction.test.ts: insert with custom docid`,
    async run({ plain, id }) {
      assert.equal((await plain.add({ _id: id('mine') })).id, id('mine'));
    },
  },
  {
    name: 'add() of an id that exists fails with E11000 in the message and changes nothing',
    source: 'mongodb.com, Unique Indexes; the message as seen live (FailedOperation.Insert)',
    async run({ plain, id }) {
      await plain.add({ _id: id('twice'), n: 1 });
      assert.match((await failure(plain.add({ _id: id('twice'), n: 2 }))).message, /E11000/);
      assert.equal((await plain.doc(id('twice')).get()).data[0].n, 1);
    },
  },
  {
    name: 'add() of several stops at the first duplicate and keeps those before it',
    source: 'mongodb.com, insertMany: ordered by default',
    async run({ plain, id }) {
      await plain.add({ _id: id('b') });
      await failure(plain.add([{ _id: id('a') }, { _id: id('b') }, { _id: id('c') }]));
      assert.equal((await plain.doc(id('a')).get()).data.length, 1);
      assert.equal((await plain.doc(id('c')).get()).data.length, 0);
    },
  },
  {
    name: 'doc().get() gives a list: one document, or none',
    source: `${document} get()`,
    async run({ plain, id }) {
      await plain.add({ _id: id('there') });
      assert.deepEqual((await plain.doc(id('there')).get()).data, [{ _id: id('there') }]);
      assert.deepEqual((await plain.doc(id('not there')).get()).data, []);
    },
  },
  {
    name: 'values come back as they went: whole numbers, fractions, dates, null, nested lists and objects',
    source: '@cloudbase/database 1.4.3 utils/utils.js stringifyByEJSON: canonical Extended JSON',
    async run({ plain, id }) {
      const values = {
        whole: 7,
        negative: -7,
        large: 9_007_199_254_740_991,
        past32: 2_147_483_648,
        fraction: 0.1,
        tiny: 5e-324,
        date: new Date('2026-11-22T08:00:00.123Z'),
        nothing: null,
        yes: true,
        text: '𠮷野家"\\',
        nested: { list: [1, [2, { three: 3 }]], empty: {}, none: [] },
        constructor: 'a field like any other',
      };
      await plain.add({ _id: id('values'), ...values });
      assert.deepEqual((await plain.doc(id('values')).get()).data, [{ _id: id('values'), ...values }]);
    },
  },
  {
    name: 'a field that is undefined is not stored',
    source: '@cloudbase/database 1.4.3 serializer/datatype.js serialize(): rawRet[key] !== undefined',
    async run({ plain, id }) {
      await plain.add({ _id: id('undefined'), a: undefined, b: { c: undefined } });
      assert.deepEqual((await plain.doc(id('undefined')).get()).data, [{ _id: id('undefined'), b: {} }]);
    },
  },
  {
    name: 'set() creates a document under the id, and says so',
    source: `${vendor}/document.test.ts: set data in empty document`,
    async run({ plain, id }) {
      const made = await plain.doc(id('set')).set({ a: 1 });
      assert.equal(made.upsertedId, id('set'));
      assert.equal(made.updated, 0);
      assert.deepEqual((await plain.doc(id('set')).get()).data, [{ _id: id('set'), a: 1 }]);
    },
  },
  {
    name: 'set() replaces the whole document',
    source: `${vendor}/document.test.ts: set data in document existed`,
    async run({ plain, id }) {
      await plain.add({ _id: id('replaced'), a: 1, b: 2 });
      assert.equal((await plain.doc(id('replaced')).set({ c: 3 })).updated, 1);
      assert.deepEqual((await plain.doc(id('replaced')).get()).data, [{ _id: id('replaced'), c: 3 }]);
    },
  },
  {
    name: 'set() of an existing id counts 1, even where nothing differs',
    source:
      'developers.weixin.qq.com, wxcloud Document.set: updated is 1 if the specified _id already exists',
    async run({ plain, id }) {
      await plain.add({ _id: id('as it is'), a: 1 });
      assert.equal((await plain.doc(id('as it is')).set({ a: 1 })).updated, 1);
    },
  },
  {
    name: 'update() merges: other fields stay, nested objects are merged by path',
    source: '@cloudbase/database 1.4.3 serializer/update.js encodeUpdateObject(): flattenQueryObject',
    async run({ plain, id }) {
      await plain.add({ _id: id('merge'), a: 1, b: { c: 2, d: 3 } });
      assert.equal((await plain.doc(id('merge')).update({ b: { c: 9 } })).updated, 1);
      assert.deepEqual((await plain.doc(id('merge')).get()).data, [
        { _id: id('merge'), a: 1, b: { c: 9, d: 3 } },
      ]);
    },
  },
  {
    name: 'update() of a document that is not there changes nothing',
    source: `${document} update(): upsert false`,
    async run({ plain, id }) {
      assert.equal((await plain.doc(id('nobody')).update({ a: 1 })).updated, 0);
      assert.deepEqual((await plain.doc(id('nobody')).get()).data, []);
    },
  },
  {
    name: 'update() that changes nothing counts 0',
    source: 'assumed: MongoDB nModified, not n',
    async run({ plain, id }) {
      await plain.add({ _id: id('same'), a: 1 });
      assert.equal((await plain.doc(id('same')).update({ a: 1 })).updated, 0);
    },
  },
  {
    name: 'update({data: …}) writes a field named data',
    source: `${document} update(): data is encoded as it is`,
    async run({ plain, id }) {
      await plain.add({ _id: id('data'), a: 1 });
      await plain.doc(id('data')).update({ data: { a: 2 } });
      assert.deepEqual((await plain.doc(id('data')).get()).data, [{ _id: id('data'), a: 1, data: { a: 2 } }]);
    },
  },
  {
    name: 'update() of an empty object is dropped by the SDK',
    source: '@cloudbase/database 1.4.3 serializer/common.js flatten(): delete cloned[key]',
    async run({ plain, id }) {
      await plain.add({ _id: id('empty'), a: { b: 1 } });
      await plain.doc(id('empty')).update({ n: 1, a: {} });
      assert.deepEqual((await plain.doc(id('empty')).get()).data, [{ _id: id('empty'), a: { b: 1 }, n: 1 }]);
    },
  },
  {
    name: 'the _id of a document is not changed',
    source: `${document} update(), set(): 不能更新_id的值`,
    async run({ plain, id }) {
      await plain.add({ _id: id('fixed') });
      assert.equal(
        (await failure(plain.doc(id('fixed')).update({ _id: id('other') }))).code,
        'INVALID_PARAM',
      );
      assert.equal((await failure(plain.doc(id('fixed')).set({ _id: id('other') }))).code, 'INVALID_PARAM');
    },
  },
  {
    name: 'remove() says how many: 1, then 0',
    source: `${vendor}/document.test.ts: remove document`,
    async run({ plain, id }) {
      await plain.add({ _id: id('gone') });
      assert.equal((await plain.doc(id('gone')).remove()).deleted, 1);
      assert.equal((await plain.doc(id('gone')).remove()).deleted, 0);
    },
  },
  {
    name: 'a server date is the server’s, and its offset is added',
    source:
      '@cloudbase/database 1.4.3 serverDate/index.js; node-sdk transaction.test.ts serverDate1 + offset',
    async run({ plain, db, id }) {
      await plain.add({
        _id: id('date'),
        now: db.serverDate(),
        later: { at: db.serverDate({ offset: 60_000 }) },
      });
      const [{ now, later }] = (await plain.doc(id('date')).get()).data;
      assert.equal(later.at.getTime() - now.getTime(), 60_000);
      assert.ok(Math.abs(now.getTime() - Date.now()) < 60_000);
    },
  },
  {
    name: 'a server date in an update, beside operators',
    source: '@cloudbase/database 1.4.3 serializer/update.js: encodeInternalDataType',
    async run({ plain, db, id }) {
      await plain.add({ _id: id('updated'), n: 1 });
      await plain.doc(id('updated')).update({ n: db.command.inc(1), at: db.serverDate() });
      const [{ n, at }] = (await plain.doc(id('updated')).get()).data;
      assert.equal(n, 2);
      assert.ok(at instanceof Date);
    },
  },
  {
    name: 'field() chooses fields; _id comes along',
    source: `${document} field(); mongodb.com, Project Fields to Return`,
    async run({ plain, id }) {
      await plain.add({ _id: id('field'), a: 1, b: { c: 2, d: 3 } });
      const chosen = await plain.doc(id('field')).field({ 'b.c': true }).get();
      assert.deepEqual(chosen.data, [{ _id: id('field'), b: { c: 2 } }]);
      const without = await plain.doc(id('field')).field({ a: false, _id: false }).get();
      assert.deepEqual(without.data, [{ b: { c: 2, d: 3 } }]);
    },
  },
  {
    name: 'a collection that nobody created does not exist',
    source: 'docs.cloudbase.net, error-code/basic: DATABASE_COLLECTION_NOT_EXIST',
    async run({ db }) {
      const { code } = await failure(db.collection('conformance_absent').add({ a: 1 }));
      assert.equal(code, 'DATABASE_COLLECTION_NOT_EXIST');
    },
  },
  {
    name: 'createCollection() may be called again',
    source: `${vendor}/document.test.ts: API - createCollection`,
    async run({ db }) {
      assert.ok(await db.createCollection('conformance_plain'));
    },
  },
];
