import { handle, residentTable } from '@jiayibao/cloudfunctions/core';
import { MAXIMUM_MAKE_UP_YEARS, ORDER_MS } from '@jiayibao/shared/contract/resident';
import { newKey, newResident, type Resident } from '../cloud';
import { newStaff } from '../desk/desk';
import {
  coverOf,
  enrolled,
  family,
  follow,
  goTo,
  ledgerOf,
  MINUTE,
  openTill,
  order,
  payed,
  type Till,
  YEAR,
} from './orders';

let till: Till;
beforeEach(async () => {
  till = await openTill();
});
afterEach(() => till.close());

const read = (resident: Resident, number: string) => resident.get('order.read', { number });

describe('order.create', () => {
  test('takes no amount from the phone, and makes up what is asked for', async () => {
    const { resident, people } = await family(till, [{ years: [2023, 2024] }]);
    const [person] = people;
    const made = await order(resident, [{ memberId: person?.memberId ?? '', makeUpYears: 1 }]);
    expect(made).toMatchObject({
      total: '800.00',
      items: [
        {
          due: '400.00',
          makeUpYears: 1,
          makeUpDue: '400.00',
          amount: '800.00',
          waitingMonths: 3,
          confirmed: true,
        },
      ],
    });
    await payed(till, resident, made);
    await follow(till, 1);
    expect(await coverOf(till, person?.personId ?? '')).toEqual(['2027-04-01', '2027-12-31']);
    expect(await ledgerOf(till, made.number)).toEqual({
      contribution: 40_000,
      makeUp: 40_000,
      subsidy: 72_400,
    });
  });

  test.each([
    [-1, 'MALFORMED_REQUEST'],
    [1.5, 'MALFORMED_REQUEST'],
    [MAXIMUM_MAKE_UP_YEARS + 1, 'MALFORMED_REQUEST'],
    [2, 'NOT_ALLOWED'],
  ])('refuses to make up %p years where one is missed too many', async (makeUpYears, code) => {
    const { resident, people } = await family(till, [{ years: [2023, 2024] }]);
    const members = [{ memberId: people[0]?.memberId ?? '', makeUpYears }];
    const refused = await resident.refused('order.create', { benefitYear: YEAR, members, relatives: [] });
    expect(refused).toEqual([code, 'members.0.makeUpYears']);
  });

  test("refuses somebody else's household, nobody, one twice, and who is enrolled", async () => {
    const { resident, people } = await family(till, [{}, { years: [2026, YEAR] }]);
    const other = await family(till);
    const create = (members: { memberId: string }[]) =>
      resident.refused('order.create', { benefitYear: YEAR, members, relatives: [] });
    const [one, two] = people.map(({ memberId }) => ({ memberId }));
    expect(await create([{ memberId: other.people[0]?.memberId ?? '' }])).toEqual(['NOT_FOUND']);
    expect(await create([])).toEqual(['MALFORMED_REQUEST', 'members']);
    expect(await create([one ?? { memberId: '' }, one ?? { memberId: '' }])).toEqual([
      'MALFORMED_REQUEST',
      'members.1',
    ]);
    expect(await create([two ?? { memberId: '' }])).toEqual(['CONTRADICTORY_REQUEST', 'members.0']);
  });

  test('is one at a time; the one before gives way when its time is over', async () => {
    const { resident, people } = await family(till);
    const first = await order(resident, people);
    const members = people.map(({ memberId }) => ({ memberId }));
    const again = await resident.call('order.create', { benefitYear: YEAR, members, relatives: [] });
    expect(again).toMatchObject({
      ok: false,
      error: { code: 'NOT_ALLOWED', message: expect.stringContaining(first.number) },
    });
    expect((await resident.get('contribution.quote', {})).openOrder).toBe(first.number);
    till.pass(ORDER_MS);
    expect((await order(resident, people)).number).not.toBe(first.number);
  });

  test('two phones at once make one order; a double tap gets one answer', async () => {
    const { resident, people } = await family(till);
    const input = { benefitYear: YEAR, members: people.map(({ memberId }) => ({ memberId })), relatives: [] };
    const key = newKey();
    const taps = await Promise.all([
      resident.call('order.create', input, key),
      resident.call('order.create', input, key),
      resident.call('order.create', input),
      resident.call('order.create', input),
    ]);
    const numbers = new Set(taps.flatMap((reply) => (reply.ok ? reply.data.number : [])));
    expect(numbers.size).toBe(1);
    expect(await till.services.store.count('orders', {})).toBe(1);
    for (const reply of taps) if (!reply.ok) expect(reply.error.code).toBe('NOT_ALLOWED');
  });

  test('takes no payment where the region has stopped, before and at the cashier', async () => {
    const { resident, people } = await family(till);
    const made = await order(resident, people);
    const prefecture = await newStaff(till, { role: 'prefecture', counties: [] });
    await prefecture.get('stop.throw', { revision: 0, words: '系统维护' });
    expect(await resident.refused('order.pay', { number: made.number })).toEqual(['PAYMENTS_STOPPED']);
    const other = await family(till);
    const members = other.people.map(({ memberId }) => ({ memberId }));
    expect(
      await other.resident.refused('order.create', { benefitYear: YEAR, members, relatives: [] }),
    ).toEqual(['PAYMENTS_STOPPED']);
  });
});

describe('order.pay', () => {
  test("refuses another's order and one whose time is over", async () => {
    const { resident, people } = await family(till);
    const made = await order(resident, people);
    const stranger = await newResident(till);
    for (const action of [
      'order.read',
      'order.pay',
      'order.refresh',
      'order.cancel',
      'receipt.read',
    ] as const)
      expect(await stranger.refused(action, { number: made.number })).toEqual(['NOT_FOUND', 'number']);
    till.pass(ORDER_MS - 1);
    expect((await resident.get('order.pay', { number: made.number })).payment).not.toBeNull();
    till.pass(1);
    expect(await resident.refused('order.pay', { number: made.number })).toEqual(['STALE', 'number']);
  });

  test('a window that closed since is found before the cashier', async () => {
    goTo(till, '2026-12-31T23:58');
    const { resident, people } = await family(till);
    const made = await order(resident, people);
    till.pass(5 * MINUTE);
    expect(await resident.refused('order.pay', { number: made.number })).toEqual(['STALE', 'number']);
    expect(await resident.get('order.cancel', { number: made.number })).toMatchObject({ state: 'closed' });
    expect(till.collector.calls).toEqual({});
  });

  test.each(['before', 'after'] as const)(
    'a collector that fails %s it took effect is asked again',
    async (when) => {
      const { resident, people } = await family(till);
      const made = await order(resident, people);
      till.collector.failing = [{ call: 'prepay', when }];
      expect(await resident.refused('order.pay', { number: made.number })).toEqual(['UNAVAILABLE']);
      expect((await resident.get('order.pay', { number: made.number })).payment).not.toBeNull();
    },
  );

  test('paid meanwhile: settled, and nothing more is asked for', async () => {
    const { resident, people } = await family(till);
    const made = await order(resident, people);
    await payed(till, resident, made);
    const { order: settled, payment } = await resident.get('order.pay', { number: made.number });
    expect([settled.state, payment]).toEqual(['settled', null]);
  });

  test('a double tap at the cashier pays once', async () => {
    const { resident, people } = await family(till);
    const made = await order(resident, people);
    const key = newKey();
    const taps = await Promise.all(
      [1, 2, 3].map(() => resident.call('order.pay', { number: made.number }, key)),
    );
    expect(new Set(taps.map((reply) => JSON.stringify(reply.ok && reply.data.payment))).size).toBe(1);
    expect(till.collector.orders.size).toBe(1);
  });
});

describe('order.refresh and order.cancel', () => {
  test('coming back from the cashier finds the truth, whatever the phone says', async () => {
    const { resident, people } = await family(till);
    const made = await order(resident, people);
    await payed(till, resident, made);
    expect(await resident.get('order.refresh', { number: made.number })).toMatchObject({ state: 'settled' });
  });

  test('a collector that does not answer leaves it as it stands', async () => {
    const { resident, people } = await family(till);
    const made = await order(resident, people);
    await payed(till, resident, made);
    till.collector.failing = [{ call: 'query', when: 'before' }];
    expect(await resident.get('order.refresh', { number: made.number })).toMatchObject({ state: 'paying' });
  });

  test('what is cancelled cannot be paid; what was paid meanwhile is settled', async () => {
    const { resident, people } = await family(till);
    const made = await order(resident, people);
    await resident.get('order.pay', { number: made.number });
    expect(await resident.get('order.cancel', { number: made.number })).toMatchObject({
      state: 'closed',
      may: ['refresh'],
    });
    expect(till.collector.orders.get(made.number)?.state).toBe('closed');

    const again = await order(resident, people);
    await payed(till, resident, again);
    expect(await resident.get('order.cancel', { number: again.number })).toMatchObject({ state: 'settled' });
  });

  test('what another phone takes to the cashier meanwhile is closed there too', async () => {
    const { resident, people } = await family(till);
    const { number } = await order(resident, people);
    const { store } = till.services;
    let isFirst = true;
    /** Between what the cancelling has read and what it writes, the other phone goes to the cashier. */
    const get: typeof store.get = async (collection, id) => {
      const found = await store.get(collection, id);
      if (collection !== 'orders' || !isFirst) return found;
      isFirst = false;
      await resident.get('order.pay', { number });
      return found;
    };
    const services = {
      ...till.services,
      store: Object.assign(Object.create(store), { get }) as typeof store,
      caller: () => resident.openid,
    };
    const cancel = { action: 'order.cancel', input: { number }, key: newKey() };
    expect(await handle(residentTable, cancel, services)).toMatchObject({
      ok: true,
      data: { state: 'closed' },
    });
    expect((await till.collector.query(number)).state).toBe('closed');
  });

  test('a cancelling that breaks off after the collector closed it is gone on with', async () => {
    const { resident, people } = await family(till);
    const made = await order(resident, people);
    await resident.get('order.pay', { number: made.number });
    till.collector.failing = [{ call: 'close', when: 'after' }];
    expect(await resident.refused('order.cancel', { number: made.number })).toEqual(['UNAVAILABLE']);
    expect(await resident.get('order.refresh', { number: made.number })).toMatchObject({ state: 'closed' });
  });

  test('an expired order is closed by the job, with the collector where it was at the cashier', async () => {
    const [one, two] = [await family(till), await family(till)];
    const made = await order(one.resident, one.people);
    const paying = await order(two.resident, two.people);
    await two.resident.get('order.pay', { number: paying.number });
    till.pass(ORDER_MS - 1);
    await follow(till);
    expect((await read(two.resident, paying.number)).state).toBe('paying');
    till.pass(MINUTE);
    await follow(till);
    expect((await read(one.resident, made.number)).state).toBe('closed');
    expect((await read(two.resident, paying.number)).state).toBe('closed');
    expect(till.collector.calls.close).toBe(1);
  });
});

test('lists, receipt, certificate and history tell of the same payment', async () => {
  const { resident, people } = await family(till, [
    { name: '张三' },
    { name: '李四', groups: ['urbanAllowanceFull'] },
  ]);
  const made = await order(resident, people);
  expect(await resident.refused('receipt.read', { number: made.number })).toEqual(['NOT_FOUND', 'number']);
  await payed(till, resident, made);
  await follow(till, 1);
  const { orders, next } = await resident.get('order.list', {});
  expect([orders.map(({ number, names }) => [number, names]), next]).toEqual([
    [[made.number, ['张三', '李四']]],
    null,
  ]);
  expect(await resident.get('receipt.read', { number: made.number })).toMatchObject({
    paid: '490.00',
    refunded: '0.00',
    items: [
      { name: '张三', paid: '400.00', aid: '0.00', enrolled: true },
      { name: '李四', paid: '90.00', aid: '310.00', enrolled: true },
    ],
    words: expect.stringContaining('不是财政票据'),
  });
  const [, second] = people;
  expect(
    await resident.get('certificate.read', { memberId: second?.memberId ?? '', benefitYear: YEAR }),
  ).toMatchObject({ name: '李四', from: '2027-01-01', to: '2027-12-31', orderNumber: made.number });
  const { years } = await resident.get('contribution.history', {});
  expect(years[0]).toMatchObject({
    benefitYear: YEAR,
    people: [
      { name: '张三', cover: { from: '2027-01-01' }, paid: '400.00' },
      { name: '李四', paid: '90.00', orderNumber: made.number },
    ],
  });
  expect(years.map(({ benefitYear }) => benefitYear)).toEqual([2027, 2026, 2025, 2024]);
});

test('an order is of the records and not of another year: who is enrolled elsewhere meanwhile is given back', async () => {
  const { resident, people } = await family(till);
  const made = await order(resident, people);
  await payed(till, resident, made);
  await enrolled(till, people[0]?.personId ?? '', YEAR, 'linxia');
  await follow(till, 2);
  expect(await read(resident, made.number)).toMatchObject({ state: 'refunded' });
});

test('a call without its key creates nothing', async () => {
  const { resident, people } = await family(till);
  const input = { benefitYear: YEAR, members: [{ memberId: people[0]?.memberId }], relatives: [] };
  const services = { ...till.services, caller: () => resident.openid };
  const reply = await handle(residentTable, { action: 'order.create', input }, services);
  expect(reply).toMatchObject({ ok: false, error: { code: 'KEY_REQUIRED' } });
});
