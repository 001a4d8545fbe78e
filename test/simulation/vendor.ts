import type { PaymentParameters, Transport } from '@jiayibao/cloudfunctions/core';
import {
  type Keys,
  type Message,
  makeKeys,
  merchantEnvironment,
  type Notify,
  type Order,
  PayStore,
  Protocol,
  type Settings,
  Simulator,
} from '@jiayibao/local/pay';
import { Random } from '../reckoning/random';
import type { Schedule } from './schedule';

export const APP = 'wx0000000000000001';
const ADDRESS = 'https://pay.test/';
const NOTIFY = 'https://cloud.test/payment-notify';
/** As small as RSA with SHA-256 may be: nothing here is secret, and time is. */
const KEY_BITS = 1024;

/** Made once: what is signed with them is part of no replay. */
let made: Keys | null = null;
export function keys(): Keys {
  made ??= makeKeys(APP, KEY_BITS);
  return made;
}

/** The client's request, as far as it is read here. */
interface Outgoing {
  method: string;
  url: string;
  data?: string;
  headers: { get(name: string): unknown };
  responseType?: string;
}

/** Sends a message of the vendor's; gives the status, or null where no answer came. */
type Deliver = (message: Message) => Promise<number | null>;

/** The pay simulator's own logic and store, in this process: who pays it, asks it and is told by it. The witness. */
export class Vendor {
  readonly simulator: Simulator;
  readonly environment = merchantEnvironment(keys(), ADDRESS, NOTIFY);
  /** Orders that were asked to be closed, whatever came of it. */
  readonly askedToClose = new Set<string>();
  /** Told after each request that may have changed the book. */
  onChange: (orderNumber: string) => void = () => {};
  private readonly store = new PayStore(':memory:');
  private readonly protocol: Protocol;
  private planned = Number.POSITIVE_INFINITY;
  private telling = false;

  constructor(
    seed: number,
    private readonly schedule: Schedule,
    private readonly deliver: Deliver,
  ) {
    const random = new Random(seed);
    const bytes = (length: number) => Buffer.from(Array.from({ length }, () => random.int(0, 255)));
    const now = () => schedule.now;
    this.simulator = new Simulator(this.store, { now, app: APP, random: bytes }, keys);
    this.protocol = new Protocol(this.simulator, () => ADDRESS);
  }

  /** What carries the requests of the collector's client. */
  readonly transport = (async (config: Outgoing) => {
    const { pathname, search } = new URL(config.url, ADDRESS);
    const method = config.method.toUpperCase();
    const body = config.data ?? '';
    const [what, of] = nameOf(method, pathname, body);
    const headers = { authorization: String(config.headers.get('Authorization')) };
    const reply = await this.schedule.call('collector', `${what} ${of}`, () => {
      const answered = this.protocol.handle({ method, path: pathname + search, headers, body });
      if (what === 'close') this.askedToClose.add(of);
      this.schedule.note(`the collector: ${what} ${of}: ${answered.status} ${codeIn(answered.body)}`);
      this.changed(of);
      return answered;
    });
    const data = config.responseType === 'arraybuffer' ? Buffer.from(reply.body) : reply.body;
    const response = { ...reply, data, statusText: '', config, request: {} };
    if (reply.status < 200 || reply.status >= 300)
      throw Object.assign(new Error(`status ${reply.status}`), { response, config, isAxiosError: true });
    return response;
  }) as unknown as Transport;

  set(settings: Partial<Settings>): void {
    this.simulator.book.setSettings(settings);
  }

  order(number: string): Order | null {
    return this.simulator.book.order(number);
  }

  /** Somebody pays with what `requestPayment` was given; gives whether it went through. */
  pay(payment: PaymentParameters, when: 'now' | 'afterClose', notify: Notify): boolean {
    const { book, signer } = this.simulator;
    const order = book.orderOf(payment.package.replace('prepay_id=', ''));
    if (!order || !signer.arePaymentParameters(payment)) return false;
    if (order.state === 'NOTPAY') book.setNotify(order.number, notify);
    const went = book.pay(order.prepayId, when);
    this.schedule.note(
      `at the cashier: ${order.number} ${order.totalFen} fen, ${when}, told ${notify}: ${went}`,
    );
    this.changed(order.number);
    return went;
  }

  /** What the collector's book asks for an order is another amount from now on. */
  askAnotherAmount(payment: PaymentParameters, byFen: number): void {
    const order = this.simulator.book.orderOf(payment.package.replace('prepay_id=', ''));
    if (order?.state !== 'NOTPAY') return;
    const { number, prepayId, paidAt } = order;
    this.store.put(
      'order',
      number,
      { ...order, totalFen: order.totalFen + byFen },
      { other: prepayId, at: paidAt },
    );
    this.schedule.note(`the collector asks ${byFen} fen more for ${number}`);
  }

  /** Somebody sees to the refunds that did not reach who paid, on the collector's own pages: the same ones go on. */
  seeToStuck(): void {
    for (const refund of this.trades().refunds.filter(({ outcome }) => outcome === 'ABNORMAL')) {
      const { number, orderNumber, createdAt } = refund;
      const done = { ...refund, outcome: 'SUCCESS' as const, endsAt: this.schedule.now };
      this.store.put('refund', number, done, { other: orderNumber, at: createdAt });
      this.schedule.note(`the collector's own desk: ${number} has reached who paid`);
      this.changed(orderNumber);
    }
  }

  /** All orders paid, and all refunds. */
  trades() {
    return this.simulator.book.trades(0, Number.MAX_SAFE_INTEGER);
  }

  close(): void {
    this.simulator.close();
  }

  private changed(orderNumber: string): void {
    this.onChange(orderNumber);
    this.plan();
  }

  /** Tells what is due, when it is due, one round at a time. */
  private plan(): void {
    const next = this.simulator.book.nextDue();
    if (next === null || this.telling || next >= this.planned) return;
    this.planned = next;
    this.schedule.at(next, () => {
      if (this.telling || this.planned !== next) return;
      this.planned = Number.POSITIVE_INFINITY;
      this.telling = true;
      void this.simulator
        .tell((message) => this.deliver(message))
        .finally(() => {
          this.telling = false;
          this.plan();
        });
    });
  }
}

/** What a request is, and of which order, refund or day. */
function nameOf(method: string, path: string, body: string): [string, string] {
  const last = path.split('/');
  const asked = body === '' ? {} : JSON.parse(body);
  if (path.endsWith('/jsapi')) return ['prepay', asked.out_trade_no];
  if (path.endsWith('/close')) return ['close', last.at(-2) as string];
  if (path.endsWith('/refunds')) return ['refund', asked.out_trade_no];
  if (path.includes('/refunds/')) return ['queryRefund', last.at(-1) as string];
  if (path.includes('/out-trade-no/')) return ['query', last.at(-1) as string];
  return [`${method} ${last.at(-1)}`, ''];
}

function codeIn(body: string): string {
  return /"(?:trade_state|code|status)":"([A-Z_]+)"/.exec(body)?.[1] ?? '';
}
