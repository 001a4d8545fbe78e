import { Protocol, type Request } from '@jiayibao/local/pay';
import { configurationOf } from '../../../cloudfunctions/core/collect/environment';
import { WeChatPayClient } from '../../../cloudfunctions/core/collect/wechat-pay-client';
import { openVendor, refusal, type Vendor } from '../../cloudfunctions/collect/vendor';

/** What the vendor refuses that our own side never sends. */

let vendor: Vendor;
let client: WeChatPayClient;
beforeEach(async () => {
  vendor = await openVendor();
  client = new WeChatPayClient(
    configurationOf(vendor.environment),
    { now: vendor.now },
    { id: () => 'n'.repeat(32) },
  );
});
afterEach(() => vendor.close());

const prepay = (change: object = {}) => ({
  appid: vendor.keys.merchant.app,
  mchid: vendor.keys.merchant.id,
  description: '费',
  out_trade_no: 'order-1',
  time_expire: '2026-11-22T12:15:00+08:00',
  notify_url: 'http://127.0.0.1:9/',
  amount: { total: 40_000, currency: 'CNY' },
  payer: { openid: 'o' },
  ...change,
});
const send = (body: object) => client.send('post', '/v3/pay/transactions/jsapi', body);

test('takes the order as it stands here', async () => {
  expect(await send(prepay())).toMatchObject({ ok: true });
});

test.each([
  ['an amount of nothing', { amount: { total: 0, currency: 'CNY' } }],
  ['an amount below nothing', { amount: { total: -1, currency: 'CNY' } }],
  ['a part of a fen', { amount: { total: 0.5, currency: 'CNY' } }],
  ['another currency', { amount: { total: 1, currency: 'USD' } }],
  ['a number that is too short', { out_trade_no: 'short' }],
  ['a number with other characters', { out_trade_no: 'order 1' }],
  ['a number that is too long', { out_trade_no: 'o'.repeat(33) }],
  ['a description that is too long', { description: '费'.repeat(128) }],
  ['nobody to pay', { payer: {} }],
  ['a time without a zone', { time_expire: '2026-11-22T12:15:00' }],
  ['a field that it does not know', { fen: 1 }],
  ['another merchant', { mchid: '1600000000' }],
])('%s is a wrong parameter', async (_, change) => {
  expect(await send(prepay(change))).toEqual({ ok: false, status: 400, code: 'PARAM_ERROR' });
});

test('an app that is not the merchant’s', async () => {
  expect(await send(prepay({ appid: 'wx1' }))).toMatchObject({ code: 'APPID_MCHID_NOT_MATCH' });
});

test('an address that does not exist', async () => {
  expect(await client.send('get', '/v3/certificates')).toMatchObject({ ok: false, status: 404 });
});

describe('a request that is not the merchant’s', () => {
  let request: Request;
  const protocol = () => new Protocol(vendor.simulator, () => vendor.served.url);
  beforeEach(async () => {
    const transport = async (config: {
      method?: string;
      data?: string;
      headers: { get(name: string): unknown };
    }) => {
      request = {
        method: String(config.method).toUpperCase(),
        path: '/v3/pay/transactions/jsapi',
        headers: { authorization: String(config.headers.get('Authorization')) },
        body: String(config.data),
      };
      throw new Error('caught');
    };
    const catching = new WeChatPayClient(
      configurationOf(vendor.environment),
      { now: vendor.now },
      { id: () => 'n'.repeat(32) },
      transport as never,
    );
    await refusal(catching.send('post', '/v3/pay/transactions/jsapi', prepay()));
  });

  test('the merchant’s own is taken', () => {
    expect(protocol().handle(request)).toMatchObject({ status: 200 });
  });

  test.each([
    ['with another body', () => ({ body: request.body.replace('40000', '1') })],
    ['to another address', () => ({ path: `${request.path}?a=1` })],
    ['by another method', () => ({ method: 'GET' })],
    ['without a signature', () => ({ headers: {} })],
    ['under another serial', () => changed(/serial_no="./, 'serial_no="-')],
    ['of another merchant', () => changed(/mchid="./, 'mchid="-')],
    ['with another signature', () => changed(/signature="../, 'signature="AA')],
  ])('%s', (_, change) => {
    expect(protocol().handle({ ...request, ...change() })).toMatchObject({
      status: 401,
      body: expect.stringContaining('SIGN_ERROR'),
    });
  });

  test.each([301, -301])('%i s late', (seconds) => {
    vendor.pass(seconds * 1000);
    expect(protocol().handle(request)).toMatchObject({ status: 401 });
  });

  const changed = (from: RegExp, to: string) => ({
    headers: { authorization: String(request.headers.authorization).replace(from, to) },
  });
});
