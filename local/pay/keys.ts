import { generateKeyPairSync, randomBytes, randomInt } from 'node:crypto';

/** A key pair: PKCS#8 and SPKI, base64, with the serial that its owner is known by. */
type Pair = { serial: string; privateKey: string; publicKey: string };

/** What merchant and vendor have of each other. */
export type Keys = {
  merchant: Pair & { id: string; app: string; apiKey: string };
  platform: Pair;
};

/** New keys for a mini-program. `bits`: 2048 as the vendor's; a simulation may do with fewer. */
export function makeKeys(app: string, bits = 2048): Keys {
  return {
    merchant: {
      ...makePair(bits),
      id: `16${String(randomInt(10 ** 8)).padStart(8, '0')}`,
      app,
      apiKey: randomBytes(16).toString('hex'),
    },
    platform: makePair(bits),
  };
}

function makePair(modulusLength: number): Pair {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', {
    modulusLength,
    privateKeyEncoding: { type: 'pkcs8', format: 'der' },
    publicKeyEncoding: { type: 'spki', format: 'der' },
  });
  return {
    serial: randomBytes(20).toString('hex').toUpperCase(),
    privateKey: privateKey.toString('base64'),
    publicKey: publicKey.toString('base64'),
  };
}

/** The merchant's part, as functions find it in their environment. `url`: of the simulator, with the final slash. */
export function merchantEnvironment(
  { merchant, platform }: Keys,
  url: string,
  notifyUrl: string,
): Record<string, string> {
  return {
    WECHAT_PAY_URL: url,
    WECHAT_PAY_NOTIFY_URL: notifyUrl,
    WECHAT_PAY_APP: merchant.app,
    WECHAT_PAY_MERCHANT: merchant.id,
    WECHAT_PAY_SERIAL: merchant.serial,
    WECHAT_PAY_PRIVATE_KEY: merchant.privateKey,
    WECHAT_PAY_API_KEY: merchant.apiKey,
    WECHAT_PAY_PLATFORM_KEYS: `${platform.serial}:${platform.publicKey}`,
  };
}
