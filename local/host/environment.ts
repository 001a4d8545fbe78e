import type { Keys } from './data';
import { LOCAL_TEMPLATES } from './outbox';

/** The id of the one environment of a local cloud. */
export const ENVIRONMENT_ID = 'local';

/** The mini-program that residents would call from; the number is made up. */
export const APPID = 'wx0000000000000000';

/** What every function finds in its environment on CloudBase (SCF), pointed at this address; and the clock. */
export function environmentOf(
  region: string,
  port: number,
  secretId: string,
  clockOffsetMs: number,
): Record<string, string> {
  return {
    TENCENTCLOUD_RUNENV: 'SCF',
    TENCENTCLOUD_REGION: region,
    TENCENTCLOUD_SECRETID: secretId,
    TENCENTCLOUD_SECRETKEY: secretId,
    SCF_NAMESPACE: ENVIRONMENT_ID,
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: `http://127.0.0.1:${port}/admin` }),
    CLOCK_OFFSET_MS: String(clockOffsetMs),
  };
}

/** What `cloudbaserc.json` leaves to each environment: secrets, in the form that the vault reads, and template ids. */
export function secretsOf(keys: Keys): Record<string, string> {
  return {
    VAULT_KEYS: `1:${keys.vault}`,
    VAULT_INDEX_KEY: keys.vaultIndex,
    MESSAGE_TEMPLATES: LOCAL_TEMPLATES,
  };
}
