import type { Limit } from './action';
import type { Code, Draft } from './documents';
import type { Randomness } from './ports';
import { Refusal } from './refusal';
import type { Services } from './services';
import type { Transaction } from './store';
import type { Vault } from './vault';

/** Without 0 O 1 I L, which are mistaken for each other on paper. */
const LETTERS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const HALF = 5;

/** Tries of one account at codes. */
export const TRIES_AT_CODE: Limit = { name: 'code', times: 5, seconds: 3600, code: 'TOO_MANY_TRIES' };

/** A new code, "7KQ2M-X4HTN": 49 bits of chance. It is told once and kept as a keyed hash alone. */
function newCode(randomness: Randomness): string {
  const half = () => Array.from({ length: HALF }, () => LETTERS[randomness.below(LETTERS.length)]).join('');
  return `${half()}-${half()}`;
}

/** The `_id` of a code, however it was typed. */
function codeId(vault: Vault, code: string): string {
  return vault.lookup('code', code.toUpperCase().replace(/[^0-9A-Z]/g, ''));
}

/** Keeps a new code for so many milliseconds; gives it with its end. `use` gets its id: what for. */
export async function issueCode(
  { vault, randomness, clock }: Services,
  tx: Transaction,
  lasting: number,
  use: (_id: string) => Pick<Draft<'codes'>, 'householdId' | 'region' | 'invitation'>,
): Promise<{ code: string; kept: Code }> {
  const code = newCode(randomness);
  const _id = codeId(vault, code);
  const kept = await tx.put('codes', { _id, expiresAt: clock.now() + lasting, usedAt: null, ...use(_id) });
  return { code, kept };
}

/** Uses a code up; an unknown, used or expired one is refused in the same words. */
export async function spendCode({ vault, clock }: Services, tx: Transaction, typed: string): Promise<Code> {
  const code = await tx.get('codes', codeId(vault, typed));
  if (!code || code.usedAt !== null || code.expiresAt <= clock.now()) throw wrongCode();
  return tx.put('codes', { ...code, usedAt: clock.now() });
}

/** The one refusal of a code, whatever is wrong with it. */
export function wrongCode(): Refusal {
  return new Refusal('NOT_FOUND', {
    message: '代码不对、已经用过或已经过期，请联系经办人员重新开具。',
    path: 'code',
  });
}
