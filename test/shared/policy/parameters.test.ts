import { calculate } from '@jiayibao/shared/calculate';
import type { CivilDate } from '@jiayibao/shared/dates';
import {
  clauses,
  clauseText,
  type ParametersData,
  parseParameters,
  publishedParameters,
  withYear,
  type YearFiguresData,
} from '@jiayibao/shared/policy';

const published = publishedParameters.data;
type Json = { [key: string]: unknown };

/** The published figures with one place changed. */
function changed(path: string, change: (value: unknown) => unknown): ParametersData {
  const copy = structuredClone(published) as unknown as Json;
  const keys = path.split('.');
  const last = keys.pop() as string;
  let place = copy;
  for (const key of keys) place = place[key] as Json;
  place[last] = change(place[last]);
  return copy as unknown as ParametersData;
}

interface Leaf {
  value: string;
  unit: string;
  from: string;
  clause: string;
  grade: string;
}

function leavesOf(node: unknown): Leaf[] {
  if (typeof node !== 'object' || node === null) return [];
  const own = 'unit' in node ? [node as unknown as Leaf] : [];
  return [...own, ...Object.values(node).flatMap(leavesOf)];
}

test('every figure names its unit, its day, what it rests on and its grade', () => {
  for (const [policy, figures] of [
    ['lanzhou-2025', published.lanzhou],
    ['linxia-2018', published.linxia],
  ] as const) {
    const leaves = leavesOf(figures);
    expect(leaves.length).toBeGreaterThan(50);
    for (const { clause, grade } of leaves) {
      expect([clause, clauseText(policy, clause)]).toEqual([clause, expect.stringMatching(/./)]);
      const isClause = clauses[policy].some(({ id }) => id === clause);
      if (grade !== 'reading') expect([clause, isClause]).toEqual([clause, grade === 'clause']);
    }
  }
});

test('figures survive being stored and sent', () => {
  const again = parseParameters(JSON.parse(JSON.stringify(published)));
  expect(again.version).toBe(publishedParameters.version);
  expect(again.data).toEqual(published);
});

const CEILING = 'lanzhou.values.inpatient.ceiling';
test.each<[string, string, (value: never) => unknown]>([
  ['a misspelt key', 'lanzhou.values.outpatient', (v: Json) => ({ ...v, celing: v.ceiling })],
  ['a missing figure', 'lanzhou.values.outpatient', ({ rate }: Json) => ({ rate })],
  ['a figure without a clause', `${CEILING}.0`, ({ clause: _, ...v }: Json) => v],
  ['a figure of no grade', `${CEILING}.0.grade`, () => 'certain'],
  ['another unit', `${CEILING}.0.unit`, () => 'fen'],
  ['a value in fen', `${CEILING}.0.value`, () => 8000000],
  ['a rate in per cent', 'lanzhou.values.outpatient.rate.0.value', () => '70'],
  ['no day', `${CEILING}.0.from`, () => '2025-02-30'],
  ['no figure at all', CEILING, () => []],
  ['a gap before the first figure', `${CEILING}.0.from`, () => '2025-05-16'],
  ['two figures from one day', CEILING, (v: Json[]) => [...v, ...v]],
  ['figures out of order', CEILING, (v: Json[]) => [{ ...v[0], from: '2026-01-01' }, ...v]],
  ['a year twice', 'linxia.years', (v: Json[]) => [...v, v.at(-1)]],
  ['a window that ends before it begins', 'lanzhou.years.1.regularWindow.to', () => '2025-10-14'],
  ['windows that overlap', 'lanzhou.years.1.supplementaryWindow.from', () => '2025-12-31'],
  ['a window past its year', 'lanzhou.years.1.supplementaryWindow.to', () => '2027-01-01'],
  ['a group named twice', 'lanzhou.years.1.aid', (v: Json[]) => [...v, v[0]]],
  ['a level of no region', 'linxia.values.inpatient.levels', (v: Json) => ({ ...v, tier1: v.county })],
])('%s is refused', (_, path, change) => {
  expect(() => parseParameters(changed(path, change as (value: unknown) => unknown))).toThrow();
});

test('a figure changes on its day', () => {
  const raised = changed('lanzhou.values.outpatient.ceiling', (v) => [
    ...(v as Leaf[]),
    { value: '200', unit: 'yuan', from: '2027-01-01', clause: '第十八条（二）', grade: 'clause' },
  ]);
  const set = parseParameters(raised);
  const ceilingOn = (day: string) => set.lanzhou.on(day as CivilDate)?.outpatient.ceiling.value;
  expect(ceilingOn('2026-12-31')).toBe(13_000);
  expect(ceilingOn('2027-01-01')).toBe(20_000);
  expect(ceilingOn('2030-05-14')).toBe(20_000);
  expect(ceilingOn('2030-05-15')).toBeUndefined();
});

test('an agency enters a new year without a change of code', () => {
  const cited = { from: '2028-01-01', clause: '理解：2027年缴费标准', grade: 'reading' as const };
  const figures: YearFiguresData = {
    benefitYear: 2028,
    contribution: { value: '420', unit: 'yuan', ...cited },
    students: { value: '300', unit: 'yuan', ...cited },
    subsidy: { value: '750', unit: 'yuan', ...cited },
    regularWindow: { from: '2027-10-01', to: '2027-12-31', clause: cited.clause, grade: cited.grade },
    aid: [{ groups: ['orphan'], value: '420', unit: 'yuan', ...cited }],
  };
  const set = withYear(publishedParameters, 'lanzhou', figures, 'lead-1');
  const request = {
    operation: 'enrolment',
    region: 'lanzhou',
    benefitYear: 2028,
    paidOn: '2027-10-01',
    person: { birthDate: '1990-01-01', groups: ['orphan'], student: 'school' },
    history: { enrolledYears: [2027] },
  };
  expect(calculate(request)).toMatchObject({ ok: false, error: { code: 'STANDARD_NOT_PUBLISHED' } });
  expect(calculate(request, set)).toMatchObject({
    ok: true,
    result: {
      parametersVersion: 'lead-1',
      standard: '300.00',
      aid: '300.00',
      due: '0.00',
      subsidy: '750.00',
    },
  });
  const late = { ...request, benefitYear: 2027, paidOn: '2027-05-01', history: null };
  expect(calculate(late, set)).toMatchObject({
    ok: false,
    error: { code: 'ENROLMENT_CLOSED', message: expect.stringContaining('2027年10月1日到2027年12月31日') },
  });
  expect(withYear(set, 'lanzhou', figures, 'lead-2').lanzhou.years.size).toBe(set.lanzhou.years.size);
});

test('a break of four years, once such years have standards, never waits less than six months', () => {
  const first = published.lanzhou.years.at(-1) as YearFiguresData;
  let set = publishedParameters;
  for (const benefitYear of [2028, 2029, 2030]) {
    const year = { ...first, benefitYear };
    const window = { from: `${benefitYear - 1}-10-15`, to: `${benefitYear - 1}-12-31` };
    year.regularWindow = { ...window, clause: '第八条', grade: 'reading' };
    year.supplementaryWindow = null;
    set = withYear(set, 'lanzhou', year, `until-${benefitYear}`);
  }
  const waiting = (benefitYear: number, lastYear: number, makeUpYears: number) => {
    const answer = calculate(
      {
        operation: 'enrolment',
        region: 'lanzhou',
        benefitYear,
        paidOn: `${benefitYear - 1}-10-15`,
        person: { birthDate: '1990-01-01' },
        history: { enrolledYears: [lastYear], makeUpYears },
      },
      set,
    );
    return answer.ok ? (answer.result as { waiting: object }).waiting : answer;
  };
  const months = (variableMonths: number, repairedMonths: number, all: number) => ({
    fixedMonths: 3,
    variableMonths,
    repairedMonths,
    months: all,
  });
  expect(waiting(2028, 2010, 2)).toEqual(months(2, 2, 3));
  expect(waiting(2029, 2010, 0)).toEqual(months(3, 0, 6));
  expect(waiting(2029, 2010, 9)).toEqual(months(3, 3, 6));
  expect(waiting(2030, 2010, 0)).toEqual(months(4, 0, 7));
  expect(waiting(2030, 2025, 1)).toEqual(months(3, 1, 6));
  expect(waiting(2030, 2026, 3)).toEqual(months(2, 2, 3));
});

test('each document stands in its own order', () => {
  expect(clauses['lanzhou-2025'][0]).toMatchObject({ id: '第一条', heading: '第一章 总则' });
  expect(clauses['lanzhou-2025'].at(-1)?.id).toBe('第五十条');
  expect(clauseText('lanzhou-2025', '第二十一条（一）')).toContain('三级甲等医疗机构起付标准2000元');
  expect(clauseText('linxia-2018', '四（三）住院（1）')).toContain('150元、500元、800元、3000元');
  expect(clauseText('linxia-2018', '四（三）住院（99）')).toBeNull();
  expect(clauseText('lanzhou-2025', 'toString')).toBeNull();
});

test("the province's rules in words hold every figure that rests on them, each region its own", () => {
  const { ordinary, favoured } = published.lanzhou.values.criticalIllness;
  // Lanzhou's are said as points above the ordinary ones.
  const raised = new Set(favoured.bands.flatMap((band) => leavesOf(band)));
  const points = favoured.bands.map(({ rate }, i) =>
    Math.round(100 * (Number(rate[0]?.value) - Number(ordinary.bands[i]?.rate[0]?.value))),
  );
  expect([...new Set(points)]).toEqual([5]);
  expect(clauseText('lanzhou-2025', '省级规定')).toContain('每段提高5个百分点');
  for (const [policy, figures] of [
    ['lanzhou-2025', published.lanzhou],
    ['linxia-2018', published.linxia],
  ] as const) {
    const text = clauseText(policy, '省级规定');
    const resting = leavesOf(figures).filter(
      (leaf) => leaf.clause === '省级规定' && leaf.value !== '0' && !raised.has(leaf),
    );
    expect(resting.length).toBeGreaterThan(0);
    for (const { value, unit } of resting) {
      const words = unit === 'rate' ? `${Math.round(Number(value) * 100)}%` : `${value}元`;
      expect(text).toContain(words);
    }
  }
  expect(clauseText('lanzhou-2025', '省级规定')).not.toContain('临夏');
});
