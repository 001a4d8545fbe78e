import { createHash } from 'node:crypto';
import type { CivilDate } from '@jiayibao/shared/dates';
import type { Clock, Randomness } from '../ports';
import {
  type BillRow,
  type Collected,
  type Collector,
  CollectorRefusal,
  failure,
  NotGenuine,
  type Notified,
  type PaymentParameters,
  type PrepayOrder,
  type Refunded,
  type RefundOrder,
} from './collector';
import type { WeChatPayConfiguration } from './environment';
import { readBill } from './wechat-pay-bill';
import type { Answer, Transport, WeChatPayClient } from './wechat-pay-client';
import * as messages from './wechat-pay-messages';

/** The vendor's codes of what it never heard of; a 404 alone may be a wrong address. */
const UNHEARD = ['ORDER_NOT_EXIST', 'ORDERNOTEXIST', 'RESOURCE_NOT_EXISTS'];

const UNKNOWN_ORDER: Collected = {
  state: 'unknown',
  totalFen: null,
  transactionId: null,
  paidAt: null,
  openid: null,
};

/** WeChat Pay, APIv3, as the merchant of a mini-program. The library is loaded when it is first needed. */
export class WeChatPay implements Collector {
  private opened: Promise<{ client: WeChatPayClient; configuration: WeChatPayConfiguration }> | undefined;

  constructor(
    private readonly read: () => WeChatPayConfiguration,
    private readonly clock: Clock,
    private readonly randomness: Pick<Randomness, 'id'>,
    private readonly transport?: Transport,
  ) {}

  async prepay({
    number,
    description,
    totalFen,
    openid,
    expiresAt,
  }: PrepayOrder): Promise<PaymentParameters> {
    const { client, configuration } = await this.open();
    const { app, merchant, notifyUrl } = configuration;
    const answer = await client.send('post', '/v3/pay/transactions/jsapi', {
      appid: app,
      mchid: merchant,
      description,
      out_trade_no: number,
      time_expire: chinaTime(expiresAt),
      notify_url: notifyUrl,
      amount: { total: totalFen, currency: 'CNY' },
      payer: { openid },
    });
    if (!answer.ok) await this.refuseAsItStands(number, answer);
    const { prepay_id } = messages.prepaid.parse(dataOf(answer));
    const timeStamp = String(Math.floor(this.clock.now() / 1000));
    const nonceStr = this.randomness.id();
    const paid = `prepay_id=${prepay_id}`;
    const paySign = client.sign(app, timeStamp, nonceStr, paid);
    return { timeStamp, nonceStr, package: paid, signType: 'RSA', paySign };
  }

  async query(number: string): Promise<Collected> {
    const { client, configuration } = await this.open();
    const answer = await client.send('get', `${orderPath(number)}?mchid=${configuration.merchant}`);
    if (!answer.ok && UNHEARD.includes(answer.code)) return UNKNOWN_ORDER;
    const found = messages.transaction.parse(dataOf(answer));
    if (!isOurs(found, configuration) || found.out_trade_no !== number)
      throw failure('COLLECTOR_OTHER_ORDER');
    return messages.collectedOf(found);
  }

  async close(number: string): Promise<void> {
    const { client, configuration } = await this.open();
    const answer = await client.send('post', `${orderPath(number)}/close`, { mchid: configuration.merchant });
    if (answer.ok) return;
    const { state } = await this.query(number);
    if (state === 'paid') throw new CollectorRefusal('PAID');
    if (state !== 'closed' && state !== 'unknown') throw refused(answer);
  }

  async refund({ number, orderNumber, amountFen, totalFen, reason }: RefundOrder): Promise<Refunded> {
    const { client, configuration } = await this.open();
    const answer = await client.send('post', '/v3/refund/domestic/refunds', {
      out_trade_no: orderNumber,
      out_refund_no: number,
      reason,
      notify_url: configuration.notifyUrl,
      amount: { refund: amountFen, total: totalFen, currency: 'CNY' },
    });
    if (!answer.ok) {
      // Now and then it is said of what was paid, and another time it goes (developers.weixin.qq.com/community/develop/doc/0002cc91f60120266c050ea3265c00).
      if (UNHEARD.includes(answer.code) && (await this.query(orderNumber)).state !== 'paid')
        throw new CollectorRefusal('NOT_PAID');
      if (answer.code === 'NOT_ENOUGH') throw new CollectorRefusal('NO_FUNDS');
      // 用户账户异常或已注销: 此状态代表退款申请失败, 商户可自行处理退款.
      if (answer.code === 'USER_ACCOUNT_ABNORMAL') throw new CollectorRefusal('PAYER_GONE');
      if (answer.code === 'INVALID_REQUEST') throw new CollectorRefusal('EXCEEDS');
    }
    return this.refunded(answer, number);
  }

  async queryRefund(number: string): Promise<Refunded> {
    const { client } = await this.open();
    const answer = await client.send('get', `/v3/refund/domestic/refunds/${encodeURIComponent(number)}`);
    if (!answer.ok && UNHEARD.includes(answer.code))
      return { state: 'unknown', amountFen: null, doneAt: null };
    return this.refunded(answer, number);
  }

  async readNotification(headers: Record<string, string | undefined>, body: string): Promise<Notified> {
    const { client, configuration } = await this.open();
    client.verify(headers, body);
    const { event_type, resource } = parsed(messages.notification, body);
    const text = client.open(resource.ciphertext, resource.nonce, resource.associated_data);
    if (event_type === 'TRANSACTION.SUCCESS') {
      const paid = parsed(messages.transaction, text);
      if (!isOurs(paid, configuration)) throw new NotGenuine('another merchant or app');
      return { kind: 'payment', number: paid.out_trade_no, collected: messages.collectedOf(paid) };
    }
    if (!event_type.startsWith('REFUND.')) throw new NotGenuine('of another kind');
    const back = parsed(messages.refundNotified, text);
    if (back.mchid !== configuration.merchant) throw new NotGenuine('another merchant');
    return {
      kind: 'refund',
      number: back.out_refund_no,
      refunded: messages.refundedOf(back.refund_status, back),
    };
  }

  async bill(day: CivilDate): Promise<BillRow[]> {
    const { client, configuration } = await this.open();
    const answer = await client.send('get', `/v3/bill/tradebill?bill_date=${day}&bill_type=ALL`);
    // 账单文件不存在: nobody paid and nobody was paid back that day.
    if (!answer.ok && answer.code === 'NO_STATEMENT_EXIST') return [];
    if (!answer.ok && answer.code === 'STATEMENT_CREATING') throw new CollectorRefusal('NO_BILL');
    const { hash_value, download_url } = messages.bill.parse(dataOf(answer));
    // Its path alone: our signature goes nowhere but to the vendor's own address.
    const { pathname, search } = new URL(download_url);
    const file = dataOf(await client.send('get', pathname + search, undefined, 'arraybuffer'));
    const bytes = file as Buffer;
    if (createHash('sha1').update(bytes).digest('hex') !== hash_value.toLowerCase())
      throw failure('COLLECTOR_BILL_HASH');
    return readBill(bytes.toString('utf8'), configuration.app);
  }

  private open() {
    this.opened ??= this.load();
    return this.opened;
  }

  private async load() {
    const configuration = this.read();
    const { WeChatPayClient } = await import('./wechat-pay-client');
    const client = new WeChatPayClient(configuration, this.clock, this.randomness, this.transport);
    return { client, configuration };
  }

  private refunded(answer: Answer, number: string): Refunded {
    const found = messages.refund.parse(dataOf(answer));
    if (found.out_refund_no !== number) throw failure('COLLECTOR_OTHER_REFUND');
    return messages.refundedOf(found.status, found);
  }

  /** The vendor has several codes for an order that takes no payment any more; how it stands is the surer answer. */
  private async refuseAsItStands(number: string, answer: Answer & { ok: false }): Promise<never> {
    const { state } = await this.query(number);
    if (state === 'paid') throw new CollectorRefusal('PAID');
    if (state === 'closed') throw new CollectorRefusal('CLOSED');
    throw refused(answer);
  }
}

const orderPath = (number: string) => `/v3/pay/transactions/out-trade-no/${encodeURIComponent(number)}`;

const isOurs = (
  { appid, mchid }: { appid: string; mchid: string },
  { app, merchant }: WeChatPayConfiguration,
) => appid === app && mchid === merchant;

const refused = ({ status, code }: Answer & { ok: false }) => failure(`COLLECTOR_${status}_${code}`);

function dataOf(answer: Answer): unknown {
  if (!answer.ok) throw refused(answer);
  return answer.data;
}

/** What a genuine notification says; of another shape it is not genuine. */
function parsed<Output>(
  schema: { safeParse(value: unknown): { success: true; data: Output } | { success: false } },
  text: string,
): Output {
  const read = schema.safeParse(jsonOf(text));
  if (!read.success) throw new NotGenuine('the shape');
  return read.data;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A moment in RFC 3339 on China's clock, whole seconds. */
function chinaTime(moment: number): string {
  return `${new Date(moment + 8 * 3_600_000).toISOString().slice(0, 19)}+08:00`;
}
