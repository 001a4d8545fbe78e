import { type Transaction, verifyLedger } from '@jiayibao/cloudfunctions/core';
import { toFen } from '@jiayibao/shared/money';
import { enrolled, family, follow, notified, openTill, order, payed, type Till, YEAR } from '../order/orders';

let till: Till;
beforeEach(async () => {
  till = await openTill();
});
afterEach(() => till.close());

/** One order of each kind that there is: paid, free, held, given back. */
async function someOrders() {
  const settled = await family(till, [{}, { groups: ['urbanAllowanceFull'] }]);
  const one = await order(settled.resident, settled.people);
  await payed(till, settled.resident, one);
  await notified(till, one.number);
  const free = await family(till, [{ groups: ['orphan'] }], 'linxia');
  await order(free.resident, free.people);
  const held = await family(till);
  const wrong = await order(held.resident, held.people);
  await payed(till, held.resident, wrong, 40_100);
  await notified(till, wrong.number);
  const double = await family(till);
  const twice = await order(double.resident, double.people);
  await payed(till, double.resident, twice);
  await enrolled(till, double.people[0]?.personId ?? '', YEAR);
  await notified(till, twice.number);
  return { settled, number: one.number, double: twice.number };
}

const problems = async () => (await verifyLedger(till.services)).problems;

test('balances at every moment, and adds up by region and year', async () => {
  await someOrders();
  expect(await problems()).toEqual([]);
  await follow(till, 1);
  const { totals, orders, problems: found } = await verifyLedger(till.services);
  expect([orders, found]).toEqual([4, []]);
  expect(totals).toEqual([
    {
      region: 'lanzhou',
      benefitYear: YEAR,
      sums: {
        contribution: 89_000,
        makeUp: 0,
        unassigned: 40_100,
        refund: -40_000,
        aid: 31_000,
        aidReversal: 0,
        subsidy: 144_800,
        subsidyReversal: 0,
      },
    },
    expect.objectContaining({
      region: 'linxia',
      sums: expect.objectContaining({ aid: 40_000, contribution: 0 }),
    }),
  ]);
});

describe('finds', () => {
  /** Changes what the program never changes. */
  async function tamper(work: (tx: Transaction) => Promise<unknown>) {
    await till.services.store.transaction(work);
    return (await problems()).map(({ problem }) => problem);
  }
  const entry = (number: string, personId: string, kind: string) =>
    `ledger:${number}:${personId}:${YEAR}:${kind}`;

  test('an entry that was written over, taken out or put in', async () => {
    const { settled, number } = await someOrders();
    const personId = settled.people[0]?.personId ?? '';
    const id = entry(number, personId, 'contribution');
    const before = await till.services.store.get('ledger', id);
    expect(
      await tamper(async (tx) => before && tx.put('ledger', { ...before, amountFen: toFen(1) })),
    ).toEqual(['changed', 'paid', 'uncovered']);
    expect(await tamper((tx) => tx.remove('ledger', id))).toEqual(['paid', 'uncovered']);
    const { revision: _, ...fresh } = before ?? ({} as never);
    expect(await tamper((tx) => tx.put('ledger', fresh))).toEqual([]);
    expect(
      await tamper((tx) =>
        tx.put('ledger', { ...fresh, _id: entry(number, 'nobody', 'aid'), personId: 'nobody', kind: 'aid' }),
      ),
    ).toEqual(['aid']);
    expect(
      await tamper((tx) =>
        tx.put('ledger', {
          ...fresh,
          _id: entry('20261122120000LZ00000001', personId, 'contribution'),
          orderNumber: '20261122120000LZ00000001',
        }),
      ),
    ).toEqual(['aid', 'noOrder']);
  });

  test('cover without money or aid behind it', async () => {
    const { settled, double } = await someOrders();
    const id = `enrolment:${YEAR}:${settled.people[0]?.personId}`;
    const enrolment = await till.services.store.get('enrolments', id);
    expect(
      await tamper(async (tx) => enrolment && tx.put('enrolments', { ...enrolment, orderNumber: double })),
    ).toEqual(['uncovered']);
  });

  test('a refund that the ledger does not have', async () => {
    const { double } = await someOrders();
    await follow(till, 1);
    const [refund] = (await till.services.store.find('ledger', { orderNumber: double })).filter(
      ({ kind }) => kind === 'refund',
    );
    expect(await tamper((tx) => tx.remove('ledger', refund?._id ?? ''))).toEqual(['refunded']);
  });
});
