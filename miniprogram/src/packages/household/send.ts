import type { HouseholdView, MemberInput } from '@jiayibao/shared/contract/resident';
import { CallFailed, call } from '../../cloud';
import { type Draft, type Flow, memberInput } from '../../state/household-draft';
import { text } from './text';

/** Sends a draft for what it is for. Changing a member gives no receipt. */
export async function send(
  flow: Flow,
  draft: Draft,
  key: string,
): Promise<{ household: HouseholdView; receipt: string | null }> {
  const members = draft.members.map(memberInput).filter((member): member is MemberInput => member !== null);
  const [first] = members;
  if (flow === 'register' && draft.region && draft.county) {
    const { region, county } = draft;
    return (await call('household.register', { region, county, members }, { key })).data;
  }
  if (flow === 'add' && first) return (await call('household.addMember', { member: first }, { key })).data;
  if (flow === 'change' && first && draft.memberId && draft.revision) {
    const { memberId, revision } = draft;
    const { data } = await call('household.changeMember', { memberId, revision, member: first }, { key });
    return { household: data.household, receipt: null };
  }
  throw new CallFailed({ code: 'MALFORMED_REQUEST', message: text.check.unfinished });
}
