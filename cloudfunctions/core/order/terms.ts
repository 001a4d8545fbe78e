import { calculate } from '@jiayibao/shared/calculate';
import type {
  AnswerTo,
  EnrolmentResult,
  NewbornResult,
  RequestOf,
} from '@jiayibao/shared/contract/calculation';
import type { CivilDate } from '@jiayibao/shared/dates';
import { ZERO } from '@jiayibao/shared/money';
import type { ParameterSet } from '@jiayibao/shared/policy';
import { type EnrolmentRequest, fenOf, termsOf } from '../contribution/terms';
import type { OrderItem } from './document';

/** What the calculation is asked for one person of an order: the yearly contribution, or a newborn's. */
export type ItemRequest = EnrolmentRequest | RequestOf<'newborn'>;

/** What it answers, as an order keeps it. */
export type ItemTerms = Pick<
  OrderItem,
  | 'standardFen'
  | 'aidFen'
  | 'dueFen'
  | 'subsidyFen'
  | 'makeUpFen'
  | 'waitingMonths'
  | 'benefitFrom'
  | 'benefitTo'
>;

/** The terms of the yearly contribution; null where waiting outlasts the year. */
export function enrolmentTerms({ benefitPeriod, ...result }: EnrolmentResult): ItemTerms | null {
  if (!benefitPeriod) return null;
  return {
    standardFen: fenOf(result.standard),
    aidFen: fenOf(result.aid),
    dueFen: fenOf(result.due),
    subsidyFen: fenOf(result.subsidy),
    makeUpFen: fenOf(result.makeUpDue),
    waitingMonths: result.waiting.months,
    benefitFrom: benefitPeriod.from as CivilDate,
    benefitTo: benefitPeriod.to as CivilDate,
  };
}

/** The terms of a newborn's contribution. Government owes for the child what it owes for anybody that year. */
export function newbornItemTerms(
  { standard, aid, due, benefitPeriod, contributionYear }: NewbornResult,
  region: RequestOf<'newborn'>['region'],
  parameters: ParameterSet,
): ItemTerms {
  const subsidy = parameters[region].years.get(contributionYear)?.subsidy.value ?? ZERO;
  return {
    standardFen: fenOf(standard),
    aidFen: fenOf(aid),
    dueFen: fenOf(due),
    subsidyFen: subsidy,
    makeUpFen: ZERO,
    waitingMonths: 0,
    benefitFrom: benefitPeriod.from as CivilDate,
    benefitTo: benefitPeriod.to as CivilDate,
  };
}

/** The day for which an item's terms were computed; not the day of a time, which may be read after midnight. */
export function dayOf(request: ItemRequest): string {
  return request.operation === 'enrolment' ? request.paidOn : request.enrolledOn;
}

/** The terms of an item if it is paid on another day than it was ordered; null where it cannot be paid for that year. */
export function termsOn(
  request: ItemRequest,
  day: CivilDate,
  benefitYear: number,
  parameters: ParameterSet,
): ItemTerms | null {
  if (request.operation === 'enrolment') {
    const terms = termsOf({ ...request, paidOn: day }, parameters);
    return terms.ok ? enrolmentTerms(terms.result) : null;
  }
  const answer = calculate({ ...request, enrolledOn: day }, parameters) as AnswerTo<'newborn'>;
  if (!answer.ok || answer.result.contributionYear !== benefitYear) return null;
  return newbornItemTerms(answer.result, request.region, parameters);
}
