import { join } from 'node:path';
import { z } from '@jiayibao/shared/contract/zod';
import { displayYuan, toFen } from '@jiayibao/shared/money';
import { pageOf } from '../look';
import type { Order } from './book';
import { chinaTime } from './messages';
import { type Notify, notifySchema, type Settings } from './settings';
import type { Simulator } from './simulator';

/** What one can do at the cashier. */
const CHOICES = { pay: '', fail: '支付失败', payAfterClose: '关单后才支付', cancel: '取消' } as const;
export type Choice = keyof typeof CHOICES;

const toldIn = ({ lateMs }: Settings): Record<Notify, string> => ({
  prompt: '马上通知',
  late: `延迟 ${lateMs / 1000} 秒通知`,
  twice: '重复通知两次',
  reordered: '乱序：排在下一条通知后面',
  never: '不通知',
});

/** What the phone's `requestPayment` is given, and where to go back to. */
const openSchema = z.strictObject({
  timeStamp: z.string(),
  nonceStr: z.string(),
  package: z.string(),
  signType: z.literal('RSA'),
  paySign: z.string(),
  back: z.string(),
});

const actSchema = z.strictObject({
  prepayId: z.string(),
  choice: z.enum(Object.keys(CHOICES) as Choice[]),
  notify: z.optional(notifySchema),
  back: z.optional(z.string()),
});

/** A page, or the address to go back to; `went`: whether what was chosen could be done. */
export type Shown = { status: number; page: string } | { back: string | null; went: boolean };

const TEMPLATE = pageOf(join(__dirname, 'cashier.html'));

/** The page that stands in for WeChat's own, where one pays. */
export class Cashier {
  constructor(private readonly simulator: Simulator) {}

  /** `GET /cashier?{payment parameters}&back=…`. */
  open(query: Record<string, string>): Shown {
    const read = openSchema.safeParse(query);
    const back = read.success ? ourPage(read.data.back) : null;
    if (!read.success || back === null || !this.simulator.signer.arePaymentParameters(read.data))
      return page(400, '<p role="alert">付款信息不对，没有扣款。请回到家医保，重新点付款。</p>');
    const order = this.simulator.book.orderOf(read.data.package.replace(/^prepay_id=/, ''));
    const why = order ? this.whyNot(order) : '没有这个订单';
    if (!order || why !== null) {
      const hidden = field('back', back) + field('prepayId', '');
      return page(
        200,
        `<p role="alert">${why}，没有扣款。</p>${form(hidden + button('cancel', '返回家医保', true))}`,
      );
    }
    return page(200, this.choicesOf(order, back));
  }

  /** `POST /cashier`, from the page's form or a test: does what was chosen. */
  act(body: Record<string, string>): Shown {
    const read = actSchema.safeParse(body);
    if (!read.success) return page(400, '<p role="alert">看不懂这个选择，没有扣款。请回到家医保。</p>');
    const { prepayId, choice, notify, back } = read.data;
    const { book } = this.simulator;
    const order = book.orderOf(prepayId);
    if (order && notify) book.setNotify(order.number, notify);
    const went =
      choice === 'pay' || choice === 'payAfterClose'
        ? book.pay(prepayId, choice === 'pay' ? 'now' : 'afterClose')
        : true;
    return { back: back === undefined ? null : ourPage(back), went };
  }

  private whyNot(order: Order): string | null {
    if (order.state === 'SUCCESS') return '这个订单已经付过了';
    if (order.state === 'CLOSED') return '这个订单已经关闭';
    return this.simulator.book.now() < order.expiresAt ? null : '这个订单已经过了付款时间';
  }

  private choicesOf(order: Order, back: string): string {
    const amount = displayYuan(toFen(order.totalFen));
    const settings = this.simulator.book.settings();
    const usual = order.notify ?? settings.notify;
    const facts = Object.entries({
      收款: '医疗保险费（税务部门征收）',
      内容: order.description,
      订单号: order.number,
      付款时间: `${chinaTime(order.expiresAt).slice(11, 16)} 以前`,
    });
    const radios = Object.entries(toldIn(settings)).map(([value, words]) => {
      const checked = value === usual ? ' checked' : '';
      return `<label><input type="radio" name="notify" value="${value}"${checked}>${words}</label>`;
    });
    const buttons = Object.entries(CHOICES).map(([choice, words]) =>
      button(choice, words || `支付 ${amount} 元`, choice === 'pay'),
    );
    return form(
      field('prepayId', order.prepayId) +
        field('back', back) +
        `<section><p class="amount">${amount} <small>元</small></p><dl>${facts
          .map(([name, value]) => `<dt>${name}</dt><dd>${escaped(value)}</dd>`)
          .join('')}</dl></section>` +
        `<fieldset><legend>付款以后，怎样通知家医保</legend>${radios.join('')}</fieldset>` +
        buttons.join(''),
    );
  }
}

/** A page of the local cloud's, or null: nobody is sent anywhere else. */
function ourPage(address: string): string | null {
  return URL.canParse(address) && /^http:\/\/(127\.0\.0\.1|localhost)(:\d+)?\//.test(address)
    ? address
    : null;
}

function page(status: number, content: string): Shown {
  return { status, page: TEMPLATE.replace('{{content}}', () => content) };
}

const form = (content: string) => `<form method="post" action="/cashier">${content}</form>`;
const field = (name: string, value: string) =>
  `<input type="hidden" name="${name}" value="${escaped(value)}">`;
const button = (choice: string, words: string, primary: boolean) =>
  `<button name="choice" value="${choice}"${primary ? ' class="primary"' : ''}>${escaped(words)}</button>`;

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => ENTITIES[sign] as string);
