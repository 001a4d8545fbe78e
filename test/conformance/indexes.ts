/** Unique and sparse indexes: conformance_indexed has `one`, `left`+`right` (both unique, sparse) and `tags`. */
import assert from 'node:assert/strict';
import { type Case, collections, failure, type Target } from './case';

const unique = 'mongodb.com, Unique Indexes';
const sparse = 'mongodb.com, Sparse Indexes: unique and sparse';

export const indexCases: Case[] = [
  {
    name: 'a unique index refuses a second document with its value',
    source: unique,
    async run({ indexed, id }) {
      await indexed.add({ _id: id('a'), one: id('value') });
      assert.match(
        (await failure(indexed.add({ _id: id('b'), one: id('value') }))).message,
        /E11000.*index: one/,
      );
      assert.equal((await indexed.doc(id('b')).get()).data.length, 0);
    },
  },
  {
    name: 'it refuses an update and a set() that would make one',
    source: unique,
    async run({ indexed, id }) {
      await indexed.add([
        { _id: id('a'), one: id('x') },
        { _id: id('b'), one: id('y') },
      ]);
      assert.match((await failure(indexed.doc(id('b')).update({ one: id('x') }))).message, /E11000/);
      assert.match((await failure(indexed.doc(id('b')).set({ one: id('x') }))).message, /E11000/);
      assert.equal((await indexed.doc(id('b')).get()).data[0].one, id('y'));
    },
  },
  {
    name: 'a value that was given up can be taken',
    source: unique,
    async run({ indexed, id }) {
      await indexed.add({ _id: id('a'), one: id('free') });
      await indexed.doc(id('a')).update({ one: id('other') });
      await indexed.add({ _id: id('b'), one: id('free') });
      await indexed.doc(id('b')).remove();
      await indexed.add({ _id: id('c'), one: id('free') });
    },
  },
  {
    name: 'a compound unique index refuses the same pair, not the same half',
    source: unique,
    async run({ indexed, id }) {
      await indexed.add({ _id: id('a'), left: id('l'), right: 1 });
      await indexed.add({ _id: id('b'), left: id('l'), right: 2 });
      assert.match((await failure(indexed.add({ left: id('l'), right: 1 }))).message, /E11000.*index: pair/);
    },
  },
  {
    name: 'a sparse unique index lets many be without the field',
    source: sparse,
    async run({ indexed, id }) {
      await indexed.add([{ _id: id('a') }, { _id: id('b') }]);
      assert.equal((await indexed.doc(id('b')).get()).data.length, 1);
    },
  },
  {
    name: 'the second of two transactions that take one value conflicts',
    source: 'mongodb.com, Transactions: write conflicts. Assumed for keys of unique indexes',
    async run({ db, id }) {
      const [first, second] = [await db.startTransaction(), await db.startTransaction()];
      await first.collection(collections.indexed).add({ _id: id('a'), one: id('race') });
      const late = second.collection(collections.indexed).add({ _id: id('b'), one: id('race') });
      assert.equal((await failure(late)).code, 'DATABASE_TRANSACTION_CONFLICT');
      await first.commit();
    },
  },
  {
    name: 'a transaction may move a value from one document to another',
    source: unique,
    async run({ db, indexed, id }) {
      await indexed.add([{ _id: id('a'), one: id('moved') }, { _id: id('b') }]);
      await db.runTransaction(async (transaction: Target['db']) => {
        await transaction.collection(collections.indexed).doc(id('a')).remove();
        await transaction
          .collection(collections.indexed)
          .doc(id('b'))
          .update({ one: id('moved') });
      });
      assert.equal((await indexed.where({ one: id('moved') }).get()).data[0]._id, id('b'));
    },
  },
  {
    name: 'a list in an indexed field is found by each of its elements, once',
    source: 'mongodb.com, Multikey Indexes',
    async run({ db, indexed, id }) {
      await indexed.add({ _id: id('a'), tags: [id('x'), id('y')] });
      const query = { tags: db.command.in([id('x'), id('y')]) };
      assert.equal((await indexed.where({ tags: id('y') }).get()).data.length, 1);
      assert.equal((await indexed.where(query).get()).data.length, 1);
      assert.equal((await indexed.where(query).count()).total, 1);
    },
  },
];
