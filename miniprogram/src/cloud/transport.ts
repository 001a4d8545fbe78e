import Taro from '@tarojs/taro';
import { type Call, type CloudFunction, TIMEOUT, TransportError } from './transport.types';

/** WeChat: the function is called through the app's own CloudBase environment, which knows the caller. */

/** Names the environment. Called once, at boot. */
export function startTransport(): void {
  const env = process.env.TARO_APP_CLOUD_ENV;
  Taro.cloud.init(env ? { env } : {});
}

/** @throws TransportError when no answer came. */
export async function send(to: CloudFunction, call: Call): Promise<unknown> {
  const { networkType } = await Taro.getNetworkType();
  if (networkType === 'none') throw new TransportError('offline');
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new TransportError('timeout')), TIMEOUT);
  });
  try {
    const answer = await Promise.race([Taro.cloud.callFunction({ name: to, data: call }), late]);
    return answer.result;
  } catch (error) {
    throw error instanceof TransportError ? error : new TransportError('failed');
  } finally {
    clearTimeout(timer);
  }
}

/** WeChat signs its people in by itself; there is nowhere to send them. */
export function signIn(): void {}
