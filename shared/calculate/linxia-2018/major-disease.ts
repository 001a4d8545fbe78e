import { type Fen, ZERO } from '../../money';
import type { LinxiaValues } from '../../policy';
import { lesser } from '../settlement';
import { byReading, note, type Trace } from '../trace';
import { paidUnder, type Rule, withBestUplift } from './rules';

/**
 * 住院（7）: no deductible and a rate of its own, on the expense up to the disease's ceiling. Where the ordinary rule
 * would have the fund pay more, that one stands (特殊人群（9）: a benefit never lowers what the fund pays).
 */
export function majorDiseaseRule(
  diseaseCeiling: Fen,
  uplifted: Parameters<typeof withBestUplift>[1],
  base: Fen,
  ordinary: Rule,
  values: LinxiaValues,
  trace: Trace,
): { rule: Rule; settled: Fen } {
  const { value: rate, clause, grade } = values.majorDiseaseRate;
  const within = lesser(base, diseaseCeiling);
  note(trace, 'majorDiseaseBase', values.majorDiseaseRate, { base, diseaseCeiling }, within);
  const own: Rule = { deductible: { value: ZERO, clause, grade }, rate: { value: rate, clause, grade } };
  const major = withBestUplift(own, { ...uplifted, ordinary: false }, within, values, trace);
  const byMajor = note(
    trace,
    'majorDiseaseRule',
    major.rate,
    { base: within, rate: { rate: major.rate.value } },
    paidUnder(major, within),
  );
  const { deductible } = ordinary;
  const inputs = { base, deductible: deductible.value, rate: { rate: ordinary.rate.value }, byMajor };
  const byOrdinary = note(
    trace,
    'ordinaryRule',
    byReading('理解：重大疾病不低于普通住院'),
    inputs,
    paidUnder(ordinary, base),
  );
  return byOrdinary > byMajor ? { rule: ordinary, settled: base } : { rule: major, settled: within };
}
