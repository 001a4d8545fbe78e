import type { CANCERS } from '../../contract/vocabulary';
import { type Fen, type Rate, timesRate } from '../../money';
import type { LinxiaValues } from '../../policy';
import type { Groups } from '../groups';
import { lesser } from '../settlement';
import { type Basis, note, type Trace } from '../trace';
import { isOfSixGroups, isRegisteredPoor, registeredPoorBasis } from './groups';

const FULL = 1000 as Rate;

/** How a base is settled: a deductible, then a rate, each with what it rests on. */
export interface Rule {
  deductible: Basis & { value: Fen };
  rate: Basis & { value: Rate };
}

/** What the fund pays of a base under a rule, before any ceiling of the year. */
export function paidUnder(rule: Rule, base: Fen): Fen {
  const payable = (base - lesser(rule.deductible.value, base)) as Fen;
  return timesRate(payable, rule.rate.value);
}

type CitedRate = Rule['rate'];

/** Points, not per cent of the rate; never above 100 %. */
function raisedRate(rate: CitedRate, points: CitedRate): CitedRate {
  const value = Math.min(FULL, rate.value + points.value) as Rate;
  return { value, clause: points.clause, grade: points.grade };
}

function raised(rule: Rule, points: CitedRate): Rule {
  return { ...rule, rate: raisedRate(rule.rate, points) };
}

/** 特殊人群（2）: the outpatient rate, ten points higher for the registered poor; the rise is noted. */
export function visitRate(
  rate: CitedRate,
  groups: Groups,
  values: LinxiaValues,
  base: Fen,
  trace: Trace,
): CitedRate {
  if (!isRegisteredPoor(groups)) return rate;
  const uplifted = raisedRate(rate, registeredPoorBasis(groups, values.uplifts.registeredPoor));
  const inputs = { base, rate: { rate: uplifted.value } };
  note(trace, 'registeredPoorUplift', uplifted, inputs, timesRate(base, uplifted.value));
  return uplifted;
}

/** 特殊人群（2）: a registered-poor person has no deductible. */
export function withoutDeductible(rule: Rule, values: LinxiaValues): Rule {
  return { ...rule, deductible: values.registeredPoorDeductible };
}

interface UpliftCase {
  groups: Groups;
  cancer: (typeof CANCERS)[number] | null | undefined;
  /** Ordinary illness, where the six groups count too. */
  ordinary: boolean;
}

/**
 * 特殊人群（1）（2）（3）（9）: the one uplift under which the fund pays most. That is always registered poor (a
 * higher rate and no deductible) before the six groups (+10) before cancer (+5); what each would pay is noted.
 */
export function withBestUplift(
  rule: Rule,
  { groups, cancer, ordinary }: UpliftCase,
  base: Fen,
  values: LinxiaValues,
  trace: Trace,
): Rule {
  const { uplifts } = values;
  const candidates: [id: string, Rule][] = [];
  if (isRegisteredPoor(groups)) {
    candidates.push([
      'registeredPoorUplift',
      withoutDeductible(raised(rule, registeredPoorBasis(groups, uplifts.registeredPoor)), values),
    ]);
  }
  if (ordinary && isOfSixGroups(groups))
    candidates.push(['sixGroupsUplift', raised(rule, uplifts.sixGroups)]);
  if (cancer) candidates.push(['cancerUplift', raised(rule, uplifts.cancer)]);
  for (const [id, candidate] of candidates) {
    const { deductible, rate } = candidate;
    const inputs = { base, deductible: deductible.value, rate: { rate: rate.value } };
    note(trace, id, rate, inputs, paidUnder(candidate, base));
  }
  return candidates[0]?.[1] ?? rule;
}
