import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Clock } from './clock';

/** How long a session lasts, in milliseconds. */
const SESSION_MS = 30 * 86_400_000;

type Content = { openid: string; issuedAt: number; expiresAt: number };

/**
 * Sessions that stand in for WeChat's sign-in: `base64url(content).base64url(HMAC-SHA256)`. Nothing but the key
 * makes one, and nothing but a session says who calls.
 */
export class Sessions {
  constructor(
    private readonly key: Buffer,
    private readonly clock: Clock,
  ) {}

  /** A new session for an openid, from now for `SESSION_MS`. */
  issue(openid: string): string {
    const issuedAt = this.clock.now();
    const content: Content = { openid, issuedAt, expiresAt: issuedAt + SESSION_MS };
    const encoded = Buffer.from(JSON.stringify(content)).toString('base64url');
    return `${encoded}.${this.sign(encoded).toString('base64url')}`;
  }

  /** The openid of a session, or null where it was not issued with this key, has expired, or lies in the future. */
  openidOf(session: string): string | null {
    const [encoded, signature, ...more] = session.split('.');
    if (!encoded || !signature || more.length > 0) return null;
    const expected = this.sign(encoded);
    const given = Buffer.from(signature, 'base64url');
    // The re-encoding refuses a signature whose spare bits were changed: one content has one spelling.
    const whole = given.length === expected.length && given.toString('base64url') === signature;
    if (!whole || !timingSafeEqual(given, expected)) return null;
    // Signed by us, so its shape is ours.
    const content: Content = JSON.parse(Buffer.from(encoded, 'base64url').toString());
    const now = this.clock.now();
    return content.issuedAt <= now && now < content.expiresAt ? content.openid : null;
  }

  private sign(encoded: string): Buffer {
    return createHmac('sha256', this.key).update(encoded).digest();
  }
}
