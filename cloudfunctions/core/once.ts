import type { Call } from './action';
import { Refusal } from './refusal';
import type { Transaction } from './store';
import type { LookupKey } from './vault';

/** One intention of a client: its key, and what it asked for with it. */
export interface Intention {
  id: string;
  bodyHash: LookupKey;
}

/** The intention behind a keyed call; the body is hashed with a key, since it holds personal data. */
export function intentionOf(call: Call, key: string, action: string, input: unknown): Intention {
  const bodyHash = call.services.vault.lookup('request', `${action}\0${canonical(input)}`);
  return { id: `request:${call.accountId}:${key}`, bodyHash };
}

/** The reply that the intention already got, or null; refuses a key that was used for something else. */
export async function earlierReply(
  reader: Pick<Transaction, 'get'>,
  call: Call,
  { id, bodyHash }: Intention,
): Promise<{ data: unknown } | null> {
  const kept = await reader.get('requests', id);
  if (!kept) return null;
  if (kept.bodyHash !== bodyHash) throw new Refusal('KEY_REUSED');
  return { data: JSON.parse(call.services.vault.open(kept.reply, placeOf(id))) };
}

/** Keeps the reply in the transaction of its effect, so that both are there or neither. */
export async function keepReply(
  tx: Transaction,
  call: Call,
  { id, bodyHash }: Intention,
  data: unknown,
): Promise<void> {
  const reply = call.services.vault.seal(JSON.stringify(data), placeOf(id));
  await tx.put('requests', { _id: id, bodyHash, reply, at: call.services.clock.now() });
}

function placeOf(id: string): string {
  return `requests/${id}/reply`;
}

/** JSON with the keys of every object in one order: equal content has equal text. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
