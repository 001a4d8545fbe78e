import { MAXIMUM_MEMBERS } from '@jiayibao/shared/contract/resident';
import { Button, Footer } from '../../components/Button';
import { Card, Hair, Link } from '../../components/Card';
import { Chip } from '../../components/Chip';
import { ErrorSummary } from '../../components/ErrorSummary';
import { Box, Tap, Txt } from '../../components/elements';
import { Icon } from '../../components/Icon';
import { EmptyState, NoticeList } from '../../components/Notes';
import { open } from '../../components/navigate';
import { Page } from '../../components/Page';
import { useErrors } from '../../components/use-errors';
import { changeDraft, without } from '../../state/household-draft';
import { faceOf, RELATION_NAMES } from '../../wording/people';
import { openStepOf } from './checks';
import { AssistedStrip, savedText } from './StepPage';
import { aroundOf, openStep, useStep } from './steps';
import { text } from './text';

/** Who is in so far, and whether there is another. */
export default function Members() {
  const { flow, draft } = useStep();
  const { members } = draft;
  // A whole household has nothing to do with the one that this account keeps.
  const unfinished = members.filter(
    (member, at) => openStepOf(member, aroundOf(flow, draft, at, null)) !== null,
  );
  const { errors, submit } = useErrors(() => {
    if (members.length === 0) return [{ field: 'add', message: text.members.none }];
    return unfinished
      .slice(0, 1)
      .map(({ name }) => ({ field: 'members', message: text.members.unfinished(name) }));
  });
  const full = members.length >= MAXIMUM_MEMBERS;
  return (
    <Page
      title={text.titles.members}
      dock={
        <Footer>
          <Button
            kind={members.length === 0 ? 'primary' : 'secondary'}
            disabled={full}
            onTap={() => openStep('person', flow, members.length)}
          >
            {members.length === 0 ? text.members.add : text.members.addAnother}
          </Button>
          {members.length > 0 && (
            <Button onTap={() => submit(() => open('/packages/household/check', { flow }))}>
              {text.members.goOn}
            </Button>
          )}
        </Footer>
      }
    >
      <AssistedStrip flow={flow} />
      <Box className="t-2 pad-b center">{text.steps.whole(2)}</Box>
      <ErrorSummary errors={errors} />
      {members.length === 0 ? (
        <Card>
          <EmptyState icon="person-plus" title={text.members.empty}>
            {flow === 'assisted' ? text.assisted.membersEmptyHint : text.members.emptyHint}
          </EmptyState>
        </Card>
      ) : (
        <Box id="members" className="card" role="list" label={text.titles.members}>
          {members.map((member, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a member of a draft has no other name than its place
            <Box key={at} role="listitem">
              {at > 0 && <Hair inset={68} />}
              <Box className="row person-row">
                <Tap className="row grow tap-in" onTap={() => openStep('person', flow, at)}>
                  <Box className="face" role="none">
                    {faceOf(member.name)}
                  </Box>
                  <Box className="grow">
                    <Txt className="b mr8">{member.name || text.members.incomplete}</Txt>
                    <Txt className="t-2t">{member.relation && RELATION_NAMES[member.relation]}</Txt>
                    {unfinished.includes(member) && (
                      <Box className="mt4">
                        <Chip kind="due" icon="clock">
                          {text.members.incomplete}
                        </Chip>
                      </Box>
                    )}
                  </Box>
                  <Icon name="chevron" end />
                </Tap>
                <Box className="ml8">
                  <Link
                    bare
                    text={text.members.remove}
                    label={`${text.members.remove}${member.name}`}
                    onTap={() => changeDraft(flow, { members: without(members, at) })}
                  />
                </Box>
              </Box>
            </Box>
          ))}
        </Box>
      )}
      <NoticeList notices={full ? [text.members.full, savedText(flow)] : [savedText(flow)]} />
    </Page>
  );
}
