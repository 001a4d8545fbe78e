import { type Cloud, startCloud } from '../e2e/harness';
import { bridge } from './bridge';
import { Weapp } from './host';

const TODAY = '2026-11-22';

let cloud: Cloud;
let app: Weapp;

beforeAll(async () => {
  cloud = await startCloud({ today: TODAY });
});

afterEach(() => app?.close());
afterAll(() => cloud?.stop());

const arrived = (page: string) =>
  app.waitFor(() => app.page === `packages/contribution/${page}` && app.text() !== '');

/** At the local cashier: somebody pays what the phone was given, and is told of as it is said. */
async function pay(parameters: Record<string, unknown>, notify: 'prompt' | 'never'): Promise<void> {
  const given = Object.entries(parameters).filter((entry): entry is [string, string] => {
    return typeof entry[1] === 'string';
  });
  const asked = new URLSearchParams([...given, ['from', '/']]);
  const { headers } = await fetch(`${cloud.url}local/cashier?${asked}`, { redirect: 'manual' });
  const prepayId = String(parameters.package).replace('prepay_id=', '');
  const body = new URLSearchParams({ prepayId, choice: 'pay', notify });
  await fetch(new URL('/cashier', headers.get('location') ?? ''), {
    method: 'POST',
    body,
    redirect: 'manual',
  });
}

/** The quote of the family of six, from home. */
async function openQuote(): Promise<void> {
  await app.waitFor(/^缴费/);
  app.tap(/^缴费/);
  await arrived('quote');
  await app.waitFor('丁建军');
}

test('whose aid is full needs no payment; the others are paid, though the phone says cancelled and is offline', async () => {
  app = new Weapp({
    callFunction: await bridge(cloud.url, 'ding'),
    requestPayment: async (parameters) => {
      await pay(parameters, 'never');
      app.setOnline(false);
      throw new Error('cancel');
    },
  });
  await openQuote();
  // Everybody but the youngest, each known by their age.
  for (const age of ['44岁', '43岁', '78岁', '74岁', '16岁']) app.tap(age);
  await app.waitFor('合计（1人）');
  app.tap('去核对');
  await arrived('check');
  await app.waitFor('确认参保，不用付款');
  app.tap('确认参保，不用付款');
  await arrived('order');
  await app.waitFor('已经参保，个人不用缴费');
  app.tap('看收据');
  await arrived('receipt');
  await app.waitFor(/不是财政票据/);
  expect(app.text()).toMatch(/资助400\.00 元/);
  app.back();
  await arrived('order');
  app.tap('回到首页');

  await openQuote();
  await app.waitFor('已参保');
  app.tap('去核对');
  await arrived('check');
  await app.waitFor('确认并支付 1,750.00 元');
  app.tap('确认并支付 1,750.00 元');
  await arrived('order');
  await app.waitFor(/如果刚才已经付了款，不会丢/);
  app.setOnline(true);
  app.tap('重试');
  await app.waitFor('缴好了，已经参保');
  expect(app.text()).toMatch(/白玉梅\s*已参保/);
  app.tap('回到首页');
  await app.waitFor('2027年已参保');
});
