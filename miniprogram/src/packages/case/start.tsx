import { caseKinds, LISTED_KINDS } from '@jiayibao/shared/contract/resident';
import { Card, Hair } from '../../components/Card';
import { Box, Tap } from '../../components/elements';
import { ForMember } from '../../components/ForMember';
import { Icon } from '../../components/Icon';
import { open } from '../../components/navigate';
import { Page } from '../../components/Page';
import { beginDraft } from '../../state/case-draft';
import { openCaseStep } from './steps';
import { text } from './text';

/** For whom, and what. */
export default function Start() {
  return (
    <Page title={text.titles.start}>
      <ForMember label={text.who} nobody={text.nobody}>
        {(member) => (
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
      </ForMember>
    </Page>
  );
}
