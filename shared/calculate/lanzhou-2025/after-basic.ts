import type { Notice } from '../../contract/calculation';
import type { Group } from '../../contract/vocabulary';
import { type Fen, timesRate, ZERO } from '../../money';
import type { LanzhouValues } from '../../policy';
import { payBands } from '../bands';
import { type Groups, holdsAny, SUBSISTENCE_ALLOWANCE } from '../groups';
import { leftOf, lesser, type Payments } from '../settlement';
import { byReading, bySource, note, type Trace } from '../trace';
import type { YearFigures } from '../year-figures';

const PROVINCE = bySource('省级规定');
const FAVOURED: readonly Group[] = ['extremelyPoor', 'orphan', ...SUBSISTENCE_ALLOWANCE, 'returnedToPoverty'];

/** Whom medical assistance knows, best first. */
function assistanceOf(groups: Groups, { assistance }: LanzhouValues) {
  if (holdsAny(groups, ['extremelyPoor', 'orphan'])) return assistance.extremelyPoor;
  if (holdsAny(groups, [...SUBSISTENCE_ALLOWANCE, 'returnedToPoverty'])) return assistance.subsistence;
  if (holdsAny(groups, ['povertyMonitored', 'liftedFromPoverty'])) return assistance.monitored;
  return groups.has('registeredPoor')
    ? { ...assistance.monitored, ...byReading('理解：建档立卡视同脱贫') }
    : null;
}

/**
 * 第二十三条, by the province: critical illness insurance on the year's eligible self-pay, then medical assistance
 * on what is left of it in this settlement.
 */
export function payAfterBasic(
  paid: { eligible: Fen; deductible: Fen; basic: Fen; majorIllness: boolean },
  groups: Groups,
  before: YearFigures,
  values: LanzhouValues,
  trace: Trace,
): Payments & { yearToDate: YearFigures } {
  const feeding = (paid.eligible - paid.basic) as Fen;
  const favoured = holdsAny(groups, FAVOURED);
  const benefit = favoured ? values.criticalIllness.favoured : values.criticalIllness.ordinary;
  const borne = { counted: paid.eligible, basic: paid.basic };
  const criticalIllness = payBands(before.eligibleSelfPay, borne, benefit, PROVINCE, trace);
  note(trace, 'topUp', byReading('理解：兰州没有的项目'), {}, 0);
  const remaining = (feeding - criticalIllness) as Fen;
  const known = assistanceOf(groups, values);
  let assistance = ZERO;
  if (known) {
    const { majorIllnessCeiling, ceiling } = values.assistance;
    const limit = (paid.majorIllness ? majorIllnessCeiling : ceiling).value;
    assistance = lesser(timesRate(remaining, known.value), leftOf(limit, before.assistance));
    const inputs = { remaining, rate: { rate: known.value }, ceiling: limit, paidBefore: before.assistance };
    note(trace, 'assistance', known, inputs, assistance);
  } else note(trace, 'assistance', PROVINCE, {}, 0);
  return {
    deductible: paid.deductible,
    basic: paid.basic,
    criticalIllness,
    topUp: ZERO,
    assistance,
    yearToDate: {
      ...before,
      eligibleSelfPay: (before.eligibleSelfPay + feeding) as Fen,
      criticalIllness: (before.criticalIllness + criticalIllness) as Fen,
      assistance: (before.assistance + assistance) as Fen,
    },
  };
}

/** Allowance-marginal people are helped by civil affairs, under rules that are not here. */
export function assistanceNotices(groups: Groups, values: LanzhouValues): Notice[] {
  return groups.has('allowanceMarginal') && !assistanceOf(groups, values) ? ['assistanceNotComputed'] : [];
}
