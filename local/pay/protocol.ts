import { randomBytes } from 'node:crypto';
import { z } from '@jiayibao/shared/contract/zod';
import { isCivilDate } from '@jiayibao/shared/dates';
import { billOf, dayInChina } from './bill';
import { type Order, Problem } from './book';
import { refundOf, transactionOf } from './messages';
import { sha1 } from './signature';
import type { Simulator } from './simulator';

/** A request of the merchant's; `path` with its query, `headers` by lower-case name. */
export type Request = {
  method: string;
  path: string;
  headers: Record<string, string | string[] | undefined>;
  body: string;
};
export type Reply = { status: number; headers: Record<string, string>; body: string };

/** 商户订单号: 6-32 characters. */
const number = z.string().check(z.regex(/^[0-9A-Za-z_\-|*]{6,32}$/));
const url = z.url();
const positive = z.int().check(z.gte(1));
const currency = z.literal('CNY');

const prepaySchema = z.strictObject({
  appid: z.string(),
  mchid: z.string(),
  description: z.string().check(z.minLength(1), z.maxLength(127)),
  out_trade_no: number,
  time_expire: z.string().check(z.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+08:00$/)),
  notify_url: url,
  amount: z.strictObject({ total: positive, currency }),
  payer: z.strictObject({ openid: z.string().check(z.minLength(1), z.maxLength(128)) }),
});

const closeSchema = z.strictObject({ mchid: z.string() });

const refundSchema = z.strictObject({
  out_trade_no: number,
  out_refund_no: z.string().check(z.regex(/^[0-9A-Za-z_\-|*@]{1,64}$/)),
  reason: z.string().check(z.minLength(1), z.maxLength(80)),
  notify_url: url,
  amount: z.strictObject({ refund: positive, total: positive, currency }),
});

const HOUR_MS = 3_600_000;
/** 该地址5min内有效 (下载账单, pay.weixin.qq.com/doc/v3/merchant/4012084430). */
const ADDRESS_MS = 300_000;

type Route = { method: string; path: RegExp; answer(given: Given): object | string | null };
type Given = { match: RegExpExecArray; query: URLSearchParams; body: string };

/**
 * The vendor's addresses that are used here. Requests have to be the merchant's; answers are signed, but that of a bill's
 * download.
 */
export class Protocol {
  private readonly downloads = new Map<string, { day: string; until: number }>();

  /** `address`: where this is served, with the final slash. */
  constructor(
    private readonly simulator: Simulator,
    private readonly address: () => string,
  ) {}

  handle({ method, path, headers, body }: Request): Reply {
    const { signer, book } = this.simulator;
    try {
      const authorization = String(headers.authorization ?? '');
      if (!signer.isMerchants({ method, path, authorization, body }, book.now()))
        throw new Problem(401, 'SIGN_ERROR', '签名错误');
      return this.answer(method, path, body);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      const text = JSON.stringify({ code: error.code, message: error.message });
      return this.signed(error.status, text);
    }
  }

  private answer(method: string, path: string, body: string): Reply {
    const { pathname, searchParams: query } = new URL(path, this.address());
    const file = pathname === '/v3/billdownload/file' && this.file(query.get('token') ?? '');
    // 该接口响应的信息请求头中不包含微信接口响应的签名值 (the same page).
    if (file) return { status: 200, headers: { 'content-type': 'text/plain' }, body: file };
    for (const route of this.routes) {
      const match = route.path.exec(pathname);
      if (!match || route.method !== method) continue;
      const answered = route.answer({ match, query, body });
      return answered === null ? this.signed(204, '') : this.signed(200, JSON.stringify(answered));
    }
    throw new Problem(404, 'NOT_FOUND', '没有这个接口');
  }

  private readonly routes: Route[] = [
    {
      // JSAPI/小程序下单, pay.weixin.qq.com/doc/v3/merchant/4012791897
      method: 'POST',
      path: /^\/v3\/pay\/transactions\/jsapi$/,
      answer: ({ body }) => {
        const asked = parsed(prepaySchema, body);
        this.requireMerchant(asked.mchid);
        if (asked.appid !== this.simulator.keys.merchant.app)
          throw new Problem(400, 'APPID_MCHID_NOT_MATCH', 'appid和mch_id不匹配');
        const prepay_id = this.simulator.book.prepay({
          number: asked.out_trade_no,
          description: asked.description,
          totalFen: asked.amount.total,
          openid: asked.payer.openid,
          notifyUrl: asked.notify_url,
          expiresAt: Date.parse(asked.time_expire),
        });
        return { prepay_id };
      },
    },
    {
      // 商户订单号查询订单, pay.weixin.qq.com/doc/v3/merchant/4012556352
      method: 'GET',
      path: /^\/v3\/pay\/transactions\/out-trade-no\/([^/]+)$/,
      answer: ({ match, query }) => {
        this.requireMerchant(query.get('mchid'));
        const order = this.order(match);
        return transactionOf(
          this.simulator.keys,
          order,
          this.simulator.book.refundsOf(order.number).length > 0,
        );
      },
    },
    {
      // 关闭订单, pay.weixin.qq.com/docs/merchant/products/close-order/introduction.html: 204, no body
      method: 'POST',
      path: /^\/v3\/pay\/transactions\/out-trade-no\/([^/]+)\/close$/,
      answer: ({ match, body }) => {
        this.requireMerchant(parsed(closeSchema, body).mchid);
        this.simulator.book.close(decodeURIComponent(match[1] as string));
        return null;
      },
    },
    {
      // 申请退款, pay.weixin.qq.com/doc/v3/partner/4012709253
      method: 'POST',
      path: /^\/v3\/refund\/domestic\/refunds$/,
      answer: ({ body }) => {
        const asked = parsed(refundSchema, body);
        this.simulator.book.giveBack({
          number: asked.out_refund_no,
          orderNumber: asked.out_trade_no,
          amountFen: asked.amount.refund,
          totalFen: asked.amount.total,
          notifyUrl: asked.notify_url,
        });
        return this.refund(asked.out_refund_no);
      },
    },
    {
      // 查询单笔退款（通过商户退款单号）, pay.weixin.qq.com/doc/v3/merchant/4012556562
      method: 'GET',
      path: /^\/v3\/refund\/domestic\/refunds\/([^/]+)$/,
      answer: ({ match }) => this.refund(decodeURIComponent(match[1] as string)),
    },
    {
      // 申请交易账单, pay.weixin.qq.com/doc/v3/merchant/4012556654
      method: 'GET',
      path: /^\/v3\/bill\/tradebill$/,
      answer: ({ query }) => this.bill(query.get('bill_date') ?? '', query.get('bill_type') ?? 'ALL'),
    },
  ];

  private bill(day: string, type: string): object {
    const { book, keys } = this.simulator;
    if (type !== 'ALL' || !isCivilDate(day)) throw new Problem(400, 'PARAM_ERROR', '参数错误');
    const [, end] = dayInChina(day);
    if (book.now() < end) throw new Problem(400, 'INVALID_REQUEST', '账单日期不正确');
    if (book.now() < end + book.settings().billFromHour * HOUR_MS)
      throw new Problem(400, 'STATEMENT_CREATING', '账单生成中');
    const csv = billOf(book, keys, day);
    if (csv === null) throw new Problem(400, 'NO_STATEMENT_EXIST', '账单文件不存在');
    const token = randomBytes(24).toString('base64url');
    this.downloads.set(token, { day, until: book.now() + ADDRESS_MS });
    return {
      hash_type: 'SHA1',
      hash_value: sha1(csv),
      download_url: `${this.address()}v3/billdownload/file?token=${token}`,
    };
  }

  private file(token: string): string {
    const { book, keys } = this.simulator;
    const found = this.downloads.get(token);
    const csv = found && book.now() < found.until ? billOf(book, keys, found.day) : null;
    if (csv === null) throw new Problem(400, 'INVALID_REQUEST', '请重新获取账单地址');
    return csv;
  }

  private order(match: RegExpExecArray): Order {
    const order = this.simulator.book.order(decodeURIComponent(match[1] as string));
    if (!order) throw new Problem(404, 'ORDER_NOT_EXIST', '订单不存在');
    return order;
  }

  private refund(number: string): object {
    const refund = this.simulator.book.refund(number);
    if (!refund) throw new Problem(404, 'RESOURCE_NOT_EXISTS', '退款单不存在');
    return refundOf(this.simulator.book.order(refund.orderNumber) as Order, refund);
  }

  private requireMerchant(id: string | null): void {
    if (id !== this.simulator.keys.merchant.id) throw new Problem(400, 'PARAM_ERROR', '商户号不符');
  }

  private signed(status: number, body: string): Reply {
    const { signer, book } = this.simulator;
    const headers = {
      'content-type': 'application/json; charset=utf-8',
      ...signer.headers(body, book.now()),
    };
    return { status, headers, body };
  }
}

function parsed<Output>(
  schema: { safeParse(value: unknown): { success: true; data: Output } | { success: false } },
  body: string,
): Output {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    value = undefined;
  }
  const read = schema.safeParse(value);
  if (!read.success) throw new Problem(400, 'PARAM_ERROR', '参数错误');
  return read.data;
}
