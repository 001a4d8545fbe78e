import type { Message, Notice } from '../documents';
import type { Services } from '../services';
import type { Transaction } from '../store';
import { type Delivery, messageOf, templateOf } from './messenger';
import { openidOf, takeOne } from './subscription';

const ROWS = 100;
/** A message is tried so often, the pause before each further try twice the one before, in milliseconds. */
export const MOST_TRIES = 6;
const FIRST_PAUSE_MS = 60_000;
/** How long what became of a message is kept, in milliseconds. */
const KEPT_MS = 30 * 86_400_000;

/** What a run of the delivery did; `again`: not taken, to be tried later. */
export type Delivered = Record<'sent' | 'unwanted' | 'failed' | 'again', number>;

/** Queues the message that tells of a notice; it has the notice's id, so that there is one of each. */
export async function queueMessage(tx: Transaction, { _id, accountId, kind, at }: Notice): Promise<void> {
  await tx.put('messages', {
    _id,
    accountId,
    kind,
    at,
    state: 'waiting',
    tries: 0,
    dueAt: at,
    keptUntil: at + KEPT_MS,
  });
}

/**
 * Sends every message that is due. A message is taken before it is sent, and due again if nothing more is heard of it:
 * of two runs at once one sends it. A run that is ended between sending and writing that down sends it once more, which
 * WeChat then refuses, since one consent is good for one message.
 */
export async function deliverMessages(services: Services): Promise<Delivered> {
  const did: Delivered = { sent: 0, unwanted: 0, failed: 0, again: 0 };
  for (;;) {
    const due = await services.store.due('messages', 'dueAt', services.clock.now(), ROWS);
    for (const { _id } of due) {
      const outcome = await deliver(services, _id);
      if (outcome) did[outcome] += 1;
    }
    if (due.length < ROWS) return did;
  }
}

async function deliver(services: Services, id: string): Promise<keyof Delivered | null> {
  const taken = await services.store.transaction((tx) => take(services, tx, id));
  if (taken === null || typeof taken === 'string') return taken;
  const outcome = await send(services, taken);
  if (outcome === 'again') return outcome;
  await services.store.transaction(async (tx) => {
    const message = await tx.get('messages', id);
    if (message?.state === 'waiting') await tx.put('messages', ended(message, outcome));
  });
  return outcome;
}

/** A message with one try more, due again after a pause, and whom to send it to; or what became of it at once. */
async function take(services: Services, tx: Transaction, id: string) {
  const now = services.clock.now();
  const message = await tx.get('messages', id);
  if (message?.state !== 'waiting' || message.dueAt === undefined || message.dueAt > now) return null;
  if (message.tries >= MOST_TRIES) {
    await tx.put('messages', ended(message, 'failed'));
    return 'failed';
  }
  const openid = await addresseeOf(services, tx, message);
  if (openid === null) {
    await tx.put('messages', ended(message, 'unwanted'));
    return 'unwanted';
  }
  const dueAt = now + FIRST_PAUSE_MS * 2 ** message.tries;
  await tx.put('messages', { ...message, tries: message.tries + 1, dueAt });
  return { message, openid };
}

/** The first try takes one of what the person allowed; the others go on with it. */
async function addresseeOf(services: Services, tx: Transaction, { accountId, kind, tries }: Message) {
  if (tries === 0) return takeOne(services, tx, accountId, templateOf(kind));
  const subscription = await tx.get('subscriptions', accountId);
  return subscription && openidOf(services, subscription);
}

async function send(
  { messenger }: Services,
  { message, openid }: { message: Message; openid: string },
): Promise<Delivery | 'again'> {
  try {
    return await messenger.send(openid, messageOf(message));
  } catch {
    return 'again';
  }
}

function ended(message: Message, state: Message['state']): Message {
  return { ...message, state, dueAt: undefined };
}
