import { randomBytes } from 'node:crypto';
import { Book, type Notification, type Order } from './book';
import { type Keys, makeKeys } from './keys';
import { notificationOf, refundNotifiedOf, transactionOf } from './messages';
import { type Signed, Signer } from './signature';
import { PayStore } from './store';

/** A message to the merchant, as it goes over the wire. */
export type Message = { url: string; headers: Signed; body: string };
/** Sends a message; gives the HTTP status, or null where none came in time. */
export type Send = (message: Message) => Promise<number | null>;

/** What a test changes in a notification before it is signed: fields of its content, and the moment it claims. */
export type Change = { content?: Record<string, unknown>; offsetMs?: number };

/**
 * Pauses before a notification is sent again after the merchant failed to take it, in seconds: 15 times in 24 h 4 min
 * (支付结果通知, pay.weixin.qq.com/wiki/doc/apiv3/apis/chapter3_2_5.shtml); the first time is at once.
 */
export const REPEATS_S = [
  15, 15, 30, 180, 600, 1200, 1800, 1800, 1800, 3600, 10_800, 10_800, 10_800, 21_600, 21_600,
] as const;

/** Duplicates come so soon after the first. */
const DUPLICATE_MS = 1000;

/** What the vendor is on one machine: its book, its keys, and what it has to tell. No network of its own. */
export class Simulator {
  readonly book: Book;
  readonly keys: Keys;
  readonly signer: Signer;

  /** `file`: of its store, ":memory:" for none. `now`: the clock, ms; `random`: bytes nobody can guess. */
  constructor(
    private readonly store: PayStore,
    {
      now,
      app,
      random = randomBytes,
    }: { now: () => number; app: string; random?: (bytes: number) => Buffer },
    make: () => Keys = () => makeKeys(app),
  ) {
    this.book = new Book(store, now, random);
    this.keys = this.book.keys(make);
    this.signer = new Signer(this.keys, () => random(16).toString('hex'));
  }

  /** Opens the simulator of a file. */
  static open(
    file: string,
    options: ConstructorParameters<typeof Simulator>[1],
    make?: () => Keys,
  ): Simulator {
    return new Simulator(new PayStore(file), options, make);
  }

  /** Sends each notification whose time has come, once; keeps how it went. */
  async tell(send: Send): Promise<void> {
    await Promise.all(this.book.due().map((notification) => this.tellOne(notification, send)));
  }

  private async tellOne(notification: Notification, send: Send): Promise<void> {
    const status = await send(this.message(notification));
    const now = this.book.now();
    // 接收成功: HTTP应答状态码需返回200或204.
    if (status === 200 || status === 204) {
      const { again } = notification;
      this.book.told(
        { ...notification, held: false, again: again - 1 },
        again > 0 ? now + DUPLICATE_MS : null,
      );
      return;
    }
    const pause = REPEATS_S[notification.failures];
    const failed = { ...notification, held: false, failures: notification.failures + 1 };
    this.book.told(failed, pause === undefined ? null : now + pause * 1000);
  }

  /** A notification, signed now. */
  message({ id, kind, of, url, createdAt }: Notification, { content, offsetMs = 0 }: Change = {}): Message {
    const told = kind === 'payment' ? this.payment(of) : this.refund(of);
    const sealed = this.signer.seal(JSON.stringify({ ...told.content, ...content }), told.event.original);
    const body = notificationOf(id, createdAt, told.event, sealed);
    const signed = this.signer.headers(body, this.book.now() + offsetMs);
    return { url, headers: { 'content-type': 'application/json', ...signed }, body };
  }

  /** The notification of a paid order or a refund as it would be sent now, whatever was sent before: for tests to spoil. */
  messageOf(kind: Notification['kind'], number: string, change?: Change): Message {
    const found = kind === 'payment' ? this.book.order(number) : this.book.refund(number);
    if (!found) throw new Error('no such order or refund');
    const { notifyUrl: url } = found;
    const createdAt = this.book.now();
    const id = `EV-${number}`;
    return this.message({ id, kind, of: number, url, createdAt, failures: 0, again: 0, held: false }, change);
  }

  close(): void {
    this.store.close();
  }

  private payment(number: string) {
    const content = transactionOf(this.keys, this.book.order(number) as Order, false);
    return { content, event: { type: 'TRANSACTION.SUCCESS', summary: '支付成功', original: 'transaction' } };
  }

  private refund(number: string) {
    const refund = this.book.refund(number);
    if (!refund) throw new Error('no such refund');
    const content = refundNotifiedOf(this.keys, this.book.order(refund.orderNumber) as Order, refund);
    const summary = {
      SUCCESS: '退款成功',
      CLOSED: '退款关闭',
      ABNORMAL: '退款异常',
      PROCESSING: '退款处理中',
    };
    return {
      content,
      event: { type: `REFUND.${refund.status}`, summary: summary[refund.status], original: 'refund' },
    };
  }
}
