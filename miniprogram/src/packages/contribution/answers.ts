import type { EnrolmentResult, RefundResult } from '@jiayibao/shared/contract/calculation';

/** What the function answered, as the calculation made it; null where nothing was computed. */
export function enrolmentOf(answer: Record<string, unknown> | null): EnrolmentResult | null {
  return answer as EnrolmentResult | null;
}

export function refundOf(answer: Record<string, unknown> | null): RefundResult | null {
  return answer as RefundResult | null;
}
