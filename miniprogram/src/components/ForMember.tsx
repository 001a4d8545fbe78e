import type { MemberView } from '@jiayibao/shared/contract/resident';
import { useRouter } from '@tarojs/taro';
import { type ReactNode, useState } from 'react';
import { useToday } from '../cloud';
import { useHousehold } from '../state/household';
import { ageInWords, RELATION_NAMES } from '../wording/people';
import { Card, Row } from './Card';
import { NobodyYet } from './NobodyYet';
import { Failure, Skeleton } from './Notes';
import { OptionCard } from './OptionCard';

/**
 * What a page has to say of one member: the page's parameter `member`, or whoever is chosen. `first`: whom of several
 * until another is asked for, the list folded away; null: not known yet. `standing`: a word about each, by `memberId`.
 * `nobody`: before what a household has to be registered.
 */
export function ForMember({
  label,
  nobody,
  first,
  standing = {},
  children,
}: {
  label: string;
  nobody: string;
  first?: ((members: readonly MemberView[]) => MemberView | undefined) | null;
  standing?: Record<string, string>;
  children: (member: MemberView) => ReactNode;
}) {
  const { household, failure, reload } = useHousehold();
  const { params } = useRouter();
  const [chosen, setChosen] = useState(params.member ?? null);
  const [choosing, setChoosing] = useState(first === undefined);
  const today = useToday();
  const members = household?.members ?? [];
  const preset = members.length === 1 ? members[0] : first?.(members);
  const member = members.find(({ memberId }) => memberId === chosen) ?? preset;
  return (
    <>
      {household === undefined && !failure && <Skeleton rows={4} />}
      {household === undefined && failure && <Failure message={failure.message} onRetry={reload} />}
      {members.length > 1 && !choosing && !member && <Skeleton rows={4} />}
      {household === null && <NobodyYet hint={nobody} />}
      {members.length > 1 && choosing && (
        <OptionCard
          name="member"
          label={label}
          options={members.map(({ memberId, name, birthDate, relation }) => ({
            value: memberId,
            text: name,
            hint: [ageInWords(birthDate, today), RELATION_NAMES[relation], standing[memberId]]
              .filter(Boolean)
              .join('，'),
          }))}
          value={member?.memberId ?? null}
          onChange={(memberId) => {
            setChosen(memberId);
            setChoosing(first === undefined);
          }}
        />
      )}
      {members.length > 1 && !choosing && member && (
        <Card>
          <Row name={label} value={member.name} onTap={() => setChoosing(true)} />
        </Card>
      )}
      {member && children(member)}
    </>
  );
}
