import type { Notice } from './documents';
import type { Services } from './services';
import type { Transaction } from './store';

/** Tells an account something, in the transaction of what happened. `words`: no identity number, no diagnosis. */
export async function notify(
  tx: Transaction,
  { clock, randomness }: Services,
  notice: Pick<Notice, 'accountId' | 'kind' | 'caseId' | 'words'>,
): Promise<void> {
  await tx.put('notices', { _id: randomness.id(), at: clock.now(), readAt: null, ...notice });
}
