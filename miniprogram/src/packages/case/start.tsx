import { caseKinds, LISTED_KINDS } from '@jiayibao/shared/contract/resident';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { Button } from '../../components/Button';
import { Card, Hair } from '../../components/Card';
import { Box, Tap } from '../../components/elements';
import { Icon } from '../../components/Icon';
import { EmptyState, Failure, Skeleton } from '../../components/Notes';
import { open } from '../../components/navigate';
import { OptionCard } from '../../components/OptionCard';
import { Page } from '../../components/Page';
import { beginDraft } from '../../state/case-draft';
import { useHousehold } from '../../state/household';
import { RELATION_NAMES } from '../../wording/people';
import { openCaseStep } from './steps';
import { text } from './text';

/** For whom, and what. */
export default function Start() {
  const { household, failure, reload } = useHousehold();
  const { params } = useRouter();
  const [chosen, setChosen] = useState(params.member ?? null);
  const members = household?.members ?? [];
  const member =
    members.find(({ memberId }) => memberId === chosen) ?? (members.length === 1 ? members[0] : null);
  return (
    <Page title={text.titles.start}>
      {household === undefined && !failure && <Skeleton rows={3} />}
      {household === undefined && failure && <Failure message={failure.message} onRetry={reload} />}
      {household === null && (
        <Card>
          <EmptyState icon="person-plus" title={text.nobody}>
            {text.nobodyHint}
            <Box className="mt16">
              <Button onTap={() => open('/packages/household/consent')}>{text.register}</Button>
            </Box>
          </EmptyState>
        </Card>
      )}
      {members.length > 1 && (
        <OptionCard
          name="member"
          label={text.who}
          options={members.map(({ memberId, name, relation }) => ({
            value: memberId,
            text: name,
            hint: RELATION_NAMES[relation],
          }))}
          value={member?.memberId ?? null}
          onChange={setChosen}
        />
      )}
      {member && (
        <Card title={text.what(member.name)}>
          <Box role="list">
            {LISTED_KINDS.filter((kind) => kind !== 'confirmMembership' || member.status === 'claimed').map(
              (kind, at) => (
                <Box key={kind} role="listitem">
                  {at > 0 && <Hair />}
                  <Tap
                    className="kv tap-in"
                    onTap={() => {
                      if (kind === 'twoDisease')
                        return open('/packages/two-disease/index', { member: member.memberId });
                      const claimed = member.groups
                        .filter(({ state }) => state === 'claimed')
                        .map(({ group }) => group);
                      openCaseStep('apply', beginDraft(kind, { ...member, claimed }));
                    }}
                  >
                    <Box className="grow">
                      <Box className="b">{caseKinds[kind].title}</Box>
                      <Box className="t-2t mt4">{text.kinds[kind]}</Box>
                    </Box>
                    <Icon name="chevron" end />
                  </Tap>
                </Box>
              ),
            )}
          </Box>
        </Card>
      )}
    </Page>
  );
}
