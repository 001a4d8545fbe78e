import { request } from 'node:http';
import { type Cloud, cleanUp, makeRoot, PAGE, startCloud } from './fixtures/cloud';

jest.setTimeout(30_000);

const root = makeRoot();
let cloud: Cloud;
let session: string;

beforeAll(async () => {
  cloud = await startCloud(root);
  session = await cloud.session();
});
afterAll(() => cleanUp(root));

/** A request as written, which `fetch` would tidy up. */
function raw(path: string, headers: Record<string, string> = {}, method = 'GET', body = '') {
  return new Promise<{ status: number; headers: NodeJS.Dict<string | string[]>; text: string }>(
    (resolve, reject) => {
      const sent = request(
        { port: cloud.port, host: '127.0.0.1', path, method, headers },
        async (response) => {
          let text = '';
          for await (const part of response.setEncoding('utf8')) text += part;
          resolve({ status: response.statusCode ?? 0, headers: response.headers, text });
        },
      );
      sent.on('error', reject).end(body);
    },
  );
}

describe('a call', () => {
  const refused = (code: string) => ({
    ok: false,
    error: { code, message: expect.stringMatching(/\p{Script=Han}/u) },
    requestId: expect.any(String),
  });

  test('answers with what the function gave', async () => {
    expect(await cloud.call(session, { action: 'nothing' })).toEqual({ status: 200, reply: { ok: true } });
  });

  test.each([
    ['not JSON', '{'],
    ['empty', ''],
    ['a list', '[]'],
    ['null', 'null'],
    ['a text', '"who"'],
    ['nested too deeply to be handed on', `{"input":${'['.repeat(1e5)}${']'.repeat(1e5)}}`],
  ])('whose body is %s is malformed', async (_, body) => {
    const { status, reply } = await cloud.call(session, body);
    expect([status, reply]).toEqual([400, refused('MALFORMED_REQUEST')]);
  });

  test('may be as large as 1 MB and no larger', async () => {
    const limit = 1_000_000;
    const shell = JSON.stringify({ action: 'nothing', input: '' }).length;
    const body = (bytes: number) => ({ action: 'nothing', input: 'x'.repeat(bytes - shell) });
    expect((await cloud.call(session, body(limit))).status).toBe(200);
    const { status, reply } = await cloud.call(session, body(limit + 1));
    expect([status, reply]).toEqual([413, refused('TOO_LARGE')]);
    expect((await cloud.call(session, body(limit * 5))).status).toBe(413);
  });

  test.each([
    '/call/agency',
    '/call/nobody',
    '/call/',
    '/call/constructor',
    '/call/probe/',
    '/call/../call/agency',
  ])('of %s finds nothing: residents may not call it', async (path) => {
    const { status, text } = await raw(path, { authorization: `Bearer ${session}` }, 'POST', '{}');
    expect([status, JSON.parse(text)]).toEqual([404, refused('UNKNOWN_ACTION')]);
  });

  test('that throws is answered, its message kept from caller and log', async () => {
    const { status, reply } = await cloud.call(session, { action: 'throw' });
    expect([status, reply]).toEqual([503, refused('UNAVAILABLE')]);
    expect(cloud.output()).not.toContain('62012319240507058X');
  });

  test.each(['exit', 'crash', 'hang', 'spin'])(
    'that does %s is answered, and the next finds a new thread',
    async (action) => {
      const { status, reply } = await cloud.call(session, { action }, {}, 'brief');
      expect([status, reply]).toEqual([503, refused('UNAVAILABLE')]);
      expect((await cloud.call(session, { action: 'nothing' }, {}, 'brief')).status).toBe(200);
    },
  );

  test('finds a warm thread', async () => {
    const counts = [];
    for (let i = 0; i < 9; i++) counts.push((await cloud.call(session, { action: 'count' })).reply.data);
    expect(Math.max(...counts)).toBeGreaterThan(1);
  });
});

describe('only our own page reaches us from a browser', () => {
  const body = JSON.stringify({ resident: 'li' });
  const post = (headers: Record<string, string>) => raw('/local/session', headers, 'POST', body);

  test('our page does', async () => {
    const origin = `http://127.0.0.1:${cloud.port}`;
    expect((await post({ origin })).status).toBe(200);
    expect(
      (await post({ host: `localhost:${cloud.port}`, origin: `http://localhost:${cloud.port}` })).status,
    ).toBe(200);
  });

  test.each([
    ['another page', { origin: 'http://evil.example' }],
    ['a page without an origin of its own', { origin: 'null' }],
    ['another port', { origin: 'http://127.0.0.1:1' }],
    ['a name made to point here', { host: 'evil.example' }],
  ])('%s does not', async (_, headers) => {
    const { status, headers: answered } = await post(headers);
    expect(status).toBe(403);
    expect(answered['access-control-allow-origin']).toBeUndefined();
  });

  test('the gateway answers nobody but the functions', async () => {
    const query = JSON.stringify({
      action: 'database.getDocument',
      envName: 'local',
      collectionName: 'notes',
    });
    const credential = 'TC3-HMAC-SHA256 Credential=guess/2026-11-22/tcb/tc3_request, Signature=0';
    for (const authorization of ['', `Bearer ${session}`, credential]) {
      const { status, text } = await raw('/admin?env=local', { authorization }, 'POST', query);
      expect(status).toBe(403);
      expect(text).not.toContain('list');
    }
  });
});

test('an idle connection outlives the 4.8 seconds that the SDK keeps it by far', async () => {
  const { headers } = await raw('/sign-in', { connection: 'keep-alive' });
  const seconds = Number(/^timeout=(\d+)$/.exec(String(headers['keep-alive']))?.[1]);
  expect(seconds).toBeGreaterThan(2 * 4.8);
});

describe('the page', () => {
  test('is served with its type, and asked for again unless its name has a hash', async () => {
    const page = await raw('/');
    expect([page.status, page.text]).toEqual([200, PAGE]);
    expect(page.headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-cache',
    });
    const script = await raw('/js/app.0123abcd.js?v=1');
    expect(script.headers['content-type']).toMatch(/^text\/javascript/);
    expect(script.headers['cache-control']).toContain('immutable');
    expect((await raw('/', { 'if-none-match': String(page.headers.etag) })).status).toBe(304);
    expect((await raw('/', {}, 'HEAD')).text).toBe('');
  });

  test.each([
    '/../../../cloudbaserc.json',
    '/..%2f..%2f..%2fcloudbaserc.json',
    '/js/%2e%2e/%2e%2e/%2e%2e/%2e%2e/cloudbaserc.json',
    '/..\\..\\..\\cloudbaserc.json',
    '//etc/passwd',
    '/%00',
    '/%',
    '/js',
    '/nothing.js',
  ])('ends at its own folder: %s', async (path) => {
    const { status, text } = await raw(path);
    expect(status).toBe(404);
    expect(text).not.toContain('functionRoot');
  });

  test('of sign-in lists the residents and no openid', async () => {
    expect((await raw('/sign-in?from=/pages/home/index')).text).toContain('代替微信登录');
    const { residents } = JSON.parse((await raw('/local/residents')).text);
    const keys = residents.map((resident: object) => Object.keys(resident).join());
    expect(new Set(keys)).toEqual(new Set(['id,name,about']));
  });

  test.each(['{"resident":"nobody"}', '{"resident":"li","openid":"x"}', '{}', 'x', '[]'])(
    'of sign-in refuses %s',
    async (body) => {
      expect((await raw('/local/session', {}, 'POST', body)).status).toBe(400);
    },
  );

  test('a new user can sign in again', async () => {
    const listed = async () => JSON.parse((await raw('/local/residents')).text).residents;
    const before = await listed();
    const made = await cloud.call(await cloud.session('new'), { action: 'who' });
    const added = (await listed()).at(-1);
    expect(before).not.toContainEqual(added);
    const again = await cloud.call(await cloud.session(added.id), { action: 'who' });
    expect(again.reply.data.openid).toBe(made.reply.data.openid);
  });

  test('two new users are two people', async () => {
    const openids = await Promise.all(
      [1, 2].map(
        async () => (await cloud.call(await cloud.session('new'), { action: 'who' })).reply.data.openid,
      ),
    );
    expect(new Set(openids).size).toBe(2);
  });
});
