import type { MemberQuote, OutputOf } from '@jiayibao/shared/contract/resident';
import {
  benefitFromOf,
  isChosen,
  selectionOf,
  totalOf,
  yearOf,
} from '../../../miniprogram/src/packages/contribution/selection';

jest.mock('@tarojs/taro', () => require('../stand-ins').taro);

type Quote = OutputOf<'contribution.quote'>;

const MEMBER: MemberQuote = {
  memberId: 'a',
  name: '甲',
  status: 'confirmed',
  age: 40,
  category: 'notEmployed',
  place: 'residence',
  categoryClause: '第六条（一）',
  placeClause: '第九条（一）',
  state: 'payable',
  words: null,
  window: { name: 'regular', from: '2026-10-15', to: '2026-12-31', daysLeft: 39 },
  standard: '400.00',
  aid: '0.00',
  due: '400.00',
  benefitPeriod: { from: '2027-05-01', to: '2027-12-31' },
  waiting: { fixedMonths: 3, variableMonths: 1, months: 4, missedYears: 2 },
  broken: null,
  pending: null,
  makeUp: [{ years: 1, due: '400.00', months: 3, benefitFrom: '2027-04-01' }],
  skipping: null,
  newborn: null,
  request: null,
  answer: null,
};
const member = (change: Partial<MemberQuote>): MemberQuote => ({ ...MEMBER, ...change });
const DRAFT = { benefitYear: null, chosen: {}, makeUpYears: {}, entrants: {}, relatives: [] };
const yearOfMembers = (benefitYear: number, ...members: MemberQuote[]): Quote['years'][number] => ({
  benefitYear,
  window: MEMBER.window,
  members,
});

test('whoever can be paid for is chosen, but not whoever has something to consider first', () => {
  expect(isChosen(member({}), DRAFT)).toBe(true);
  expect(isChosen(member({ state: 'free' }), DRAFT)).toBe(true);
  expect(isChosen(member({ state: 'atCashier', words: '以收银台为准。' }), DRAFT)).toBe(false);
  expect(isChosen(member({ state: 'enrolled' }), { chosen: { a: true } })).toBe(false);
  expect(isChosen(member({}), { chosen: { a: false } })).toBe(false);
  expect(isChosen(member({ words: '由学校代缴。' }), { chosen: { a: true } })).toBe(true);
});

test('a total sums what is known, made-up years too, and counts what only the cashier knows', () => {
  const claimed = member({ memberId: 'b', state: 'atCashier', due: null, words: '以收银台为准。' });
  const year = yearOfMembers(2027, member({}), claimed, member({ memberId: 'c', due: '90.00' }));
  const relatives = [
    { ticket: 't', name: '乙', benefitYear: 2027 },
    { ticket: 'u', name: '丙', benefitYear: 2026 },
  ];
  const selection = selectionOf(year, { ...DRAFT, chosen: { b: true }, makeUpYears: { a: 1 }, relatives });
  expect(selection.relatives.map(({ name }) => name)).toEqual(['乙']);
  expect(totalOf(selection)).toEqual({ fen: 89_000, parts: [80_000, 9_000], atCashier: 2, most: null });
});

test('of whom only the cashier knows the amount, it is the standard at most', () => {
  const unseen = { state: 'atCashier', due: null, words: '以收银台为准。' } as const;
  const year = yearOfMembers(2027, member({}), member({ memberId: 'b', ...unseen }));
  const total = totalOf(selectionOf(year, { ...DRAFT, chosen: { b: true } }));
  expect(total).toEqual({ fen: 40_000, parts: [40_000], atCashier: 1, most: 80_000 });
});

test('made-up years that are no longer offered count for nothing', () => {
  const selection = selectionOf(yearOfMembers(2027, member({})), { ...DRAFT, makeUpYears: { a: 2 } });
  expect(totalOf(selection).fen).toBe(40_000);
});

test('benefits begin earlier with what is made up', () => {
  const [offer = null] = MEMBER.makeUp;
  expect(benefitFromOf({ member: MEMBER, makeUp: null })).toBe('2027-05-01');
  expect(benefitFromOf({ member: MEMBER, makeUp: offer })).toBe('2027-04-01');
});

test('the year is the one chosen, or the one that is open to everybody, or the first', () => {
  const open = yearOfMembers(2027, MEMBER);
  const exempt = { ...yearOfMembers(2026, MEMBER), window: null };
  const quote = (years: Quote['years']) => ({ years }) as Quote;
  expect(yearOf(quote([exempt, open]), DRAFT)?.benefitYear).toBe(2027);
  expect(yearOf(quote([exempt, open]), { benefitYear: 2026 })?.benefitYear).toBe(2026);
  expect(yearOf(quote([exempt, open]), { benefitYear: 2030 })?.benefitYear).toBe(2027);
  expect(yearOf(quote([exempt]), DRAFT)?.benefitYear).toBe(2026);
  expect(yearOf(quote([]), DRAFT)).toBeNull();
});
