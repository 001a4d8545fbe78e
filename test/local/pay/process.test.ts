import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { civilDateInChina, parseCivilDate } from '@jiayibao/shared/dates';
import { toFen } from '@jiayibao/shared/money';
import { cleanUp, startCloud } from '../host/fixtures/cloud';
import { makePayRoot, merchantOf, toldIn, until } from './fixtures';

jest.setTimeout(60_000);

/** The simulator as the local cloud runs it: a process and a store of its own. */

const roots: string[] = [];
const newRoot = () => {
  const root = makePayRoot();
  roots.push(root);
  return root;
};
afterAll(() => cleanUp(...roots));

const start = async (root: string, ...options: string[]) => {
  rmSync(join(root, 'environment.json'), { force: true });
  const cloud = await startCloud(root, ...options);
  return { cloud, ...(await merchantOf(root)) };
};
type Started = Awaited<ReturnType<typeof start>>;

const prepay = ({ collector, clock }: Started, number: string) =>
  collector.prepay({
    number,
    description: '费',
    totalFen: toFen(40_000),
    openid: 'o',
    expiresAt: Math.floor(clock.now() / 1000) * 1000 + 900_000,
  });

/** Pays at the cashier. */
async function pay(started: Started, number: string, notify: string): Promise<void> {
  const { package: id } = await prepay(started, number);
  const fields = { prepayId: id.replace('prepay_id=', ''), choice: 'pay', notify };
  const body = new URLSearchParams(fields);
  const response = await fetch(`${started.environment.WECHAT_PAY_URL}cashier`, { method: 'POST', body });
  expect(await response.json()).toEqual({ went: true });
}
async function control({ environment }: Started, name: string, given: object) {
  const url = `${environment.WECHAT_PAY_URL}control/${name}`;
  const response = await fetch(url, { method: 'POST', body: JSON.stringify(given) });
  return (await response.json()) as { pid: number };
}
const refused = (url: string) =>
  fetch(url).then(
    () => false,
    () => true,
  );

test('a payment is told to the function over HTTP, which nobody in particular calls; Ctrl-C ends both', async () => {
  const root = newRoot();
  const started = await start(root);
  await pay(started, 'order-1', 'prompt');
  await until(() => toldIn(root).length > 0);
  const [told] = toldIn(root);
  expect(told).toMatchObject({ httpMethod: 'POST', path: '/payment-notify' });
  expect(told.WX_OPENID).toBeUndefined();
  expect(await started.collector.readNotification(told.headers, told.body)).toMatchObject({
    kind: 'payment',
    number: 'order-1',
    collected: { state: 'paid', totalFen: 40_000 },
  });
  const { code, ms, output } = await started.cloud.stop();
  expect([code, ms < 2000]).toEqual([0, true]);
  expect(await refused(started.environment.WECHAT_PAY_URL as string)).toBe(true);
  // Nothing of the keys is said anywhere.
  for (const name of ['PRIVATE_KEY', 'API_KEY', 'PLATFORM_KEYS'])
    expect(output).not.toContain(started.environment[`WECHAT_PAY_${name}`] as string);
});

test('kill -9 of the cloud after a payment: the next one is told, wherever it is served then', async () => {
  const root = newRoot();
  const first = await start(root);
  await control(first, 'settings', { lateMs: 1000 });
  await pay(first, 'order-1', 'late');
  await first.cloud.stop('SIGKILL');
  await until(() => refused(first.environment.WECHAT_PAY_URL as string));
  expect(toldIn(root)).toEqual([]);
  const second = await start(root);
  expect(second.environment.WECHAT_PAY_PRIVATE_KEY).toBe(first.environment.WECHAT_PAY_PRIVATE_KEY);
  expect(await second.collector.query('order-1')).toMatchObject({ state: 'paid' });
  await until(() => toldIn(root).length > 0);
  const [told] = toldIn(root);
  expect(await second.collector.readNotification(told.headers, told.body)).toMatchObject({
    number: 'order-1',
  });
  await second.cloud.stop();
});

test('kill -9 of the simulator alone: it is back at the same address with all that it had acknowledged', async () => {
  const root = newRoot();
  const started = await start(root);
  for (const number of ['order-1', 'order-2']) await pay(started, number, 'never');
  const { pid } = await control(started, 'process', {});
  process.kill(pid, 'SIGKILL');
  await until(async () => (await started.collector.query('order-1').catch(() => null)) !== null);
  for (const number of ['order-1', 'order-2'])
    expect(await started.collector.query(number)).toMatchObject({ state: 'paid' });
  expect((await started.cloud.stop()).code).toBe(0);
});

test('--fresh begins with other keys and an empty book; --today holds for both sides', async () => {
  const root = newRoot();
  const first = await start(root);
  await pay(first, 'order-1', 'never');
  await first.cloud.stop();
  const day = parseCivilDate('2027-02-28');
  if (!day) throw new Error('no such day');
  const second = await start(root, '--fresh', '--today', day);
  expect(second.environment.WECHAT_PAY_MERCHANT).not.toBe(first.environment.WECHAT_PAY_MERCHANT);
  expect(await second.collector.query('order-1')).toMatchObject({ state: 'unknown' });
  await pay(second, 'order-1', 'never');
  const { paidAt } = await second.collector.query('order-1');
  expect(civilDateInChina(paidAt ?? 0)).toBe(day);
  await second.cloud.stop();
});

test('the app is sent on to the cashier, and from there back to a page of ours alone', async () => {
  const root = newRoot();
  const started = await start(root);
  const { url } = started.cloud;
  const parameters = { ...(await prepay(started, 'order-1')), from: '/#/packages/contribution/order' };
  const open = (given: Record<string, string>) =>
    fetch(`${url}/local/cashier?${new URLSearchParams(given)}`, { redirect: 'manual' });
  const location = (await open(parameters)).headers.get('location') as string;
  expect(location.startsWith(`${started.environment.WECHAT_PAY_URL}cashier?`)).toBe(true);
  const page = await (await fetch(location)).text();
  expect(page).toContain('支付 400.00 元');
  expect(page).toContain(`value="${url}/#/packages/contribution/order"`);
  for (const from of ['https://example.com/', '//example.com/', 'http://['])
    expect((await open({ ...parameters, from })).status).toBe(400);
  await started.cloud.stop();
});
