import { z } from '@jiayibao/shared/contract/zod';
import { toFen } from '@jiayibao/shared/money';
import type { Collected, Refunded } from './collector';

/**
 * The vendor's messages, as far as they are used. It may add fields at any time and says so: unknown ones are left out.
 * Amounts are whole fen.
 */

/** JSAPI/小程序下单, pay.weixin.qq.com/doc/v3/merchant/4012791897 */
export const prepaid = z.object({ prepay_id: z.string().check(z.minLength(1)) });

const amount = z.object({ total: z.int().check(z.gte(0)), currency: z.optional(z.literal('CNY')) });

/**
 * 商户订单号查询订单, pay.weixin.qq.com/doc/v3/merchant/4012556352;
 * 支付成功回调通知, pay.weixin.qq.com/docs/merchant/products/notification/introduction.html
 */
export const transaction = z.object({
  appid: z.string(),
  mchid: z.string(),
  out_trade_no: z.string(),
  trade_state: z.enum(['SUCCESS', 'REFUND', 'NOTPAY', 'CLOSED', 'REVOKED', 'USERPAYING', 'PAYERROR']),
  transaction_id: z.optional(z.string()),
  success_time: z.optional(z.string()),
  payer: z.optional(z.object({ openid: z.optional(z.string()) })),
  amount: z.optional(amount),
});

/**
 * 申请退款, pay.weixin.qq.com/doc/v3/partner/4012709253 (a merchant's own is the same without sub_mchid);
 * 查询单笔退款, pay.weixin.qq.com/doc/v3/merchant/4012556562
 */
export const refund = z.object({
  out_refund_no: z.string(),
  out_trade_no: z.string(),
  status: z.enum(['SUCCESS', 'CLOSED', 'PROCESSING', 'ABNORMAL']),
  success_time: z.optional(z.string()),
  amount: z.object({ refund: z.int().check(z.gte(0)) }),
});

/** 退款结果通知, pay.weixin.qq.com/doc/v3/merchant/4012082053 */
export const refundNotified = z.object({
  mchid: z.string(),
  out_refund_no: z.string(),
  refund_status: z.enum(['SUCCESS', 'CLOSED', 'ABNORMAL']),
  success_time: z.optional(z.string()),
  amount: z.object({ refund: z.int().check(z.gte(0)) }),
});

/** What every notification is wrapped in: its content is sealed. */
export const notification = z.object({
  event_type: z.string(),
  resource: z.object({
    algorithm: z.literal('AEAD_AES_256_GCM'),
    ciphertext: z.string(),
    nonce: z.string(),
    associated_data: z._default(z.string(), ''),
  }),
});

/** 申请交易账单, pay.weixin.qq.com/doc/v3/merchant/4012556654 */
export const bill = z.object({
  hash_type: z.literal('SHA1'),
  hash_value: z.string(),
  download_url: z.string(),
});

/** What a transaction says. One that was paid and has been given back is paid: the refund is a matter of its own. */
export function collectedOf({ trade_state, amount: paid, ...said }: z.output<typeof transaction>): Collected {
  if (trade_state !== 'SUCCESS' && trade_state !== 'REFUND')
    return { state: UNPAID[trade_state], totalFen: null, transactionId: null, paidAt: null, openid: null };
  if (!paid || !said.transaction_id) throw new Error('a payment without amount or number');
  return {
    state: 'paid',
    totalFen: toFen(paid.total),
    transactionId: said.transaction_id,
    paidAt: momentOf(said.success_time),
    openid: said.payer?.openid ?? null,
  };
}

const UNPAID = {
  NOTPAY: 'notPaid',
  USERPAYING: 'notPaid',
  CLOSED: 'closed',
  REVOKED: 'closed',
  PAYERROR: 'failed',
} as const;

/** 退款异常: 可前往商户平台-交易中心，手动处理此笔退款 (查询单笔退款). */
const REFUND_STATES = {
  SUCCESS: 'done',
  PROCESSING: 'processing',
  CLOSED: 'failed',
  ABNORMAL: 'stuck',
} as const;

export function refundedOf(
  status: keyof typeof REFUND_STATES,
  { amount: back, success_time }: Pick<z.output<typeof refund>, 'amount' | 'success_time'>,
): Refunded {
  const state = REFUND_STATES[status];
  return { state, amountFen: toFen(back.refund), doneAt: state === 'done' ? momentOf(success_time) : null };
}

/** A moment in RFC 3339, in ms. */
function momentOf(time: string | undefined): number {
  const moment = Date.parse(time ?? '');
  if (Number.isNaN(moment)) throw new Error('a time that is none');
  return moment;
}
