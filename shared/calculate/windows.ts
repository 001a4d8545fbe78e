import type { CalculationError, EnrolmentResult, Notice, Period } from '../contract/calculation';
import { type CivilDate, formatChinese } from '../dates';
import { refuse } from './refusals';
import type { Basis } from './trace';

/** A time in which a benefit year's contribution may be paid. */
export interface Window extends Basis {
  name: EnrolmentResult['window'];
  benefitYear: number;
  from: CivilDate;
  to: CivilDate;
}

/** What a policy decides of an enrolment besides the amounts. */
export interface Enrolment {
  window: EnrolmentResult['window'];
  benefitPeriod: Period | null;
  waiting: EnrolmentResult['waiting'];
  notices: Notice[];
}

export const NO_WAITING: Enrolment['waiting'] = {
  fixedMonths: 0,
  variableMonths: 0,
  repairedMonths: 0,
  months: 0,
};

/** The window that a payment falls into, or a refusal that names the next one of `windows`. */
export function openWindow(
  windows: readonly Window[],
  benefitYear: number,
  paidOn: CivilDate,
): Window | CalculationError {
  const open = windows.find(
    (one) => one.benefitYear === benefitYear && one.from <= paidOn && paidOn <= one.to,
  );
  if (open) return open;
  const next = nextOf(windows, paidOn);
  const time = next
    ? `下一个缴费期是${formatChinese(next.from)}到${formatChinese(next.to)}（${next.benefitYear}年度），请到时再缴`
    : '下一个缴费期还没有公布，请留意通知或向经办机构咨询';
  return refuse('ENROLMENT_CLOSED', `这个日期不在该年度的缴费期内，${time}。`, 'paidOn');
}

/** The first of `windows` that opens after a day. */
export function nextOf(windows: readonly Window[], day: CivilDate): Window | undefined {
  return windows.filter((one) => one.from > day).sort((a, b) => (a.from < b.from ? -1 : 1))[0];
}
