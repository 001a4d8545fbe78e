import { readBill } from '../../../cloudfunctions/core/collect/wechat-pay-bill';
import { DAY, openVendor, refusal } from './vendor';

const HEADINGS =
  '交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注';
const SUMS =
  '总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额\n`2,`0.01,`0.00,`0.00,`0.00000,`0.01,`0.00';
/** A row as the vendor's page shows one (developers.weixin.qq.com/minigame/dev/wxcloudrun/src/development/pay/order/bill.html). */
const row = (app: string, state = 'SUCCESS', amount = '0.01') =>
  `\`2022-03-21 13:51:31,\`${app},\`180023671,\`176531292,\`,\`420000612032130748613220688,\`2021WERUN1647840687637,\`oZWaCKXip5njeEiloC4oeOV1TTsk,\`JSAPI,\`${state},\`OTHERS,\`CNY,\`0.01,\`0.00,\`0,\`0,\`0.00,\`0.00,\`,\`,\`微信云托管支付测试,\`,\`0.00000,\`0.90%,\`${amount},\`0.00,\``;
const APP = 'wxfdc955f7104ad557';
const read = (...rows: string[]) => readBill([HEADINGS, ...rows, SUMS].join('\n'), APP);

test("the vendor's own example, with or without a mark at the beginning, is read", () => {
  const payment = {
    kind: 'payment',
    number: '2021WERUN1647840687637',
    orderNumber: '2021WERUN1647840687637',
    amountFen: 1,
    at: Date.parse('2022-03-21T13:51:31+08:00'),
    transactionId: '420000612032130748613220688',
  };
  expect(read(row(APP))).toEqual([payment]);
  expect(readBill(`\uFEFF${HEADINGS}\r\n${row(APP)}\r\n${SUMS}\r\n`, APP)).toEqual([payment]);
});

test("another app's rows are not ours", () => {
  expect(read(row('wx1111111111111111'), row(APP))).toHaveLength(1);
});

test.each([
  ['a state that it does not know', row(APP, 'REVOKED')],
  ['an amount that is none', row(APP, 'SUCCESS', '-1')],
])('%s is not passed over', (_, line) => {
  expect(() => read(line)).toThrow('the bill has');
});

test('a column that is missing is not passed over', () => {
  expect(() =>
    readBill([HEADINGS.replace(',订单金额,', ',别的,'), row(APP), SUMS].join('\n'), APP),
  ).toThrow();
});

test('a file that is not the one that was signed is refused', async () => {
  const vendor = await openVendor();
  await vendor.paid('order-1');
  vendor.pass(86_400_000);
  const { book } = vendor.simulator;
  const { orders, refunds } = book.trades(0, vendor.now());
  const changed = orders.map((order) => ({ ...order, totalFen: 90_000 }));
  jest
    .spyOn(book, 'trades')
    .mockReturnValueOnce({ orders, refunds })
    .mockReturnValueOnce({ orders: changed, refunds });
  const why = await refusal(vendor.collector.bill(DAY));
  await vendor.close();
  expect(why).toBe('COLLECTOR_BILL_HASH');
});
