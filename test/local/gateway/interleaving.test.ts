/** Property: however transactions and writes from outside interleave, no committed change is lost. */
import { type Engine, openEngine, parseIndexes } from '@jiayibao/local/gateway';
import fc from 'fast-check';

const collectionName = 'accounts';
const indexes = parseIndexes({
  collections: {
    accounts: { indexes: [{ name: 'oneHolder', fields: { holder: 1 }, unique: true, sparse: true }] },
  },
});
const accounts = 3;
const idOf = (account: number) => JSON.stringify({ _id: `a${account}` });

const transfer = fc.record({
  from: fc.nat(accounts - 1),
  to: fc.nat(accounts - 1),
  amount: fc.integer({ min: 1, max: 9 }),
  /** Takes the unique value from whoever has it not. */
  holds: fc.boolean(),
});
// Which of the open transactions goes one step on, or, at -1, a write from outside.
const schedule = fc.array(fc.integer({ min: -1, max: 3 }), { maxLength: 60 });

/** One transaction, a step at a time: read both, write both, commit. Gives whether it committed. */
function* run(engine: Engine, of: { from: number; to: number; amount: number; holds: boolean }) {
  const { transactionId } = engine.handle({ action: 'database.startTransaction' });
  const ask = (action: string, about: object) =>
    engine.handle({ action: `database.${action}`, collectionName, transactionId, ...about });
  const balances: number[] = [];
  for (const account of [of.from, of.to]) {
    const reply = ask('getDocument', { query: idOf(account) });
    if (reply.code) return false;
    balances.push(Number(JSON.parse((reply.data as { list: [string] }).list[0]).balance.$numberInt));
    yield;
  }
  const [from, to] = balances as [number, number];
  const after = of.from === of.to ? [from, from] : [from - of.amount, to + of.amount];
  for (const [at, account] of [of.from, of.to].entries()) {
    const holder = of.holds && at === 1 ? { holder: 'only one' } : {};
    const data = JSON.stringify({ $set: { balance: after[at], ...holder } });
    if (ask('modifyDocument', { query: idOf(account), data, merge: true }).code) return false;
    yield;
  }
  return ask('commitTransaction', {}).code === undefined;
}

test('balances are what was committed, and a unique value has one holder', () => {
  fc.assert(
    fc.property(fc.array(transfer, { minLength: 4, maxLength: 4 }), schedule, (transfers, turns) => {
      const engine = openEngine({ file: ':memory:', indexes, now: () => 0, random: Math.random });
      const expected = Array.from({ length: accounts }, () => 100);
      const data = expected.map((balance, account) => JSON.stringify({ _id: `a${account}`, balance }));
      engine.handle({ action: 'database.insertDocument', collectionName, data });
      const running = transfers.map((one) => run(engine, one));
      const step = (at: number) => {
        const one = transfers[at] as (typeof transfers)[number];
        const { done, value } = running[at]?.next() ?? {};
        if (!done || !value || one.from === one.to) return;
        expected[one.from] = (expected[one.from] as number) - one.amount;
        expected[one.to] = (expected[one.to] as number) + one.amount;
      };
      for (const turn of turns) {
        if (turn >= 0) {
          step(turn);
          continue;
        }
        const change = { query: idOf(0), data: '{"$inc":{"balance":1000}}', merge: true };
        expect(
          engine.handle({ action: 'database.modifyDocument', collectionName, ...change }).code,
        ).toBeUndefined();
        expected[0] = (expected[0] as number) + 1000;
      }
      // Each of those that are left goes to its end alone.
      for (const at of running.keys()) for (let n = 0; n < 6; n++) step(at);

      const { list } = engine.handle({ action: 'database.getDocument', collectionName, order: '{"_id":1}' })
        .data as { list: string[] };
      const stored = list.map((text) => JSON.parse(text));
      expect(stored.map(({ balance }) => Number(balance.$numberInt))).toEqual(expected);
      expect(stored.filter(({ holder }) => holder).length).toBeLessThanOrEqual(1);
      engine.close();
    }),
    { numRuns: 300 },
  );
}, 60_000);
