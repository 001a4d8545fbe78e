import fc from 'fast-check';
import { wholePercents } from '../../miniprogram/src/components/percents';

test('the percents of the looks: 16,560.00, 4,824.00 and 10,616.00 of 32,000.00', () => {
  expect(wholePercents([1_656_000, 482_400, 1_061_600])).toEqual([52, 15, 33]);
});

test('of equal remainders the first gets the point', () => {
  expect(wholePercents([1, 1, 1])).toEqual([34, 33, 33]);
});

test('nothing to share', () => {
  expect(wholePercents([0, 0])).toEqual([0, 0]);
  expect(wholePercents([])).toEqual([]);
});

test('whole percents sum to 100 and stay within a point of their share', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(10_000_000_000), { minLength: 1, maxLength: 6 }), (amounts) => {
      const total = amounts.reduce((sum, amount) => sum + amount, 0);
      fc.pre(total > 0);
      const percents = wholePercents(amounts);
      expect(percents.reduce((sum, percent) => sum + percent, 0)).toBe(100);
      percents.forEach((percent, index) => {
        expect(Number.isInteger(percent)).toBe(true);
        expect(Math.abs(percent - ((amounts[index] ?? 0) * 100) / total)).toBeLessThan(1);
      });
    }),
  );
});
