import type { MemberView } from '@jiayibao/shared/contract/resident';
import { useRouter } from '@tarojs/taro';
import { type ReactNode, useState } from 'react';
import { useHousehold } from '../state/household';
import { RELATION_NAMES } from '../wording/people';
import { NobodyYet } from './NobodyYet';
import { Failure, Skeleton } from './Notes';
import { OptionCard } from './OptionCard';

/**
 * What a page has to say of one member: the page's parameter `member`, or whoever is chosen. `first`: of several, the
 * first until another is chosen; otherwise nobody. `nobody`: before what a household has to be registered.
 */
export function ForMember({
  label,
  nobody,
  first = false,
  children,
}: {
  label: string;
  nobody: string;
  first?: boolean;
  children: (member: MemberView) => ReactNode;
}) {
  const { household, failure, reload } = useHousehold();
  const { params } = useRouter();
  const [chosen, setChosen] = useState(params.member ?? null);
  const members = household?.members ?? [];
  const preset = first || members.length === 1 ? members[0] : undefined;
  const member = members.find(({ memberId }) => memberId === chosen) ?? preset;
  return (
    <>
      {household === undefined && !failure && <Skeleton rows={4} />}
      {household === undefined && failure && <Failure message={failure.message} onRetry={reload} />}
      {household === null && <NobodyYet hint={nobody} />}
      {members.length > 1 && (
        <OptionCard
          name="member"
          label={label}
          options={members.map(({ memberId, name, relation }) => ({
            value: memberId,
            text: name,
            hint: RELATION_NAMES[relation],
          }))}
          value={member?.memberId ?? null}
          onChange={setChosen}
        />
      )}
      {member && children(member)}
    </>
  );
}
