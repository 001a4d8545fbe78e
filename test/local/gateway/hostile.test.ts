/** Requests that the SDK would not send. Each is answered with an error, and the gateway goes on. */
import { request } from 'node:http';
import { limits } from '@jiayibao/local/gateway';
import { env, type Gateway, startGateway } from './harness';
import indexes from './indexes.json';

let gateway: Gateway;

beforeAll(async () => {
  gateway = await startGateway({ indexes, onFault: (fault) => faults.push(fault) });
});

afterAll(() => gateway.stop());

const faults: unknown[] = [];

afterEach(async () => {
  // Nothing of the above is the gateway's own fault, and it still works.
  expect(faults).toEqual([]);
  const notes = gateway.app.database().collection('notes');
  const { id } = await notes.add({ still: 'here' });
  expect((await notes.doc(id as string).get()).data).toHaveLength(1);
});

interface Answer {
  code?: string;
  message?: string;
  data?: Record<string, unknown>;
}

/** Sends a body as it is, and gives status and answer. */
function send(body: string | Buffer, method = 'POST'): Promise<{ status?: number; answer: Answer }> {
  return new Promise((resolve, reject) => {
    const sent = request(gateway.url, { method, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode, answer: JSON.parse(Buffer.concat(chunks).toString()) }),
      );
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

function ask(action: string, about: object = {}): Promise<Answer> {
  const body = { action: `database.${action}`, envName: env, collectionName: 'notes', ...about };
  return send(JSON.stringify(body)).then(({ answer }) => answer);
}

const find = (query: string) => ask('getDocument', { query });
const insert = (document: string) => ask('insertDocument', { data: [document] });
const change = (data: object) =>
  ask('modifyDocument', { query: '{}', data: JSON.stringify(data), merge: true });

describe('bodies', () => {
  test.each([
    ['nothing', ''],
    ['no JSON', '{"action":'],
    ['a list', '[]'],
    ['null', 'null'],
    ['text', '"database.getDocument"'],
    ['bytes that are no UTF-8', Buffer.from([0x7b, 0xff, 0xfe, 0x7d])],
    ['100 000 brackets', '['.repeat(100_000)],
  ])('%s', async (_, body) => {
    const { status, answer } = await send(body);
    expect(status).toBe(200);
    expect(answer).toMatchObject({
      code: 'INVALID_PARAM',
      requestId: expect.stringMatching(/^[0-9a-f]{32}$/),
    });
  });

  test('a caller that hangs up in the middle', async () => {
    const sent = request(gateway.url, { method: 'POST', agent: false, headers: { 'content-length': 1000 } });
    const closed = new Promise((resolve) => sent.on('close', resolve));
    sent.on('error', () => {});
    sent.write('{"action":', () => sent.destroy());
    await closed;
  });

  test('another method', async () => {
    expect((await send('{}', 'PUT')).answer.code).toBe('INVALID_PARAM');
  });

  test('larger than the limit', async () => {
    const { answer } = await send(Buffer.alloc(limits.requestBytes + 1, 0x20));
    expect(answer.code).toBe('EXCEED_REQUEST_SIZE_LIMIT');
  });

  test.each([['another'], ['']])('environment %p', async (envName) => {
    expect((await ask('getDocument', { envName })).code).toBe('INVALID_ENV');
  });

  test.each([['nonsense'], ['toString'], ['__proto__'], ['getInTransaction']])(
    'action %s',
    async (action) => {
      expect((await ask(action)).code).toBe('INVALID_ACTION');
    },
  );

  test('functions, WeChat and storage that nobody stands behind', async () => {
    for (const action of ['functions.invokeFunction', 'wx.api', 'storage.getUploadMetadata', 'other']) {
      const { answer } = await send(JSON.stringify({ action, envName: env }));
      expect(answer).toMatchObject({ code: 'NOT_OFFERED', message: expect.stringContaining(action) });
    }
  });
});

describe('names of collections', () => {
  test.each([
    ['SQL', 'notes"; DROP TABLE "notes'],
    ['the gateway’s own table', '#collections'],
    ['SQLite’s own table', 'sqlite_master'],
    ['an index', 'notes._id_'],
    ['a path', '../notes'],
    ['a property of objects', '__proto__'],
    ['a number', 7],
    ['nothing', undefined],
    ['too long', 'n'.repeat(34)],
  ])('%s', async (_, collectionName) => {
    for (const action of ['getDocument', 'insertDocument', 'aggregateDocuments']) {
      const about = {
        collectionName,
        query: '{}',
        data: ['{}'],
        stages: [{ stageKey: '$count', stageValue: '"n"' }],
      };
      expect((await ask(action, about)).code).toMatch(/^(INVALID_PARAM|DATABASE_COLLECTION_NOT_EXIST)$/);
    }
  });

  test('SQL in a field, a value, an id', async () => {
    const text = `x' OR 1=1; DROP TABLE "notes"; --`;
    await ask('insertDocument', { data: [JSON.stringify({ _id: text, [text]: text })] });
    const { data } = await find(JSON.stringify({ [text]: text }));
    expect(data?.list).toHaveLength(1);
  });
});

describe('queries', () => {
  const nested = (levels: number) => `${'{"$and":['.repeat(levels)}{}${']}'.repeat(levels)}`;

  test.each([
    ['a script', '{"$where":"process.exit()"}', 'NOT_OFFERED'],
    ['a script inside', '{"$or":[{"a":{"$not":{"$where":"1"}}}]}', 'NOT_OFFERED'],
    ['a function', '{"$expr":{"$function":{"body":"process.exit()","args":[],"lang":"js"}}}', 'NOT_OFFERED'],
    ['an operator that does not exist', '{"a":{"$nonsense":1}}', 'INVALID_PARAM'],
    ['a property of objects as an operator', '{"$constructor":1}', 'INVALID_PARAM'],
    ['prototype', '{"__proto__":{"a":1}}', 'INVALID_PARAM'],
    ['prototype in a path', '{"a.__proto__.b":1}', 'INVALID_PARAM'],
    ['an escaped prototype', '{"\\u005f_proto__":1}', 'INVALID_PARAM'],
    ['a list', '[]', 'INVALID_PARAM'],
    ['no Extended JSON', 'x', 'INVALID_PARAM'],
    ['a malformed number', '{"a":{"$numberInt":"1e9"}}', 'INVALID_PARAM'],
    ['a malformed date', '{"a":{"$date":"yesterday"}}', 'INVALID_PARAM'],
    [
      'a malformed regular expression',
      '{"a":{"$regularExpression":{"pattern":"(","options":""}}}',
      'INVALID_PARAM',
    ],
    ['another malformed regular expression', '{"a":{"$regex":"("}}', 'INVALID_PARAM'],
    [
      'a flag that does not exist',
      '{"a":{"$regularExpression":{"pattern":"a","options":"g"}}}',
      'INVALID_PARAM',
    ],
    ['$in without a list', '{"a":{"$in":1}}', 'INVALID_PARAM'],
    ['$and without a list', '{"$and":{}}', 'INVALID_PARAM'],
    ['a null byte', '{"a\\u0000b":1}', 'INVALID_PARAM'],
    ['deep nesting', nested(limits.nesting), 'INVALID_PARAM'],
    ['very deep nesting', nested(100_000), 'INVALID_PARAM'],
    ['a type that is not offered', '{"a":{"$binary":{"base64":"","subType":"00"}}}', 'NOT_OFFERED'],
  ])('%s', async (_, query, code) => {
    expect((await find(query)).code).toBe(code);
    expect((await ask('removeDocument', { query })).code).toBe(code);
  });

  test('a query that is missing does not change or remove everything', async () => {
    expect((await ask('removeDocument')).code).toBe('INVALID_PARAM');
    expect((await ask('modifyDocument', { data: '{"$set":{"a":1}}' })).code).toBe('INVALID_PARAM');
  });

  test.each([
    ['limit', { limit: -1 }],
    ['limit', { limit: 1.5 }],
    ['limit', { limit: '10' }],
    ['offset', { offset: -1 }],
    ['order', { order: '{"a":2}' }],
    ['order', { order: '{"a":"asc"}' }],
    ['projection', { projection: '{"a":1,"b":0}' }],
  ])('a %s that makes no sense', async (_, about) => {
    await insert('{"a":1,"b":1}');
    expect((await ask('getDocument', { query: '{}', ...about })).code).toBe('INVALID_PARAM');
  });

  test('a list of 100 000 values is found in, by index and by scan', async () => {
    await insert('{"_id":"in","at":"99999"}');
    const $in = Array.from({ length: 100_000 }, (_, at) => String(at));
    expect((await find(JSON.stringify({ at: { $in } }))).data?.list).toHaveLength(1);
    expect((await find(JSON.stringify({ _id: { $in: [...$in, 'in'] } }))).data?.list).toHaveLength(1);
  });

  test('a regular expression that never ends is stopped', async () => {
    await insert(JSON.stringify({ bomb: `${'a'.repeat(60)}!` }));
    const pattern = { $regularExpression: { pattern: '^(a+)+$', options: '' } };
    expect((await find(JSON.stringify({ bomb: pattern }))).code).toBe('DATABASE_TIMEOUT');
    await insert(JSON.stringify({ _id: 'bomb', bombs: [`${'a'.repeat(60)}!`] }));
    const pull = JSON.stringify({ $pull: { bombs: pattern } });
    const update = { query: '{"_id":"bomb"}', data: pull, merge: true };
    expect((await ask('modifyDocument', update)).code).toBe('DATABASE_TIMEOUT');
  }, 30_000);
});

describe('documents and updates', () => {
  test.each([
    ['prototype', '{"__proto__":{"polluted":true}}', 'INVALID_PARAM'],
    ['a nested prototype', '{"a":[{"__proto__":1}]}', 'INVALID_PARAM'],
    ['an operator as a field', '{"$set":{"a":1}}', 'DATABASE_REQUEST_FAILED'],
    ['a server date beyond time', '{"a":{"$tcb_server_date":{"offset":1e300}}}', 'INVALID_PARAM'],
    ['an id that is an object', '{"_id":{"a":1}}', 'INVALID_PARAM'],
    ['an id that is null', '{"_id":null}', 'INVALID_PARAM'],
    ['an id that is a list', '{"_id":[1]}', 'INVALID_PARAM'],
    ['a list', '[1]', 'INVALID_PARAM'],
    ['deep nesting', `{"a":${'['.repeat(limits.nesting)}${']'.repeat(limits.nesting)}}`, 'INVALID_PARAM'],
    ['a regular expression', '{"a":{"$regularExpression":{"pattern":"a","options":""}}}', 'NOT_OFFERED'],
    ['more than 16 MB', JSON.stringify({ a: 'x'.repeat(limits.documentBytes) }), 'DATABASE_REQUEST_FAILED'],
  ])('storing %s', async (_, document, code) => {
    expect((await insert(document)).code).toBe(code);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  test.each([
    ['fields that are no operators', { a: 1 }, 'INVALID_PARAM'],
    ['an operator that does not exist', { $nonsense: { a: 1 } }, 'NOT_OFFERED'],
    ['another clock', { $currentDate: { a: true } }, 'NOT_OFFERED'],
    ['the id', { $set: { _id: 'other' } }, 'INVALID_PARAM'],
    ['the id by renaming', { $rename: { a: '_id' } }, 'INVALID_PARAM'],
    ['a path into the prototype', { $set: { 'constructor.prototype.polluted': 1 } }, undefined],
    ['an empty path', { $set: { '': 1 } }, 'DATABASE_REQUEST_FAILED'],
    ['an empty part of a path', { $set: { 'a..b': 1 } }, 'DATABASE_REQUEST_FAILED'],
    ['a field named like an operator', { $set: { $x: 1 } }, 'INVALID_PARAM'],
    ['a field that would read as another type', { $set: { 'a.$date': 'x' } }, 'DATABASE_REQUEST_FAILED'],
    ['a nested one', { $set: { c: { b: { $foo: 1 } } } }, 'DATABASE_REQUEST_FAILED'],
    ['nothing', {}, 'INVALID_PARAM'],
    ['text for a number', { $inc: { n: '1' } }, 'DATABASE_REQUEST_FAILED'],
  ])('changing %s', async (_, data, code) => {
    await insert('{"a":1}');
    expect((await change(data)).code).toBe(code);
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
    expect((Object as unknown as { polluted?: number }).polluted).toBeUndefined();
  });

  test('a far element of a list does not fill the memory', async () => {
    await insert('{"far":[]}');
    expect((await change({ $set: { 'far.4000000000': 1 } })).code).toBe('DATABASE_REQUEST_FAILED');
  });
});

describe('aggregations', () => {
  const run = (stageKey: string, value: unknown) =>
    ask('aggregateDocuments', { stages: [{ stageKey, stageValue: JSON.stringify(value) }] });

  test.each([
    ['writing', '$out', 'writes', 'NOT_OFFERED'],
    ['merging', '$merge', { into: 'writes' }, 'NOT_OFFERED'],
    ['a stage the SDK has not', '$facet', {}, 'NOT_OFFERED'],
    ['a script', '$group', { _id: null, a: { $accumulator: {} } }, 'NOT_OFFERED'],
    [
      'a script in an expression',
      '$project',
      { a: { $function: { body: '1', args: [], lang: 'js' } } },
      'NOT_OFFERED',
    ],
    ['dice', '$addFields', { a: { $rand: {} } }, 'NOT_OFFERED'],
    [
      'another collection that does not exist',
      '$lookup',
      { from: 'none', localField: 'a', foreignField: 'a', as: 'b' },
      'DATABASE_COLLECTION_NOT_EXIST',
    ],
    [
      'writing inside a lookup',
      '$lookup',
      { from: 'writes', pipeline: [{ $out: 'notes' }], as: 'b' },
      'NOT_OFFERED',
    ],
    [
      'an operand that is wrong',
      '$group',
      { _id: null, a: { $sum: { $divide: ['x', 1] } } },
      'INVALID_PARAM',
    ],
    ['a sample of nothing', '$sample', { size: -1 }, 'INVALID_PARAM'],
  ])('%s', async (_, stage, value, code) => {
    expect((await run(stage, value)).code).toBe(code);
  });

  test.each([[undefined], [[]], [[{}]], [[{ stageKey: 1, stageValue: '{}' }]], [[null]], ['x']])(
    'stages %j',
    async (stages) => {
      expect((await ask('aggregateDocuments', { stages })).code).toBe('INVALID_PARAM');
    },
  );

  test('a range that fills the memory is stopped', async () => {
    const range = await run('$addFields', { a: { $range: [0, 1e9] } });
    expect(range.code).toBe('NOT_OFFERED');
  });
});
