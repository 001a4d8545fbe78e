import { type Message, makeKeys, REPEATS_S, Simulator } from '@jiayibao/local/pay';

const keys = makeKeys('wx0000000000000000');
const START = Date.parse('2026-11-22T12:00:00+08:00');
const SECOND = 1000;

let now: number;
let simulator: Simulator;
/** What was sent: of which order or refund, when, in ms after the start; and what the merchant answers. */
let sent: { of: string; at: number; message: Message }[];
let answer: number | null;

beforeEach(() => {
  now = START;
  sent = [];
  answer = 200;
  simulator = Simulator.open(':memory:', { now: () => now, app: 'wx0000000000000000' }, () => keys);
});
afterEach(() => simulator.close());

function order(number: string): string {
  return simulator.book.prepay({
    number,
    description: '费',
    totalFen: 40_000,
    openid: 'o',
    notifyUrl: `http://127.0.0.1:9/${number}`,
    expiresAt: START + 900 * SECOND,
  });
}
const pay = (number: string) => simulator.book.pay(order(number));
const giveBack = (number: string, orderNumber: string) =>
  simulator.book.giveBack({
    number,
    orderNumber,
    amountFen: 100,
    totalFen: 40_000,
    notifyUrl: `http://127.0.0.1:9/${number}`,
  });

/** Lets time run, as far as notifications are due, for at most so long. */
async function run(milliseconds: number): Promise<void> {
  const end = now + milliseconds;
  for (;;) {
    const next = simulator.book.nextDue();
    if (next === null || next > end) break;
    now = Math.max(now, next);
    await simulator.tell(async (message) => {
      sent.push({ of: new URL(message.url).pathname.slice(1), at: now - START, message });
      return answer;
    });
  }
  now = end;
}
const times = () => sent.map(({ at }) => at);
const DAY = 2 * 86_400_000;

test('a payment is told once, at once', async () => {
  pay('order-1');
  await run(DAY);
  expect(sent.map(({ of, at }) => [of, at])).toEqual([['order-1', 0]]);
});

test.each([500, 401, 302, null])(
  'answered with %s it comes again: 15 times in 24 h 4 min, signed anew',
  async (given) => {
    answer = given;
    pay('order-1');
    await run(DAY);
    const pauses = times()
      .slice(1)
      .map((at, i) => (at - (times()[i] as number)) / SECOND);
    expect(pauses).toEqual([...REPEATS_S]);
    expect(times().at(-1)).toBe((24 * 60 + 4) * 60 * SECOND);
    const stamps = sent.map(({ message }) => Number(message.headers['wechatpay-timestamp']) * SECOND - START);
    expect(stamps).toEqual(times());
    expect(new Set(sent.map(({ message }) => JSON.parse(message.body).id)).size).toBe(1);
  },
);

test('until it is taken', async () => {
  answer = 503;
  pay('order-1');
  await run(40 * SECOND);
  answer = 204;
  await run(DAY);
  expect(times()).toEqual([0, 15 * SECOND, 30 * SECOND, 60 * SECOND]);
});

test('late, twice, or never, for an order or as the rule', async () => {
  simulator.book.setSettings({ notify: 'twice' });
  pay('order-1');
  await run(DAY);
  expect(times()).toEqual([0, SECOND]);
  sent.length = 0;
  now = START;
  for (const [number, notify] of [
    ['order-2', 'late'],
    ['order-3', 'never'],
  ] as const) {
    const id = order(number);
    simulator.book.setNotify(number, notify);
    simulator.book.pay(id);
  }
  await run(DAY);
  expect(sent.map(({ of, at }) => [of, at])).toEqual([['order-2', 60 * SECOND]]);
});

test('out of order: after the next one, which may be that of its own refund; alone, after ten minutes', async () => {
  simulator.book.setSettings({ notify: 'reordered' });
  pay('order-1');
  simulator.book.setSettings({ notify: 'prompt' });
  await run(5 * SECOND);
  expect(sent).toEqual([]);
  giveBack('refund-1', 'order-1');
  await run(5 * SECOND);
  expect(sent.map(({ of }) => of)).toEqual(['refund-1', 'order-1']);
  sent.length = 0;
  simulator.book.setSettings({ notify: 'reordered' });
  now = START;
  pay('order-2');
  await run(DAY);
  expect(times()).toEqual([600 * SECOND]);
});

test('a refund is told when it has ended, and what is told stays with the book', async () => {
  pay('order-1');
  giveBack('refund-1', 'order-1');
  await run(DAY);
  expect(sent.map(({ of, at }) => [of, at])).toEqual([
    ['order-1', 0],
    ['refund-1', 2000],
  ]);
  expect(JSON.parse(sent[1]?.message.body ?? '').event_type).toBe('REFUND.SUCCESS');
});

test('nobody pays twice, what is closed, or too late', () => {
  const [first, second, third] = ['order-1', 'order-2', 'order-3'].map(order) as [string, string, string];
  expect([simulator.book.pay(first), simulator.book.pay(first)]).toEqual([true, false]);
  simulator.book.close('order-2');
  expect(simulator.book.pay(second)).toBe(false);
  now = START + 900 * SECOND - 1;
  expect(simulator.book.pay(third, 'afterClose')).toBe(true);
  now += 1;
  expect(simulator.book.pay(third)).toBe(false);
  expect(simulator.book.pay('wx-unknown')).toBe(false);
});
