import type {
  AmountName,
  Amounts,
  Notice,
  PolicyId,
  SettlementResult,
  Step,
  StepValue,
  YearToDate,
} from '../contract/calculation';
import { type Fen, formatRate, formatYuan } from '../money';
import type { Settlement } from './settlement';
import type { Band, RawStep, RawValue, Trace } from './trace';
import type { YearFigures } from './year-figures';

/** Raw figures written as the contract has them. */

function writtenValue(raw: RawValue): StepValue {
  if (typeof raw === 'number') return formatYuan(raw as Fen);
  if (typeof raw === 'string') return raw;
  if ('rate' in raw) return formatRate(raw.rate);
  if ('count' in raw) return raw.count;
  return writtenBands(raw);
}

/** The same few bands stand in nearly every answer. */
const bandTexts = new WeakMap<readonly Band[], readonly string[]>();

function writtenBands(bands: readonly Band[]): readonly string[] {
  let texts = bandTexts.get(bands);
  if (!texts) {
    texts = bands.map(({ above, rate }) => `${formatYuan(above.value)}+ ${formatRate(rate.value)}`);
    bandTexts.set(bands, texts);
  }
  return texts;
}

function stepOf({ id, clause, grade, inputs, amount }: RawStep): Step {
  const written: Step['inputs'] = {};
  for (const name in inputs) written[name] = writtenValue(inputs[name] as RawValue);
  return { id, clause, grade, inputs: written, amount: writtenValue(amount) };
}

export function stepsOf(trace: Trace): Step[] {
  return trace.map(stepOf);
}

export function noticesOf(notices: readonly Notice[]): Notice[] {
  return [...new Set(notices)].sort();
}

export function amountsOf(amounts: Record<AmountName, Fen>): Amounts {
  return {
    total: formatYuan(amounts.total),
    notCovered: formatYuan(amounts.notCovered),
    advanceSelfPay: formatYuan(amounts.advanceSelfPay),
    specialSubsidy: formatYuan(amounts.specialSubsidy),
    eligible: formatYuan(amounts.eligible),
    deductible: formatYuan(amounts.deductible),
    basic: formatYuan(amounts.basic),
    criticalIllness: formatYuan(amounts.criticalIllness),
    topUp: formatYuan(amounts.topUp),
    assistance: formatYuan(amounts.assistance),
    selfPay: formatYuan(amounts.selfPay),
  };
}

export function yearToDateOf(figures: YearFigures): YearToDate {
  return {
    inpatient: formatYuan(figures.inpatient),
    outpatient: formatYuan(figures.outpatient),
    twoDisease: formatYuan(figures.twoDisease),
    chronicDisease: formatYuan(figures.chronicDisease),
    eligibleSelfPay: formatYuan(figures.eligibleSelfPay),
    criticalIllness: formatYuan(figures.criticalIllness),
    topUp: formatYuan(figures.topUp),
    assistance: formatYuan(figures.assistance),
  };
}

/** A settlement as an answer's result. */
export function resultOf(
  settlement: Settlement,
  policy: PolicyId,
  parametersVersion: string,
): SettlementResult {
  return {
    policy,
    parametersVersion,
    amounts: amountsOf(settlement.amounts),
    rate: settlement.rate === null ? null : formatRate(settlement.rate),
    denial: settlement.denial,
    notices: noticesOf(settlement.notices),
    yearToDate: yearToDateOf(settlement.yearToDate),
    steps: stepsOf(settlement.trace),
  };
}
