import {
  displayRate,
  displayYuan,
  type Fen,
  formatRate,
  formatYuan,
  MAX_FEN,
  parseRate,
  parseYuan,
  type Rate,
  sumFen,
  timesRate,
  toFen,
} from '@jiayibao/shared/money';
import Decimal from 'decimal.js';
import fc from 'fast-check';

const MOST = Number.MAX_SAFE_INTEGER;

describe('parseYuan', () => {
  test.each([
    ['0', 0],
    ['0.0', 0],
    ['0.05', 5],
    ['0.5', 50],
    ['1234.5', 123450],
    ['1234.56', 123456],
    ['100000000', MAX_FEN],
    ['100000000.00', MAX_FEN],
  ])('reads %s', (text, fen) => expect(parseYuan(text)).toBe(fen));

  test.each([
    '',
    '01',
    '00',
    '.5',
    '1.',
    '1.234',
    '-1',
    '+1',
    '1e3',
    ' 1',
    '1 ',
    '1\n',
    '1,000',
    '１',
    'NaN',
    '100000000.01',
    '100000001',
    '9'.repeat(400),
    1,
    0.1,
    null,
    undefined,
    {},
    [],
    ['1'],
    true,
    1n,
  ])('refuses %p', (value) => expect(parseYuan(value)).toBeNull());

  test('reads what formatYuan writes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: MAX_FEN }), (fen) => {
        expect(parseYuan(formatYuan(fen as Fen))).toBe(fen);
      }),
    );
  });
});

test('amounts are written with 2 decimals, and with thousands apart for people', () => {
  expect(formatYuan(toFen(0))).toBe('0.00');
  expect(formatYuan(toFen(-5))).toBe('-0.05');
  expect(formatYuan(toFen(123450))).toBe('1234.50');
  expect(displayYuan(toFen(99999))).toBe('999.99');
  expect(displayYuan(toFen(100000))).toBe('1,000.00');
  expect(displayYuan(toFen(1234567890))).toBe('12,345,678.90');
  expect(displayYuan(toFen(-1234567))).toBe('-12,345.67');
});

test('only whole numbers of fen are money', () => {
  expect(() => toFen(0.5)).toThrow(new RangeError('an amount of money must be a whole number of fen'));
  expect(() => toFen(2 ** 53)).toThrow(RangeError);
  expect(sumFen([])).toBe(0);
  expect(sumFen([toFen(1), toFen(2)])).toBe(3);
});

test('rates are read and written as decimals', () => {
  expect(parseRate('0.6')).toBe(600);
  expect(parseRate('0')).toBe(0);
  expect(parseRate('1')).toBe(1000);
  expect(parseRate('1.000')).toBe(1000);
  expect(parseRate('0.005')).toBe(5);
  for (const text of ['1.1', '.5', '0.0001', '-0.1', '60%', '']) expect(parseRate(text)).toBeNull();
  expect(formatRate(0 as Rate)).toBe('0');
  expect(formatRate(850 as Rate)).toBe('0.85');
  expect(formatRate(1000 as Rate)).toBe('1');
  expect(displayRate(600 as Rate)).toBe('60%');
  expect(displayRate(5 as Rate)).toBe('0.5%');
});

describe('timesRate', () => {
  test('rounds once, half-up, as a decimal library does, for every amount that can be held', () => {
    const amounts = fc.oneof(fc.integer({ min: 0, max: MAX_FEN }), fc.maxSafeNat());
    fc.assert(
      fc.property(amounts, fc.integer({ min: 0, max: 1000 }), (fen, rate) => {
        const exact = new Decimal(fen).times(rate).div(1000).toDecimalPlaces(0, Decimal.ROUND_HALF_UP);
        expect(timesRate(fen as Fen, rate as Rate)).toBe(exact.toNumber());
      }),
      { numRuns: 2000 },
    );
  });

  test('exact halves go up', () => {
    expect(timesRate(toFen(1), 500 as Rate)).toBe(1);
    expect(timesRate(toFen(5), 700 as Rate)).toBe(4);
    expect(timesRate(toFen(1), 499 as Rate)).toBe(0);
    expect(timesRate(toFen(MOST), 1000 as Rate)).toBe(MOST);
  });
});
