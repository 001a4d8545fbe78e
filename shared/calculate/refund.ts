import type { CalculationError, Notice, ParsedOf, RefundResult } from '../contract/calculation';
import type { RefundReason } from '../contract/vocabulary';
import { formatYuan, ZERO } from '../money';
import type { ParameterSet } from '../policy';
import { stepsOf } from './present';
import { refuse, refuseOutOfForce } from './refusals';
import { type Basis, byClause, byReading, bySource, note, type Trace } from './trace';

const ARTICLE = byClause('第十三条');
const ALIKE = bySource('医保办函〔2021〕11号');

/** 第十三条 names double payment and death; what is like them (等) comes from the state's letter. */
const grounds: Record<Exclude<RefundReason, 'other'>, Basis> = {
  duplicate: ARTICLE,
  death: ARTICLE,
  employeeScheme: ALIKE,
  otherPool: ALIKE,
};

/** Lanzhou 第十三条: what a resident paid comes back where the ground arose before the benefit period; never the aid. */
export function calculateRefund(
  request: ParsedOf<'refund'>,
  set: ParameterSet,
): RefundResult | CalculationError {
  const { region, benefitFrom, paid, aid, eventOn, requestedOn, reason } = request;
  if (requestedOn < eventOn) {
    return refuse('INVALID_DATE', '申请日期早于事情发生的日期，请核对这两个日期。', 'requestedOn');
  }
  if (region === 'linxia') {
    return refuse('BENEFIT_NOT_OFFERED', '临夏的政策没有退费规定，请向经办机构咨询。', 'operation');
  }
  const outOfForce = refuseOutOfForce(region, requestedOn, set, 'requestedOn');
  if (outOfForce) return outOfForce;

  const denial = reason === 'other' ? 'agencyDecides' : eventOn >= benefitFrom ? 'benefitPeriodBegun' : null;
  const isAfterwards = requestedOn >= benefitFrom;
  const late = isAfterwards ? byReading('理解：享受期开始后申请退费') : null;
  const basis = denial || reason === 'other' ? ARTICLE : (late ?? grounds[reason]);
  const trace: Trace = [];
  const inputs = { paid, aid: aid ?? ZERO, eventOn, benefitFrom, requestedOn };
  const amount = note(trace, 'refund', basis, inputs, denial ? ZERO : paid);
  const notices: Notice[] = !denial && isAfterwards ? ['confirmWithAgency'] : [];
  return {
    policy: set.lanzhou.policy,
    parametersVersion: set.version,
    allowed: denial === null,
    amount: formatYuan(amount),
    denial: denial && { code: denial, clause: ARTICLE.clause },
    notices,
    steps: stepsOf(trace),
  };
}
