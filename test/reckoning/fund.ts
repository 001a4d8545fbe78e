import { yearOf } from './days';
import { FUND_SPLIT, IN_FORCE, RISK_RESERVE, STANDARDS } from './figures';
import { type Fault, firstOf, type Refusal, written } from './form';
import { decimal, type Fraction, halfUp, minus, type Ties, times, whole } from './fraction';
import type { FundSplit, Refund, RiskReserve } from './requests';
import { notInForce } from './settle';

type Answer = Refusal | { ok: true; result: object };

const refused = (faults: Fault[]): Refusal | null => (faults.length > 0 ? firstOf(faults) : null);

/** Lanzhou 第十三条. */
export function refund({ region, requestedOn, eventOn, benefitFrom, reason, paid }: Refund): Answer {
  const faults: Fault[] = notInForce(region, requestedOn, 'requestedOn');
  if (requestedOn < eventOn) faults.push({ code: 'INVALID_DATE' });
  if (region === 'linxia') faults.push({ code: 'BENEFIT_NOT_OFFERED' });
  const refusal = refused(faults);
  if (refusal) return refusal;
  const denial = reason === 'other' ? 'agencyDecides' : eventOn >= benefitFrom ? 'benefitPeriodBegun' : null;
  return {
    ok: true,
    result: {
      allowed: denial === null,
      amount: written(denial === null ? paid : 0n),
      denial: denial === null ? null : { code: denial },
      notices: denial === null && requestedOn >= benefitFrom ? ['confirmWithAgency'] : [],
    },
  };
}

/** Linxia 四（二）, 2018. */
export function fundSplit({ region, year, student }: FundSplit): Answer {
  const faults: Fault[] = [];
  if (region === 'lanzhou') faults.push({ code: 'BENEFIT_NOT_OFFERED' });
  const standard = STANDARDS.linxia[year];
  if (year !== FUND_SPLIT.year || !standard) faults.push({ code: 'STANDARD_NOT_PUBLISHED', path: 'year' });
  if (!standard || faults.length > 0) return firstOf(faults);
  const contribution = student ? standard.studentContribution : standard.contribution;
  const total = standard.subsidy + contribution;
  const { criticalIllness, ofWhichTopUp, outpatientGeneral, outpatientChronic } = FUND_SPLIT;
  return {
    ok: true,
    result: {
      total: written(total),
      subsidy: written(standard.subsidy),
      contribution: written(contribution),
      criticalIllness: written(criticalIllness),
      ofWhichTopUp: written(ofWhichTopUp),
      outpatientGeneral: written(outpatientGeneral),
      outpatientChronic: written(outpatientChronic),
      inpatient: written(total - criticalIllness - outpatientGeneral - outpatientChronic),
    },
  };
}

/** Lanzhou 第三十八条; Linxia 四（六）. */
export function riskReserve(request: RiskReserve, ties?: Ties): Answer {
  const { region, year, financing, accumulatedReserve, monthsCovered } = request;
  const { from, to } = IN_FORCE[region];
  const touches = year >= yearOf(from) && (to === null || year <= yearOf(to));
  if (!touches) return firstOf([{ code: 'POLICY_NOT_IN_FORCE', path: 'year' }]);
  const rate = RISK_RESERVE.rate[region];
  const instalment = times(rate, financing);
  const missing = minus(times(RISK_RESERVE.linxiaShare, financing), whole(accumulatedReserve));
  const cut = region === 'linxia' && isLess(missing, instalment) ? missing : instalment;
  const none = (region === 'lanzhou' && monthsCovered > RISK_RESERVE.lanzhouMonths) || cut.over <= 0n;
  return {
    ok: true,
    result: { amount: written(none ? 0n : halfUp(cut, 'riskReserve', ties)), rate: decimal(rate) },
  };
}

const isLess = (a: Fraction, b: Fraction) => a.over * b.under < b.over * a.under;
