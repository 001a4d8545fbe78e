import { calculate } from '@jiayibao/shared/calculate';
import type { Answer, Region, SettlementResult } from '@jiayibao/shared/contract/calculation';
import { addDays, addMonths, type CivilDate, civilDateOfYear } from '@jiayibao/shared/dates';
import { publishedParameters } from '@jiayibao/shared/policy';
import { resultOf } from '../calculate/answers';
import { AROUND, DAY, linxia, withLaterYear } from './cases';

const day = (text: string) => text as CivilDate;
const codeOf = (answer: Answer) => (answer.ok ? 'ok' : answer.error.code);
const { lanzhou: inLanzhou, linxia: inLinxia } = publishedParameters;

const visit = (region: Region, date: string, more: object = {}) => ({
  operation: 'outpatient',
  region,
  insured: { birthDate: '1960-01-01', ...more },
  visit: { date, facility: 'township' },
  expenses: [{ class: 'A', amount: '100' }],
});
const stay = (region: Region, admittedOn: string, dischargedOn: string, more: object = {}) => ({
  operation: 'inpatient',
  region,
  insured: { birthDate: '1960-01-01', ...more },
  stay: { admittedOn, dischargedOn, level: region === 'lanzhou' ? 'tier1' : 'county' },
  expenses: [{ class: 'A', amount: '1000' }],
});

/** A visit as an event of a year. */
function visitOn(region: Region, date: string) {
  const { operation, visit: given, expenses } = visit(region, date);
  return { operation, visit: given, expenses };
}
const year = (region: Region, events: object[]) => ({
  operation: 'year',
  region,
  insured: { birthDate: '1960-01-01' },
  events,
});

describe.each(AROUND)('a day %i from its boundary', (off) => {
  test.each([
    ['lanzhou' as Region, inLanzhou.inForce],
    ['linxia' as Region, inLinxia.inForce],
  ])('in force: %s, by the day of discharge, visit, enrolment or request', (region, { from, to }) => {
    const lastDay = (of: CivilDate) => [
      calculate(visit(region, of)),
      calculate(stay(region, addDays(of, -30), of)),
      calculate(year(region, [visitOn(region, of)])),
    ];
    const first = addDays(from, off);
    expect(lastDay(first).map(codeOf)).toEqual(Array(3).fill(off < 0 ? 'POLICY_NOT_IN_FORCE' : 'ok'));
    const birthDate = addDays(first, -10);
    const newborn = codeOf(calculate({ operation: 'newborn', region, birthDate, enrolledOn: first }));
    expect(newborn === 'POLICY_NOT_IN_FORCE').toBe(off < 0);
    if (to === null) return;
    const last = addDays(to, off);
    expect(lastDay(last).map(codeOf)).toEqual(Array(3).fill(off > 0 ? 'POLICY_NOT_IN_FORCE' : 'ok'));
    const refund = { operation: 'refund', region, benefitFrom: '2031-01-01', paid: '1', reason: 'death' };
    const requested = codeOf(calculate({ ...refund, eventOn: from, requestedOn: last }));
    expect(requested).toBe(off > 0 ? 'POLICY_NOT_IN_FORCE' : 'ok');
  });

  test('the risk reserve: the years that the policy touches', () => {
    const ask = (region: Region, year: number) =>
      codeOf(calculate({ operation: 'riskReserve', region, year, financing: '100' }));
    const open = (is: boolean) => (is ? 'ok' : 'POLICY_NOT_IN_FORCE');
    const yearOf = (date: CivilDate | null) => Number(date?.slice(0, 4));
    expect(ask('lanzhou', yearOf(inLanzhou.inForce.from) + off)).toBe(open(off >= 0));
    expect(ask('lanzhou', yearOf(inLanzhou.inForce.to) + off)).toBe(open(off <= 0));
    expect(ask('linxia', yearOf(inLinxia.inForce.from) + off)).toBe(open(off >= 0));
  });

  test('Linxia: from when the policy may be outdated', () => {
    const on = addDays(day(linxia.outdatedFrom.value), off);
    const isNoted = (request: object) =>
      (resultOf(request) as SettlementResult).notices.includes('policyMayBeOutdated');
    const denied = { benefitPeriod: { from: '2018-10-01', to: '2018-10-01' } };
    const requests = [visit('linxia', on), stay('linxia', addDays(on, -3), on), visit('linxia', on, denied)];
    expect(requests.map(isNoted)).toEqual(Array(3).fill(off >= 0));
  });

  test.each(['lanzhou', 'linxia'] as const)('benefit period: %s', (region) => {
    const [from, to] = [day('2026-02-01'), day('2026-11-30')];
    const benefitPeriod = { from, to };
    const denialOf = (request: object) => (resultOf(request) as SettlementResult).denial?.code ?? null;
    const [first, last] = [addDays(from, off), addDays(to, off)];
    const outside = (is: boolean) => (is ? 'notInsured' : null);
    expect(denialOf(visit(region, first, { benefitPeriod }))).toBe(outside(off < 0));
    expect(denialOf(visit(region, last, { benefitPeriod }))).toBe(outside(off > 0));
    expect(denialOf(stay(region, from, last, { benefitPeriod }))).toBe(outside(off > 0));
    const straddling = resultOf(
      stay(region, first, addDays(first, 9), { benefitPeriod }),
    ) as SettlementResult;
    expect(straddling.denial).toBeNull();
    expect(straddling.notices.includes('straddlesBenefitPeriod')).toBe(off < 0);
  });

  test('Lanzhou: a visit on the days of a stay', () => {
    const [admittedOn, dischargedOn] = [day('2026-02-27'), day('2026-03-02')];
    const denialOn = (date: CivilDate) => {
      const { stay: given, expenses } = stay('lanzhou', admittedOn, dischargedOn);
      const events = [visitOn('lanzhou', date), { operation: 'inpatient', stay: given, expenses }];
      return resultOf<'year'>(year('lanzhou', events)).events[0]?.denial?.code ?? null;
    };
    expect(denialOn(addDays(admittedOn, off))).toBe(off > 0 ? 'duringInpatientStay' : null);
    expect(denialOn(addDays(dischargedOn, off))).toBe(off < 0 ? 'duringInpatientStay' : null);
  });

  test.each([
    [linxia.tieredCare.childAge.value + 1, '2020-03-10', (years: number) => years < 0],
    [linxia.tieredCare.elderAge.value, '1961-03-10', (years: number) => years >= 0],
    [linxia.tieredCare.childAge.value + 1, '2020-02-29', (years: number) => years < 0],
    [linxia.tieredCare.elderAge.value, '1964-02-29', (years: number) => years >= 0],
  ])('Linxia: %i years on the day of admission, born %s', (age, birthDate, isProtected) => {
    const year = Number(birthDate.slice(0, 4)) + age;
    const birthday = birthDate.endsWith('02-29') ? day(`${year}-03-01`) : day(year + birthDate.slice(4));
    const admittedOn = addDays(birthday, off);
    const { prefecture } = linxia.tieredCare;
    const result = resultOf({
      ...stay('linxia', admittedOn, addDays(birthday, 20), { birthDate }),
      stay: {
        admittedOn,
        dischargedOn: addDays(birthday, 20),
        level: 'prefecture',
        tieredCare: { quota: null, referred: false },
      },
    }) as SettlementResult;
    const rate = isProtected(off) ? prefecture.protectedRate : prefecture.rate;
    expect(result.rate).toBe(String(rate.value / 1000));
  });

  const enrolment = (region: Region, benefitYear: number, paidOn: string, person: object = {}) =>
    calculate({
      operation: 'enrolment',
      region,
      benefitYear,
      paidOn,
      person: { birthDate: '1960-01-01', ...person },
      history: { enrolledYears: [benefitYear - 1] },
    });
  const windowOf = (answer: Answer) =>
    answer.ok ? (answer.result as { window: string }).window : answer.error.code;

  test.each([...inLanzhou.years.values()])('Lanzhou: windows for $benefitYear', (year) => {
    const { benefitYear, regularWindow: regular, supplementaryWindow: supplementary } = year;
    const named = { regular, supplementary };
    const expected = (on: CivilDate) =>
      Object.entries(named).find(([, one]) => one && one.from <= on && on <= one.to)?.[0] ??
      'ENROLMENT_CLOSED';
    for (const edge of [regular?.from, regular?.to, supplementary?.from, supplementary?.to]) {
      if (!edge) continue;
      const on = addDays(edge, off);
      expect([on, windowOf(enrolment('lanzhou', benefitYear, on))]).toEqual([on, expected(on)]);
    }
    const exemptFrom = regular?.from ?? inLanzhou.inForce.from;
    const outside = regular ? 'ENROLMENT_CLOSED' : 'POLICY_NOT_IN_FORCE';
    const exempt = (on: CivilDate) =>
      windowOf(enrolment('lanzhou', benefitYear, on, { exemption: 'demobilised' }));
    if (exemptFrom.slice(0, 4) <= String(benefitYear)) {
      expect(exempt(addDays(exemptFrom, off))).toBe(off < 0 ? outside : 'exempt');
      const end = addDays(day(`${benefitYear}-12-31`), off);
      expect(exempt(end)).toBe(off > 0 ? 'ENROLMENT_CLOSED' : 'exempt');
    }
  });

  test('university students and Linxia: the same window every year', () => {
    const { university } = inLanzhou.on(DAY) as NonNullable<ReturnType<typeof inLanzhou.on>>;
    const student = { student: 'university', birthDate: '2005-01-01' };
    const open = (is: boolean) => (is ? 'regular' : 'ENROLMENT_CLOSED');
    const edges = (from: string, to: string) =>
      [from, to].map((monthDay) => addDays(civilDateOfYear(2026, monthDay), off));
    const [studentFirst, studentLast] = edges(university.windowFrom.value, university.windowTo.value);
    expect(windowOf(enrolment('lanzhou', 2027, studentFirst as string, student))).toBe(open(off >= 0));
    expect(windowOf(enrolment('lanzhou', 2027, studentLast as string, student))).toBe(open(off <= 0));
    const [first, last] = edges(linxia.window.windowFrom.value, linxia.window.windowTo.value);
    expect(windowOf(enrolment('linxia', 2027, first as string))).toBe(open(off >= 0));
    expect(windowOf(enrolment('linxia', 2027, last as string))).toBe(open(off <= 0));
  });

  const newborn = (region: Region, birthDate: string, enrolledOn: string) =>
    calculate({ operation: 'newborn', region, birthDate, enrolledOn });

  test.each([
    ['2025-11-30', '2026-02-28'],
    ['2025-12-01', '2026-03-01'],
    ['2025-12-31', '2026-03-31'],
    ['2026-01-31', '2026-05-01'],
    ['2026-09-30', '2026-12-29'],
    ['2026-10-01', '2026-12-30'],
  ])('Lanzhou: a newborn of %s, last day %s', (birthDate, deadline) => {
    const enrolledOn = addDays(day(deadline), off);
    const result = resultOf<'newborn'>({ operation: 'newborn', region: 'lanzhou', birthDate, enrolledOn });
    expect(result).toMatchObject({ deadline, daysLeft: 0 - off, withinDeadline: off <= 0 });
    expect(result.notices).toEqual([off > 0 ? 'confirmWithAgency' : 'lastDayAdvice']);
    expect(result.benefitPeriod).toMatchObject({ from: off > 0 ? enrolledOn : birthDate });
    const early = newborn('lanzhou', birthDate, addDays(day(deadline), -2));
    expect(early).toMatchObject({ result: { daysLeft: 2, notices: [] } });
  });

  test('Lanzhou: newborns around 29 February', () => {
    const ask = (birthDate: string, edge: string, of: number) =>
      calculate(
        { operation: 'newborn', region: 'lanzhou', birthDate, enrolledOn: addDays(day(edge), off) },
        withLaterYear(of),
      );
    const late = { result: { withinDeadline: off <= 0 } };
    expect(ask('2027-12-01', '2028-02-29', 2028)).toMatchObject(late);
    expect(ask('2027-12-02', '2028-03-01', 2028)).toMatchObject(late);
    expect(codeOf(ask('2028-02-29', '2029-03-01', 2029))).toBe(off < 0 ? 'ok' : 'ENROLMENT_CLOSED');
  });

  test('Lanzhou: the first birthday, and from which month the next year counts', () => {
    const birthDate = day('2025-06-15');
    const late = newborn('lanzhou', birthDate, addDays(addMonths(birthDate, 12), off));
    expect(codeOf(late)).toBe(off < 0 ? 'ok' : 'ENROLMENT_CLOSED');
    const born = addDays(day('2026-10-01'), off);
    expect(newborn('lanzhou', born, born)).toMatchObject({
      result: {
        benefitPeriod: { from: born, to: off < 0 ? '2026-12-31' : '2027-12-31' },
        contributionYear: off < 0 ? 2026 : 2027,
      },
    });
  });

  test.each([
    ['2025-08-31', '2026-02-28'],
    ['2025-08-29', '2026-02-28'],
    ['2025-12-31', '2026-06-30'],
    ['2026-05-31', '2026-11-30'],
    ['2026-02-28', '2026-08-28'],
    ['2027-08-31', '2028-02-29'],
    ['2027-08-29', '2028-02-29'],
  ])('Linxia: a newborn of %s, last day %s', (birthDate, deadline) => {
    const answer = newborn('linxia', birthDate, addDays(day(deadline), off));
    if (off > 0) expect(codeOf(answer)).toBe('ENROLMENT_CLOSED');
    else expect(answer).toMatchObject({ result: { deadline, daysLeft: 0 - off, withinDeadline: true } });
  });

  test('Linxia: cover that is already past', () => {
    const answer = newborn('linxia', '2026-07-15', addDays(day('2026-12-31'), off));
    const notices = ['policyMayBeOutdated'];
    expect(answer).toMatchObject({
      result: { notices: off > 0 ? ['coverAlreadyPast', ...notices] : notices },
    });
  });

  test('refund: what happened, and the application, against the benefit period and each other', () => {
    const request = {
      operation: 'refund',
      region: 'lanzhou',
      benefitFrom: '2027-01-01',
      paid: '150',
      reason: 'death',
    };
    const edge = addDays(day('2027-01-01'), off);
    const happened = resultOf<'refund'>({ ...request, eventOn: edge, requestedOn: '2027-01-05' });
    expect(happened.denial?.code ?? null).toBe(off < 0 ? null : 'benefitPeriodBegun');
    expect(happened.amount).toBe(off < 0 ? '150.00' : '0.00');
    const applied = resultOf<'refund'>({ ...request, eventOn: '2026-12-01', requestedOn: edge });
    expect(applied.notices).toEqual(off < 0 ? [] : ['confirmWithAgency']);
    const order = calculate({
      ...request,
      eventOn: '2026-12-01',
      requestedOn: addDays(day('2026-12-01'), off),
    });
    expect(codeOf(order)).toBe(off < 0 ? 'INVALID_DATE' : 'ok');
  });

  test('days that contradict each other', () => {
    const birthDate = day('2026-02-28');
    const after = addDays(birthDate, off);
    const expected = off < 0 ? 'INVALID_DATE' : 'ok';
    expect(codeOf(calculate(visit('lanzhou', after, { birthDate })))).toBe(expected);
    expect(codeOf(calculate(stay('linxia', after, '2026-03-10', { birthDate })))).toBe(expected);
    expect(codeOf(calculate(stay('linxia', birthDate, after)))).toBe(expected);
    expect(codeOf(newborn('lanzhou', birthDate, after))).toBe(expected);
    expect(codeOf(enrolment('lanzhou', 2026, after, { birthDate, exemption: 'demobilised' }))).toBe(expected);
    const benefitPeriod = { from: birthDate, to: after };
    expect(codeOf(calculate(visit('lanzhou', birthDate, { benefitPeriod })))).toBe(expected);
  });

  test('a year ends with its last day', () => {
    const events = [DAY, addDays(day('2026-12-31'), off)].map((date) => visitOn('linxia', date));
    expect(codeOf(calculate(year('linxia', events)))).toBe(off > 0 ? 'INVALID_DATE' : 'ok');
  });
});
