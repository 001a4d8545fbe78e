import type { OrderItemView, OrderView } from '@jiayibao/shared/contract/resident';
import { civilDateInChina } from '@jiayibao/shared/dates';
import { formatYuan } from '@jiayibao/shared/money';
import type { Call } from '../action';
import { ANYBODY, termsFor } from '../contribution/terms';
import type { Services } from '../services';
import type { Order, OrderItem, Refund, RefundWhy } from './document';
import { amountOf, faceOf, isOpen } from './record';

const WHY: Record<RefundWhy, string> = {
  alreadyEnrolled: '这一年已经有人缴费，自动退回。',
  tooLate: '付款时已过缴费期，自动退回。',
  applied: '按申请退费。',
  wrongAmount: '收到的金额与应缴不符，全额退回。',
};

/** An order as its payer sees it. */
export async function viewOf(call: Call, order: Order): Promise<OrderView> {
  const { services } = call;
  const now = services.clock.now();
  const { number, state, region, county, benefitYear, createdAt, expiresAt, paidAt, items } = order;
  const totalMayTellAid = items.some(({ confirmed }) => !confirmed);
  const mayPay = isOpen(order, now);
  const ordinary = totalMayTellAid ? await ordinaryOf(call, order) : null;
  return {
    number,
    state,
    region,
    county,
    benefitYear,
    createdAt,
    expiresAt,
    leftMs: mayPay ? expiresAt - now : 0,
    paidAt,
    total: isShown(order) ? formatYuan(order.totalFen) : null,
    totalMayTellAid,
    items: items.map((item, at) => itemView(services, order, { item, at, ordinary })),
    may: mayPay
      ? ['pay', 'cancel', 'refresh']
      : order.cashierAt !== null || order.paidAt !== null
        ? ['refresh']
        : [],
    words: wordsOf(order, now),
  };
}

/** Whether the payer may see the sum: it tells of no record that is not theirs to see, or they were at the cashier. */
export function isShown({ items, cashierAt }: Pick<Order, 'items' | 'cashierAt'>): boolean {
  return cashierAt !== null || items.every(({ confirmed }) => confirmed);
}

function itemView(
  services: Services,
  order: Order,
  { item, at, ordinary }: { item: OrderItem; at: number; ordinary: OrderItemView['ordinary'] },
): OrderItemView {
  const { name, request } = faceOf(services, order, at);
  const { memberId, confirmed, makeUpYears, state, benefitFrom, benefitTo, waitingMonths } = item;
  const seen = <T>(value: T) => (confirmed ? value : null);
  return {
    memberId,
    name,
    confirmed,
    standard: seen(formatYuan(item.standardFen)),
    aid: seen(formatYuan(item.aidFen)),
    due: seen(formatYuan(item.dueFen)),
    makeUpYears,
    makeUpDue: seen(formatYuan(item.makeUpFen)),
    amount: confirmed || isShown(order) ? formatYuan(amountOf(item)) : null,
    waitingMonths: seen(waitingMonths),
    benefitPeriod: seen({ from: benefitFrom, to: benefitTo }),
    ordinary: confirmed || request.operation !== 'enrolment' ? null : ordinary,
    state,
    refund: refundView(item.refund ?? order.refund, item),
  };
}

/** The cover of an ordinary resident without a break who pays on the day of the payment, or today. */
async function ordinaryOf(
  call: Call,
  { region, benefitYear, paidAt }: Order,
): Promise<OrderItemView['ordinary']> {
  const asked = { region, benefitYear, paidOn: paidAt === null ? call.today : civilDateInChina(paidAt) };
  const unbroken = { ...ANYBODY, enrolledYears: [benefitYear - 1] };
  const terms = termsFor(asked, unbroken, await call.parameters());
  return terms.ok ? terms.result.benefitPeriod : null;
}

function refundView(refund: Refund | null, item: OrderItem): OrderItemView['refund'] {
  if (!refund) return null;
  const amountFen = item.refund ? refund.amountFen : amountOf(item);
  return { amount: formatYuan(amountFen), words: WHY[refund.why], at: refund.doneAt };
}

function wordsOf(order: Order, now: number): string {
  const { state, items } = order;
  switch (state) {
    case 'created':
    case 'paying':
      if (!isOpen(order, now))
        return '已超过15分钟，正在向收款机构确认；没有付款会自动关闭，付了款会自动办结。';
      return state === 'created' ? '请在15分钟内支付。' : '正在支付；付完回到这里查看结果。';
    case 'paid':
      return '收到的金额与应缴不符，已转经办机构核对，核对前不会参保，钱不会丢失。';
    case 'settled':
      return items.some((item) => item.state === 'refunded')
        ? '已经参保；其中有人的钱已经退回。'
        : order.totalFen === 0
          ? '个人不用缴费，已经参保。'
          : '缴费成功，已经参保。';
    case 'closed':
      return closedInWords(order);
    case 'refunding':
      return '有一笔钱正在原路退回，一般几分钟到几天到账。';
    case 'refunded':
      return '钱已经退回原支付账户。';
  }
}

/** Money can still come in only for what was at the cashier. */
function closedInWords({ cashierAt, closedAt, expiresAt }: Order): string {
  const why =
    closedAt !== null && closedAt >= expiresAt ? '15分钟内没有付款，订单自动关闭。' : '订单已取消。';
  const late = cashierAt === null ? '' : '如果您其实付了款，会自动办结或退回，不用再付。';
  return `${why}没有参保；要参保请重新缴费。${late}`;
}
