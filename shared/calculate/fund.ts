import type { CalculationError, FundSplitResult, ParsedOf, RiskReserveResult } from '../contract/calculation';
import { laterOf, startOfYear } from '../dates';
import { type Fen, formatRate, formatYuan, parseYuan, type Rate, timesRate, ZERO } from '../money';
import { type LanzhouValues, type LinxiaValues, type ParameterSet, touchesYear } from '../policy';
import { refuseUnpublished } from './enrolment';
import { stepsOf } from './present';
import { refuse } from './refusals';
import { leftOf, lesser } from './settlement';
import { type Basis, byReading, note, type Trace } from './trace';

/** Linxia 四（二）: into which parts of the fund one resident's financing of a year goes. */
export function calculateFundSplit(
  { region, year: benefitYear, student }: ParsedOf<'fundSplit'>,
  set: ParameterSet,
): FundSplitResult | CalculationError {
  if (region === 'lanzhou') {
    return refuse('BENEFIT_NOT_OFFERED', '兰州的政策没有写明基金怎样划分，请向经办机构咨询。', 'region');
  }
  const year = set.linxia.years.get(benefitYear);
  const split = set.linxia.fundSplits.get(benefitYear);
  if (!year || !split) return refuseUnpublished('year');

  const trace: Trace = [];
  const inputs = { year: { count: benefitYear } };
  const take = (id: string, figure: Basis & { value: Fen }) => note(trace, id, figure, inputs, figure.value);
  const subsidy = take('subsidy', year.subsidy);
  const contribution = take('contribution', (student ? year.students : null) ?? year.contribution);
  const total = note(
    trace,
    'total',
    year.subsidy,
    { subsidy, contribution },
    (subsidy + contribution) as Fen,
  );
  const criticalIllness = take('criticalIllness', split.criticalIllness);
  const ofWhichTopUp = take('ofWhichTopUp', split.ofWhichTopUp);
  const outpatientGeneral = take('outpatientGeneral', split.outpatientGeneral);
  const outpatientChronic = take('outpatientChronic', split.outpatientChronic);
  const inpatient = (total - criticalIllness - outpatientGeneral - outpatientChronic) as Fen;
  const basis = student ? byReading('理解：学生少缴的部分') : split.criticalIllness;
  note(
    trace,
    'inpatient',
    basis,
    { total, criticalIllness, outpatientGeneral, outpatientChronic },
    inpatient,
  );
  return {
    policy: set.linxia.policy,
    parametersVersion: set.version,
    total: formatYuan(total),
    subsidy: formatYuan(subsidy),
    contribution: formatYuan(contribution),
    criticalIllness: formatYuan(criticalIllness),
    ofWhichTopUp: formatYuan(ofWhichTopUp),
    outpatientGeneral: formatYuan(outpatientGeneral),
    outpatientChronic: formatYuan(outpatientChronic),
    inpatient: formatYuan(inpatient),
    steps: stepsOf(trace),
  };
}

/** Lanzhou 第三十八条, Linxia 四（六）: what a year's financing sets aside as risk reserve. */
export function calculateRiskReserve(
  request: ParsedOf<'riskReserve'>,
  set: ParameterSet,
): RiskReserveResult | CalculationError {
  const { region, year } = request;
  const { inForce, policy } = set[region];
  if (!touchesYear(inForce, year)) {
    return refuse('POLICY_NOT_IN_FORCE', '这一年没有适用的政策，请改填政策适用的年份。', 'year');
  }
  const day = laterOf(startOfYear(year), inForce.from);
  const trace: Trace = [];
  const { amount, rate } =
    region === 'lanzhou'
      ? reserveInLanzhou(request, set.lanzhou.on(day) as LanzhouValues, trace)
      : reserveInLinxia(request, set.linxia.on(day) as LinxiaValues, trace);
  return {
    policy,
    parametersVersion: set.version,
    amount: formatYuan(amount),
    rate: formatRate(rate),
    steps: stepsOf(trace),
  };
}

interface Reserve {
  amount: Fen;
  rate: Rate;
}

/** None while the accumulated surplus covers more than the months named. */
function reserveInLanzhou(
  { financing, monthsCovered }: ParsedOf<'riskReserve'>,
  { riskReserve }: LanzhouValues,
  trace: Trace,
): Reserve {
  const rate = riskReserve.rate.value;
  const covered = monthsCovered ?? ZERO;
  const mostMonths = riskReserve.monthsCovered.value;
  const isCovered = covered > hundredths(mostMonths);
  const inputs = { financing, rate: { rate }, monthsCovered: covered, mostMonths: { count: mostMonths } };
  const amount = isCovered ? ZERO : timesRate(financing, rate);
  note(trace, 'amount', isCovered ? riskReserve.monthsCovered : riskReserve.rate, inputs, amount);
  return { amount, rate };
}

/** Months come in the form of money: with two decimals, held in hundredths. */
function hundredths(months: number): Fen {
  return parseYuan(String(months)) as Fen;
}

/** Until the target has been reached; the last instalment is cut to fit. */
function reserveInLinxia(
  { financing, accumulatedReserve }: ParsedOf<'riskReserve'>,
  { riskReserve }: LinxiaValues,
  trace: Trace,
): Reserve {
  const rate = riskReserve.rate.value;
  const accumulated = accumulatedReserve ?? ZERO;
  const target = timesRate(financing, riskReserve.target.value);
  note(trace, 'target', riskReserve.target, { financing, rate: { rate: riskReserve.target.value } }, target);
  const instalment = timesRate(financing, rate);
  note(trace, 'instalment', riskReserve.rate, { financing, rate: { rate } }, instalment);
  const amount = lesser(instalment, leftOf(target, accumulated));
  note(trace, 'amount', riskReserve.rate, { instalment, target, accumulated }, amount);
  return { amount, rate };
}
