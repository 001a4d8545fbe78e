import { type Call, type CloudFunction, TIMEOUT, TransportError } from './transport.types';

/** Browsers: for the cloud on one machine and for tests. The session is the local sign-in page's. */
const SESSION = 'jiayibao.session';

export function startTransport(): void {}

/** @throws TransportError when no answer came. */
export async function send(to: CloudFunction, call: Call): Promise<unknown> {
  const session = localStorage.getItem(SESSION);
  if (session === null)
    return { ok: false, error: { code: 'NOT_SIGNED_IN', message: '请先登录。' }, requestId: '' };
  if (!navigator.onLine) throw new TransportError('offline');
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), TIMEOUT);
  try {
    const response = await fetch(`/call/${to}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${session}` },
      body: JSON.stringify(call),
      signal: controller.signal,
    });
    return await response.json();
  } catch {
    throw new TransportError(controller.signal.aborted ? 'timeout' : 'failed');
  } finally {
    clearTimeout(timer);
  }
}

/** To the local sign-in page, and back here from there. */
export function signIn(): void {
  localStorage.removeItem(SESSION);
  const here = location.pathname + location.search + location.hash;
  location.assign(`/sign-in?from=${encodeURIComponent(here)}`);
}
