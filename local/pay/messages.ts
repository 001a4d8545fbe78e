import type { Order, Refund } from './book';
import type { Keys } from './keys';

/** The vendor's messages, built from its documentation; the page stands beside each. Amounts are whole fen. */

type RefundNow = Refund & { status: Refund['outcome'] | 'PROCESSING' };

/** RFC 3339 on China's clock, as all the vendor's times. */
export function chinaTime(moment: number): string {
  return `${new Date(moment + 8 * 3_600_000).toISOString().slice(0, 19)}+08:00`;
}

const SAYINGS = { SUCCESS: '支付成功', REFUND: '转入退款', NOTPAY: '订单未支付', CLOSED: '订单已关闭' };

/**
 * 商户订单号查询订单, pay.weixin.qq.com/doc/v3/merchant/4012556352; the sealed content of 支付成功回调通知 is the same,
 * pay.weixin.qq.com/docs/merchant/products/notification/introduction.html. Of an order that nobody paid only number and
 * state are known; a payment that failed leaves it unpaid (PAYERROR is for 付款码支付 alone).
 */
export function transactionOf({ merchant }: Keys, order: Order, givenBack: boolean): Record<string, unknown> {
  const trade_state = order.state === 'SUCCESS' && givenBack ? 'REFUND' : order.state;
  const known = {
    appid: merchant.app,
    mchid: merchant.id,
    out_trade_no: order.number,
    trade_state,
    trade_state_desc: SAYINGS[trade_state],
    payer: { openid: order.openid },
  };
  if (order.paidAt === null) return known;
  return {
    ...known,
    transaction_id: order.transactionId,
    trade_type: 'JSAPI',
    bank_type: 'OTHERS',
    attach: '',
    success_time: chinaTime(order.paidAt),
    amount: {
      total: order.totalFen,
      payer_total: order.totalFen,
      currency: 'CNY',
      payer_currency: 'CNY',
    },
  };
}

/**
 * 申请退款, pay.weixin.qq.com/doc/v3/partner/4012709253, and 查询单笔退款（通过商户退款单号）,
 * pay.weixin.qq.com/doc/v3/merchant/4012556562.
 */
export function refundOf(order: Order, refund: RefundNow): Record<string, unknown> {
  return {
    refund_id: refund.refundId,
    out_refund_no: refund.number,
    transaction_id: order.transactionId,
    out_trade_no: order.number,
    channel: 'ORIGINAL',
    user_received_account: '支付用户零钱',
    create_time: chinaTime(refund.createdAt),
    ...(refund.status === 'SUCCESS' && { success_time: chinaTime(refund.endsAt) }),
    status: refund.status,
    amount: {
      total: order.totalFen,
      refund: refund.amountFen,
      payer_total: order.totalFen,
      payer_refund: refund.amountFen,
      settlement_refund: refund.amountFen,
      settlement_total: order.totalFen,
      discount_refund: 0,
      currency: 'CNY',
    },
  };
}

/** The sealed content of 退款结果通知, pay.weixin.qq.com/doc/v3/merchant/4012082053. */
export function refundNotifiedOf(
  { merchant }: Keys,
  order: Order,
  refund: RefundNow,
): Record<string, unknown> {
  return {
    mchid: merchant.id,
    transaction_id: order.transactionId,
    out_trade_no: order.number,
    refund_id: refund.refundId,
    out_refund_no: refund.number,
    refund_status: refund.status,
    ...(refund.status === 'SUCCESS' && { success_time: chinaTime(refund.endsAt) }),
    user_received_account: '支付用户零钱',
    amount: {
      total: order.totalFen,
      refund: refund.amountFen,
      payer_total: order.totalFen,
      payer_refund: refund.amountFen,
    },
  };
}

/** What wraps the sealed content of either notification: the same two pages. */
export function notificationOf(
  id: string,
  createdAt: number,
  event: { type: string; summary: string; original: string },
  sealed: { ciphertext: string; nonce: string; associated_data: string },
): string {
  return JSON.stringify({
    id,
    create_time: chinaTime(createdAt),
    resource_type: 'encrypt-resource',
    event_type: event.type,
    summary: event.summary,
    resource: { original_type: event.original, algorithm: 'AEAD_AES_256_GCM', ...sealed },
  });
}
