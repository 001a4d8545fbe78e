import type { CollectionName, Collections } from './documents';
import type { Services } from './services';

const ROWS = 100;
/**
 * How long the reply to a keyed call is kept, in milliseconds: a phone asks again after minutes, or when it is next
 * opened.
 */
export const REPLY_KEPT_MS = 30 * 86_400_000;

/** Removes what nothing asks for any more: replies of keyed calls, counters whose window is over, old messages. */
export async function cleanOld(services: Services): Promise<Record<string, number>> {
  const now = services.clock.now();
  return {
    requests: await removeUntil(services, 'requests', 'at', now - REPLY_KEPT_MS),
    counters: await removeUntil(services, 'counters', 'until', now),
    messages: await removeUntil(services, 'messages', 'keptUntil', now),
  };
}

/** Removes the documents whose field, a time that never changes, has come; gives how many. */
async function removeUntil<Name extends CollectionName>(
  { store }: Services,
  collection: Name,
  field: keyof Collections[Name] & string,
  until: number,
): Promise<number> {
  let removed = 0;
  for (;;) {
    const due = await store.due(collection, field, until, ROWS);
    if (due.length === 0) return removed;
    await store.transaction(async (tx) => {
      for (const { _id } of due) await tx.remove(collection, _id);
    });
    removed += due.length;
  }
}
