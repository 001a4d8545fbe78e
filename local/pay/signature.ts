import {
  createCipheriv,
  createHash,
  createPrivateKey,
  createPublicKey,
  createSign,
  createVerify,
  type KeyObject,
} from 'node:crypto';
import type { Keys } from './keys';

/**
 * The vendor's side of the protocol's cryptography, with Node's own means: so the library that the functions use is
 * held against something else than itself. pay.weixin.qq.com/docs/merchant/development/interface-rules/signature-generation.html
 */

/** A message's moment may be off by so many seconds. */
const LARGEST_OFFSET_S = 300;
const ALGORITHM = 'RSA-SHA256';

export type Signed = Record<string, string>;

/** Made once: reading a key costs more than a signature's check. */
export class Signer {
  private readonly platformKey: KeyObject;
  private readonly merchantKey: KeyObject;

  constructor(
    private readonly keys: Keys,
    private readonly nonce: () => string,
  ) {
    const key = (base64: string) => Buffer.from(base64, 'base64');
    this.platformKey = createPrivateKey({ key: key(keys.platform.privateKey), format: 'der', type: 'pkcs8' });
    this.merchantKey = createPublicKey({ key: key(keys.merchant.publicKey), format: 'der', type: 'spki' });
  }

  /** The headers that prove a body to come from the vendor at a moment (ms). */
  headers(body: string, now: number): Signed {
    const [timestamp, nonce] = [String(Math.floor(now / 1000)), this.nonce()];
    const signature = createSign(ALGORITHM)
      .update(linesOf(timestamp, nonce, body))
      .sign(this.platformKey, 'base64');
    return {
      'wechatpay-timestamp': timestamp,
      'wechatpay-nonce': nonce,
      'wechatpay-serial': this.keys.platform.serial,
      'wechatpay-signature': signature,
    };
  }

  /** Whether the merchant signed this request now (Authorization: WECHATPAY2-SHA256-RSA2048). */
  isMerchants(
    {
      method,
      path,
      authorization,
      body,
    }: { method: string; path: string; authorization: string; body: string },
    now: number,
  ): boolean {
    const { merchant } = this.keys;
    const [scheme, said = ''] = authorization.split(/ (.*)/s);
    const of = (name: string) => new RegExp(`(?:^|,)${name}="([^"]*)"`).exec(said)?.[1] ?? '';
    const timestamp = of('timestamp');
    if (scheme !== 'WECHATPAY2-SHA256-RSA2048' || of('mchid') !== merchant.id) return false;
    if (of('serial_no') !== merchant.serial) return false;
    if (!(Math.abs(now / 1000 - Number(timestamp)) <= LARGEST_OFFSET_S)) return false;
    return this.signedByMerchant(linesOf(method, path, timestamp, of('nonce_str'), body), of('signature'));
  }

  /**
   * Whether these are payment parameters that the merchant signed (小程序调起支付,
   * pay.weixin.qq.com/docs/merchant/apis/mini-program-payment/mini-transfer-payment.html).
   */
  arePaymentParameters(given: {
    timeStamp: string;
    nonceStr: string;
    package: string;
    paySign: string;
  }): boolean {
    const lines = linesOf(this.keys.merchant.app, given.timeStamp, given.nonceStr, given.package);
    return this.signedByMerchant(lines, given.paySign);
  }

  /** Seals a notification's content with the APIv3 key (AEAD_AES_256_GCM). */
  seal(text: string, associated: string): { ciphertext: string; nonce: string; associated_data: string } {
    const nonce = this.nonce().slice(0, 12);
    const cipher = createCipheriv('aes-256-gcm', this.keys.merchant.apiKey, nonce);
    cipher.setAAD(Buffer.from(associated));
    const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
    return { ciphertext: sealed.toString('base64'), nonce, associated_data: associated };
  }

  private signedByMerchant(message: string, signature: string): boolean {
    return createVerify(ALGORITHM).update(message).verify(this.merchantKey, signature, 'base64');
  }
}

export const sha1 = (bytes: string) => createHash('sha1').update(bytes).digest('hex');

const linesOf = (...lines: string[]) => `${lines.join('\n')}\n`;
