import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { parseObject, readBody } from './body';
import { APPID } from './environment';
import type { FunctionPool, Outcome } from './pool';
import { type HostRefusal, sendJson, sendRefusal } from './reply';
import type { Sessions } from './session';

const REFUSAL_OF = { crashed: 'UNAVAILABLE', timeout: 'UNAVAILABLE', busy: 'BUSY' } as const satisfies Record<
  Extract<Outcome, { failure: string }>['failure'],
  HostRefusal
>;

/**
 * Answers `POST /call/NAME`: who calls is what the signed session says, whatever headers, query or body say.
 * Gives the function what CloudBase gives it: the identity in its environment and as `event.userInfo`.
 */
export async function answerCall(
  request: IncomingMessage,
  response: ServerResponse,
  pool: FunctionPool | undefined,
  sessions: Sessions,
): Promise<void> {
  const requestId = randomUUID();
  if (!pool || request.method !== 'POST') return sendRefusal(response, 'UNKNOWN_ACTION', requestId);
  const session = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1];
  const openid = session === undefined ? null : sessions.openidOf(session);
  if (openid === null) return sendRefusal(response, 'NOT_SIGNED_IN', requestId);
  const body = await readBody(request);
  if (body === null) return sendRefusal(response, 'TOO_LARGE', requestId);
  const sent = parseObject(body);
  if (sent === null) return sendRefusal(response, 'MALFORMED_REQUEST', requestId);
  const { userInfo: _userInfo, tcbContext: _tcbContext, ...own } = sent;
  const event = textOf({ ...own, userInfo: { openId: openid, appId: APPID } });
  if (event === null) return sendRefusal(response, 'MALFORMED_REQUEST', requestId);
  const outcome = await pool.call({
    requestId,
    event,
    identity: { WX_OPENID: openid, WX_APPID: APPID, WX_CONTEXT_KEYS: 'WX_OPENID,WX_APPID' },
  });
  if ('failure' in outcome) return sendRefusal(response, REFUSAL_OF[outcome.failure], requestId);
  sendJson(response, 200, outcome.reply);
}

/** The JSON of an event, or null where it is nested deeper than JSON can be written. */
function textOf(event: object): string | null {
  try {
    return JSON.stringify(event);
  } catch {
    return null;
  }
}
