import type { IncomingMessage } from 'node:http';

/** The largest body of a call, in bytes: what the functions take. */
const MAXIMUM_BODY = 1_000_000;
/** What is read and thrown away of a larger one, so that its sender gets to see the answer. */
const MAXIMUM_DRAINED = 16 * MAXIMUM_BODY;

/** The body as text, or null where it is larger than `MAXIMUM_BODY`. Rejects when the sender goes away. */
export async function readBody(request: IncomingMessage): Promise<string | null> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    length += part.length;
    if (length <= MAXIMUM_BODY) parts.push(part);
    else parts.length = 0;
    if (length > MAXIMUM_DRAINED) break;
  }
  return length > MAXIMUM_BODY ? null : Buffer.concat(parts).toString('utf8');
}

/** The body of a call as an object, or null where it is not JSON or not an object. */
export function parseObject(body: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}
