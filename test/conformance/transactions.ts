/** Snapshot transactions. */
import assert from 'node:assert/strict';
import { type Case, collections, failure, type Target } from './case';

const vendor = 'TencentCloudBase/node-sdk test/database/unit/transaction.test.ts';
const sdk = '@cloudbase/database 1.4.3 transaction/index.js';
const { plain: name } = collections;

export const transactionCases: Case[] = [
  {
    name: 'runTransaction() stores all and gives what the work returned',
    source: `${vendor}: runTransaction with customResult`,
    async run({ db, plain, id }) {
      await plain.add({ _id: id('from'), n: 5 });
      const result = await db.runTransaction(async (transaction: Target['db']) => {
        const { data } = await transaction.collection(name).doc(id('from')).get();
        await transaction
          .collection(name)
          .doc(id('from'))
          .update({ n: db.command.inc(-2) });
        await transaction.collection(name).add({ _id: id('to'), n: 2 });
        return (data as unknown as { n: number }).n;
      });
      assert.equal(result, 5);
      assert.deepEqual((await plain.doc(id('from')).get()).data, [{ _id: id('from'), n: 3 }]);
      assert.deepEqual((await plain.doc(id('to')).get()).data, [{ _id: id('to'), n: 2 }]);
    },
  },
  {
    name: 'get() in a transaction gives the document or null, not a list',
    source: '@cloudbase/database 1.4.3 document.js get(): documents[0] || null',
    async run({ db, plain, id }) {
      await plain.add({ _id: id('one'), n: 1 });
      const transaction = await db.startTransaction();
      assert.deepEqual((await transaction.collection(name).doc(id('one')).get()).data, {
        _id: id('one'),
        n: 1,
      });
      assert.equal((await transaction.collection(name).doc(id('none')).get()).data, null);
      await transaction.rollback();
    },
  },
  {
    name: 'add, set, update and remove report what they did',
    source: `${vendor}: insert, set doc, upsert doc, update, delete doc`,
    async run({ db, plain, id }) {
      await plain.add({ _id: id('there'), n: 1 });
      const transaction = await db.startTransaction();
      const inside = transaction.collection(name);
      assert.equal(((await inside.add({ _id: id('new') })) as unknown as { inserted: number }).inserted, 1);
      assert.equal((await inside.doc(id('there')).update({ n: 2 })).updated, 1);
      assert.equal((await inside.doc(id('there')).set({ n: 3 })).updated, 1);
      const upserted = (await inside.doc(id('upserted')).set({ n: 1 })) as unknown as { upserted: unknown[] };
      assert.deepEqual(upserted.upserted, [{ _id: id('upserted') }]);
      assert.equal((await inside.doc(id('there')).remove()).deleted, 1);
      assert.equal((await inside.doc(id('there')).get()).data, null);
      await transaction.commit();
      assert.equal((await plain.doc(id('there')).get()).data.length, 0);
      assert.equal((await plain.doc(id('upserted')).get()).data.length, 1);
    },
  },
  {
    name: 'nothing is seen outside before commit, and nothing stays after rollback',
    source: `${vendor}: 读快照, delete doc and abort`,
    async run({ db, plain, id }) {
      await plain.add({ _id: id('kept'), n: 1 });
      const transaction = await db.startTransaction();
      await transaction.collection(name).doc(id('kept')).update({ n: 2 });
      await transaction.collection(name).add({ _id: id('never') });
      assert.equal((await plain.doc(id('kept')).get()).data[0].n, 1);
      await transaction.rollback();
      assert.equal((await plain.doc(id('kept')).get()).data[0].n, 1);
      assert.equal((await plain.doc(id('never')).get()).data.length, 0);
    },
  },
  {
    name: 'reads see the moment of the first one',
    source: `${vendor}: 读偏`,
    async run({ db, plain, id }) {
      await plain.add([
        { _id: id('a'), n: 1 },
        { _id: id('b'), n: 1 },
      ]);
      const transaction = await db.startTransaction();
      await transaction.collection(name).doc(id('a')).get();
      await plain.doc(id('b')).set({ n: 2 });
      assert.deepEqual((await transaction.collection(name).doc(id('b')).get()).data, { _id: id('b'), n: 1 });
      await transaction.rollback();
    },
  },
  {
    name: 'writing what changed since is a conflict at once, and the transaction is over',
    source: `${vendor}: 读偏; message and code from there`,
    async run({ db, plain, id }) {
      await plain.add({ _id: id('hot'), n: 1 });
      const transaction = await db.startTransaction();
      const inside = transaction.collection(name).doc(id('hot'));
      await inside.get();
      await plain.doc(id('hot')).update({ n: 2 });
      assert.equal((await failure(inside.update({ n: 3 }))).code, 'DATABASE_TRANSACTION_CONFLICT');
      assert.equal((await failure(inside.get())).code, 'DATABASE_TRANSACTION_FAIL');
      assert.equal((await plain.doc(id('hot')).get()).data[0].n, 2);
    },
  },
  {
    name: 'of two open transactions the second writer of a document conflicts at once',
    source: `${vendor}: 冲突检测`,
    async run({ db, plain, id }) {
      await plain.add({ _id: id('shared'), n: 1 });
      const [first, second] = [await db.startTransaction(), await db.startTransaction()];
      await second.collection(name).doc(id('shared')).get();
      await first.collection(name).doc(id('shared')).update({ n: 2 });
      const late = second.collection(name).doc(id('shared')).update({ n: 3 });
      assert.equal((await failure(late)).code, 'DATABASE_TRANSACTION_CONFLICT');
      await first.commit();
      assert.equal((await plain.doc(id('shared')).get()).data[0].n, 2);
    },
  },
  {
    name: 'runTransaction() tries again after a conflict',
    source: `${sdk} runTransaction(): times = 3`,
    async run({ db, plain, id }) {
      await plain.add({ _id: id('again'), n: 0 });
      let tries = 0;
      await db.runTransaction(async (transaction: Target['db']) => {
        await transaction.collection(name).doc(id('again')).get();
        if (++tries === 1) await plain.doc(id('again')).update({ n: 10 });
        await transaction
          .collection(name)
          .doc(id('again'))
          .update({ n: db.command.inc(1) });
      });
      assert.equal(tries, 2);
      assert.equal((await plain.doc(id('again')).get()).data[0].n, 11);
    },
  },
  {
    name: 'write skew is possible: two may each read what the other writes',
    source: `${vendor}: write skew`,
    async run({ db, plain, id }) {
      await plain.add([
        { _id: id('x'), on: true },
        { _id: id('y'), on: true },
      ]);
      const [first, second] = [await db.startTransaction(), await db.startTransaction()];
      await first.collection(name).doc(id('y')).get();
      await second.collection(name).doc(id('x')).get();
      await first.collection(name).doc(id('x')).update({ on: false });
      await second.collection(name).doc(id('y')).update({ on: false });
      await first.commit();
      await second.commit();
      const query = { _id: db.command.in([id('x'), id('y')]), on: false };
      assert.equal((await plain.where(query).count()).total, 2);
    },
  },
  {
    name: 'a duplicate id in a transaction fails with E11000 and ends it',
    source: 'mongodb.com, Transactions: an error other than of the network aborts. Assumed for CloudBase',
    async run({ db, plain, id }) {
      await plain.add({ _id: id('taken') });
      const transaction = await db.startTransaction();
      await transaction.collection(name).add({ _id: id('before') });
      assert.match((await failure(transaction.collection(name).add({ _id: id('taken') }))).message, /E11000/);
      assert.equal((await failure(transaction.commit())).code, 'DATABASE_TRANSACTION_FAIL');
      assert.equal((await plain.doc(id('before')).get()).data.length, 0);
    },
  },
  {
    name: 'after commit nothing more can be done',
    source: `${vendor}: 事务提交后, 不能进行其它操作`,
    async run({ db, id }) {
      const transaction = await db.startTransaction();
      await transaction.commit();
      const { code, message } = await failure(transaction.collection(name).doc(id('late')).set({ n: 1 }));
      assert.equal(code, 'DATABASE_TRANSACTION_FAIL');
      assert.match(message, /30 seconds/);
    },
  },
  {
    name: 'where().update() and where().remove() in a transaction run outside it',
    source: '@cloudbase/database 1.4.3 query.js update(), remove(): no transactionId in the request',
    async run({ db, plain, id }) {
      await plain.add([{ _id: id('updated'), n: 1 }, { _id: id('removed') }]);
      const transaction = await db.startTransaction();
      await transaction
        .collection(name)
        .where({ _id: id('updated') })
        .update({ n: 2 });
      await transaction
        .collection(name)
        .where({ _id: id('removed') })
        .remove();
      await transaction.rollback();
      assert.equal((await plain.doc(id('updated')).get()).data[0].n, 2);
      assert.equal((await plain.doc(id('removed')).get()).data.length, 0);
    },
  },
  {
    name: 'a server date in a transaction',
    source: 'assumed: a comment in the vendor’s test of 2020 says that add() refused it',
    async run({ db, plain, id }) {
      await plain.add({ _id: id('dated') });
      await db.runTransaction(async (transaction: Target['db']) => {
        await transaction.collection(name).doc(id('dated')).update({ at: db.serverDate() });
      });
      assert.ok((await plain.doc(id('dated')).get()).data[0].at instanceof Date);
    },
  },
];
