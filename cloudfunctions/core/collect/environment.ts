import type { Clock, Randomness } from '../ports';
import type { Collector } from './collector';
import { WeChatPay } from './wechat-pay';
import type { Transport } from './wechat-pay-client';

/** What a merchant of WeChat Pay has. */
export interface WeChatPayConfiguration {
  /** Where the vendor answers, with the final slash. */
  url: string;
  /** Where the vendor notifies us. */
  notifyUrl: string;
  /** The mini-program's appid. */
  app: string;
  merchant: string;
  /** Of the merchant's certificate. */
  serial: string;
  /** The merchant's: PKCS#8, base64. */
  privateKey: string;
  /** The APIv3 key, 32 characters. */
  apiKey: string;
  /** The vendor's public keys (微信支付公钥, or those of its certificates) by their serial: SPKI, base64. */
  platformKeys: ReadonlyMap<string, string>;
}

const VENDOR = 'https://api.mch.weixin.qq.com/';
const API_KEY_CHARACTERS = 32;

/**
 * The collector of an environment; what is missing there is said when it is first used, since not all functions do.
 * `transport`: carries requests instead of HTTP.
 */
export function collectorOf(
  environment: Record<string, string | undefined>,
  clock: Clock,
  randomness: Pick<Randomness, 'id'>,
  transport?: Transport,
): Collector {
  return new WeChatPay(() => configurationOf(environment), clock, randomness, transport);
}

/** Reads `WECHAT_PAY_*`; `WECHAT_PAY_PLATFORM_KEYS`: `serial:key`, commas between. @throws Error that names the variable */
export function configurationOf(environment: Record<string, string | undefined>): WeChatPayConfiguration {
  const of = (name: string) => {
    const value = environment[`WECHAT_PAY_${name}`];
    if (!value) throw new Error(`WECHAT_PAY_${name} is missing`);
    return value;
  };
  const apiKey = of('API_KEY');
  if (apiKey.length !== API_KEY_CHARACTERS)
    throw new Error(`WECHAT_PAY_API_KEY has to be ${API_KEY_CHARACTERS} characters`);
  const platformKeys = of('PLATFORM_KEYS')
    .split(',')
    .map((entry) => entry.split(':') as [string, string]);
  if (platformKeys.some((parts) => parts.length !== 2 || parts.includes('')))
    throw new Error('WECHAT_PAY_PLATFORM_KEYS has to be "serial:key", with commas between');
  return {
    url: environment.WECHAT_PAY_URL || VENDOR,
    notifyUrl: of('NOTIFY_URL'),
    app: of('APP'),
    merchant: of('MERCHANT'),
    serial: of('SERIAL'),
    privateKey: of('PRIVATE_KEY'),
    apiKey,
    platformKeys: new Map(platformKeys),
  };
}
