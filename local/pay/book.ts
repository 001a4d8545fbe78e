import { randomBytes } from 'node:crypto';
import type { Keys } from './keys';
import { DEFAULT_SETTINGS, type Notify, type Settings } from './settings';
import type { PayStore } from './store';

/** Amounts in fen, times in ms. */
export type Order = {
  number: string;
  prepayId: string;
  description: string;
  totalFen: number;
  openid: string;
  notifyUrl: string;
  expiresAt: number;
  /** `payAfterClose`: whoever pays is still typing the password and goes through with it. */
  state: 'NOTPAY' | 'SUCCESS' | 'CLOSED';
  payAfterClose: boolean;
  notify: Notify | null;
  transactionId: string | null;
  paidAt: number | null;
};

export type Refund = {
  number: string;
  refundId: string;
  orderNumber: string;
  amountFen: number;
  notifyUrl: string;
  createdAt: number;
  /** Becomes `outcome` then. */
  endsAt: number;
  outcome: 'SUCCESS' | 'ABNORMAL' | 'CLOSED';
};

/** What is to be told; `of`: the number of the order or refund. */
export type Notification = {
  id: string;
  kind: 'payment' | 'refund';
  of: string;
  url: string;
  createdAt: number;
  /** Tries that failed. */
  failures: number;
  /** Times that it is sent again after it arrived. */
  again: number;
  /** Waits until another one has been sent. */
  held: boolean;
};

/** A held notification does not wait longer for another one. */
const LONGEST_HELD_MS = 600_000;

/** Why something is not done, in the vendor's codes. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/** The vendor's book: what was asked, paid and given back, and what is still to be told of it. */
export class Book {
  constructor(
    private readonly store: PayStore,
    readonly now: () => number,
    private readonly random: (bytes: number) => Buffer = randomBytes,
  ) {}

  /** The keys of this book, made where it has none. */
  keys(make: () => Keys): Keys {
    return this.store.transaction(() => {
      const kept = this.store.get<Keys>('keys', '');
      const keys = kept ?? make();
      if (!kept) this.store.put('keys', '', keys);
      return keys;
    });
  }

  /** How the simulator behaves now. */
  settings(): Settings {
    return this.store.get<Settings>('settings', '') ?? DEFAULT_SETTINGS;
  }

  /** Changes some of the settings for good. */
  setSettings(settings: Partial<Settings>): void {
    this.store.put('settings', '', { ...this.settings(), ...settings });
  }

  /** By the merchant's number; null where there is none. */
  order(number: string): Order | null {
    return this.store.get('order', number);
  }

  /** By the id that `prepay` gave; null where there is none. */
  orderOf(prepayId: string): Order | null {
    return this.store.byOther<Order>('order', prepayId)[0] ?? null;
  }

  /** All refunds that were asked for of an order. */
  refundsOf(orderNumber: string): Refund[] {
    return this.store.byOther('refund', orderNumber);
  }

  /** Of a refund as it stands now. */
  refund(number: string): (Refund & { status: Refund['outcome'] | 'PROCESSING' }) | null {
    const found = this.store.get<Refund>('refund', number);
    return found && { ...found, status: this.now() < found.endsAt ? 'PROCESSING' : found.outcome };
  }

  /** The same order again gives the same id; the same number for another order does not. */
  prepay(
    asked: Pick<Order, 'number' | 'description' | 'totalFen' | 'openid' | 'notifyUrl' | 'expiresAt'>,
  ): string {
    return this.store.transaction(() => {
      const known = this.order(asked.number);
      if (known?.state === 'SUCCESS') throw new Problem(400, 'ORDERPAID', '该订单已支付');
      if (known?.state === 'CLOSED') throw new Problem(400, 'ORDER_CLOSED', '该订单已关闭');
      if (known && Object.entries(asked).some(([name, value]) => known[name as keyof Order] !== value))
        throw new Problem(403, 'OUT_TRADE_NO_USED', '商户订单号重复');
      if (known) return known.prepayId;
      const order: Order = {
        ...asked,
        prepayId: `wx${this.random(17).toString('hex')}`,
        state: 'NOTPAY',
        payAfterClose: false,
        notify: null,
        transactionId: null,
        paidAt: null,
      };
      this.putOrder(order);
      return order.prepayId;
    });
  }

  /** Takes no payment from now on; a paid order stays paid. */
  close(number: string): void {
    this.store.transaction(() => {
      const order = this.order(number);
      if (!order) throw new Problem(404, 'ORDER_NOT_EXIST', '订单不存在');
      if (order.state === 'SUCCESS') throw new Problem(400, 'ORDERPAID', '该订单已支付');
      if (order.state === 'CLOSED') return;
      if (order.payAfterClose) this.takePayment(order);
      else this.putOrder({ ...order, state: 'CLOSED' });
    });
  }

  /** How an order's payment is to be told. */
  setNotify(number: string, notify: Notify): void {
    this.store.transaction(() => {
      const order = this.order(number);
      if (!order) throw new Problem(404, 'ORDER_NOT_EXIST', '订单不存在');
      this.putOrder({ ...order, notify });
    });
  }

  /** Somebody pays at the cashier. Gives whether it went through: too late, or already over, it does not. */
  pay(prepayId: string, when: 'now' | 'afterClose' = 'now'): boolean {
    return this.store.transaction(() => {
      const order = this.orderOf(prepayId);
      if (order?.state !== 'NOTPAY' || this.now() >= order.expiresAt) return false;
      if (when === 'now') this.takePayment(order);
      else this.putOrder({ ...order, payAfterClose: true });
      return true;
    });
  }

  /** The same refund again changes nothing; another one under its number, or more than is left, is refused. */
  giveBack(
    asked: Pick<Refund, 'number' | 'orderNumber' | 'amountFen' | 'notifyUrl'> & { totalFen: number },
  ): void {
    this.store.transaction(() => {
      const { totalFen, ...refund } = asked;
      const order = this.order(asked.orderNumber);
      if (order?.state !== 'SUCCESS') throw new Problem(404, 'RESOURCE_NOT_EXISTS', '订单不存在');
      const known = this.refund(asked.number);
      if (known?.orderNumber === order.number && known.amountFen === asked.amountFen) return;
      const back = this.refundsOf(order.number)
        .filter(({ outcome }) => outcome !== 'CLOSED')
        .reduce((sum, { amountFen }) => sum + amountFen, 0);
      if (known || totalFen !== order.totalFen || back + asked.amountFen > order.totalFen)
        throw new Problem(400, 'INVALID_REQUEST', '退款金额或退款单号与原订单不符');
      const { funds, refundMs, refund: outcome } = this.settings();
      if (!funds) throw new Problem(403, 'NOT_ENOUGH', '余额不足');
      const now = this.now();
      const refundId = `503${this.number()}`;
      const made: Refund = { ...refund, refundId, createdAt: now, endsAt: now + refundMs, outcome };
      this.store.put('refund', made.number, made, { other: made.orderNumber, at: now });
      this.tell({ kind: 'refund', of: made.number, url: made.notifyUrl }, order.notify, made.endsAt);
    });
  }

  /** Orders paid and refunds asked for from a time on and before another: what a bill is made of. */
  trades(from: number, to: number): { orders: Order[]; refunds: Refund[] } {
    return {
      orders: this.store.between('order', from, to),
      refunds: this.store.between('refund', from, to),
    };
  }

  /** Notifications whose time has come. */
  due(): Notification[] {
    return this.store.between('notification', 0, this.now() + 1);
  }

  /** When the next one is due; null where there is none. */
  nextDue(): number | null {
    return this.store.earliest('notification');
  }

  /** Keeps how a notification went: `next` is when it is sent again, null for not again. Others were waiting for it. */
  told(notification: Notification, next: number | null): void {
    this.store.transaction(() => {
      this.store.put('notification', notification.id, notification, { at: next });
      for (const held of this.store.between<Notification>('notification', 0, Number.MAX_SAFE_INTEGER))
        if (held.held && held.id !== notification.id)
          this.store.put('notification', held.id, { ...held, held: false }, { at: this.now() });
    });
  }

  private takePayment(order: Order): void {
    const now = this.now();
    const paid: Order = { ...order, state: 'SUCCESS', transactionId: `420${this.number()}`, paidAt: now };
    this.putOrder(paid);
    this.tell({ kind: 'payment', of: order.number, url: order.notifyUrl }, order.notify, now);
  }

  private tell(what: Pick<Notification, 'kind' | 'of' | 'url'>, chosen: Notify | null, at: number): void {
    const { notify: usual, lateMs } = this.settings();
    const notify = chosen ?? usual;
    if (notify === 'never') return;
    const held = notify === 'reordered';
    const notification: Notification = {
      ...what,
      id: `EV-${this.number()}`,
      createdAt: at,
      failures: 0,
      again: notify === 'twice' ? 1 : 0,
      held,
    };
    const due = at + (held ? LONGEST_HELD_MS : notify === 'late' ? lateMs : 0);
    this.store.put('notification', notification.id, notification, { at: due });
  }

  private putOrder(order: Order): void {
    this.store.put('order', order.number, order, { other: order.prepayId, at: order.paidAt });
  }

  /** 25 digits that nobody can guess. */
  private number(): string {
    return BigInt(`0x${this.random(11).toString('hex')}`)
      .toString()
      .slice(0, 25)
      .padStart(25, '0');
  }
}
