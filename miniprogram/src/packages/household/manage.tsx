import type { HouseholdView, MemberView } from '@jiayibao/shared/contract/resident';
import { useState } from 'react';
import { type CallFailed, call, makeKey } from '../../cloud';
import { asFailure } from '../../cloud/use-call';
import { Button, Footer } from '../../components/Button';
import { Card, Hair, Link } from '../../components/Card';
import { Chip } from '../../components/Chip';
import { Box, Txt } from '../../components/elements';
import { EmptyState, Failure, Refused, Skeleton, Strip } from '../../components/Notes';
import { open } from '../../components/navigate';
import { Page } from '../../components/Page';
import { Sheet } from '../../components/Sheet';
import { learnHousehold, useHousehold } from '../../state/household';
import { changeDraft, draftOf, EMPTY_MEMBER, readDraft } from '../../state/household-draft';
import { countyName, faceOf, REGION_NAMES, RELATION_NAMES } from '../../wording/people';
import { openStep } from './steps';
import { text } from './text';

/** The members: change, take out (with a way back), add. */
export default function Manage() {
  const { household, failure, reload } = useHousehold();
  const [removing, setRemoving] = useState<MemberView | null>(null);
  const [removed, setRemoved] = useState<MemberView | null>(null);
  const [restored, setRestored] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<CallFailed | null>(null);

  const run = async (work: (key: string) => Promise<HouseholdView>) => {
    setBusy(true);
    setRefusal(null);
    try {
      learnHousehold(await work(await makeKey()));
      return true;
    } catch (error) {
      setRefusal(asFailure(error));
      return false;
    } finally {
      setBusy(false);
    }
  };
  const remove = async (member: MemberView) => {
    setRemoving(null);
    const { memberId, revision } = member;
    const done = await run(
      async (key) => (await call('household.removeMember', { memberId, revision }, { key })).data.household,
    );
    if (done) setRemoved(member);
    setRestored(null);
  };
  const restore = async (member: MemberView) => {
    const { memberId } = member;
    const done = await run(
      async (key) => (await call('household.restoreMember', { memberId }, { key })).data.household,
    );
    if (!done) return;
    setRemoved(null);
    setRestored(member.name);
  };
  const change = async ({ memberId }: MemberView) => {
    setRefusal(null);
    try {
      const { data } = await call('household.readMember', { memberId });
      changeDraft('change', { memberId, revision: data.revision, members: [draftOf(data.member)] });
      open('/packages/household/check', { flow: 'change' });
    } catch (error) {
      setRefusal(asFailure(error));
    }
  };
  const add = () => {
    if (readDraft('add').members.length === 0) changeDraft('add', { members: [EMPTY_MEMBER] });
    openStep('person', 'add', 0);
  };
  return (
    <Page
      title={text.titles.manage}
      dock={
        household && (
          <Footer>
            <Button onTap={add}>{text.manage.add}</Button>
          </Footer>
        )
      }
    >
      <Refused failure={refusal} />
      {removed && (
        <Card>
          <Strip kind="plain" icon="info">
            <Box role="status">{text.manage.removed(removed.name)}</Box>
            <Link
              bare
              start
              text={text.manage.undo}
              label={`撤销移出${removed.name}`}
              onTap={() => void restore(removed)}
            />
          </Strip>
        </Card>
      )}
      {restored && (
        <Card>
          <Strip kind="plain" icon="tick">
            <Box role="status">{text.manage.restored(restored)}</Box>
          </Strip>
        </Card>
      )}
      {household === undefined && failure && <Failure message={failure.message} onRetry={reload} />}
      {household === undefined && !failure && <Skeleton rows={4} />}
      {household === null && (
        <Card>
          <EmptyState icon="person-plus" title={text.members.empty} />
        </Card>
      )}
      {household && (
        <Card
          title={`${REGION_NAMES[household.region]}${countyName(household.region, household.county)}`}
          link={{ text: text.titles.move, onTap: () => open('/packages/household/move') }}
        >
          <Box role="list">
            {household.members.map((member, index) => (
              <Box key={member.memberId} role="listitem">
                {index > 0 && <Hair inset={68} />}
                <MemberRow
                  member={member}
                  busy={busy}
                  onChange={() => void change(member)}
                  onRemove={() => setRemoving(member)}
                />
              </Box>
            ))}
          </Box>
        </Card>
      )}
      {removing && (
        <Sheet
          title={text.manage.ask(removing.name)}
          subtitle={text.manage.askHint}
          onClose={() => setRemoving(null)}
        >
          <Box className="pad">
            <Button kind="danger" onTap={() => void remove(removing)}>
              {text.manage.remove}
            </Button>
          </Box>
        </Sheet>
      )}
    </Page>
  );
}

function MemberRow({
  member,
  busy,
  onChange,
  onRemove,
}: {
  member: MemberView;
  busy: boolean;
  onChange: () => void;
  onRemove: () => void;
}) {
  const confirmed = member.status === 'confirmed';
  return (
    <Box className="row top person-row">
      <Box className="face" role="none">
        {faceOf(member.name)}
      </Box>
      <Box className="grow">
        <Box className="row base wrap">
          <Txt className="b mr8">{member.name}</Txt>
          <Txt className="t-2t">{RELATION_NAMES[member.relation]}</Txt>
        </Box>
        <Txt className="t-2t num">{member.document.number}</Txt>
        <Box className="mt4">
          <Chip kind={confirmed ? 'ok' : 'plain'} icon={confirmed ? 'tick' : 'clock'}>
            {confirmed ? text.manage.confirmed : text.manage.claimed}
          </Chip>
        </Box>
        <Box className="row wrap member-actions">
          <Link
            bare
            start
            text={text.change}
            label={`${text.change}${member.name}`}
            onTap={busy ? () => {} : onChange}
          />
          <Box className="ml16">
            <Link
              bare
              start
              text={text.manage.apply}
              label={`为${member.name}${text.manage.apply}`}
              onTap={() => open('/packages/case/start', { member: member.memberId })}
            />
          </Box>
          <Box className="ml16">
            <Link
              bare
              start
              text={text.manage.remove}
              label={`${text.manage.remove}${member.name}`}
              onTap={busy ? () => {} : onRemove}
            />
          </Box>
        </Box>
      </Box>
    </Box>
  );
}
