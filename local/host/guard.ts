import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/**
 * Whether a request comes from our own page or from no page at all: its Host is this address (a name that was
 * made to point here is not), and where a browser says which page sent it, that page is ours.
 */
export function isOurOwn(request: IncomingMessage, port: number): boolean {
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`];
  const { host, origin } = request.headers;
  if (host === undefined || !hosts.includes(host)) return false;
  return origin === undefined || hosts.some((name) => origin === `http://${name}`);
}

/**
 * Whether a request to the gateway is signed under the secret id that only this start's functions know. The SDK
 * sends it inside `Authorization` (@cloudbase/signature-nodejs, tc3sign).
 */
export function knowsSecretId(request: IncomingMessage, secretId: string): boolean {
  const credential = /^\S+ Credential=([^/]+)\//.exec(request.headers.authorization ?? '')?.[1];
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return credential !== undefined && timingSafeEqual(digest(credential), digest(secretId));
}
