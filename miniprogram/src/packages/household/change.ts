import { call } from '../../cloud';
import { open } from '../../components/navigate';
import { changeDraft, draftOf, isUnsaved, readDraft } from '../../state/household-draft';

/**
 * Opens what this account typed of a member, to be changed. What was changed before and not saved is there again,
 * unless the record has changed meanwhile. @throws CallFailed
 */
export async function beginChange(memberId: string): Promise<void> {
  const { revision, member } = (await call('household.readMember', { memberId })).data;
  const kept = readDraft('change');
  if (kept.memberId !== memberId || kept.revision !== revision || !isUnsaved(kept)) {
    const before = draftOf(member);
    changeDraft('change', { memberId, revision, before, members: [before] });
  }
  open('/packages/household/check', { flow: 'change' });
}
