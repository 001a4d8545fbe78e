import { openVendor, type Vendor } from '../../cloudfunctions/collect/vendor';

let vendor: Vendor;
beforeEach(async () => {
  vendor = await openVendor();
});
afterEach(() => vendor.close());

const BACK = 'http://127.0.0.1:8000/#/packages/contribution/order?number=order-1';

async function open(change: Record<string, string> = {}, number = 'order-1') {
  const query = new URLSearchParams({ ...(await vendor.prepay(number)), back: BACK, ...change });
  const response = await fetch(`${vendor.served.url}cashier?${query}`);
  return { status: response.status, page: await response.text() };
}

const idOf = (page: string) => /name="prepayId" value="(wx[0-9a-f]+)"/.exec(page)?.[1] as string;

const act = (fields: Record<string, string>, headers: Record<string, string> = {}) =>
  fetch(`${vendor.served.url}cashier`, {
    method: 'POST',
    headers,
    body: new URLSearchParams(fields),
    redirect: 'manual',
  });

test('says what is paid, that nothing is charged, and every choice', async () => {
  const { status, page } = await open();
  expect(status).toBe(200);
  for (const words of [
    '不会真的扣款',
    '支付 400.00 元',
    '支付失败',
    '关单后才支付',
    '取消',
    '马上通知',
    '延迟 60 秒通知',
    '重复通知两次',
    '乱序',
    '不通知',
    'order-1',
    '12:15 以前',
  ])
    expect(page).toContain(words);
  expect(page).not.toContain('openid-of-who-pays');
});

test.each([
  ['pay', 'paid'],
  ['cancel', 'notPaid'],
  ['fail', 'notPaid'],
  ['payAfterClose', 'notPaid'],
])('%s: goes back with nothing in the address; the order is %s', async (choice, state) => {
  const { page } = await open();
  const response = await act({ prepayId: idOf(page), choice, notify: 'never', back: BACK });
  expect([response.status, response.headers.get('location')]).toEqual([303, BACK]);
  expect(await vendor.collector.query('order-1')).toMatchObject({ state });
  expect(vendor.simulator.book.order('order-1')).toMatchObject({
    notify: 'never',
    payAfterClose: choice === 'payAfterClose',
  });
});

test('an order that cannot be paid any more says why, and leads back', async () => {
  await vendor.paid('order-1');
  await vendor.prepay('order-2');
  await vendor.prepay('order-3');
  const parameters = await vendor.prepay('order-2');
  await vendor.collector.close('order-2');
  const show = async (given: object) => {
    const query = new URLSearchParams({ ...given, back: BACK });
    return (await fetch(`${vendor.served.url}cashier?${query}`)).text();
  };
  expect(await show(parameters)).toContain('这个订单已经关闭，没有扣款');
  const third = await vendor.prepay('order-3');
  vendor.pass(15 * 60_000);
  expect(await show(third)).toContain('这个订单已经过了付款时间');
  const page = await show(third);
  expect(page).toContain('返回家医保');
  expect((await act({ prepayId: '', choice: 'cancel', back: BACK })).headers.get('location')).toBe(BACK);
});

test('parameters that the merchant did not sign, or another way back, are not taken', async () => {
  for (const change of [
    { nonceStr: 'changed' },
    { package: 'prepay_id=wx00' },
    { paySign: 'AAAA' },
    { back: 'https://example.com/' },
    { back: 'javascript:alert(1)' },
    { more: '1' },
  ] as Record<string, string>[])
    expect(await open(change)).toMatchObject({ status: 400, page: expect.stringContaining('没有扣款') });
  const { page } = await open();
  const response = await act({ prepayId: idOf(page), choice: 'cancel', back: 'https://example.com/' });
  expect(response.headers.get('location')).toBeNull();
});

test('another page cannot pay for somebody', async () => {
  const { page } = await open();
  const fields = { prepayId: idOf(page), choice: 'pay', back: BACK };
  expect((await act(fields, { origin: 'https://example.com' })).status).toBe(403);
  expect(await vendor.collector.query('order-1')).toMatchObject({ state: 'notPaid' });
});

test('what an order says is text, never markup', async () => {
  const { package: id } = await vendor.collector.prepay({
    number: 'order-9',
    description: '<img src=x onerror=alert(1)>"',
    totalFen: 100 as never,
    openid: 'o',
    expiresAt: vendor.now() + 60_000,
  });
  expect(id).toMatch(/^prepay_id=/);
  const order = vendor.simulator.book.order('order-9');
  const parameters = await vendor.collector.prepay({
    number: 'order-9',
    description: order?.description as string,
    totalFen: 100 as never,
    openid: 'o',
    expiresAt: vendor.now() + 60_000,
  });
  const query = new URLSearchParams({ ...parameters, back: BACK });
  const page = await (await fetch(`${vendor.served.url}cashier?${query}`)).text();
  expect(page).toContain('&lt;img src=x onerror=alert(1)&gt;&quot;');
  expect(page).not.toContain('<img');
});
