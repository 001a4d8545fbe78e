import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from '@jiayibao/shared/contract/zod';
import { parseObject, readBody } from './body';
import type { FunctionPool } from './pool';
import { sendRefusal } from './reply';

/** What such a function answers (HTTP 访问服务, 集成响应: docs.cloudbase.net/service/access-cloud-function). */
const replySchema = z.object({
  statusCode: z.int().check(z.gte(200), z.lte(599)),
  headers: z._default(z.record(z.string(), z.string()), {}),
  body: z._default(z.string(), ''),
});

/** Answers a request at a route of `cloudbaserc.json` with a function, which nobody in particular calls. */
export async function answerOverHttp(
  request: IncomingMessage,
  response: ServerResponse,
  pool: FunctionPool,
): Promise<void> {
  const requestId = randomUUID();
  const body = await readBody(request);
  if (body === null) return sendRefusal(response, 'TOO_LARGE', requestId);
  const { pathname: path, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1');
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
  );
  const event = JSON.stringify({
    path,
    httpMethod: request.method,
    headers,
    queryStringParameters: Object.fromEntries(searchParams),
    requestContext: { requestId },
    body,
    isBase64Encoded: false,
  });
  const outcome = await pool.call({ requestId, event, identity: {} });
  const reply = replySchema.safeParse('reply' in outcome ? parseObject(outcome.reply) : null);
  if (!reply.success) return sendRefusal(response, 'UNAVAILABLE', requestId);
  response.writeHead(reply.data.statusCode, reply.data.headers).end(reply.data.body);
}
