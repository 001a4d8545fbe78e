import Taro from '@tarojs/taro';

/** Bytes behind a key: 128 random bits. */
const BYTES = 16;

/** A key for one intention, sent again on every retry of it: secure random bytes, in hexadecimal digits. */
export async function makeKey(): Promise<string> {
  const bytes =
    typeof globalThis.crypto?.getRandomValues === 'function'
      ? globalThis.crypto.getRandomValues(new Uint8Array(BYTES))
      : await fromWeChat();
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * WeChat's logic layer has no `crypto`; from base library 2.15.0 on it gives random bytes of its own. On an older
 * phone the key is merely unlikely to repeat, which is all that idempotency asks: it is no secret.
 */
async function fromWeChat(): Promise<Uint8Array> {
  try {
    const { randomValues } = await Taro.getRandomValues({ length: BYTES });
    return new Uint8Array(randomValues as unknown as ArrayBuffer);
  } catch {
    return Uint8Array.from({ length: BYTES }, () => Math.floor(Math.random() * 256));
  }
}
