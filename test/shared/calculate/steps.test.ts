import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { calculate, explainStep, type Step } from '@jiayibao/shared/calculate';
import type { Amounts, Denial, PolicyId } from '@jiayibao/shared/contract/calculation';
import { type Fen, formatYuan, parseRate, parseYuan, type Rate, timesRate } from '@jiayibao/shared/money';
import { clauses, clauseText } from '@jiayibao/shared/policy';
import fc from 'fast-check';
import { resultOf } from './answers';
import { anyInpatient } from './requests';

const lines = readFileSync(join(__dirname, '../cases/sample.jsonl'), 'utf8').trim().split('\n');
const requests = lines.map((line) => JSON.parse(line).request);

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
  fc.assert(fc.property(anyInpatient, (request) => expectEveryFigureExplained(resultOf(request))));
});

test('what a step or a denial cites has a text, and its grade fits what is cited', () => {
  const isClause = (policy: PolicyId, id: string) => clauses[policy].some((clause) => clause.id === id);
  for (const { policy, steps, denial } of samples) {
    for (const { clause, grade } of steps) {
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

/** What a step must give, from its own inputs alone; null where it has nothing to compute. */
function recomputed({ id, inputs }: Step): number | null {
  const fen = (name: string) => {
    const text = String(inputs[name] ?? '0.00');
    return text.startsWith('-') ? -(parseYuan(text.slice(1)) ?? 0) : (parseYuan(text) ?? Number.NaN);
  };
  const rate = () => parseRate(String(inputs.rate)) as Rate;
  const share = (name: string) => timesRate(fen(name) as Fen, rate());
  const cut = () => Math.max(0, fen('ceiling') - fen('paidBefore'));
  switch (id) {
    case 'total':
      return Object.keys(inputs).reduce((sum, name) => sum + (name === 'total' ? 0 : fen(name)), 0);
    case 'advanceSelfPay':
      return 'rate' in inputs ? share('classB') : 0;
    case 'eligible':
      return fen('total') - fen('notCovered') - fen('advanceSelfPay') - fen('specialSubsidy');
    case 'payable':
      return fen('base' in inputs ? 'base' : 'eligible') - fen('deductible');
    case 'basic':
      if ('inFull' in inputs) return fen('inFull') + fen('ordinary');
      return 'ceiling' in inputs ? cut() : share('base');
    case 'criticalIllness': {
      const f = (sum: number) => {
        const above = sum - fen('deductible');
        const bands = (inputs.bands as readonly string[]).map((band) => band.split('+ '));
        return bands.reduce((total, [from, of], i) => {
          const upper = parseYuan(bands[i + 1]?.[0]) ?? above;
          const part = Math.min(above, upper) - (parseYuan(from) ?? 0);
          return total + BigInt(Math.max(0, part)) * BigInt(Math.round(Number(of) * 1000));
        }, 0n);
      };
      return Number((f(fen('yearAfter')) - f(fen('yearBefore')) + 500n) / 1000n);
    }
    case 'topUp':
      return 'rate' in inputs ? Math.max(0, share('counted') - fen('basic') - fen('criticalIllness')) : 0;
    case 'assistance':
      if ('threshold' in inputs) {
        const above = (sum: number) => Math.max(0, sum - fen('threshold'));
        return above(fen('yearBefore') + fen('remaining')) - above(fen('yearBefore'));
      }
      return 'rate' in inputs ? Math.min(share('remaining'), cut()) : 0;
    case 'selfPay':
      return (
        fen('total') -
        ['specialSubsidy', 'basic', 'criticalIllness', 'topUp', 'assistance'].reduce(
          (sum, name) => sum + fen(name),
          0,
        )
      );
    default:
      return null;
  }
}

test('the steps recompute to the amounts', () => {
  fc.assert(
    fc.property(anyInpatient, (request) => {
      for (const step of resultOf(request).steps) {
        const expected = recomputed(step);
        if (expected !== null) expect([step.id, step.amount]).toEqual([step.id, formatYuan(expected as Fen)]);
      }
    }),
    { numRuns: 1000 },
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
    ['可报销的费用', '32,000 − 1,600 − 800', '29,600.00 元'],
    ['减去起付标准', '29,600 − 2,000', '27,600.00 元'],
    ['统筹基金付', '27,600 × 60%', '16,560.00 元'],
    ['大病起付线以上', '13,040 − 5,000', '8,040.00 元'],
    ['大病保险付', '8,040 × 60%', '4,824.00 元'],
    ['自己付', '32,000 − 16,560 − 4,824', '10,616.00 元'],
  ]);
});

test('answers do not depend on the time zone', () => {
  const before = process.env.TZ;
  const expected = requests.map((request) => calculate(request));
  for (const zone of ['Pacific/Kiritimati', 'America/Los_Angeles', 'UTC']) {
    process.env.TZ = zone;
    expect(requests.map((request) => calculate(request))).toEqual(expected);
  }
  if (before === undefined) delete process.env.TZ;
  else process.env.TZ = before;
});
