import * as z from '../zod';
import { benefitYear, makeUpYears } from './contribution';
import { civilDate, countyCode, recordId, region } from './fields';
import { MAXIMUM_MEMBERS } from './household';

/** How long an order can be paid, in milliseconds, counted by the server. */
export const ORDER_MS = 15 * 60_000;
/** Orders of one page of the list. */
export const ORDER_ROWS = 20;

const yuan = z.string();
const period = z.strictObject({ from: civilDate, to: civilDate });

/**
 * `created` → `paying` (at the cashier) → `settled`: everybody is enrolled. `paid`: another amount than the order's came
 * in; the desk decides, nobody is enrolled. `closed`: cancelled or too late. `refunding`: money of some or all is on its
 * way back. `refunded`: of all; where somebody is still enrolled it is `settled` again, and the items say whose went back.
 */
const ORDER_STATES = ['created', 'paying', 'paid', 'settled', 'closed', 'refunding', 'refunded'] as const;
export type OrderState = (typeof ORDER_STATES)[number];

/** `ordered`: not paid, or held. `enrolled` in this order. `refunding`, `refunded`: the money goes, or has gone, back. */
const ITEM_STATES = ['ordered', 'enrolled', 'refunding', 'refunded'] as const;
export type ItemState = (typeof ITEM_STATES)[number];

export const orderNumber = z.string().check(z.regex(/^\d{14}[A-Z]{2}\d{8}$/, '请填写完整的订单编号。'));

/** What the phone hands to WeChat (`wx.requestPayment`), as the collector gave it. */
const paymentParameters = z.strictObject({
  timeStamp: z.string(),
  nonceStr: z.string(),
  package: z.string(),
  signType: z.literal('RSA'),
  paySign: z.string(),
});

const orderItem = z.strictObject({
  /** Null: somebody outside the household. */
  memberId: z.nullable(recordId),
  name: z.string(),
  /** Whether the caller sees the person's record. Otherwise what follows is null but for the amount, once at the cashier. */
  confirmed: z.boolean(),
  standard: z.nullable(yuan),
  aid: z.nullable(yuan),
  due: z.nullable(yuan),
  makeUpYears: z.int(),
  /** Beside `due`. */
  makeUpDue: z.nullable(yuan),
  /** `due` and `makeUpDue` together. */
  amount: z.nullable(yuan),
  waitingMonths: z.nullable(z.int()),
  benefitPeriod: z.nullable(period),
  /** Where the record is not shown: what whoever was enrolled the year before is covered for; null where it depends. */
  ordinary: z.nullable(period),
  state: z.enum(ITEM_STATES),
  /** Why money goes back, and how much; `at`: when it went. */
  refund: z.nullable(z.strictObject({ amount: yuan, words: z.string(), at: z.nullable(z.int()) })),
});
export type OrderItemView = z.infer<typeof orderItem>;

/** Times in milliseconds since 1970. */
const orderView = z.strictObject({
  number: z.string(),
  state: z.enum(ORDER_STATES),
  region,
  county: countyCode,
  benefitYear: z.int(),
  createdAt: z.int(),
  expiresAt: z.int(),
  /** Milliseconds left to pay when this was answered, since the phone's clock decides nothing; 0 where that is over. */
  leftMs: z.int(),
  paidAt: z.nullable(z.int()),
  /** Null before the cashier where somebody's record is not the caller's to see. */
  total: z.nullable(yuan),
  /** Whether the amount at the cashier can tell what aid applies to somebody whose record the caller does not see. */
  totalMayTellAid: z.boolean(),
  items: z.array(orderItem),
  /** What the caller may do now. */
  may: z.array(z.enum(['pay', 'cancel', 'refresh'])),
  /** What happened and what comes next, a sentence. */
  words: z.string(),
});
export type OrderView = z.infer<typeof orderView>;

const one = z.strictObject({ number: orderNumber });

/**
 * `order.create`: everything is computed anew from the records; no amount is taken from the phone. Members enrol in
 * the household's region and county (第九条); relatives in `place`, the household's where it is left out. Where nothing is
 * due to anybody and the caller sees all the records, the order is settled at once.
 */
export const orderCreate = {
  input: z.strictObject({
    benefitYear,
    members: z
      .array(
        z.strictObject({
          memberId: recordId,
          makeUpYears: z.optional(makeUpYears),
          /** As in `contribution.quote`. */
          universityEntrant: z.optional(z.boolean()),
        }),
      )
      .check(z.maxLength(MAXIMUM_MEMBERS)),
    /** Tickets of `contribution.relative`. */
    relatives: z
      .array(z.strictObject({ ticket: z.string().check(z.maxLength(2000)) }))
      .check(z.maxLength(MAXIMUM_MEMBERS)),
    place: z.optional(z.nullable(z.strictObject({ region, county: countyCode }))),
  }),
  output: orderView,
};

/** `order.pay`: what the phone hands to WeChat; null where there is nothing, or no longer anything, to pay. */
export const orderPay = {
  input: one,
  output: z.strictObject({ order: orderView, payment: z.nullable(paymentParameters) }),
};

/** `order.read`. */
export const orderRead = { input: one, output: orderView };

/** `order.refresh`: asks the collector what became of it; after coming back from the cashier, whatever the phone says. */
export const orderRefresh = { input: one, output: orderView };

/** `order.cancel`: closed with the collector first; where it has been paid meanwhile, it is settled instead. */
export const orderCancel = { input: one, output: orderView };

/** `order.list`: the caller's, newest first. `after`: the `next` of the page before. */
export const orderList = {
  input: z.strictObject({ after: z.optional(z.nullable(orderNumber)) }),
  output: z.strictObject({
    orders: z.array(
      z.strictObject({
        number: z.string(),
        state: z.enum(ORDER_STATES),
        benefitYear: z.int(),
        createdAt: z.int(),
        total: z.nullable(yuan),
        names: z.array(z.string()),
      }),
    ),
    next: z.nullable(z.string()),
  }),
};
