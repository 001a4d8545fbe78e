import { MAX_FEN, toFen } from '@jiayibao/shared/money';
import fc from 'fast-check';
import { splitExpenses, splitTotal } from '../../miniprogram/src/components/split';

test('the typical split of the looks', () => {
  expect(splitExpenses('32000', 25, 5)).toEqual([
    { class: 'A', amount: '22400.00' },
    { class: 'B', amount: '8000.00' },
    { class: 'C', amount: '1600.00' },
  ]);
});

test('a class without an amount is left out; no amount, no expenses', () => {
  expect(splitExpenses('100', 0, 0)).toEqual([{ class: 'A', amount: '100.00' }]);
  expect(splitExpenses('0.01', 50, 50)).toEqual([{ class: 'C', amount: '0.01' }]);
  for (const total of ['', '0', '0.00', '1.005', '-1', 'abc', '1,000'])
    expect(splitExpenses(total, 25, 5)).toBeNull();
});

test('the parts always make the total, and none is below zero', () => {
  const steps = fc.integer({ min: 0, max: 20 }).map((step) => step * 5);
  fc.assert(
    fc.property(fc.nat(MAX_FEN), steps, steps, (total, shareB, shareC) => {
      fc.pre(shareB + shareC <= 100);
      const { A, B, C } = splitTotal(toFen(total), shareB, shareC);
      expect(A + B + C).toBe(total);
      expect(Math.min(A, B, C)).toBeGreaterThanOrEqual(0);
    }),
  );
});
