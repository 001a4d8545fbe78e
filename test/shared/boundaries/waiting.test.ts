import { calculate } from '@jiayibao/shared/calculate';
import type { EnrolmentResult } from '@jiayibao/shared/contract/calculation';
import { parseParameters, publishedParameters } from '@jiayibao/shared/policy';
import { lanzhou, withLaterYear } from './cases';

const { fixedMonths, longBreakYears, longBreakMonths, countedFromYear } = lanzhou.waiting;
const FIXED = fixedMonths.value;

function waitingOf(benefitYear: number, paidOn: string, history: object, windows?: object) {
  const person = { birthDate: '1960-01-01' };
  const request = { operation: 'enrolment', region: 'lanzhou', benefitYear, paidOn, person, history };
  const answer = calculate(request, withLaterYear(benefitYear, windows));
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.result as EnrolmentResult;
}

test.each([
  [0, 0, 0],
  [1, FIXED, 0],
  [2, FIXED + 1, 1],
  [longBreakYears.value - 1, FIXED + longBreakYears.value - 2, longBreakYears.value - 2],
  [longBreakYears.value, FIXED + longBreakYears.value - 1, longBreakYears.value - 1],
  [longBreakYears.value + 1, FIXED + longBreakYears.value, longBreakYears.value],
])('%i missed years: %i months', (missed, months, variableMonths) => {
  const benefitYear = 2030;
  const { waiting } = waitingOf(benefitYear, '2029-12-01', { enrolledYears: [benefitYear - 1 - missed] });
  expect(waiting).toMatchObject({ fixedMonths: missed > 0 ? FIXED : 0, variableMonths, months });
});

test('years before the first counted one are not missed', () => {
  for (const last of [countedFromYear.value - 5, countedFromYear.value - 1]) {
    const { waiting } = waitingOf(2027, '2026-12-01', { enrolledYears: [last] });
    expect(waiting.variableMonths).toBe(2027 - countedFromYear.value - 1);
  }
  expect(waitingOf(2027, '2026-12-01', { enrolledYears: [countedFromYear.value] }).waiting.months).toBe(
    FIXED,
  );
});

test.each([
  ['2029-12-01', FIXED],
  ['2030-01-15', FIXED],
])('make-up years, and the floor of a long break, paid %s', (paidOn, fixed) => {
  const repair = (missed: number, makeUpYears: number) =>
    waitingOf(2030, paidOn, { enrolledYears: [2029 - missed], makeUpYears }).waiting;
  for (const missed of [longBreakYears.value - 1, longBreakYears.value, longBreakYears.value + 1]) {
    const variable = missed - 1;
    const floor = missed >= longBreakYears.value ? longBreakMonths.value : 0;
    for (let makeUpYears = 0; makeUpYears <= variable + 1; makeUpYears += 1) {
      const repairedMonths = Math.min(variable, makeUpYears);
      expect(repair(missed, makeUpYears)).toMatchObject({
        repairedMonths,
        months: Math.max(floor, fixed + variable - repairedMonths),
      });
    }
  }
});

/** A window on any days; what else the year has stays. */
const paidFrom = (from: string, to: string) => ({
  regularWindow: { from: '2025-10-15', to: '2025-10-15', clause: '第八条', grade: 'reading' },
  supplementaryWindow: { from, to, clause: '第八条', grade: 'reading' },
});

test.each([
  ['2028-01-29', '2028-04-29'],
  ['2028-01-31', '2028-04-30'],
  ['2028-02-29', '2028-05-29'],
  ['2027-11-30', '2028-04-01'],
])('paid %s for 2028, after the regular window: benefits from %s', (paidOn, from) => {
  const { benefitPeriod } = waitingOf(2028, paidOn, { enrolledYears: [2027] }, paidFrom(paidOn, paidOn));
  expect(benefitPeriod).toEqual({ from, to: '2028-12-31' });
});

test('waiting that outlasts the year leaves no benefit period', () => {
  const from = (makeUpYears: number) => {
    const history = { enrolledYears: [2024], makeUpYears };
    const { benefitPeriod } = waitingOf(2040, '2030-01-02', history, paidFrom('2030-01-01', '2030-01-31'));
    return benefitPeriod?.from ?? null;
  };
  expect([from(0), from(5), from(6), from(7)]).toEqual([null, null, '2040-12-01', '2040-11-01']);
});

test('months for a missed year are as many as the figures say', () => {
  const data = structuredClone(publishedParameters.data);
  for (const figure of data.lanzhou.values.waiting.monthsPerMissedYear) figure.value = '2';
  const request = {
    operation: 'enrolment',
    region: 'lanzhou',
    benefitYear: 2027,
    paidOn: '2026-12-01',
    person: { birthDate: '1960-01-01' },
    history: { enrolledYears: [2024] },
  };
  expect(calculate(request, parseParameters(data))).toMatchObject({
    result: { waiting: { variableMonths: 2, months: FIXED + 2 } },
  });
});
