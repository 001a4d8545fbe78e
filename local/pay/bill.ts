import { formatYuan, toFen } from '@jiayibao/shared/money';
import type { Book, Order, Refund } from './book';
import type { Keys } from './keys';
import { chinaTime } from './messages';

const HEADINGS =
  '交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注';
const SUMS = '总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额';

/** The moments in which a day of China (YYYY-MM-DD) begins and ends. */
export function dayInChina(day: string): [number, number] {
  const begin = Date.parse(`${day}T00:00:00+08:00`);
  return [begin, begin + 86_400_000];
}

/**
 * The trade bill of a day, kind ALL (交易账单详细说明,
 * pay.weixin.qq.com/docs/merchant/products/bill-download/format-trade.html); null where nothing happened. A refund stands
 * on the day that it was asked for, as it stood then.
 */
export function billOf(book: Book, keys: Keys, day: string): string | null {
  const { orders, refunds } = book.trades(...dayInChina(day));
  if (orders.length + refunds.length === 0) return null;
  const [paid, back] = [
    sumOf(orders.map(({ totalFen }) => totalFen)),
    sumOf(refunds.map(({ amountFen }) => amountFen)),
  ];
  const rows = [
    ...orders.map((order) => paymentRow(keys, order)),
    ...refunds.map((refund) => refundRow(keys, book.order(refund.orderNumber) as Order, refund)),
  ];
  const sums = lineOf([String(rows.length), paid, back, '0.00', '0.00000', paid, back]);
  return `\uFEFF${[HEADINGS, ...rows, SUMS, sums].join('\r\n')}\r\n`;
}

function paymentRow(keys: Keys, order: Order): string {
  const total = yuan(order.totalFen);
  const none = ['0', '0', '0.00', '0.00', '', ''];
  return row(keys, order, order.paidAt as number, 'SUCCESS', [total, '0.00', ...none], [total, '0.00']);
}

function refundRow(keys: Keys, order: Order, refund: Refund): string {
  const back = yuan(refund.amountFen);
  const refunded = [refund.refundId, refund.number, back, '0.00', 'ORIGINAL', 'PROCESSING'];
  return row(keys, order, refund.createdAt, 'REFUND', ['0.00', '0.00', ...refunded], ['0.00', back]);
}

function row(
  { merchant }: Keys,
  order: Order,
  at: number,
  state: string,
  amounts: string[],
  asked: string[],
): string {
  const time = chinaTime(at).slice(0, 19).replace('T', ' ');
  const who = [merchant.app, merchant.id, '0', '', order.transactionId ?? '', order.number, order.openid];
  const what = ['JSAPI', state, 'OTHERS', 'CNY'];
  return lineOf([time, ...who, ...what, ...amounts, order.description, '', '0.00000', '0.00%', ...asked, '']);
}

const lineOf = (cells: string[]) => cells.map((cell) => `\`${cell}`).join(',');
const yuan = (fen: number) => formatYuan(toFen(fen));
const sumOf = (fen: number[]) => yuan(fen.reduce((sum, one) => sum + one, 0));
