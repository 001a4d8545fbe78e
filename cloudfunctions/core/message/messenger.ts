import { init, SYMBOL_CURRENT_ENV } from '@cloudbase/node-sdk';
import { MESSAGE_TEMPLATES, type MessageTemplate, type NoticeKind } from '@jiayibao/shared/contract/resident';
import { civilDateInChina, formatChinese } from '@jiayibao/shared/dates';

/** What WeChat is to show. `data`: the template's fields; the longest value is 20 characters (`thing`), 5 of a `phrase`. */
export interface Message {
  template: MessageTemplate;
  /** The page that it opens. */
  page: string;
  data: Record<string, { value: string }>;
}

/** `unwanted`: the person has not allowed it, or no more; sending again is of no use. */
export type Delivery = 'sent' | 'unwanted';

/** Sends messages in WeChat. */
export interface Messenger {
  /** The templates that can be sent, with WeChat's ids of them. */
  templates(): { template: MessageTemplate; id: string }[];
  /** @throws Error where it may go well another time. */
  send(openid: string, message: Message): Promise<Delivery>;
}

/** The page of notices. */
const NOTICES = 'packages/case/notices';

/** The template of each kind of notice, what it says there, and the page that it opens. */
const SAYINGS: Record<NoticeKind, { template: MessageTemplate; about: string; state: string; page: string }> =
  {
    caseReturned: {
      template: 'caseProgress',
      about: '您提交的申请',
      state: '待补充',
      page: NOTICES,
    },
    caseApproved: {
      template: 'caseProgress',
      about: '您提交的申请',
      state: '已通过',
      page: NOTICES,
    },
    caseRefused: {
      template: 'caseProgress',
      about: '您提交的申请',
      state: '未通过',
      page: NOTICES,
    },
    caseReversed: {
      template: 'caseProgress',
      about: '您提交的申请',
      state: '重新审核',
      page: NOTICES,
    },
    caseAnswerDue: {
      template: 'caseProgress',
      about: '您提交的申请',
      state: '快到期',
      page: NOTICES,
    },
    caseLapsed: {
      template: 'caseProgress',
      about: '您提交的申请',
      state: '已关闭',
      page: NOTICES,
    },
    contributionSettled: contribution('缴费成功'),
    contributionHeld: contribution('正在核对'),
    contributionTwice: contribution('已有参保'),
    contributionReturning: contribution('正在退款'),
    contributionReturned: contribution('已经退款'),
    windowOpens: contribution('可以缴费'),
    windowCloses: contribution('即将截止'),
    newbornCloses: contribution('即将截止'),
    newbornClosed: contribution('已过期限'),
    complaintAnswered: {
      template: 'caseProgress',
      about: '您提交的事项',
      state: '已答复',
      page: NOTICES,
    },
    recognitionChanged: {
      template: 'caseProgress',
      about: '家人的待遇',
      state: '有变更',
      page: NOTICES,
    },
  };

function contribution(state: string) {
  return { template: 'contribution', about: '居民医保缴费', state, page: NOTICES } as const;
}

export function templateOf(kind: NoticeKind): MessageTemplate {
  return SAYINGS[kind].template;
}

/**
 * The message that tells of a notice. It is made of its kind and its day alone: whoever looks at the phone's locked
 * screen reads no name, no number and nothing of what the notice is about.
 */
export function messageOf({ kind, at }: { kind: NoticeKind; at: number }): Message {
  const { template, about, state, page } = SAYINGS[kind];
  return {
    template,
    page,
    data: {
      thing1: { value: about },
      phrase2: { value: state },
      date3: { value: formatChinese(civilDateInChina(at)) },
      thing4: { value: '请打开家医保查看详情' },
    },
  };
}

/** WeChat's answer where the person has not allowed the message, or no more (subscribeMessage.send). */
const REFUSED_BY_PERSON = 43101;

/** Subscribe messages, through the SDK. */
class WeChatMessenger implements Messenger {
  private app: ReturnType<typeof init> | undefined;

  constructor(private readonly ids: ReadonlyMap<MessageTemplate, string>) {}

  templates(): { template: MessageTemplate; id: string }[] {
    return [...this.ids].map(([template, id]) => ({ template, id }));
  }

  async send(openid: string, { template, page, data }: Message): Promise<Delivery> {
    const templateId = this.ids.get(template);
    if (!templateId) return 'unwanted';
    this.app ??= init({ env: SYMBOL_CURRENT_ENV, keepalive: true });
    const requestData = { touser: openid, templateId, page, data, miniprogramState: 'formal', lang: 'zh_CN' };
    const reply: unknown = await this.app.callWxOpenApi({ apiName: 'subscribeMessage.send', requestData });
    const { result } = reply as { result?: { errCode?: number; errcode?: number } };
    const code = result?.errCode ?? result?.errcode;
    if (code === 0) return 'sent';
    if (code === REFUSED_BY_PERSON) return 'unwanted';
    // Its message may quote what was sent.
    throw Object.assign(new Error('WeChat did not take the message'), { code });
  }
}

/** The messenger of an environment. `MESSAGE_TEMPLATES`: `caseProgress:{id of WeChat}`, commas between; empty: none. */
export function messengerOf({ MESSAGE_TEMPLATES: given = '' }: NodeJS.ProcessEnv): Messenger {
  const ids = new Map<MessageTemplate, string>();
  for (const entry of given.split(',').filter(Boolean)) {
    const [name, id, ...more] = entry.split(':');
    const template = MESSAGE_TEMPLATES.find((one) => one === name);
    if (!template || !id || more.length > 0)
      throw new Error(`MESSAGE_TEMPLATES has to be "${MESSAGE_TEMPLATES[0]}:{id}", with commas between`);
    ids.set(template, id);
  }
  return new WeChatMessenger(ids);
}
