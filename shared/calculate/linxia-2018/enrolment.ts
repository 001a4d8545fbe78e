import type { CalculationError, ParsedOf } from '../../contract/calculation';
import { civilDateOfYear, endOfYear, startOfYear, yearOf } from '../../dates';
import type { LinxiaParameters, LinxiaValues } from '../../policy';
import { byClause, byReading, note, type Trace } from '../trace';
import { type Enrolment, NO_WAITING, openWindow, type Window } from '../windows';
import { datedNotices } from './notices';

type Request = ParsedOf<'enrolment', 'linxia'>;

const CLAUSE = byClause('四（二）筹资政策');

/** 四（二）: paid in the window of the year before, for the calendar year; no waiting, and no other way in. */
export function enrol(
  { benefitYear, paidOn }: Request,
  parameters: LinxiaParameters,
  values: LinxiaValues,
  trace: Trace,
): Enrolment | CalculationError {
  const window = openWindow(windowsAround(yearOf(paidOn), parameters, values), benefitYear, paidOn);
  if ('code' in window) return window;
  note(trace, 'window', window, { paidOn, from: window.from, to: window.to }, window.name);
  note(trace, 'waiting', byReading('理解：临夏没有等待期'), {}, { count: 0 });
  const inputs = { benefitYear: { count: benefitYear } };
  const from = note(trace, 'benefitFrom', CLAUSE, inputs, startOfYear(benefitYear));
  const to = note(trace, 'benefitTo', CLAUSE, inputs, endOfYear(benefitYear));
  return {
    window: window.name,
    benefitPeriod: { from, to },
    waiting: NO_WAITING,
    notices: datedNotices(paidOn, values),
  };
}

/** The windows of this year and the next: the usual days, unless the agency has set others for a benefit year. */
export function windowsAround(
  thisYear: number,
  { years }: LinxiaParameters,
  { window }: LinxiaValues,
): Window[] {
  return [thisYear, thisYear + 1, thisYear + 2].map((benefitYear) => {
    const set = years.get(benefitYear)?.regularWindow;
    const usual = {
      from: civilDateOfYear(benefitYear - 1, window.windowFrom.value),
      to: civilDateOfYear(benefitYear - 1, window.windowTo.value),
      clause: window.windowFrom.clause,
      grade: window.windowFrom.grade,
    };
    return { name: 'regular', benefitYear, ...(set ?? usual) };
  });
}
