import { makeKeys, merchantEnvironment, Simulator } from '@jiayibao/local/pay';
import { toFen } from '@jiayibao/shared/money';
import { collectorOf } from '../../../cloudfunctions/core/collect/environment';
import { APP, openVendor, refusal, type Vendor } from './vendor';

let vendor: Vendor;
beforeEach(async () => {
  vendor = await openVendor();
  await vendor.paid('order-1');
});
afterEach(() => vendor.close());

const message = (change?: Parameters<Simulator['messageOf']>[2]) =>
  vendor.simulator.messageOf('payment', 'order-1', change);
const read = ({ headers, body }: { headers: Record<string, string>; body: string }) =>
  vendor.collector.readNotification(headers, body);

test('a payment is read as the query tells it, header names in any case', async () => {
  const { headers, body } = message();
  const told = await read({ headers, body });
  expect(told).toEqual({
    kind: 'payment',
    number: 'order-1',
    collected: await vendor.collector.query('order-1'),
  });
  const upper = Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toUpperCase(), value]),
  );
  expect(await read({ headers: upper, body })).toEqual(told);
});

test.each([
  ['SUCCESS', 'done'],
  ['ABNORMAL', 'stuck'],
  ['CLOSED', 'failed'],
] as const)('a refund that ended %s', async (refund, state) => {
  vendor.simulator.book.setSettings({ refund, refundMs: 0 });
  const asked = { number: 'refund-1', orderNumber: 'order-1', reason: '退费' };
  await vendor.collector.refund({ ...asked, amountFen: toFen(100), totalFen: toFen(40_000) });
  expect(await read(vendor.simulator.messageOf('refund', 'refund-1'))).toEqual({
    kind: 'refund',
    number: 'refund-1',
    refunded: { state, amountFen: 100, doneAt: state === 'done' ? vendor.now() : null },
  });
});

describe('is not genuine', () => {
  test.each([
    ['of another merchant', { content: { mchid: '1600000001' } }],
    ['of another app', { content: { appid: 'wx1111111111111111' } }],
    ['of 301 seconds ago', { offsetMs: -301_000 }],
    ['of 301 seconds ahead', { offsetMs: 301_000 }],
    ['of a kind of content that is none', { content: { trade_state: 'MAYBE' } }],
    ['of an amount that is none', { content: { amount: { total: '40000', currency: 'CNY' } } }],
    ['in another currency', { content: { amount: { total: 40_000, currency: 'USD' } } }],
  ])('%s', async (_, change) => {
    expect(await refusal(read(message(change)))).toEqual(expect.any(String));
    await expect(read(message(change))).rejects.toThrow('not a genuine notification');
  });

  test("of another merchant's refund", async () => {
    const asked = { number: 'refund-1', orderNumber: 'order-1', reason: '退费' };
    await vendor.collector.refund({ ...asked, amountFen: toFen(100), totalFen: toFen(40_000) });
    vendor.pass(2000);
    const change = { content: { mchid: '1600000001' } };
    await expect(read(vendor.simulator.messageOf('refund', 'refund-1', change))).rejects.toThrow(
      'another merchant',
    );
    await expect(read(vendor.simulator.messageOf('refund', 'refund-1'))).resolves.toMatchObject({
      kind: 'refund',
    });
  });

  test('with a body, signature, nonce, serial or time that was changed, or left out', async () => {
    const { headers, body } = message();
    const at = body.indexOf('"ciphertext":"') + 20;
    const changed = `${body.slice(0, at)}${body[at] === 'A' ? 'B' : 'A'}${body.slice(at + 1)}`;
    await expect(read({ headers, body: changed })).rejects.toThrow('the signature');
    await expect(read({ headers, body: `${body} ` })).rejects.toThrow('the signature');
    for (const name of ['signature', 'nonce', 'serial', 'timestamp']) {
      const key = `wechatpay-${name}`;
      const value = headers[key] as string;
      const other =
        name === 'timestamp'
          ? String(Number(value) + 1)
          : value.replace(/^./, (c) => (c === '0' ? '1' : '0'));
      await expect(read({ headers: { ...headers, [key]: other }, body })).rejects.toThrow('not a genuine');
      const { [key]: _, ...without } = headers;
      await expect(read({ headers: without, body })).rejects.toThrow(`no ${key}`);
    }
  });

  test('signed and sealed with keys of one who forges', async () => {
    const forger = Simulator.open(':memory:', { now: vendor.now, app: APP }, () => {
      const { merchant, platform } = makeKeys(APP);
      return {
        merchant: { ...merchant, id: vendor.keys.merchant.id },
        platform: { ...platform, serial: vendor.keys.platform.serial },
      };
    });
    forger.book.prepay({
      number: 'order-1',
      description: '费',
      totalFen: 40_000,
      openid: 'o',
      notifyUrl: 'http://127.0.0.1:9/',
      expiresAt: vendor.now() + 1000,
    });
    forger.book.pay(forger.book.order('order-1')?.prepayId as string);
    await expect(read(forger.messageOf('payment', 'order-1'))).rejects.toThrow('the signature');
    forger.close();
  });

  test('sealed with another APIv3 key, though the vendor signed it', async () => {
    const apiKey = 'f'.repeat(32);
    const environment = {
      ...merchantEnvironment(vendor.keys, '', 'http://127.0.0.1:9/'),
      WECHAT_PAY_API_KEY: apiKey,
    };
    const collector = collectorOf(environment, { now: vendor.now }, { id: () => 'a'.repeat(32) });
    const { headers, body } = message();
    await expect(collector.readNotification(headers, body)).rejects.toThrow('the cipher');
  });
});
