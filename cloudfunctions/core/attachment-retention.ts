import type { CaseKind } from '@jiayibao/shared/contract/resident';
import type { Case } from './documents';

const DAY_MS = 86_400_000;

/**
 * How many days after its case was decided a file is kept, by the case's kind. Rules of the house: no document at hand
 * sets them, and personal data is kept no longer than its purpose needs (个人信息保护法第十九条). The agency's own
 * archive follows its own rules. Half a year is how long a decision may be taken to court (行政诉讼法第四十六条).
 */
const DECIDED_DAYS: Record<CaseKind, number> = {
  // A group is looked at anew each year; half a year beyond that, last year's proof is still at hand.
  verifyGroup: 548,
  // Its outcome stands in the record, and the household can be asked again.
  confirmMembership: 183,
  // Whose number it is may come up with the next settlement or refund: three years, 民法典第一百八十八条.
  documentChange: 1095,
  // So may the day from which benefits ended.
  enrolmentEnd: 1095,
  // Money that went back: three years too.
  contributionRefund: 1095,
  // From when somebody was covered may come up with any bill of that year.
  contributionExemption: 1095,
  // What somebody is recognised for is the ground of every settlement after it: as long as such may be disputed.
  twoDisease: 1095,
  // So may from when a newborn is covered.
  newbornCertificate: 1095,
  // The desk has seen the originals.
  newbornAtDesk: 183,
  // Has none.
  paymentDifference: 0,
};
/** Withdrawn: nothing was decided on it; a month, for who withdrew by mistake. */
const WITHDRAWN_DAYS = 30;
/** A draft that nobody has touched. */
const DRAFT_DAYS = 90;
/** While a case is open its files stay; it is looked at again after so many days. */
const OPEN_LOOK_DAYS = 30;

/** Until when a case's files are kept (milliseconds), or null while it is open; then look again at `lookAt`. */
export function keptUntil({ state, kind, timeLine }: Case): number | null {
  const since = timeLine.at(-1)?.at ?? 0;
  if (state === 'approved' || state === 'refused') return since + DECIDED_DAYS[kind] * DAY_MS;
  if (state === 'withdrawn') return since + WITHDRAWN_DAYS * DAY_MS;
  if (state === 'draft') return since + DRAFT_DAYS * DAY_MS;
  return null;
}

/** When a case's files are to be looked at next. */
export function nextLook(one: Case, now: number): number {
  return Math.min(keptUntil(one) ?? Number.POSITIVE_INFINITY, now + OPEN_LOOK_DAYS * DAY_MS);
}
