import { handle, residentTable, Store } from '@jiayibao/cloudfunctions/core';
import { MAXIMUM_MEMBERS } from '@jiayibao/shared/contract/resident';
import { type Cloud, newKey, newResident, openCloud, type Resident } from './cloud';
import { household, member, newNumber } from './people';

let cloud: Cloud;
let resident: Resident;
beforeAll(async () => {
  cloud = await openCloud();
  resident = await newResident(cloud);
});
afterAll(() => cloud.close());

async function refusal(event: unknown): Promise<[string, string?]> {
  const reply = await resident.send(event);
  if (reply.ok) throw new Error('not refused');
  expect(reply.error.message).toMatch(/\p{Script=Han}.*。$/u);
  return reply.error.path ? [reply.error.code, reply.error.path] : [reply.error.code];
}

describe('the envelope', () => {
  test.each([
    ['nothing', undefined, ['MALFORMED_REQUEST']],
    ['null', null, ['MALFORMED_REQUEST']],
    ['a list', [], ['MALFORMED_REQUEST']],
    ['text', 'account.read', ['MALFORMED_REQUEST']],
    ['no action', {}, ['MALFORMED_REQUEST', 'action']],
    ['an action that is no text', { action: 5 }, ['MALFORMED_REQUEST', 'action']],
    ['an unknown key', { action: 'account.read', openid: 'x' }, ['MALFORMED_REQUEST', 'openid']],
    ['a key that is too short', { action: 'account.consent', key: 'short' }, ['MALFORMED_REQUEST', 'key']],
    ['an action that does not exist', { action: 'account.drop' }, ['UNKNOWN_ACTION']],
    ['an action of every object', { action: 'constructor' }, ['UNKNOWN_ACTION']],
    ['no key where one is needed', { action: 'account.withdrawConsent' }, ['KEY_REQUIRED', 'key']],
    [
      'an unknown key in the input',
      { action: 'household.read', input: { all: true } },
      ['MALFORMED_REQUEST', 'all'],
    ],
  ])('refuses %s', async (_, event, expected) => {
    expect(await refusal(event)).toEqual(expected);
  });

  test.each([
    ['nothing', undefined, '这一项还没有填写，请填写后再提交。'],
    ['a number', 5, '这一项的格式不对，请检查后重新填写。'],
    ['a date that is none', '2026-02-30', '请填写真实存在的日期，例如 2026-11-22。'],
  ])('says what to do about %s in place of a date', async (_, dischargedOn, message) => {
    const input = { memberId: 'nobody-at-all', dischargedOn };
    expect(await resident.send({ action: 'estimate.basis', input })).toMatchObject({
      error: { message, path: 'dischargedOn' },
    });
  });

  test('says that a text is too long, and that a list is', async () => {
    const search = { action: 'institution.search', input: { region: 'lanzhou', name: 'x'.repeat(41) } };
    expect(await resident.send(search)).toMatchObject({
      error: { message: '这一项的内容太长，请缩短后再提交。', path: 'name' },
    });
    const members = Array.from({ length: MAXIMUM_MEMBERS + 1 }, () => member());
    expect(await resident.call('household.register', household(...members))).toMatchObject({
      error: { message: '这一项的数量太多，请减少后再提交。', path: 'members' },
    });
  });

  test('holds at most 1 MB', async () => {
    const event = (bytes: number) => {
      const empty = { action: 'household.read', input: { padding: '' } };
      return { ...empty, input: { padding: 'x'.repeat(bytes - JSON.stringify(empty).length) } };
    };
    expect(await refusal(event(1_000_000))).toEqual(['MALFORMED_REQUEST', 'padding']);
    expect(await refusal(event(1_000_001))).toEqual(['TOO_LARGE']);
  });

  test('what the platform adds is not read: the caller is who the environment says', async () => {
    const reply = await resident.send({
      action: 'account.read',
      userInfo: { appId: 'wx', openId: 'someone-else' },
      tcbContext: {},
    });
    expect(reply).toMatchObject({ ok: true, today: '2026-11-22', data: { consent: expect.any(String) } });
  });

  test('nobody is not signed in', async () => {
    const services = { ...cloud.services, caller: () => null };
    expect(await handle(residentTable, { action: 'account.read' }, services)).toMatchObject({
      ok: false,
      error: { code: 'NOT_SIGNED_IN' },
    });
  });
});

describe('a keyed call', () => {
  const intent = () => ({ action: 'household.addMember', input: { member: member() }, key: newKey() });

  test('made again gives the same reply and has one effect', async () => {
    const own = await newResident(cloud);
    await own.get('household.register', household(member()));
    const event = intent();
    const first = await own.send(event);
    const again = await own.send(event);
    expect(first.ok).toBe(true);
    expect({ ...again, requestId: '' }).toEqual({ ...first, requestId: '' });
    expect((await own.get('household.read', {})).household?.members).toHaveLength(2);
  });

  test('made many times at once has one effect, and every reply is the same', async () => {
    const own = await newResident(cloud);
    await own.get('household.register', household(member()));
    const event = intent();
    const replies = await Promise.all(Array.from({ length: 6 }, () => own.send(event)));
    const data = replies.map((reply) => JSON.stringify(reply.ok ? reply.data : reply.error));
    expect(new Set(data).size).toBe(1);
    expect(replies[0]?.ok).toBe(true);
    expect((await own.get('household.read', {})).household?.members).toHaveLength(2);
  });

  test('with the key of another is refused, whatever differs', async () => {
    const own = await newResident(cloud);
    await own.get('household.register', household(member()));
    const event = intent();
    await own.send(event);
    const otherBody = await own.send({ ...event, input: { member: member() } });
    const otherAction = await own.send({ ...event, action: 'account.withdrawConsent', input: {} });
    expect(otherBody).toMatchObject({ ok: false, error: { code: 'KEY_REUSED' } });
    expect(otherAction).toMatchObject({ ok: false, error: { code: 'KEY_REUSED' } });
  });

  test('that was refused may be made again with its key', async () => {
    const own = await newResident(cloud);
    const event = intent();
    expect(await own.send(event)).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } });
    await own.get('household.register', household(member()));
    expect(await own.send(event)).toMatchObject({ ok: true });
  });

  test("another account's key is its own", async () => {
    const event = intent();
    for (const own of [await newResident(cloud), await newResident(cloud)]) {
      await own.get('household.register', household(member()));
      expect(await own.send(event)).toMatchObject({ ok: true });
    }
  });
});

describe('what goes wrong', () => {
  test('is told in a sentence, never with a stack, and logged without what was sent', async () => {
    const number = newNumber();
    const services = {
      ...cloud.services,
      caller: () => resident.openid,
      store: Object.assign(Object.create(cloud.services.store), {
        transaction: () => Promise.reject(new Error(`broken at ${number}`)),
      }),
    };
    cloud.logged.length = 0;
    const reply = await handle(
      residentTable,
      { action: 'household.register', input: household(member({ number })), key: newKey() },
      services,
    );
    expect(reply).toEqual({
      ok: false,
      error: { code: 'UNAVAILABLE', message: '服务暂时不可用，请稍后再试。' },
      requestId: expect.any(String),
    });
    expect(cloud.logged).toHaveLength(1);
    expect(JSON.parse(cloud.logged[0] ?? '')).toMatchObject({
      action: 'household.register',
      outcome: 'UNAVAILABLE',
      failure: 'Error',
    });
    expect(cloud.logged[0]).not.toContain(number);
  });

  test('a reply that its schema does not know never leaves', async () => {
    const run = async () => ({ consent: 'all', password: 'secret' });
    const table = { 'account.read': { ...residentTable['account.read'], run } };
    const services = { ...cloud.services, caller: () => resident.openid };
    cloud.logged.length = 0;
    const reply = await handle(table, { action: 'account.read' }, services);
    expect(reply).toMatchObject({ ok: false, error: { code: 'UNAVAILABLE' } });
    expect(cloud.logged[0]).toContain('OUTPUT');
    expect(cloud.logged[0]).not.toContain('secret');
  });

  test("a transaction that is always in another one's way is tried again after pauses, then refused", async () => {
    const waits: number[] = [];
    const store = new Store(cloud.services.randomness, {
      wait: async (milliseconds) => {
        waits.push(milliseconds);
      },
    });
    const services = { ...cloud.services, store, caller: () => resident.openid };
    const { handle: answer } = cloud.engine;
    cloud.engine.handle = (body) =>
      body.action === 'database.commitTransaction'
        ? { requestId: '', code: 'DATABASE_TRANSACTION_CONFLICT', message: 'conflict' }
        : answer(body);
    const event = { action: 'household.register', input: household(member()), key: newKey() };
    const reply = await handle(residentTable, event, services);
    cloud.engine.handle = answer;
    expect(reply).toMatchObject({ ok: false, error: { code: 'BUSY' } });
    expect(waits.length).toBeGreaterThan(5);
    expect(Math.min(...waits)).toBeGreaterThan(0);
    expect(Math.max(...waits)).toBeLessThanOrEqual(400);
    expect(await resident.get('household.read', {})).toEqual({ household: null });
  });

  test('one person twice in a household is refused by the index, whatever the code does', async () => {
    const own = await newResident(cloud);
    const { household: made } = await own.get('household.register', household(member()));
    const membership = await cloud.services.store.get('memberships', made.members[0]?.memberId ?? '');
    if (!membership) throw new Error('no membership');
    const store = new Store(cloud.services.randomness, { wait: async () => {} });
    const twin = { ...membership, _id: 'another-membership' };
    await expect(store.transaction((tx) => tx.put('memberships', twin))).rejects.toMatchObject({
      error: { code: 'BUSY' },
    });
    expect(await store.get('memberships', twin._id)).toBeNull();
  });
});

describe('the log', () => {
  test('has one line a call, with nothing of what was sent or answered', async () => {
    const own = await newResident(cloud);
    const [number, other] = [newNumber(), newNumber()];
    const typed = member({ number, name: '欧阳测试' });
    cloud.logged.length = 0;
    await own.get('household.register', household(typed));
    await own.call('household.addMember', { member: typed });
    await own.call('account.proveSelf', {
      name: '欧阳测试',
      document: { kind: 'residentId', number: other },
    });
    await own.send({ action: number, input: { name: '欧阳测试' } });
    await own.get('household.read', {});
    expect(cloud.logged.map((line) => JSON.parse(line).outcome)).toEqual([
      'OK',
      'ALREADY_IN_HOUSEHOLD',
      'OK',
      'UNKNOWN_ACTION',
      'OK',
    ]);
    for (const line of cloud.logged) {
      for (const personal of [number, other, '欧阳测试', '13900001234', own.openid])
        expect(line).not.toContain(personal);
    }
    expect(Object.keys(JSON.parse(cloud.logged[0] ?? '')).sort()).toEqual(
      ['action', 'caller', 'ms', 'outcome', 'requestId'].sort(),
    );
  });

  test('a name is found by its exact value, through an index, and in no other way', async () => {
    const own = await newResident(cloud);
    const { household: made } = await own.get('household.register', household(member({ name: '上官测试' })));
    const { store, vault } = cloud.services;
    const explained: unknown[] = [];
    const { handle: answer } = cloud.engine;
    cloud.engine.handle = (body) => {
      explained.push(cloud.engine.explain(body).index);
      return answer(body);
    };
    const [found] = await store.find('memberships', { nameKey: vault.lookup('name', '上官测试') });
    expect(await store.find('memberships', { nameKey: vault.lookup('name', '上官') })).toEqual([]);
    cloud.engine.handle = answer;
    expect(found?._id).toBe(made.members[0]?.memberId);
    expect(explained).toEqual(['byName', 'byName']);
  });

  test('and the database hold no number, name or phone in plain', async () => {
    const own = await newResident(cloud);
    const number = newNumber();
    await own.get('household.register', household(member({ number, name: '司马测试' })));
    for (const name of [
      'households',
      'memberships',
      'identities',
      'persons',
      'requests',
      'accounts',
    ] as const) {
      const stored = JSON.stringify(await cloud.services.store.find(name, {}));
      for (const personal of [number, number.slice(6), '司马测试', '13900001234', own.openid])
        expect(stored.includes(personal) && name).toBe(false);
    }
  });
});
