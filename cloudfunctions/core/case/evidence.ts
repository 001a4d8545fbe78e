import { caseKinds } from '@jiayibao/shared/contract/resident';
import type { Case, Draft } from '../documents';
import { Refusal } from '../refusal';
import type { Transaction } from '../store';

/**
 * Makes these attachments the case's and lets go of those that it had before: a letting go makes an orphan, which is
 * cleaned up. Another account's, or another case's, is not found.
 */
export async function adopt(
  tx: Transaction,
  { _id, attachments: before }: Pick<Draft<'cases'>, '_id' | 'attachments'>,
  accountId: string,
  attachments: readonly string[],
): Promise<void> {
  for (const [i, id] of attachments.entries()) {
    const attachment = await tx.get('attachments', id);
    const own = attachment?.accountId === accountId && (attachment.caseId ?? _id) === _id;
    if (!attachment || !own || attachments.indexOf(id) !== i)
      throw new Refusal('NOT_FOUND', { message: '没有找到这份材料，请重新上传。', path: `attachments.${i}` });
    if (attachment.state === 'refused')
      throw new Refusal('NOT_ALLOWED', {
        message: '这份材料不能使用，请换一份上传。',
        path: `attachments.${i}`,
      });
    if (attachment.caseId === null) await tx.put('attachments', { ...attachment, caseId: _id });
  }
  for (const id of before.filter((one) => !attachments.includes(one))) {
    const attachment = await tx.get('attachments', id);
    // 0: the next look decides about it, however far off its own was.
    if (attachment) await tx.put('attachments', { ...attachment, caseId: null, lookAt: 0 });
  }
}

/** Refuses to send a case whose evidence is missing or still being looked at. */
export async function requireEvidence(
  tx: Transaction,
  { kind, attachments }: Pick<Case, 'kind' | 'attachments'>,
): Promise<void> {
  const { required, words } = caseKinds[kind].evidence;
  if (required && attachments.length === 0)
    throw new Refusal('NOT_ALLOWED', { message: `请先上传材料：${words.join('；')}。`, path: 'attachments' });
  for (const [i, id] of attachments.entries()) {
    const attachment = await tx.get('attachments', id);
    if (attachment?.state === 'clean') continue;
    throw new Refusal('NOT_ALLOWED', {
      message: '材料还没有检查完，请稍等一会儿再提交。',
      path: `attachments.${i}`,
    });
  }
}
