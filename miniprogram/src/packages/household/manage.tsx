import { type HouseholdView, type MemberView, RESTORABLE_DAYS } from '@jiayibao/shared/contract/resident';
import { type CivilDate, formatChinese } from '@jiayibao/shared/dates';
import { useState } from 'react';
import { type CallFailed, call, makeKey } from '../../cloud';
import { asFailure } from '../../cloud/use-call';
import { Button, Footer } from '../../components/Button';
import { Card, Hair, Link } from '../../components/Card';
import { Chip } from '../../components/Chip';
import { Box, Txt } from '../../components/elements';
import { MemberHead } from '../../components/MemberHead';
import { EmptyState, Failure, Refused, Skeleton, Strip } from '../../components/Notes';
import { open } from '../../components/navigate';
import { Page } from '../../components/Page';
import { Said } from '../../components/Said';
import { Sheet } from '../../components/Sheet';
import { learnHousehold, useHousehold } from '../../state/household';
import { changeDraft, EMPTY_MEMBER, readDraft } from '../../state/household-draft';
import { say } from '../../state/said';
import { placeWords, RELATION_NAMES } from '../../wording/people';
import { beginChange } from './change';
import { openStep } from './steps';
import { text } from './text';

type Removed = HouseholdView['removed'][number];

/** The members: change, take out (with a way back), add. */
export default function Manage() {
  const { household, failure, reload } = useHousehold();
  const [removing, setRemoving] = useState<MemberView | null>(null);
  const [removedNow, setRemovedNow] = useState<string | null>(null);
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
    say(null);
    setRemovedNow(done ? memberId : null);
  };
  const restore = async ({ memberId, name }: Removed) => {
    const done = await run(
      async (key) => (await call('household.restoreMember', { memberId }, { key })).data.household,
    );
    if (!done) return;
    setRemovedNow(null);
    say(text.manage.restored(name));
  };
  const change = async ({ memberId }: MemberView) => {
    setRefusal(null);
    await beginChange(memberId).catch((error) => setRefusal(asFailure(error)));
  };
  const add = () => {
    if (readDraft('add').members.length === 0) changeDraft('add', { members: [EMPTY_MEMBER] });
    openStep('person', 'add', 0);
  };
  // The one who was just taken out stands above, with the same way back.
  const justRemoved = household?.removed.find(({ memberId }) => memberId === removedNow);
  const removed = (household?.removed ?? []).filter((one) => one !== justRemoved);
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
      <Said />
      {justRemoved && (
        <Card>
          <Strip kind="plain" icon="info">
            <Box role="status">{text.manage.removed(justRemoved.name, dayOf(justRemoved))}</Box>
            <UndoLink name={justRemoved.name} onTap={busy ? () => {} : () => void restore(justRemoved)} />
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
          title={placeWords(household.region, household.county)}
          link={{ text: text.titles.move, onTap: () => open('/packages/household/move') }}
        >
          {household.members.length === 0 && <EmptyState icon="person-plus" title={text.manage.empty} />}
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
      {removed.length > 0 && (
        <Card title={text.manage.removedTitle}>
          <Box role="list">
            {removed.map((member, index) => (
              <Box key={member.memberId} role="listitem">
                {index > 0 && <Hair />}
                <Box className="kv">
                  <Box className="grow">
                    <Txt className="b mr8">{member.name}</Txt>
                    <Txt className="t-2t">{RELATION_NAMES[member.relation]}</Txt>
                    <Box className="t-2t num mt4">{text.manage.until(dayOf(member))}</Box>
                  </Box>
                  <UndoLink name={member.name} onTap={busy ? () => {} : () => void restore(member)} />
                </Box>
              </Box>
            ))}
          </Box>
        </Card>
      )}
      {removing && (
        <Sheet
          title={text.manage.ask(removing.name)}
          subtitle={text.manage.askHint(RESTORABLE_DAYS)}
          onClose={() => setRemoving(null)}
        >
          <Box className="pad">
            <Button kind="danger" onTap={() => void remove(removing)}>
              {text.manage.remove}
            </Button>
            <Box className="mt8">
              <Button kind="secondary" onTap={() => setRemoving(null)}>
                {text.manage.keep}
              </Button>
            </Box>
          </Box>
        </Sheet>
      )}
    </Page>
  );
}

function dayOf({ restorableUntil }: Removed): string {
  return formatChinese(restorableUntil as CivilDate);
}

function UndoLink({ name, onTap }: { name: string; onTap: () => void }) {
  return <Link bare start text={text.manage.undo} label={`${text.manage.undo}${name}`} onTap={onTap} />;
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
      <MemberHead name={member.name} words={RELATION_NAMES[member.relation]}>
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
      </MemberHead>
    </Box>
  );
}
