import {
  type BillRow,
  type Collected,
  type Collector,
  CollectorRefusal,
  type PaymentParameters,
  type PrepayOrder,
  type Refunded,
  type RefundOrder,
} from '@jiayibao/cloudfunctions/core';
import { type CivilDate, civilDateInChina } from '@jiayibao/shared/dates';
import { type Fen, toFen } from '@jiayibao/shared/money';

interface Held {
  totalFen: Fen;
  openid: string;
  state: 'notPaid' | 'paid' | 'closed';
  paidFen: Fen | null;
  paidAt: number | null;
}
interface Returned {
  of: RefundOrder;
  state: Refunded['state'];
  doneAt: number | null;
}

/** A collector in memory that a test pays at, and that fails when it is told to. */
export class MemoryCollector implements Collector {
  readonly orders = new Map<string, Held>();
  readonly refunds = new Map<string, Returned>();
  /** Names of calls that fail once, before or after they took effect. */
  failing: { call: keyof Collector; when: 'before' | 'after' }[] = [];
  /** What becomes of a refund that is asked for. */
  refundState: Refunded['state'] = 'done';
  refusesRefunds: CollectorRefusal | null = null;
  /** How often each call was made. */
  readonly calls: Partial<Record<keyof Collector, number>> = {};

  constructor(private readonly now: () => number) {}

  prepay(order: PrepayOrder): Promise<PaymentParameters> {
    return this.around('prepay', () => {
      const { number, totalFen, openid } = order;
      const held = this.orders.get(number) ?? {
        totalFen,
        openid,
        state: 'notPaid',
        paidFen: null,
        paidAt: null,
      };
      if (held.state !== 'notPaid') throw new CollectorRefusal(held.state === 'paid' ? 'PAID' : 'CLOSED');
      this.orders.set(number, held);
      return { timeStamp: '1', nonceStr: 'n', package: `prepay_id=${number}`, signType: 'RSA', paySign: 's' };
    });
  }

  query(number: string): Promise<Collected> {
    return this.around('query', () => {
      const held = this.orders.get(number);
      const nothing = { totalFen: null, transactionId: null, paidAt: null, openid: null };
      if (!held) return { state: 'unknown', ...nothing };
      if (held.state !== 'paid') return { state: held.state, ...nothing };
      const { paidFen: totalFen, paidAt, openid } = held;
      return { state: 'paid', totalFen, transactionId: `T${number}`, paidAt, openid };
    });
  }

  close(number: string): Promise<void> {
    return this.around('close', () => {
      const held = this.orders.get(number);
      if (held?.state === 'paid') throw new CollectorRefusal('PAID');
      if (held) held.state = 'closed';
    });
  }

  refund(of: RefundOrder): Promise<Refunded> {
    return this.around('refund', () => {
      const known = this.refunds.get(of.number);
      if (this.refusesRefunds && !known) throw this.refusesRefunds;
      const held = this.orders.get(of.orderNumber);
      if (held?.state !== 'paid' || held.paidFen !== of.totalFen) throw new CollectorRefusal('NOT_PAID');
      const given = [...this.refunds.values()].filter(
        (one) => one.of.orderNumber === of.orderNumber && one.state !== 'failed',
      );
      const sum = given.reduce((fen, one) => fen + one.of.amountFen, 0);
      if (!known && sum + of.amountFen > of.totalFen) throw new CollectorRefusal('EXCEEDS');
      if (!known) this.refunds.set(of.number, { of, state: this.refundState, doneAt: this.now() });
      return this.told(of.number);
    });
  }

  queryRefund(number: string): Promise<Refunded> {
    return this.around('queryRefund', () => this.told(number));
  }

  readNotification(): Promise<never> {
    throw new Error('no notifications here');
  }

  bill(day: CivilDate): Promise<BillRow[]> {
    return this.around('bill', () => {
      if (civilDateInChina(this.now()) <= day) throw new CollectorRefusal('NO_BILL');
      const payments = [...this.orders].flatMap(([number, { state, paidAt: at, paidFen }]): BillRow[] =>
        state === 'paid' && at !== null && paidFen !== null
          ? [
              {
                kind: 'payment',
                number,
                orderNumber: number,
                amountFen: paidFen,
                at,
                transactionId: `T${number}`,
              },
            ]
          : [],
      );
      const refunds = [...this.refunds].flatMap(([number, { of, state, doneAt: at }]): BillRow[] =>
        state === 'done' && at !== null
          ? [
              {
                kind: 'refund',
                number,
                orderNumber: of.orderNumber,
                amountFen: of.amountFen,
                at,
                transactionId: `T${of.orderNumber}`,
              },
            ]
          : [],
      );
      return [...payments, ...refunds].filter(({ at }) => civilDateInChina(at) === day);
    });
  }

  /** The resident pays what the cashier asks for, or another amount. */
  pay(number: string, amountFen?: number): void {
    const held = this.orders.get(number);
    if (!held) throw new Error('nothing is asked for');
    held.state = 'paid';
    held.paidFen = amountFen === undefined ? held.totalFen : toFen(amountFen);
    held.paidAt = this.now();
  }

  /** What a notification of that payment would say. */
  paid(number: string): Promise<Collected> {
    return this.query(number);
  }

  /** A refund that was on its way came to an end. */
  end(number: string, state: 'done' | 'failed'): void {
    const known = this.refunds.get(number);
    if (!known) throw new Error('no such refund');
    Object.assign(known, { state, doneAt: this.now() });
  }

  private told(number: string): Refunded {
    const known = this.refunds.get(number);
    if (!known) return { state: 'unknown', amountFen: null, doneAt: null };
    return {
      state: known.state,
      amountFen: known.of.amountFen,
      doneAt: known.state === 'done' ? known.doneAt : null,
    };
  }

  private async around<T>(call: keyof Collector, work: () => T): Promise<T> {
    this.calls[call] = (this.calls[call] ?? 0) + 1;
    const at = this.failing.findIndex((one) => one.call === call);
    const [fault] = at < 0 ? [] : this.failing.splice(at, 1);
    if (fault?.when === 'before') throw new Error('the collector does not answer');
    const result = work();
    if (fault?.when === 'after') throw new Error('the collector does not answer');
    return result;
  }
}
