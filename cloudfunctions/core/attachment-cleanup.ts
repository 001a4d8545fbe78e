import { spoil } from './attachment';
import { filesOf, ORPHAN_MS } from './attachment-files';
import { keptUntil, nextLook } from './attachment-retention';
import type { Attachment } from './documents';
import type { Services } from './services';
import type { Transaction } from './store';

const ROWS = 100;
/** A file that could not be removed is tried again after so long, in milliseconds. */
const RETRY_MS = 3_600_000;

/** What a run did. */
export type Cleaned = { looked: number; removed: number; failed: number };

/**
 * Looks at every attachment whose time has come: removes what no case names or what never came after a day, what was
 * refused or taken back, and what has been kept as long as its case's kind needs; and the sent bytes of those that
 * stay. May be broken off anywhere and run again, and beside itself.
 */
export async function cleanAttachments(services: Services): Promise<Cleaned> {
  const done: Cleaned = { looked: 0, removed: 0, failed: 0 };
  for (;;) {
    const due = await services.store.due('attachments', 'lookAt', services.clock.now(), ROWS);
    for (const { _id } of due) {
      done.looked += 1;
      try {
        if (await look(services, _id)) done.removed += 1;
      } catch {
        done.failed += 1;
        await later(services, _id);
      }
    }
    if (due.length < ROWS) return done;
  }
}

/** Decides in one transaction, so that no case can name it meanwhile; then removes. True where nothing is left. */
async function look({ store, files, clock }: Services, id: string): Promise<boolean> {
  const now = clock.now();
  const attachment = await store.transaction((tx) => judge(tx, id, now));
  if (!attachment) return false;
  if (attachment.state === 'refused') {
    await files.remove(filesOf(attachment));
    await store.transaction((tx) => tx.remove('attachments', id));
    return true;
  }
  if (attachment.rawFileId === null) return false;
  await files.remove([attachment.rawFileId]);
  await store.transaction(async (tx) => {
    const same = await tx.get('attachments', id);
    if (same) await tx.put('attachments', { ...same, rawFileId: null });
  });
  return false;
}

/** The attachment as it is to go on: of no use, or kept with a time for the next look. */
async function judge(tx: Transaction, id: string, now: number): Promise<Attachment | null> {
  const attachment = await tx.get('attachments', id);
  if (!attachment || attachment.state === 'refused') return attachment;
  const { caseId, state, at } = attachment;
  const one = caseId ? await tx.get('cases', caseId) : null;
  const until = one ? keptUntil(one) : at + ORPHAN_MS;
  if (state === 'pending' || (until !== null && until <= now)) return spoil(tx, attachment, now);
  return tx.put('attachments', { ...attachment, lookAt: one ? nextLook(one, now) : at + ORPHAN_MS });
}

async function later({ store, clock }: Services, id: string): Promise<void> {
  await store.transaction(async (tx) => {
    const attachment = await tx.get('attachments', id);
    if (attachment) await tx.put('attachments', { ...attachment, lookAt: clock.now() + RETRY_MS });
  });
}
