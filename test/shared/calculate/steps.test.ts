import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { calculate, explainStep, type Step } from '@jiayibao/shared/calculate';
import type { Amounts, Denial, PolicyId } from '@jiayibao/shared/contract/calculation';
import { clauses, clauseText } from '@jiayibao/shared/policy';
import fc from 'fast-check';
import { casesOf } from '../../clauses/cases';
import { resultOf } from './answers';
import { recomputed } from './recompute';
import { anyBenefit } from './requests';

const lines = readFileSync(join(__dirname, '../cases/sample.jsonl'), 'utf8').trim().split('\n');
const requests: unknown[] = [
  ...lines.map((line) => JSON.parse(line).request),
  ...casesOf().map(({ request }) => request),
];

interface Explained {
  policy: PolicyId;
  steps: Step[];
  amounts?: Amounts;
  denial?: Denial | null;
}

/** Every result with steps inside an answer, those of levels and events too. */
function explained(value: unknown): Explained[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = 'steps' in value ? [value as Explained] : [];
  return [...own, ...Object.values(value).flatMap(explained)];
}
const samples = requests.flatMap((request) => explained(calculate(request)));

function expectEveryFigureExplained({ amounts, steps }: Explained): void {
  for (const [name, amount] of Object.entries(amounts ?? {})) {
    expect([name, steps.findLast(({ id }) => id === name)?.amount]).toEqual([name, amount]);
  }
}

test('every figure is the outcome of a step', () => {
  expect(samples.length).toBeGreaterThan(requests.length / 2);
  samples.forEach(expectEveryFigureExplained);
  fc.assert(fc.property(anyBenefit, (request) => expectEveryFigureExplained(resultOf(request))));
});

test('what a step or a denial cites has a text, and its grade fits what is cited', () => {
  const isClause = (policy: PolicyId, id: string) => clauses[policy].some((clause) => clause.id === id);
  for (const { policy, steps, denial } of samples) {
    for (const { clause, grade } of steps) {
      expect(['clause', 'secondary', 'reading']).toContain(grade);
      expect([clause, clauseText(policy, clause)]).toEqual([clause, expect.stringMatching(/./)]);
      if (grade === 'clause') expect([clause, isClause(policy, clause)]).toEqual([clause, true]);
      if (grade === 'secondary') expect([clause, isClause(policy, clause)]).toEqual([clause, false]);
      if (clause.startsWith('理解')) expect(grade).toBe('reading');
    }
    if (denial) expect(clauseText(policy, denial.clause)).not.toBeNull();
  }
});

test('every step has words of its own', () => {
  for (const { steps } of samples) {
    for (const step of steps) {
      const { title, amount, formula } = explainStep(step);
      expect(title).toMatch(/^[^a-zA-Z]+$/);
      expect(`${amount} ${formula ?? ''}`).not.toMatch(/undefined|NaN|null|object/);
    }
  }
});

function expectRecomputed({ steps }: Explained): void {
  for (const step of steps) {
    const expected = recomputed(step);
    if (expected !== null) expect([step.id, step.amount]).toEqual([step.id, expected]);
  }
}

test('the steps recompute to the amounts', () => {
  samples.forEach(expectRecomputed);
  fc.assert(
    fc.property(anyBenefit, (request) => expectRecomputed(resultOf(request))),
    { numRuns: 300 },
  );
});

test('a stay in words, as the screen shows it', () => {
  const { steps } = resultOf({
    operation: 'inpatient',
    region: 'lanzhou',
    insured: { birthDate: '1960-01-01' },
    stay: { admittedOn: '2026-11-01', dischargedOn: '2026-11-22', level: 'tier3A' },
    expenses: [
      { class: 'A', amount: '22400' },
      { class: 'B', amount: '8000' },
      { class: 'C', amount: '1600' },
    ],
  });
  const shown = steps.map(explainStep).filter(({ minor }) => !minor);
  expect(shown.map(({ title, formula, amount }) => [title, formula, amount])).toEqual([
    ['可报销的费用', '总费用 32,000 − 不能报销的 1,600 − 乙类先自付 800', '29,600.00 元'],
    ['减去起付标准', '可报销的 29,600 − 起付标准 2,000', '27,600.00 元'],
    ['统筹基金付', '计入报销的 27,600 × 60%', '16,560.00 元'],
    [
      '大病起付线以上',
      '这次合规自付 13,040 = 可报销的 29,600 − 统筹基金 16,560；这次合规自付 13,040 − 大病起付线 5,000',
      '8,040.00 元',
    ],
    ['大病保险付', '第1段 8,040 × 60%', '4,824.00 元'],
    ['自己付', '总费用 32,000 − 统筹基金 16,560 − 大病保险 4,824', '10,616.00 元'],
  ]);
});

test('a waiting in words: what it is made of, what is made up, and below what it never falls', () => {
  const waitingOf = (enrolledYears: number[], makeUpYears: number) => {
    const { steps } = resultOf({
      operation: 'enrolment',
      region: 'lanzhou',
      benefitYear: 2027,
      paidOn: '2027-01-15',
      person: { birthDate: '1980-01-01' },
      history: { enrolledYears, makeUpYears },
    });
    const told = ({ title, formula, amount }: ReturnType<typeof explainStep>) => [title, formula, amount];
    return steps
      .filter(({ id }) => ['missedYears', 'waiting', 'makeUpDue'].includes(id))
      .map((step) => told(explainStep(step)));
  };
  expect(waitingOf([2024], 1)).toEqual([
    ['断保年数', null, '2年'],
    ['等待月数', '固定3个月 + 变动1个月 − 补缴1个月', '3个月'],
    ['补缴修复', '补缴1年 × 400', '400.00 元'],
  ]);
  expect(waitingOf([2026], 0)).toEqual([
    ['断保年数', null, '0年'],
    ['等待月数', '固定3个月', '3个月'],
    ['补缴修复', null, '0.00 元'],
  ]);
});

test('what the year brought before is named in the sum', () => {
  const { steps } = resultOf({
    operation: 'inpatient',
    region: 'linxia',
    insured: { birthDate: '1960-01-01' },
    yearToDate: { eligibleSelfPay: '1438.67' },
    stay: { admittedOn: '2026-11-01', dischargedOn: '2026-11-22', level: 'prefecture' },
    expenses: [{ class: 'A', amount: '20800' }],
  });
  const step = steps.find(({ id }) => id === 'criticalIllnessBase') as Step;
  expect(explainStep(step).formula).toBe(
    '这次合规自付 7,800 = 可报销的 20,800 − 统筹基金 13,000；今年前面累计的合规自付 1,438.67 + 这次合规自付 7,800 − 大病起付线 5,000',
  );
});
