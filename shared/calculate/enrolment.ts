import type { CalculationError, EnrolmentResult, ParsedOf } from '../contract/calculation';
import { type Fen, formatYuan } from '../money';
import type { LanzhouValues, LinxiaValues, ParameterSet } from '../policy';
import { contributionOf } from './contribution';
import * as lanzhou from './lanzhou-2025';
import * as linxia from './linxia-2018';
import { noticesOf, stepsOf } from './present';
import { refuse, refuseOutOfForce } from './refusals';
import { bySource, note, type Trace } from './trace';

/** Enrolling for a benefit year on a day: whether it is open, what it costs, from when it covers; once a year (第十一条). */
export function calculateEnrolment(
  request: ParsedOf<'enrolment'>,
  set: ParameterSet,
): EnrolmentResult | CalculationError {
  const { region, benefitYear, paidOn, person } = request;
  if (paidOn < person.birthDate) {
    return refuse('INVALID_DATE', '缴费日期早于出生日期，请核对这两个日期。', 'paidOn');
  }
  const outOfForce = refuseOutOfForce(region, paidOn, set, 'paidOn');
  if (outOfForce) return outOfForce;
  if (request.history?.enrolledYears?.includes(benefitYear)) {
    const message = '这一年已经参保，不用重复缴费，请核对参保年度。';
    return refuse('CONTRADICTORY_REQUEST', message, 'history.enrolledYears');
  }
  const year = set[region].years.get(benefitYear);
  if (!year) return refuseUnpublished('benefitYear');

  const trace: Trace = [];
  const outcome =
    request.region === 'lanzhou'
      ? lanzhou.enrol(request, year, set.lanzhou, set.lanzhou.on(paidOn) as LanzhouValues, trace)
      : linxia.enrol(request, set.linxia, set.linxia.on(paidOn) as LinxiaValues, trace);
  if ('code' in outcome) return outcome;
  const { standard, aid, due } = contributionOf(year, !!person.student, new Set(person.groups), trace);
  const subsidy = note(trace, 'subsidy', year.subsidy, { year: { count: benefitYear } }, year.subsidy.value);
  const { window, benefitPeriod, waiting, notices } = outcome;
  const repaired = waiting.repairedMonths;
  const makeUpDue = (repaired * standard) as Fen;
  note(
    trace,
    'makeUpDue',
    bySource('国办发〔2024〕38号'),
    { repaired: { count: repaired }, standard },
    makeUpDue,
  );
  return {
    policy: set[region].policy,
    parametersVersion: set.version,
    window,
    standard: formatYuan(standard),
    aid: formatYuan(aid),
    due: formatYuan(due),
    subsidy: formatYuan(subsidy),
    benefitPeriod,
    waiting,
    makeUpDue: formatYuan(makeUpDue),
    notices: noticesOf(notices),
    steps: stepsOf(trace),
  };
}

export function refuseUnpublished(path: string): CalculationError {
  return refuse('STANDARD_NOT_PUBLISHED', '这一年的标准还没有公布，请等公布后再算，或向经办机构咨询。', path);
}
