import type { NoticeView } from '@jiayibao/shared/contract/resident';
import { call, makeKey } from '../cloud';
import { open } from '../components/navigate';

/** Opens what a notice is about; it has been read then, whether or not that reaches the server now. */
export function openNotice({ noticeId, readAt, kind, caseId, orderNumber }: NoticeView): void {
  if (readAt === null) void markRead([noticeId]).catch(() => {});
  if (caseId !== null) open('/packages/case/case', { case: caseId });
  else if (orderNumber !== null) open('/packages/contribution/order', { number: orderNumber });
  else if (kind === 'complaintAnswered') open('/packages/complaint/list');
  else if (kind === 'recognitionChanged') open('/packages/two-disease/index');
  else if (kind === 'newbornCloses' || kind === 'newbornClosed') open('/packages/newborn/start');
  else if (kind === 'windowOpens' || kind === 'windowCloses') open('/packages/contribution/quote');
}

/** @throws CallFailed */
export async function markRead(noticeIds: string[]): Promise<void> {
  await call('notice.read', { noticeIds }, { key: await makeKey() });
}
