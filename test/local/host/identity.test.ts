import { createHmac } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Cloud, cleanUp, type Json, makeRoot, startCloud } from './fixtures/cloud';

jest.setTimeout(30_000);

const root = makeRoot();
let cloud: Cloud;
let li: string;
let zhang: string;

beforeAll(async () => {
  cloud = await startCloud(root);
  [li, zhang] = [await cloud.session('li'), await cloud.session('zhang')];
});
afterAll(() => cleanUp(root));

describe('who calls is what the signed session says', () => {
  test('the caller is in the environment of the call and in event.userInfo, as CloudBase gives them', async () => {
    const { status, reply } = await cloud.call(li, { action: 'who' });
    expect(status).toBe(200);
    expect(reply.data.openid).toBe('demo-li');
    expect(reply.data.event.userInfo.openId).toBe('demo-li');
    expect(reply.data.environment.WX_CONTEXT_KEYS.split(',')).toEqual(['WX_OPENID', 'WX_APPID']);
    expect(reply.data.context).toMatchObject({ function_name: 'probe', time_limit_in_ms: 30_000 });
  });

  test('no header changes it or reaches the function', async () => {
    const forged = {
      'x-wx-openid': 'demo-zhang',
      'x-wx-source': 'wx_client',
      'X-WX-FROM-OPENID': 'demo-zhang',
      wx_openid: 'demo-zhang',
      cookie: 'WX_OPENID=demo-zhang',
    };
    const { reply } = await cloud.call(li, { action: 'who' }, forged);
    expect(reply.data.openid).toBe('demo-li');
    expect(JSON.stringify(reply)).not.toContain('demo-zhang');
  });

  test.each([
    ['userInfo', '{"action":"who","userInfo":{"openId":"demo-zhang","appId":"x"}}'],
    ['userInfo twice', '{"userInfo":1,"action":"who","userInfo":{"openId":"demo-zhang"}}'],
    ['tcbContext', '{"action":"who","tcbContext":{"WX_OPENID":"demo-zhang"}}'],
    [
      'a prototype',
      '{"action":"who","__proto__":{"userInfo":{"openId":"demo-zhang"},"openid":"demo-zhang"}}',
    ],
    ['a constructor', '{"action":"who","constructor":{"prototype":{"WX_OPENID":"demo-zhang"}}}'],
  ])('no body changes it: %s', async (_, body) => {
    const { reply } = await cloud.call(li, body);
    expect(reply.data.openid).toBe('demo-li');
    expect(reply.data.event.userInfo.openId).toBe('demo-li');
    expect(reply.data.event.tcbContext).toBeUndefined();
    const after = await cloud.call(zhang, { action: 'who' });
    expect(after.reply.data.openid).toBe('demo-zhang');
    expect(after.reply.data.event.openid).toBeUndefined();
  });

  test('no query changes it', async () => {
    const response = await fetch(`${cloud.url}/call/probe?openid=demo-zhang&WX_OPENID=demo-zhang`, {
      method: 'POST',
      headers: { authorization: `Bearer ${li}` },
      body: '{"action":"who"}',
    });
    expect(((await response.json()) as Json).data.openid).toBe('demo-li');
  });

  test('fifty calls of three callers at once each see their own caller', async () => {
    const callers = [
      { session: li, openid: 'demo-li' },
      { session: zhang, openid: 'demo-zhang' },
      { session: await cloud.session('new'), openid: expect.stringMatching(/^new-/) },
    ];
    const replies = await Promise.all(
      Array.from({ length: 50 }, async (_, i) => {
        const { session, openid } = callers[i % callers.length] as (typeof callers)[0];
        const { reply } = await cloud.call(session, { action: 'who', input: { pauseMs: (i * 7) % 20 } });
        return { reply, openid };
      }),
    );
    for (const { reply, openid } of replies) {
      expect(reply.data.openid).toEqual(openid);
      expect(reply.data.event.userInfo.openId).toEqual(openid);
      expect(reply.data.before).toEqual(openid);
    }
    const openids = new Set(replies.map(({ reply }) => reply.data.openid));
    expect(openids.size).toBe(3);
  });

  test('no caller is left in the environment when the call is over', async () => {
    await cloud.call(li, { action: 'lookAfterwards' });
    const seen = async () => (await cloud.call(zhang, { action: 'leftBehind' })).reply.data;
    // The threads take turns: ask until the one that looked answers.
    let found: string;
    do found = await seen();
    while (found === 'never looked');
    expect(found).toBe('nobody');
  });

  test('the function inherits nothing of this process', async () => {
    const { reply } = await cloud.call(li, { action: 'who' });
    const { environment } = reply.data;
    expect(environment.PARENT_SECRET).toBeUndefined();
    expect(environment.PATH).toBeUndefined();
    expect(environment.VAULT_KEYS).toMatch(/^1:[A-Za-z0-9+/]{43}=$/);
    expect(environment).toMatchObject({ TENCENTCLOUD_RUNENV: 'SCF', TENCENTCLOUD_REGION: 'ap-shanghai' });
  });
});

describe('a session that we did not give is none', () => {
  const sign = (content: object, key: Buffer) => {
    const encoded = Buffer.from(JSON.stringify(content)).toString('base64url');
    return `${encoded}.${createHmac('sha256', key).update(encoded).digest('base64url')}`;
  };
  const lasting = () => ({ openid: 'demo-li', issuedAt: Date.now() - 1000, expiresAt: Date.now() + 60_000 });
  const ownKey = () =>
    Buffer.from(JSON.parse(readFileSync(join(root, '.local/keys.json'), 'utf8')).session, 'base64');

  test('the forgery of the next tests would pass with the right key', async () => {
    expect((await cloud.call(sign(lasting(), ownKey()), { action: 'count' })).status).toBe(200);
  });

  test.each<[string, () => string]>([
    ['another key', () => sign(lasting(), Buffer.alloc(32, 7))],
    ['an empty key', () => sign(lasting(), Buffer.alloc(0))],
    ['expired', () => sign({ ...lasting(), expiresAt: Date.now() - 1 }, ownKey())],
    ['from the future', () => sign({ ...lasting(), issuedAt: Date.now() + 60_000 }, ownKey())],
    [
      'another caller under an old signature',
      () =>
        `${Buffer.from(JSON.stringify({ ...lasting(), openid: 'demo-zhang' })).toString('base64url')}.${li.split('.')[1]}`,
    ],
    [
      'one letter changed',
      () => (li[3] === 'A' ? `${li.slice(0, 3)}B${li.slice(4)}` : `${li.slice(0, 3)}A${li.slice(4)}`),
    ],
    ['a signature cut short', () => li.slice(0, -1)],
    ['a signature spelt otherwise', () => `${li}=`],
    ['no signature', () => li.split('.')[0] as string],
    ['three parts', () => `${li}.x`],
    ['nothing but a dot', () => '.'],
  ])('%s', async (_, forge) => {
    const { status, reply } = await cloud.call(forge(), { action: 'count' });
    expect(status).toBe(401);
    expect(reply).toMatchObject({ ok: false, error: { code: 'NOT_SIGNED_IN', message: expect.any(String) } });
    expect(reply.requestId).toEqual(expect.any(String));
  });

  test.each(['', 'Basic abc', 'Bearer', 'Bearer a b'])('the header "%s"', async (authorization) => {
    expect((await cloud.call('', { action: 'count' }, { authorization })).status).toBe(401);
  });

  test('the key is for its owner alone', () => {
    expect(statSync(join(root, '.local/keys.json')).mode & 0o777).toBe(0o600);
  });
});
