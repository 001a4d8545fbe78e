import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { CallErrorCode } from '@jiayibao/shared/contract/resident';

/** Why the host itself refuses a call, with the status that says so in HTTP and the sentence that says what to do. */
const REFUSALS = {
  NOT_SIGNED_IN: { status: 401, message: '登录已失效，请重新登录。' },
  MALFORMED_REQUEST: { status: 400, message: '请求的格式不对，请刷新页面后再试。' },
  TOO_LARGE: { status: 413, message: '提交的内容太大，请减少后再试。' },
  UNKNOWN_ACTION: { status: 404, message: '没有这项功能，请刷新页面后再试。' },
  NOT_ALLOWED: { status: 403, message: '请从家医保的页面打开。' },
  BUSY: { status: 503, message: '现在人多，请稍等一会儿再试。' },
  UNAVAILABLE: { status: 503, message: '服务暂时没有回应，请稍后再试。' },
} as const satisfies Partial<
  Record<CallErrorCode | 'MALFORMED_REQUEST', { status: number; message: string }>
>;

export type HostRefusal = keyof typeof REFUSALS;

/** Answers with JSON that no cache keeps. */
export function sendJson(response: ServerResponse, status: number, json: string): void {
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
  });
  response.end(json);
}

/** Answers a call with a refusal of the same shape as a function's (contract/resident `Reply`). */
export function sendRefusal(
  response: ServerResponse,
  code: HostRefusal,
  requestId: string = randomUUID(),
): void {
  const { status, message } = REFUSALS[code];
  sendJson(response, status, JSON.stringify({ ok: false, error: { code, message }, requestId }));
}

/** Answers with a small page of one sentence. */
export function sendSentence(response: ServerResponse, status: number, sentence: string): void {
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
  response.end(
    `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width">` +
      `<meta name="color-scheme" content="light dark"><title>家医保</title>` +
      `<p style="font:17px/24px sans-serif;margin:24px 16px">${sentence}</p></html>`,
  );
}
