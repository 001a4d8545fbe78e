import type { NoticeView, OutputOf } from '@jiayibao/shared/contract/resident';
import { call, makeKey } from '../cloud';
import { useLoaded } from '../cloud/use-call';
import { open } from '../components/navigate';
import { createStore, useStore } from './store';

/** How many notices are unread, as last heard; null: not asked yet. */
const unread = createStore<number | null>(null);

export const useUnread = () => useStore(unread);

/** What a tab's page needs to know at its start; null until it is known. */
export function useSummary(): OutputOf<'notice.summary'> | null {
  const { data } = useLoaded(async () => {
    const { data: summary } = await call('notice.summary', {});
    unread.set(summary.unread);
    return summary;
  });
  return data;
}

/** Opens what a notice is about; it has been read then, whether or not that reaches the server now. */
export function openNotice({ noticeId, readAt, kind, caseId, orderNumber, memberId }: NoticeView): void {
  if (readAt === null) void markRead([noticeId]).catch(() => {});
  if (caseId !== null) open('/packages/case/case', { case: caseId });
  else if (orderNumber !== null) open('/packages/contribution/order', { number: orderNumber });
  else if (kind === 'complaintAnswered') open('/packages/complaint/list');
  else if (kind === 'recognitionChanged')
    open('/packages/two-disease/index', { member: memberId ?? undefined });
  else if (kind === 'newbornCloses' || kind === 'newbornClosed') open('/packages/newborn/start');
  else if (kind === 'windowOpens' || kind === 'windowCloses') open('/packages/contribution/quote');
}

/** @throws CallFailed */
export async function markRead(noticeIds: string[]): Promise<void> {
  unread.set((await call('notice.read', { noticeIds }, { key: await makeKey() })).data.unread);
}

/** Whoever reads a case has read what they were told of it; another time, where that does not reach the server now. */
export async function markCaseRead(caseId: string): Promise<void> {
  if (unread.get() === 0) return;
  try {
    unread.set((await call('notice.read', { caseId }, { key: await makeKey() })).data.unread);
  } catch {
    // The notices stay unread.
  }
}
