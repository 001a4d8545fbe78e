import { z } from '@jiayibao/shared/contract/zod';
import { refusalOf, served } from '../entry';
import type { LogLine, Services } from '../services';
import { type Collected, NotGenuine, type Notified, type Refunded } from './collector';

/** What follows from what a collector says; each may be passed any number of times. */
export interface Doors {
  payment(services: Services, number: string, collected: Collected): Promise<unknown>;
  refund(services: Services, number: string, refunded: Refunded): Promise<unknown>;
}

/**
 * What a function that is reached over HTTP answers (HTTP 访问服务, 集成响应:
 * docs.cloudbase.net/service/access-cloud-function).
 */
export interface HttpReply {
  statusCode: number;
  headers: Record<string, string>;
  body: string;
}

/** What it is given, as far as it is used; the service may add to it. */
const eventSchema = z.object({
  httpMethod: z.literal('POST'),
  headers: z.record(z.string(), z.optional(z.string())),
  body: z.string(),
  isBase64Encoded: z._default(z.boolean(), false),
});

/** What the function that collectors notify exports: never throws. */
export function entryOfNotifications(doors: Doors): (event: unknown) => Promise<HttpReply> {
  const answer = served((event, services) => answerNotification(doors, event, services));
  return async (event) => {
    const reply = await answer(event);
    return 'ok' in reply ? failed(500) : reply;
  };
}

/**
 * Verifies a notification and passes what it says through its door, with one line of log. 200: taken. 401: not from the
 * collector. 500: it could not be dealt with now, and has to come again. The words are the vendor's (支付成功回调通知).
 */
export async function answerNotification(
  doors: Doors,
  event: unknown,
  services: Services,
): Promise<HttpReply> {
  const began = services.clock.now();
  const line: LogLine = { requestId: services.randomness.id() };
  const reply = await dealWith(doors, event, services, line);
  services.log({ ...line, outcome: reply.statusCode, ms: services.clock.now() - began });
  return reply;
}

async function dealWith(doors: Doors, event: unknown, services: Services, line: LogLine): Promise<HttpReply> {
  try {
    const read = eventSchema.safeParse(event);
    if (!read.success) throw new NotGenuine('the event');
    const { headers, body, isBase64Encoded } = read.data;
    const text = isBase64Encoded ? Buffer.from(body, 'base64').toString('utf8') : body;
    const notified = await services.collector.readNotification(headers, text);
    line.notified = notified.kind;
    await pass(doors, services, notified);
    return reply(200, 'SUCCESS', '成功');
  } catch (thrown) {
    if (thrown instanceof NotGenuine) {
      line.why = thrown.why;
      return failed(401);
    }
    refusalOf(thrown, line);
    return failed(500);
  }
}

function pass(doors: Doors, services: Services, notified: Notified): Promise<unknown> {
  return notified.kind === 'payment'
    ? doors.payment(services, notified.number, notified.collected)
    : doors.refund(services, notified.number, notified.refunded);
}

const failed = (statusCode: number) => reply(statusCode, 'FAIL', '失败');

function reply(statusCode: number, code: string, message: string): HttpReply {
  return {
    statusCode,
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify({ code, message }),
  };
}
