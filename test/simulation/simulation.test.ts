import { type Outcome, simulate } from './run';

jest.setTimeout(120_000);

test.each([7, 8])('seed %i replays exactly', async (seed) => {
  const [once, again] = [await simulate(seed), await simulate(seed)];
  expect(once.violations).toEqual([]);
  expect(again.trace).toEqual(once.trace);
  expect(again.hash).toBe(once.hash);
});

test('another seed is another run', async () => {
  const [one, other] = [await simulate(1), await simulate(2)];
  expect(one.hash).not.toBe(other.hash);
});

test('money moves, and things go wrong', async () => {
  const outcomes: Outcome[] = [];
  for (let seed = 10; seed < 20; seed++) outcomes.push(await simulate(seed));
  const sum = (name: 'orders' | 'payments' | 'refunds') =>
    outcomes.reduce((all, outcome) => all + outcome[name], 0);
  expect(sum('payments')).toBeGreaterThan(outcomes.length);
  expect(sum('orders')).toBeGreaterThan(sum('payments'));
  expect(sum('refunds')).toBeGreaterThan(0);
  const faults = new Set(outcomes.flatMap((outcome) => [...outcome.faults]));
  for (const [port, fault] of [
    ['database|Transaction|Document', 'crashesAfter'],
    ['query|prepay|close', 'failsAfter'],
    ['payment-notify', 'failsBefore'],
  ])
    expect([...faults].filter((one) => new RegExp(`(${port}).* ${fault}$`).test(one))).not.toEqual([]);
});
