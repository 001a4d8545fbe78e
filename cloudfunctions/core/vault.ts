import { createCipheriv, createDecipheriv, createHmac, timingSafeEqual } from 'node:crypto';
import type { Randomness } from './ports';

/** An encrypted text: `v{key version}.{nonce}.{tag}.{ciphertext}`, the parts in base64url. */
export type Sealed = string & { readonly __unit: 'sealed' };
/** A keyed hash: finds an exact value and tells nothing about it without the key. */
export type LookupKey = string & { readonly __unit: 'lookup' };
/** What a lookup key is for; keys of one purpose never equal those of another. */
export type Purpose = 'account' | 'identity' | 'name' | 'request' | 'code' | 'audit' | 'slot' | 'complaint';

const CIPHER = 'aes-256-gcm';
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Encrypts personal data, and finds it by exact value. */
export class Vault {
  private readonly newest: number;

  /** `keys`: encryption keys by version, all still able to decrypt, the highest version encrypting. */
  constructor(
    private readonly keys: ReadonlyMap<number, Buffer>,
    private readonly indexKey: Buffer,
    private readonly randomness: Pick<Randomness, 'bytes'>,
  ) {
    this.newest = Math.max(...keys.keys());
  }

  /** Encrypts a text for one place (`collection/record/field`); it cannot be read at another. */
  seal(text: string, place: string): Sealed {
    const nonce = this.randomness.bytes(NONCE_BYTES);
    const cipher = createCipheriv(CIPHER, this.key(this.newest), nonce, { authTagLength: TAG_BYTES });
    cipher.setAAD(Buffer.from(place));
    const text64 = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]).toString('base64url');
    const [nonce64, tag64] = [nonce, cipher.getAuthTag()].map((part) => part.toString('base64url'));
    return `v${this.newest}.${nonce64}.${tag64}.${text64}` as Sealed;
  }

  /** Decrypts what was sealed for that place; throws where it was altered, moved, or its key is gone. */
  open(sealed: Sealed, place: string): string {
    const [version = '', nonce = '', tag = '', text = ''] = sealed.split('.');
    const key = this.key(Number(version.slice(1)));
    const decipher = createDecipheriv(CIPHER, key, Buffer.from(nonce, 'base64url'), {
      authTagLength: TAG_BYTES,
    });
    decipher.setAAD(Buffer.from(place));
    decipher.setAuthTag(Buffer.from(tag, 'base64url'));
    return decipher.update(Buffer.from(text, 'base64url'), undefined, 'utf8') + decipher.final('utf8');
  }

  /** The keyed hash of a value in its one canonical spelling. */
  lookup(purpose: Purpose, value: string): LookupKey {
    return createHmac('sha256', this.indexKey)
      .update(`${purpose}\0${value}`)
      .digest('base64url') as LookupKey;
  }

  private key(version: number): Buffer {
    const key = this.keys.get(version);
    if (!key) throw new Error(`the vault has no key of version ${version}`);
    return key;
  }
}

/** Whether two lookup keys are equal, in a time that does not tell where they differ. */
export function sameKey(a: LookupKey, b: LookupKey): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

/**
 * The vault of an environment. `VAULT_KEYS`: `1:{base64},2:{base64}`, 32 bytes each, older versions kept for
 * reading; `VAULT_INDEX_KEY`: 32 bytes in base64, never changed, since ids are made with it.
 */
export function vaultOf(environment: NodeJS.ProcessEnv, randomness: Pick<Randomness, 'bytes'>): Vault {
  const keys = new Map<number, Buffer>();
  for (const entry of (environment.VAULT_KEYS ?? '').split(',')) {
    const found = /^([1-9][0-9]{0,5}):(.+)$/.exec(entry);
    if (!found) throw new Error('VAULT_KEYS has to be "1:{base64},2:{base64}"');
    keys.set(Number(found[1]), keyOf(found[2] as string, 'VAULT_KEYS'));
  }
  return new Vault(keys, keyOf(environment.VAULT_INDEX_KEY ?? '', 'VAULT_INDEX_KEY'), randomness);
}

function keyOf(base64: string, name: string): Buffer {
  const key = Buffer.from(base64, 'base64');
  if (key.length !== KEY_BYTES) throw new Error(`${name}: a key has to be ${KEY_BYTES} bytes in base64`);
  return key;
}
