import { bridge } from '../weapp/bridge';
import { type Cloud, type Pay, payOf, startCloud } from './harness';

/** From the cashier to cover through the built functions: with notifications, without any, and over kill -9. */

const TODAY = '2026-11-22';

let cloud: Cloud;
afterEach(() => cloud?.stop());

type Reply = { ok: boolean; data: never; error?: { code: string } };
type Order = { number: string; state: string; total: string; items: { state: string }[] };
type Quotes = { years: { benefitYear: number; members: { memberId: string; state: string }[] }[] };

/** A resident's calls; each has to go well. */
async function resident(id: string) {
  const call = await bridge(cloud.url, id);
  let keys = 0;
  return async (action: string, input: object): Promise<unknown> => {
    keys += 1;
    const key = `settling-${Date.now()}-${String(keys).padStart(8, '0')}`;
    const isKeyed = !/\.(quote|read|list)$/.test(action);
    const reply = (await call('resident', { action, input, ...(isKeyed && { key }) })) as Reply;
    if (!reply.ok) throw new Error(`${action}: ${JSON.stringify(reply.error)}`);
    return reply.data;
  };
}
type Caller = Awaited<ReturnType<typeof resident>>;

/** Orders next year's contribution for one of the household who has to pay, up to the cashier. */
async function toCashier(call: Caller) {
  const { years } = (await call('contribution.quote', {})) as Quotes;
  const [year] = years;
  const member = year?.members.find(({ state }) => state === 'payable');
  if (!year || !member) throw new Error('nobody has to pay');
  const members = [{ memberId: member.memberId }];
  const { number } = (await call('order.create', {
    benefitYear: year.benefitYear,
    members,
    relatives: [],
  })) as Order;
  const { payment } = (await call('order.pay', { number })) as { payment: { package: string } };
  return { number, payment };
}

const read = async (call: Caller, number: string) => (await call('order.read', { number })) as Order;

/** Waits until an order is settled, asked for nothing but how it stands. */
async function settled(call: Caller, number: string): Promise<Order> {
  for (;;) {
    const order = await read(call, number);
    if (order.state === 'settled') return order;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

test('is covered once the notification came, once somebody came back, or once the cloud is up again; the bill agrees', async () => {
  cloud = await startCloud({ today: TODAY });
  let pay: Pay = await payOf(cloud.url);
  const [wang, zhao, chen] = await Promise.all(['wang', 'zhao', 'chen'].map(resident));
  if (!wang || !zhao || !chen) throw new Error('nobody there');

  const told = await toCashier(wang);
  expect(await pay.act(told.payment, 'pay', 'twice')).toBe(true);
  const first = await settled(wang, told.number);
  expect(first.items).toEqual([expect.objectContaining({ state: 'enrolled' })]);

  const silent = await toCashier(zhao);
  expect(await pay.act(silent.payment, 'pay', 'never')).toBe(true);
  expect(await read(zhao, silent.number)).toMatchObject({ state: 'paying' });
  expect(await zhao('order.refresh', { number: silent.number })).toMatchObject({ state: 'settled' });

  // Of another merchant, and of long ago, though the simulator itself signed them.
  const cut = await toCashier(chen);
  await pay.set({ lateMs: 2000 });
  expect(await pay.act(cut.payment, 'pay', 'late')).toBe(true);
  for (const change of [{ content: { mchid: '1600000001' } }, { offsetMs: -301_000 }])
    expect(await pay.send(await pay.notification(cut.number, change))).toBe(401);
  expect(await read(chen, cut.number)).toMatchObject({ state: 'paying' });
  await cloud.kill();
  cloud = await startCloud({ today: TODAY, root: cloud.root });
  pay = await payOf(cloud.url);
  const again = await resident('chen');
  const last = await settled(again, cut.number);
  expect(last.items).toEqual([expect.objectContaining({ state: 'enrolled' })]);

  const { payments, refunds } = await pay.trades(TODAY);
  const total = async (call: Caller, { number }: { number: string }) =>
    [number, Math.round(Number((await read(call, number)).total) * 100)] as const;
  const orders = [
    await total(await resident('wang'), told),
    await total(await resident('zhao'), silent),
    await total(again, cut),
  ];
  expect(new Map(payments.map(({ number, totalFen }) => [number, totalFen]))).toEqual(new Map(orders));
  expect(refunds).toEqual([]);
});
