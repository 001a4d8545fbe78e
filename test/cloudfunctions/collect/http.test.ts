import { randomBytes } from 'node:crypto';
import type { Doors } from '../../../cloudfunctions/core/collect/notification';
import { answerNotification, entryOfNotifications } from '../../../cloudfunctions/core/collect/notification';
import { type LogLine, servicesOf } from '../../../cloudfunctions/core/services';
import { openVendor, type Vendor } from './vendor';

let vendor: Vendor;
let lines: LogLine[];
let passed: unknown[][];
beforeEach(async () => {
  vendor = await openVendor();
  await vendor.paid('order-1');
  lines = [];
  passed = [];
});
afterEach(() => vendor.close());

const doors: Doors = {
  payment: async (_, ...said) => void passed.push(['payment', ...said]),
  refund: async (_, ...said) => void passed.push(['refund', ...said]),
};
const services = () => ({
  ...servicesOf({
    ...process.env,
    VAULT_KEYS: `1:${randomBytes(32).toString('base64')}`,
    VAULT_INDEX_KEY: randomBytes(32).toString('base64'),
  }),
  clock: { now: vendor.now },
  collector: vendor.collector,
  log: (line: LogLine) => void lines.push(line),
});
const event = (change: object = {}) => {
  const { headers, body } = vendor.simulator.messageOf('payment', 'order-1');
  return { path: '/payment-notify', httpMethod: 'POST', headers, body, isBase64Encoded: false, ...change };
};
const answer = (given: unknown, through = doors) => answerNotification(through, given, services());

test('a genuine one goes through its door, and is taken', async () => {
  const reply = await answer(event());
  expect(reply).toMatchObject({ statusCode: 200, body: '{"code":"SUCCESS","message":"成功"}' });
  expect(passed).toEqual([['payment', 'order-1', await vendor.collector.query('order-1')]]);
  expect(lines).toEqual([expect.objectContaining({ outcome: 200, notified: 'payment' })]);
  expect(JSON.stringify(lines)).not.toContain('openid');
});

test('in base64 too', async () => {
  const { headers, body } = event();
  const given = event({ headers, body: Buffer.from(body).toString('base64'), isBase64Encoded: true });
  expect(await answer(given)).toMatchObject({ statusCode: 200 });
});

test('of a refund through the other door', async () => {
  vendor.simulator.book.setSettings({ refundMs: 0 });
  vendor.simulator.book.giveBack({
    number: 'refund-1',
    orderNumber: 'order-1',
    amountFen: 5,
    totalFen: 40_000,
    notifyUrl: 'http://127.0.0.1:9/',
  });
  const { headers, body } = vendor.simulator.messageOf('refund', 'refund-1');
  expect(await answer(event({ headers, body }))).toMatchObject({ statusCode: 200 });
  expect(passed).toEqual([['refund', 'refund-1', { state: 'done', amountFen: 5, doneAt: vendor.now() }]]);
});

test.each([
  ['forged', { body: '{}' }],
  ['without headers', { headers: {} }],
  ['fetched', { httpMethod: 'GET' }],
])('%s: refused, and no door is opened', async (_, change) => {
  expect(await answer(event(change))).toMatchObject({
    statusCode: 401,
    body: '{"code":"FAIL","message":"失败"}',
  });
  expect(passed).toEqual([]);
  expect(lines).toEqual([expect.objectContaining({ outcome: 401, why: expect.any(String) })]);
});

test('no event at all, as an app might call the function: refused', async () => {
  expect(await answer({ action: 'order.create' })).toMatchObject({ statusCode: 401 });
});

test('where the door fails it has to come again, and the log says why without what it carried', async () => {
  const failing = { ...doors, payment: async () => Promise.reject(new Error('of 62012319240507058X')) };
  expect(await answer(event(), failing)).toMatchObject({ statusCode: 500 });
  expect(lines).toEqual([expect.objectContaining({ outcome: 500, failure: 'Error' })]);
  expect(JSON.stringify(lines)).not.toContain('62012319240507058X');
});

test('a function without its keys answers so that it comes again', async () => {
  const error = jest.spyOn(console, 'error').mockImplementation();
  const { VAULT_KEYS: kept } = process.env;
  delete process.env.VAULT_KEYS;
  expect(await entryOfNotifications(doors)(event())).toMatchObject({ statusCode: 500 });
  if (kept !== undefined) process.env.VAULT_KEYS = kept;
  error.mockRestore();
});
