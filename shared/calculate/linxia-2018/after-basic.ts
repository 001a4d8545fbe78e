import { type Fen, timesRate, ZERO } from '../../money';
import type { LinxiaValues } from '../../policy';
import { payBands } from '../bands';
import type { Groups } from '../groups';
import type { Payments } from '../settlement';
import { byReading, bySource, note, type Trace } from '../trace';
import type { YearFigures } from '../year-figures';
import { isFavoured, isRegisteredPoor } from './groups';

const PROVINCE = bySource('省级规定');

/** What was settled by basic insurance. `excess`: above a tiered-care quota; it feeds nothing. */
interface PaidByBasic {
  eligible: Fen;
  excess: Fen;
  deductible: Fen;
  basic: Fen;
}

/**
 * 住院（5）, then 特殊人群（2） for the registered poor: the top-up to 85 % of this settlement, before medical
 * assistance pays all of the year's self-pay above its threshold.
 */
export function payAfterBasic(
  { eligible, excess, deductible, basic }: PaidByBasic,
  groups: Groups,
  before: YearFigures,
  values: LinxiaValues,
  trace: Trace,
): Payments & { yearToDate: YearFigures } {
  const counted = (eligible - excess) as Fen;
  const feeding = (counted - basic) as Fen;
  const benefit = isFavoured(groups) ? values.criticalIllness.favoured : values.criticalIllness.ordinary;
  const criticalIllness = payBands(before.eligibleSelfPay, { counted, basic }, benefit, PROVINCE, trace);
  let topUp = ZERO;
  let assistance = ZERO;
  if (isRegisteredPoor(groups)) {
    topUp = topUpOf(counted, basic, criticalIllness, values, trace);
    assistance = assistanceOf((feeding - criticalIllness - topUp) as Fen, before, values, trace);
  } else {
    note(trace, 'topUp', values.topUpShare, {}, 0);
    note(trace, 'assistance', values.assistanceAbove, {}, 0);
  }
  return {
    deductible,
    basic,
    criticalIllness,
    topUp,
    assistance,
    yearToDate: {
      ...before,
      eligibleSelfPay: (before.eligibleSelfPay + feeding) as Fen,
      criticalIllness: (before.criticalIllness + criticalIllness) as Fen,
      topUp: (before.topUp + topUp) as Fen,
      assistance: (before.assistance + assistance) as Fen,
    },
  };
}

/** 10元85%: what basic and critical illness leave below 85 % of the counted expense. */
function topUpOf(counted: Fen, basic: Fen, criticalIllness: Fen, values: LinxiaValues, trace: Trace): Fen {
  const share = values.topUpShare;
  const target = timesRate(counted, share.value);
  const inputs = { counted, rate: { rate: share.value }, basic, criticalIllness };
  return note(trace, 'topUp', share, inputs, Math.max(0, target - basic - criticalIllness)) as Fen;
}

/** 民政兜底: what this settlement adds to the year's self-pay above the threshold. */
function assistanceOf(remaining: Fen, before: YearFigures, values: LinxiaValues, trace: Trace): Fen {
  const threshold = values.assistanceAbove.value;
  const yearBefore = before.eligibleSelfPay - before.criticalIllness - before.topUp;
  const yearAfter = yearBefore + remaining;
  const paid = Math.max(0, yearAfter - threshold) - Math.max(0, yearBefore - threshold);
  const basis = byReading('理解：先倾斜补助后兜底');
  return note(trace, 'assistance', basis, { yearBefore, remaining, threshold }, paid) as Fen;
}
