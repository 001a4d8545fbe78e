import type { ParsedOf } from '../../contract/calculation';
import { ageOn } from '../../dates';
import type { Fen } from '../../money';
import type { LinxiaValues } from '../../policy';
import { lesser, type Person } from '../settlement';
import { byReading, note, type Trace } from '../trace';
import { isRegisteredPoor } from './groups';
import { type Rule, withoutDeductible } from './rules';

type Stay = ParsedOf<'inpatient', 'linxia'>['stay'];

/** 住院（6）: the lesser of expense and quota is what is settled; without a known quota, the expense. */
export function quotaBase(stay: Stay, ordinary: Fen, trace: Trace): Fen {
  const quota = stay.tieredCare?.quota ?? null;
  if (quota === null) return ordinary;
  return note(
    trace,
    'quotaBase',
    byReading('理解：分级诊疗定额'),
    { ordinary, quota },
    lesser(ordinary, quota),
  );
}

/**
 * 住院（6）: the lowered rate of someone who skipped a tier, without uplift; null where the stay is settled as an
 * ordinary one (referred, or at township or county level).
 */
export function skippedTierRule(
  stay: Stay,
  person: Person,
  rule: Rule,
  values: LinxiaValues,
  trace: Trace,
): Rule | null {
  const { tieredCare, level } = stay;
  if (!tieredCare || tieredCare.referred || (level !== 'prefecture' && level !== 'province')) return null;
  const { childAge, elderAge, ...levels } = values.tieredCare;
  const age = ageOn(person.birthDate, stay.admittedOn);
  const isYoung = age <= childAge.value;
  const isProtected = person.groups.has('maternal') || isYoung || age >= elderAge.value;
  const lowered = isProtected ? levels[level].protectedRate : levels[level].rate;
  const { value: rate } = lowered;
  const basis = isYoung ? byReading('理解：五岁以下') : lowered;
  note(
    trace,
    'skippedTier',
    basis,
    { age: { count: age }, ordinaryRate: { rate: rule.rate.value } },
    { rate },
  );
  const skipped = { ...rule, rate: lowered };
  return isRegisteredPoor(person.groups) ? withoutDeductible(skipped, values) : skipped;
}
