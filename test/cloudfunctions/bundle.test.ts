import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { CONSENT_VERSION, type Reply } from '@jiayibao/shared/contract/resident';
import { build } from 'esbuild';
import { type Cloud, newKey, openCloud } from './cloud';
import { household, member, newNumber } from './people';

let cloud: Cloud;
let directory: string;
let file: string;
const workers: Worker[] = [];

beforeAll(async () => {
  cloud = await openCloud();
  directory = mkdtempSync(join(tmpdir(), 'resident-'));
  file = join(directory, 'index.js');
  const entry = join(__dirname, '../../cloudfunctions/resident/index.ts');
  await build({
    entryPoints: [entry],
    outfile: file,
    bundle: true,
    minify: true,
    platform: 'node',
    target: 'node20',
  });
});
afterAll(async () => {
  await Promise.all(workers.map((worker) => worker.terminate()));
  await cloud.close();
  rmSync(directory, { recursive: true });
});

const INSTANCE = `
const { parentPort, workerData } = require('node:worker_threads');
const { main } = require(workerData);
parentPort.on('message', async (event) => parentPort.postMessage(await main(event, {})));
`;

/** An instance of the built function with an environment of its own, and what it prints. */
function instance(environment: Record<string, string>) {
  const worker = new Worker(INSTANCE, {
    eval: true,
    workerData: file,
    env: environment,
    stdout: true,
    stderr: true,
  });
  workers.push(worker);
  let printed = '';
  for (const stream of [worker.stdout, worker.stderr])
    stream.on('data', (chunk) => {
      printed += chunk;
    });
  return {
    /** All that was printed, once it is so many lines: they come after the replies. */
    printed: async (lines: number) => {
      while (printed.split('\n').length <= lines)
        await Promise.race([once(worker.stdout, 'data'), once(worker.stderr, 'data')]);
      return printed;
    },
    call: (event: unknown) =>
      new Promise<Reply<unknown>>((resolve, reject) => {
        worker.once('message', resolve);
        worker.once('error', reject);
        worker.postMessage(event);
      }),
  };
}

test('the built function serves a resident, and prints nothing of theirs', async () => {
  const { call, printed } = instance({ ...cloud.environment, WX_OPENID: 'built-openid' });
  const [number, name] = [newNumber(), '诸葛测试'];
  const consent = { version: CONSENT_VERSION, sensitive: true };
  expect(await call({ action: 'account.consent', input: consent, key: newKey() })).toMatchObject({
    ok: true,
  });
  const input = household(member({ number, name }));
  expect(await call({ action: 'household.register', input, key: newKey() })).toMatchObject({ ok: true });
  expect(await call({ action: 'household.read' })).toMatchObject({
    ok: true,
    data: { household: { members: [{ name }] } },
  });
  expect(await call({ action: 'account.drop' })).toMatchObject({
    ok: false,
    error: { code: 'UNKNOWN_ACTION' },
  });
  const log = await printed(4);
  expect(log.match(/"outcome":"OK"/g)?.length).toBe(3);
  for (const personal of [number, name, '13900001234', 'built-openid']) expect(log).not.toContain(personal);
});

test('the built function takes its caller from the environment alone', async () => {
  const someone = instance({ ...cloud.environment, WX_OPENID: 'someone-else' });
  const userInfo = { openId: 'built-openid' };
  expect(await someone.call({ action: 'account.read', userInfo })).toMatchObject({
    ok: true,
    data: { consent: null, hasHousehold: false },
  });
  const nobody = instance(cloud.environment);
  expect(await nobody.call({ action: 'account.read', userInfo })).toMatchObject({
    ok: false,
    error: { code: 'NOT_SIGNED_IN' },
  });
});

test('the built function stands on the day that the clock is set to', async () => {
  const day = 86_400_000;
  const { call } = instance({ ...cloud.environment, WX_OPENID: 'day', CLOCK_OFFSET_MS: String(400 * day) });
  const { call: callNow } = instance({ ...cloud.environment, WX_OPENID: 'day' });
  const [later, now] = [await call({ action: 'account.read' }), await callNow({ action: 'account.read' })];
  if (!later.ok || !now.ok) throw new Error('refused');
  expect(Date.parse(later.today) - Date.parse(now.today)).toBe(400 * day);
});

test('without its keys it answers that it is unavailable, and says in the log which is missing', async () => {
  const { VAULT_KEYS: _, ...environment } = cloud.environment;
  const { call, printed } = instance({ ...environment, WX_OPENID: 'any' });
  const reply = await call({ action: 'account.read' });
  expect(reply).toMatchObject({ ok: false, error: { code: 'UNAVAILABLE' }, requestId: expect.any(String) });
  expect(await printed(1)).toContain('VAULT_KEYS');
});

test('without a database it answers that it is unavailable', async () => {
  const TCB_CONTEXT_CNFG = JSON.stringify({ URL: 'http://127.0.0.1:1/admin' });
  const { call } = instance({ ...cloud.environment, TCB_CONTEXT_CNFG, WX_OPENID: 'any' });
  expect(await call({ action: 'account.read' })).toMatchObject({ ok: false, error: { code: 'UNAVAILABLE' } });
});
