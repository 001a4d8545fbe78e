import type { CalculationError, ParsedOf } from '../../contract/calculation';
import { addMonths, civilDateOfYear, endOfYear, laterOf, startOfYear } from '../../dates';
import type { LanzhouParameters, LanzhouValues, YearFigures } from '../../policy';
import { byClause, byReading, bySource, note, type RawStep, type Trace } from '../trace';
import { type Enrolment, NO_WAITING, openWindow, type Window } from '../windows';

type Request = ParsedOf<'enrolment', 'lanzhou'>;

const ARTICLE = byClause('第八条');
const STATE_COUNCIL = bySource('国办发〔2024〕38号');

/** 第八条, 第十条: when a resident may pay for a benefit year, and from when that covers. */
export function enrol(
  request: Request,
  year: YearFigures,
  parameters: LanzhouParameters,
  values: LanzhouValues,
  trace: Trace,
): Enrolment | CalculationError {
  const { benefitYear, paidOn, person } = request;
  const window = openWindow(windowsFor(person, parameters, values), benefitYear, paidOn);
  if ('code' in window) return window;
  note(trace, 'window', window, { paidOn, from: window.from, to: window.to }, window.name);

  const isOrdinary = window.name !== 'exempt' && person.student !== 'university';
  const waiting = isOrdinary ? waitingOf(request, window, values, trace) : NO_WAITING;
  if (!isOrdinary) note(trace, 'waiting', window.name === 'exempt' ? ARTICLE : UNIVERSITY, {}, { count: 0 });

  const start = laterOf(paidOn, startOfYear(benefitYear));
  const isEntrant = window.name !== 'exempt' && person.student === 'university' && person.universityEntrant;
  const entrantFrom = values.university.entrantFrom.value;
  const from = isEntrant ? civilDateOfYear(benefitYear - 1, entrantFrom) : addMonths(start, waiting.months);
  const to = endOfYear(year.benefitYear);
  const inputs: RawStep['inputs'] = isEntrant
    ? { entrantFrom, benefitYear: { count: benefitYear } }
    : { start, months: { count: waiting.months } };
  note(trace, 'benefitFrom', ARTICLE, inputs, from);
  note(trace, 'benefitTo', ARTICLE, { benefitYear: { count: benefitYear } }, to);
  return {
    window: window.name,
    benefitPeriod: from > to ? null : { from, to },
    waiting,
    notices: person.exemption === 'fromEmployeeScheme' ? ['employeeTransferConditions'] : [],
  };
}

const UNIVERSITY = byReading('理解：大学生参保');

/** All windows that are open to a person, of every year that something is published for. */
export function windowsFor(
  { exemption, student }: Pick<Request['person'], 'exemption' | 'student'>,
  { years, inForce }: LanzhouParameters,
  { university }: LanzhouValues,
): Window[] {
  return [...years.values()].flatMap((year): Window[] => {
    const { benefitYear, regularWindow: regular, supplementaryWindow: supplementary } = year;
    if (exemption) {
      const from = regular?.from ?? inForce.from;
      return [{ name: 'exempt', benefitYear, from, to: endOfYear(benefitYear), ...EXEMPT }];
    }
    if (student === 'university') {
      const from = civilDateOfYear(benefitYear - 1, university.windowFrom.value);
      const to = civilDateOfYear(benefitYear - 1, university.windowTo.value);
      const { clause, grade } = university.windowFrom;
      return [{ name: 'regular', benefitYear, from, to, clause, grade }];
    }
    return [
      ...(regular ? [{ name: 'regular', benefitYear, ...regular } as const] : []),
      ...(supplementary ? [{ name: 'supplementary', benefitYear, ...supplementary } as const] : []),
    ];
  });
}

const EXEMPT = byReading('理解：不受缴费期限制的人');

/** 第八条 with 国办发〔2024〕38号: the months to wait outside the regular window or after a break. */
function waitingOf(
  { benefitYear, history }: Request,
  window: Window,
  { waiting }: LanzhouValues,
  trace: Trace,
): Enrolment['waiting'] {
  const before = (history?.enrolledYears ?? []).filter((year) => year < benefitYear);
  const lastYear = before.reduce((last, year) => Math.max(last, year), 0);
  const firstMissed = Math.max(lastYear + 1, waiting.countedFromYear.value);
  const missedYears = before.length === 0 ? 0 : Math.max(0, benefitYear - firstMissed);
  note(
    trace,
    'missedYears',
    byReading('理解：断保年数'),
    { lastYear: { count: lastYear }, benefitYear: { count: benefitYear } },
    { count: missedYears },
  );
  const isBound = missedYears > 0 || window.name === 'supplementary';
  const fixedMonths = isBound ? waiting.fixedMonths.value : 0;
  const variableMonths = Math.max(0, missedYears - 1) * waiting.monthsPerMissedYear.value;
  const makeUpYears = history?.makeUpYears ?? 0;
  const repairedMonths = Math.min(makeUpYears, variableMonths);
  const unrepaired = fixedMonths + variableMonths - repairedMonths;
  const isLongBreak = missedYears >= waiting.longBreakYears.value;
  const months = isLongBreak ? Math.max(unrepaired, waiting.longBreakMonths.value) : unrepaired;
  const inputs = {
    fixedMonths: { count: fixedMonths },
    variableMonths: { count: variableMonths },
    repairedMonths: { count: repairedMonths },
    leastMonths: { count: isLongBreak ? waiting.longBreakMonths.value : 0 },
  };
  note(trace, 'waiting', isBound ? STATE_COUNCIL : ARTICLE, inputs, { count: months });
  return { fixedMonths, variableMonths, repairedMonths, months };
}
