import type { NoticeView } from '@jiayibao/shared/contract/resident';
import { call, makeKey } from '../cloud';
import { open } from '../components/navigate';

/** Opens what a notice is about; it has been read then, whether or not that reaches the server now. */
export function openNotice({ noticeId, readAt, caseId }: NoticeView): void {
  if (readAt === null) void markRead([noticeId]).catch(() => {});
  if (caseId !== null) open('/packages/case/case', { case: caseId });
}

/** @throws CallFailed */
export async function markRead(noticeIds: string[]): Promise<void> {
  await call('notice.read', { noticeIds }, { key: await makeKey() });
}
