import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import { z } from '@jiayibao/shared/contract/zod';
import { pageOf } from '../look';
import { sendJson } from './reply';

/** What stands in for WeChat's templates: their ids, titles, and fields in order, each with its name. */
const TEMPLATES: Record<string, { title: string; fields: Record<string, string> }> = {
  'local-caseProgress': {
    title: '办理进度通知',
    fields: { thing1: '办理事项', phrase2: '当前状态', date3: '日期', thing4: '温馨提示' },
  },
  'local-contribution': {
    title: '缴费进度通知',
    fields: { thing1: '缴费项目', phrase2: '当前状态', date3: '日期', thing4: '温馨提示' },
  },
};
/** What `MESSAGE_TEMPLATES` is for them. */
export const LOCAL_TEMPLATES = 'caseProgress:local-caseProgress,contribution:local-contribution';

/** The longest value of a field, in characters, by the beginning of its name (subscribeMessage.send). */
const LONGEST: Record<string, number> = { thing: 20, phrase: 5 };
/** WeChat's codes: the template is unknown, the data do not fit it. */
const UNKNOWN_TEMPLATE = 40037;
const WRONG_DATA = 47003;

const requestSchema = z.object({
  touser: z.string(),
  templateId: z.string(),
  page: z.string(),
  data: z.record(z.string(), z.strictObject({ value: z.string() })),
});

type Sent = {
  at: number;
  openid: string;
  templateId: string;
  page: string;
  data: Record<string, { value: string }>;
};

/** What stands in for WeChat's messages on one machine: takes what would be sent, keeps it, and shows it on a page. */
export class Outbox {
  private readonly page = pageOf(join(__dirname, 'outbox.html'));

  /** `file`: one message a line, the oldest first. */
  constructor(
    private readonly file: string,
    private readonly now: () => number,
    private readonly nameOf: (openid: string) => string,
  ) {}

  /** Answers `wx.api` as WeChat does; whether the person allowed the message it takes from the sender. */
  async answer(apiName: string, request: unknown): Promise<unknown> {
    if (apiName !== 'subscribeMessage.send') throw new Error('only messages are sent here');
    const errCode = this.take(request);
    return { errCode, errMsg: `openapi.subscribeMessage.send:${errCode === 0 ? 'ok' : 'fail'}` };
  }

  private take(request: unknown): number {
    const read = requestSchema.safeParse(request);
    if (!read.success) return WRONG_DATA;
    const { touser: openid, templateId, page, data } = read.data;
    const template = Object.hasOwn(TEMPLATES, templateId) ? TEMPLATES[templateId] : undefined;
    if (!template) return UNKNOWN_TEMPLATE;
    const names = Object.keys(template.fields);
    const fits = names.every((name) => {
      const value = data[name]?.value ?? '';
      return value !== '' && value.length <= (LONGEST[name.replace(/\d+$/, '')] ?? Number.POSITIVE_INFINITY);
    });
    if (!fits || Object.keys(data).length !== names.length) return WRONG_DATA;
    const sent: Sent = { at: this.now(), openid, templateId, page, data };
    appendFileSync(this.file, `\n${JSON.stringify(sent)}`, { mode: 0o600 });
    return 0;
  }

  /** `GET /outbox`. */
  sendPage(response: ServerResponse): void {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache' });
    response.end(this.page);
  }

  /** `GET /local/outbox` → `{messages: [{to, at, title, page, lines: [[name, value]]}]}`, the newest first. */
  sendMessages(response: ServerResponse): void {
    const messages = this.sent().map(({ openid, at, templateId, page, data }) => {
      const { title, fields } = TEMPLATES[templateId] ?? { title: templateId, fields: {} };
      const lines = Object.entries(fields).map(([field, name]) => [name, data[field]?.value ?? '']);
      return { to: this.nameOf(openid), at, title, page, lines };
    });
    sendJson(response, 200, JSON.stringify({ messages: messages.reverse() }));
  }

  private sent(): Sent[] {
    if (!existsSync(this.file)) return [];
    return readFileSync(this.file, 'utf8').split('\n').flatMap(read);
  }
}

/** The message of a line; none of one that we were killed while writing. */
function read(line: string): Sent[] {
  try {
    return [JSON.parse(line)];
  } catch {
    return [];
  }
}
