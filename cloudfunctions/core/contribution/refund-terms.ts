import { calculate } from '@jiayibao/shared/calculate';
import type { AnswerTo, RequestOf } from '@jiayibao/shared/contract/calculation';
import type { RefundReason } from '@jiayibao/shared/contract/resident';
import type { CivilDate } from '@jiayibao/shared/dates';
import { formatYuan } from '@jiayibao/shared/money';
import type { ParameterSet } from '@jiayibao/shared/policy';
import type { Reader } from '../case/kind';
import { enrolmentId } from '../enrolment';
import type { Order, OrderItem } from '../order/document';
import { amountOf, orderId } from '../order/record';

/** What stands behind a person's enrolment for a year: the order, and which of its items. */
export interface Paid {
  order: Order;
  at: number;
  item: OrderItem;
}

/**
 * What was paid here for an enrolment and not given back, whether it stands or was ended since; null where there is none,
 * `elsewhere` where it was not paid here.
 */
export async function paidFor(
  reader: Reader,
  personId: string,
  benefitYear: number,
): Promise<Paid | 'elsewhere' | null> {
  const enrolment = await reader.get('enrolments', enrolmentId(personId, benefitYear));
  const order = enrolment?.orderNumber ? await reader.get('orders', orderId(enrolment.orderNumber)) : null;
  const at = order?.items.findIndex((one) => one.personId === personId && one.state === 'enrolled') ?? -1;
  const item = order?.items[at];
  if (order && item) return { order, at, item };
  return enrolment?.state === 'active' ? 'elsewhere' : null;
}

/** 第十三条 for it, on a day: the request and what the calculation says. */
export function refundTerms(
  { order, item }: Paid,
  { reason, eventOn, requestedOn }: { reason: RefundReason; eventOn: string; requestedOn: CivilDate },
  parameters: ParameterSet,
): { request: RequestOf<'refund'>; answer: AnswerTo<'refund'> } {
  const request: RequestOf<'refund'> = {
    operation: 'refund',
    region: order.region,
    benefitFrom: item.benefitFrom,
    paid: formatYuan(amountOf(item)),
    aid: formatYuan(item.aidFen),
    eventOn,
    requestedOn,
    reason,
  };
  return { request, answer: calculate(request, parameters) as AnswerTo<'refund'> };
}
