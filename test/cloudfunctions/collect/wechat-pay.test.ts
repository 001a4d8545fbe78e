import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { makeKeys, merchantEnvironment, Problem } from '@jiayibao/local/pay';
import { addDays } from '@jiayibao/shared/dates';
import { toFen } from '@jiayibao/shared/money';
import { collectorOf } from '../../../cloudfunctions/core/collect/environment';
import { APP, DAY, openVendor, refusal, type Vendor } from './vendor';

let vendor: Vendor;
beforeEach(async () => {
  vendor = await openVendor();
});
afterEach(() => vendor.close());

const UNPAID = { totalFen: null, transactionId: null, paidAt: null, openid: null };
const back = (number: string, orderNumber: string, amount: number, total = 40_000) => ({
  number,
  orderNumber,
  amountFen: toFen(amount),
  totalFen: toFen(total),
  reason: '重复缴费退回',
});

describe('an order', () => {
  test('asked for again is the same one, and the phone gets what the merchant signed', async () => {
    const [first, second] = [await vendor.prepay('order-1'), await vendor.prepay('order-1')];
    expect(second.package).toBe(first.package);
    expect(first.package).toMatch(/^prepay_id=wx/);
    expect(first.timeStamp).toBe(String(vendor.now() / 1000));
    expect(vendor.simulator.signer.arePaymentParameters(first)).toBe(true);
    expect(vendor.simulator.signer.arePaymentParameters({ ...first, package: `${first.package}0` })).toBe(
      false,
    );
  });

  test('that nobody asked for is unknown; not paid yet; paid to the fen, by whom and when', async () => {
    expect(await vendor.collector.query('order-1')).toEqual({ state: 'unknown', ...UNPAID });
    await vendor.prepay('order-1');
    expect(await vendor.collector.query('order-1')).toEqual({ state: 'notPaid', ...UNPAID });
    const paidAt = vendor.now();
    await vendor.paid('order-1');
    vendor.pass(60_000);
    expect(await vendor.collector.query('order-1')).toEqual({
      state: 'paid',
      totalFen: 40_000,
      transactionId: expect.stringMatching(/^420\d{25}$/),
      paidAt,
      openid: 'openid-of-who-pays',
    });
  });

  test('is closed as often as one likes, known to the vendor or not, but not once it is paid', async () => {
    await vendor.collector.close('never-heard-of');
    await vendor.prepay('order-1');
    for (const _ of [1, 2]) await vendor.collector.close('order-1');
    expect(await vendor.collector.query('order-1')).toMatchObject({ state: 'closed' });
    expect(await refusal(vendor.prepay('order-1'))).toBe('CLOSED');
    await vendor.paid('order-2');
    expect(await refusal(vendor.collector.close('order-2'))).toBe('PAID');
    expect(await refusal(vendor.prepay('order-2'))).toBe('PAID');
  });

  test('of the same number with another amount is refused, and says nothing of itself', async () => {
    await vendor.prepay('order-1');
    expect(await refusal(vendor.prepay('order-1', 40_001))).toBe('COLLECTOR_403_OUT_TRADE_NO_USED');
  });

  test('is paid after it was closed by who was still typing the password', async () => {
    const { package: id } = await vendor.prepay('order-1');
    vendor.simulator.book.pay(id.replace('prepay_id=', ''), 'afterClose');
    expect(await vendor.collector.query('order-1')).toMatchObject({ state: 'notPaid' });
    await vendor.collector.close('order-1');
    expect(await vendor.collector.query('order-1')).toMatchObject({ state: 'paid', totalFen: 40_000 });
  });
});

describe('a refund', () => {
  test('is on its way, then done; asked for again it is no second one; the order stays paid', async () => {
    await vendor.paid('order-1');
    const asked = back('refund-1', 'order-1', 15_000);
    expect(await vendor.collector.refund(asked)).toEqual({
      state: 'processing',
      amountFen: 15_000,
      doneAt: null,
    });
    vendor.pass(2000);
    const done = { state: 'done', amountFen: 15_000, doneAt: vendor.now() };
    vendor.pass(5000);
    expect(await vendor.collector.refund(asked)).toEqual(done);
    expect(await vendor.collector.queryRefund('refund-1')).toEqual(done);
    expect(await vendor.collector.query('order-1')).toMatchObject({ state: 'paid', totalFen: 40_000 });
    expect(vendor.simulator.book.refundsOf('order-1')).toHaveLength(1);
  });

  test('is never more than what is left, nor another one under the same number', async () => {
    await vendor.paid('order-1');
    await vendor.collector.refund(back('refund-1', 'order-1', 15_000));
    for (const asked of [
      back('refund-2', 'order-1', 25_001),
      back('refund-1', 'order-1', 15_001),
      back('refund-3', 'order-1', 100, 39_999),
    ])
      expect(await refusal(vendor.collector.refund(asked))).toBe('EXCEEDS');
    await vendor.collector.refund(back('refund-2', 'order-1', 25_000));
  });

  test('needs a payment, and money to give', async () => {
    await vendor.prepay('order-1');
    expect(await refusal(vendor.collector.refund(back('refund-1', 'order-1', 1)))).toBe('NOT_PAID');
    expect(await refusal(vendor.collector.refund(back('refund-1', 'order-2', 1)))).toBe('NOT_PAID');
    await vendor.paid('order-1');
    vendor.simulator.book.setSettings({ funds: false });
    expect(await refusal(vendor.collector.refund(back('refund-1', 'order-1', 1)))).toBe('NO_FUNDS');
    expect(await vendor.collector.queryRefund('refund-1')).toEqual({
      state: 'unknown',
      amountFen: null,
      doneAt: null,
    });
  });

  test('of what is paid, though the vendor says now and then that it is not, is to be tried again', async () => {
    await vendor.paid('order-1');
    jest.spyOn(vendor.simulator.book, 'giveBack').mockImplementationOnce(() => {
      throw new Problem(404, 'RESOURCE_NOT_EXISTS', '订单不存在');
    });
    const asked = back('refund-1', 'order-1', 1);
    expect(await refusal(vendor.collector.refund(asked))).toBe('COLLECTOR_404_RESOURCE_NOT_EXISTS');
    expect(await vendor.collector.refund(asked)).toMatchObject({ state: 'processing' });
  });

  test('to an account that is closed never goes, and is not tried for ever', async () => {
    await vendor.paid('order-1');
    jest.spyOn(vendor.simulator.book, 'giveBack').mockImplementation(() => {
      throw new Problem(403, 'USER_ACCOUNT_ABNORMAL', '用户账户异常或已注销');
    });
    expect(await refusal(vendor.collector.refund(back('refund-1', 'order-1', 1)))).toBe('PAYER_GONE');
  });

  test.each([
    ['ABNORMAL', 'stuck'],
    ['CLOSED', 'failed'],
  ] as const)('that ends %s is %s', async (refund, state) => {
    vendor.simulator.book.setSettings({ refund, refundMs: 0 });
    await vendor.paid('order-1');
    expect(await vendor.collector.refund(back('refund-1', 'order-1', 500))).toEqual({
      state,
      amountFen: 500,
      doneAt: null,
    });
  });
});

describe("a day's bill", () => {
  test('holds every payment and refund of that day, and no other', async () => {
    await vendor.paid('order-1');
    const paidAt = vendor.now();
    vendor.pass(60_000);
    await vendor.paid('order-2', 9000);
    const { transactionId } = await vendor.collector.query('order-1');
    await vendor.collector.refund(back('refund-1', 'order-1', 15_001));
    const askedAt = vendor.now();
    vendor.pass(86_400_000);
    await vendor.collector.refund(back('refund-2', 'order-2', 9000, 9000));
    const rows = await vendor.collector.bill(DAY);
    expect(rows).toHaveLength(3);
    expect(rows).toContainEqual({
      kind: 'payment',
      number: 'order-1',
      orderNumber: 'order-1',
      amountFen: 40_000,
      at: paidAt,
      transactionId,
    });
    expect(rows).toContainEqual({
      kind: 'refund',
      number: 'refund-1',
      orderNumber: 'order-1',
      amountFen: 15_001,
      at: askedAt,
      transactionId,
    });
    expect(await vendor.collector.bill(addDays(DAY, -1))).toEqual([]);
  });

  test('is not there before ten in the morning', async () => {
    await vendor.paid('order-1');
    vendor.pass(21.9 * 3_600_000);
    expect(await refusal(vendor.collector.bill(DAY))).toBe('NO_BILL');
    vendor.pass(0.2 * 3_600_000);
    expect(await vendor.collector.bill(DAY)).toHaveLength(1);
    expect(await refusal(vendor.collector.bill(addDays(DAY, 1)))).toBe('COLLECTOR_400_INVALID_REQUEST');
  });
});

describe('what does not prove to be the vendor', () => {
  const through = (environment: Record<string, string>) =>
    collectorOf({ ...vendor.environment, ...environment }, { now: vendor.now }, { id: () => 'a'.repeat(32) });

  test('is not believed: signed with another key, under another serial, long ago', async () => {
    await vendor.paid('order-1');
    const other = merchantEnvironment(makeKeys(APP), '', '').WECHAT_PAY_PLATFORM_KEYS as string;
    const [serial] = (vendor.environment.WECHAT_PAY_PLATFORM_KEYS as string).split(':');
    const forged = through({ WECHAT_PAY_PLATFORM_KEYS: `${serial}:${other.split(':')[1]}` });
    expect(await refusal(forged.query('order-1'))).toBe('COLLECTOR_NOT_GENUINE');
    expect(await refusal(through({ WECHAT_PAY_PLATFORM_KEYS: other }).query('order-1'))).toBe(
      'COLLECTOR_NOT_GENUINE',
    );
    const late = collectorOf(
      vendor.environment,
      { now: () => vendor.now() + 299_000 },
      { id: () => 'a'.repeat(32) },
    );
    expect(await late.query('order-1')).toMatchObject({ state: 'paid' });
  });

  test.each([
    ['an empty answer', 200, ''],
    ['a page', 200, '<html></html>'],
    ['a fault without a code', 500, '{}'],
    ['a 404 of somebody else', 404, '{"message":"not found"}'],
  ])('%s is no answer', async (_, status, body) => {
    const server = createServer((_request, response) => response.writeHead(status).end(body)).listen(
      0,
      '127.0.0.1',
    );
    await new Promise((resolve) => server.once('listening', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    const collector = through({ WECHAT_PAY_URL: url });
    for (const doing of [
      collector.query('order-1'),
      collector.close('order-1'),
      collector.queryRefund('refund-1'),
    ])
      expect(await refusal(doing)).toMatch(/^COLLECTOR_(NOT_GENUINE|404|500)$/);
    server.close();
    server.closeAllConnections();
  });

  test('silence is told from an answer, and nothing of the request is in the error', async () => {
    const collector = through({ WECHAT_PAY_URL: 'http://127.0.0.1:9/' });
    const error = await collector.query('order-1').catch((thrown) => thrown);
    expect(error.code).toBe('COLLECTOR_SILENT');
    expect(JSON.stringify(error) + error.stack).not.toContain(vendor.keys.merchant.id);
  });

  test.each(['API_KEY', 'PRIVATE_KEY', 'PLATFORM_KEYS', 'APP', 'MERCHANT', 'SERIAL', 'NOTIFY_URL'])(
    'without WECHAT_PAY_%s the log says which is missing',
    async (name) => {
      const error = await through({ [`WECHAT_PAY_${name}`]: '' })
        .query('order-1')
        .catch((thrown) => thrown);
      expect(error.message).toContain(`WECHAT_PAY_${name}`);
    },
  );
});
