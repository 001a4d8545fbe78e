import type { CivilDate } from '@jiayibao/shared/dates';
import type { Fen } from '@jiayibao/shared/money';

/**
 * Who collects the contribution: the tax authority (第四十七条). WeChat Pay is one way to reach it; another would be
 * another collector. It says what happened to the money; whether that is what an order asked for, the order's own door
 * decides. Numbers of orders and refunds are ours, unique for ever, 6 to 32 characters of `0-9A-Za-z_-|*`. Times are
 * milliseconds since 1970-01-01T00:00Z. Every call may fail with an error of the network or of a collector that does not
 * answer, after which the call may or may not have taken effect: ask, or do it again with the same number.
 */
export interface Collector {
  /**
   * Asks for payment, until `expiresAt`; again with the same number and content as often as one likes. Gives what the
   * phone's `requestPayment` takes. `description`: at most 127 characters, no personal data.
   * @throws CollectorRefusal `PAID`, `CLOSED`
   */
  prepay(order: PrepayOrder): Promise<PaymentParameters>;
  /** What became of an order. */
  query(number: string): Promise<Collected>;
  /** Takes no payment for an order from now on; closed or never heard of already: the same. @throws CollectorRefusal `PAID` */
  close(number: string): Promise<void>;
  /**
   * Gives money back, to where it came from; again with the same number and content: no second refund.
   * @throws CollectorRefusal `NOT_PAID`, `EXCEEDS` (more than what is left of the payment), `PAYER_GONE` (nobody can
   * be reached any more where it came from), `NO_FUNDS` (try later)
   */
  refund(refund: RefundOrder): Promise<Refunded>;
  queryRefund(number: string): Promise<Refunded>;
  /**
   * What a notification says, after it proved to come from the collector and to be for us: signature, key, time within
   * 5 minutes, merchant, app. A genuine one may come again, late, and after a later one. @throws NotGenuine
   */
  readNotification(headers: Record<string, string | undefined>, body: string): Promise<Notified>;
  /** Payments and refunds of one day in China that is over, each once, in no certain order. @throws CollectorRefusal `NO_BILL` */
  bill(day: CivilDate): Promise<BillRow[]>;
}

/** What is to be paid: the merchant's number, words for the payer, fen, who pays, and until when (milliseconds). */
export interface PrepayOrder {
  number: string;
  description: string;
  totalFen: Fen;
  openid: string;
  expiresAt: number;
}

/** What WeChat's `requestPayment` takes. */
export interface PaymentParameters {
  timeStamp: string;
  nonceStr: string;
  package: string;
  signType: 'RSA';
  paySign: string;
}

/** `unknown`: the collector never heard of it. `failed`: a payment was tried and did not go through. `paidAt`, in ms. */
export interface Collected {
  state: 'unknown' | 'notPaid' | 'paid' | 'closed' | 'failed';
  totalFen: Fen | null;
  transactionId: string | null;
  paidAt: number | null;
  openid: string | null;
}

/** What is to be given back: the refund's own number and that of the order it belongs to, in fen. */
export interface RefundOrder {
  number: string;
  orderNumber: string;
  /** What is given back. */
  amountFen: Fen;
  /** What was paid. */
  totalFen: Fen;
  /** Shown to who gets it; at most 80 characters, no personal data. */
  reason: string;
}

/**
 * `failed`: it did not reach who paid and never will; another one, under another number, may. `stuck`: it did not reach
 * them either, but is not over: somebody sees to it with the collector, and the same one goes on. Another one beside it
 * would give the money back twice.
 */
export interface Refunded {
  state: 'unknown' | 'processing' | 'done' | 'failed' | 'stuck';
  amountFen: Fen | null;
  doneAt: number | null;
}

/** `number`: of the order, or of the refund. */
export type Notified =
  | { kind: 'payment'; number: string; collected: Collected }
  | { kind: 'refund'; number: string; refunded: Refunded };

/** `number`: of the order, or of the refund; `orderNumber`: of the order in both. `at` in ms. */
export interface BillRow {
  kind: 'payment' | 'refund';
  number: string;
  orderNumber: string;
  amountFen: Fen;
  at: number;
  transactionId: string;
}

/** Why a collector does not do what it was asked. */
export type CollectorRefusalCode =
  | 'PAID'
  | 'CLOSED'
  | 'NOT_PAID'
  | 'EXCEEDS'
  | 'PAYER_GONE'
  | 'NO_FUNDS'
  | 'NO_BILL';

/** The collector understood, and does not do it; asking again changes nothing but after `NO_FUNDS` and `NO_BILL`. */
export class CollectorRefusal extends Error {
  constructor(readonly code: CollectorRefusalCode) {
    super(code);
  }
}

/** A notification that does not prove to come from the collector, or is not for us. `why` carries nothing of it. */
export class NotGenuine extends Error {
  constructor(readonly why: string) {
    super(`not a genuine notification: ${why}`);
  }
}

/** An error that says in the log why a collector did not answer, and nothing else: try again. */
export function failure(code: string): Error {
  return Object.assign(new Error('the collector did not do it'), { code });
}
