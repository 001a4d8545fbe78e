/** The engine by itself: its clock and dice are ports, its data and indexes outlive it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Engine, limits, openEngine, parseIndexes } from '@jiayibao/local/gateway';

const collectionName = 'things';
const withIndexes = (...indexes: object[]) => parseIndexes({ collections: { things: { indexes } } });

/** A generator that gives the same numbers each time (mulberry32). */
function dice(seed: number) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

function inMemory(indexes = withIndexes(), clock = { now: 0 }): Engine {
  return openEngine({ file: ':memory:', indexes, now: () => clock.now, random: dice(1) });
}

function insert(engine: Engine, document: object, about: object = {}) {
  const data = [JSON.stringify(document)];
  return engine.handle({ action: 'database.insertDocument', collectionName, data, ...about });
}

function get(engine: Engine, query: object, about: object = {}): unknown[] {
  const body = { action: 'database.getDocument', collectionName, query: JSON.stringify(query), ...about };
  const { data } = engine.handle(body);
  return (data as { list: string[] }).list.map((text) => JSON.parse(text));
}

test('the same dice and the same clock give the same replies', () => {
  const story = () => {
    const engine = inMemory();
    const replies = [
      insert(engine, { a: 1, at: { $tcb_server_date: { offset: 5 } } }),
      engine.handle({ action: 'database.startTransaction' }),
      insert(engine, { _id: 'a' }),
      insert(engine, { _id: 'a' }),
      get(engine, {}),
    ];
    engine.close();
    return replies;
  };
  expect(story()).toEqual(story());
});

test('a server date is the clock’s', () => {
  const engine = inMemory(withIndexes(), { now: Date.UTC(2026, 10, 22) });
  insert(engine, { _id: 'a', at: { $tcb_server_date: { offset: 0 } } });
  expect(get(engine, {})).toEqual([
    { _id: 'a', at: { $date: { $numberLong: String(Date.UTC(2026, 10, 22)) } } },
  ]);
  engine.close();
});

describe('a transaction’s time', () => {
  const clock = { now: 0 };
  let engine: Engine;
  beforeEach(() => {
    clock.now = 0;
    engine = inMemory(withIndexes({ name: 'one', fields: { one: 1 }, unique: true }), clock);
  });
  afterEach(() => engine.close());

  const begin = () => engine.handle({ action: 'database.startTransaction' }).transactionId;
  const commit = (transactionId?: string) =>
    engine.handle({ action: 'database.commitTransaction', transactionId });

  test('ends after 30 seconds, not before', () => {
    const [early, late] = [begin(), begin()];
    insert(engine, { _id: 'early', one: 1 }, { transactionId: early });
    insert(engine, { _id: 'late', one: 2 }, { transactionId: late });
    clock.now = limits.transactionMilliseconds - 1;
    expect(commit(early).code).toBeUndefined();
    clock.now = limits.transactionMilliseconds;
    expect(commit(late).code).toBe('DATABASE_TRANSACTION_FAIL');
    expect(get(engine, {})).toEqual([expect.objectContaining({ _id: 'early' })]);
  });

  test('when it is over, its locks are', () => {
    const [left, next] = [begin(), begin()];
    insert(engine, { _id: 'a', one: 1 }, { transactionId: left });
    clock.now = limits.transactionMilliseconds;
    const later = begin();
    expect(insert(engine, { _id: 'a', one: 1 }, { transactionId: later }).code).toBeUndefined();
    expect(commit(later).code).toBeUndefined();
    expect(commit(next).code).toBe('DATABASE_TRANSACTION_FAIL');
  });

  test('a write from outside wins, and the transaction conflicts at commit', () => {
    const transactionId = begin();
    insert(engine, { _id: 'a', one: 1 }, { transactionId });
    expect(insert(engine, { _id: 'b', one: 1 }).code).toBeUndefined();
    expect(commit(transactionId).code).toBe('DATABASE_TRANSACTION_CONFLICT');
    expect(get(engine, {})).toEqual([expect.objectContaining({ _id: 'b' })]);
  });

  test('a duplicate inside one transaction is a duplicate', () => {
    const transactionId = begin();
    insert(engine, { _id: 'a', one: 1 }, { transactionId });
    expect(insert(engine, { _id: 'b', one: 1 }, { transactionId }).message).toMatch(/E11000.*index: one/);
    expect(commit(transactionId).code).toBe('DATABASE_TRANSACTION_FAIL');
  });

  test('where() is not for transactions', () => {
    const body = {
      action: 'database.getDocument',
      collectionName,
      query: '{"one":1}',
      transactionId: begin(),
    };
    expect(engine.handle(body).code).toBe('NOT_OFFERED');
  });
});

test('a reply of more than 16 MB is an error', () => {
  const engine = inMemory();
  const text = 'x'.repeat(limits.replyBytes / 2);
  insert(engine, { _id: 1, text });
  expect(get(engine, {})).toHaveLength(1);
  insert(engine, { _id: 2, text });
  const reply = engine.handle({ action: 'database.getDocument', collectionName, query: '{}' });
  expect(reply).toMatchObject({ code: 'DATABASE_REQUEST_FAILED', message: expect.stringMatching('16 MB') });
  engine.close();
});

describe('a database on disk', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'gateway-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const open = (indexes = withIndexes()) =>
    openEngine({ file: join(folder, 'database'), indexes, now: () => 0, random: dice(2) });
  const explain = (engine: Engine) => engine.explain({ collectionName, query: '{"a":2}' }).index;

  test('documents and collections made at run time are there again', () => {
    const engine = open();
    insert(engine, { _id: 'a' });
    engine.handle({ action: 'database.addCollection', collectionName: 'made' });
    engine.close();
    const again = open();
    expect(get(again, {})).toEqual([{ _id: 'a' }]);
    expect(get(again, {}, { collectionName: 'made' })).toEqual([]);
    again.close();
  });

  test('an index is built, changed and dropped with the file that declares it', () => {
    const plain = open();
    for (const a of [1, 2, 3]) insert(plain, { _id: a, a, list: [a, a + 1] });
    expect(explain(plain)).toBeNull();
    plain.close();
    for (const fields of [{ a: 1 }, { a: -1, list: 1 }]) {
      const engine = open(withIndexes({ name: 'by', fields }));
      expect(explain(engine)).toBe('by');
      expect(get(engine, { a: 2 })).toHaveLength(1);
      engine.close();
    }
    const dropped = open();
    expect(explain(dropped)).toBeNull();
    expect(get(dropped, { a: 2 })).toHaveLength(1);
    dropped.close();
  });

  test('an index knows after a restart that lists are in it', () => {
    const indexes = withIndexes({ name: 'lists', fields: { list: 1 } });
    const engine = open(indexes);
    insert(engine, { _id: 'a', list: [1, 9] });
    engine.close();
    const again = open(indexes);
    expect(get(again, { list: { $gt: 0, $lt: 10 } })).toHaveLength(1);
    again.close();
  });

  test('a unique index over duplicates is not built, and nothing is lost', () => {
    const engine = open();
    for (const _id of ['a', 'b']) insert(engine, { _id, same: 1 });
    engine.close();
    expect(() => open(withIndexes({ name: 'one', fields: { same: 1 }, unique: true }))).toThrow(/E11000/);
    const again = open();
    expect(get(again, {})).toHaveLength(2);
    again.close();
  });
});
