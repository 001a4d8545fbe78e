import Taro from '@tarojs/taro';
import { useState } from 'react';
import { type CallFailed, makeKey } from '../../cloud';
import { asFailure } from '../../cloud/use-call';
import { Button, Footer } from '../../components/Button';
import { Card, Link, Row } from '../../components/Card';
import { Box } from '../../components/elements';
import { useLeaveQuestion } from '../../components/leave';
import { NoticeList, Refused, Strip } from '../../components/Notes';
import { goBack, open } from '../../components/navigate';
import { Page } from '../../components/Page';
import { Sheet } from '../../components/Sheet';
import { learnHousehold, useHouseholdKnown } from '../../state/household';
import {
  changeDraft,
  dropDraft,
  type Flow,
  isUnsaved,
  isWhole,
  readDraft,
} from '../../state/household-draft';
import { say } from '../../state/said';
import { placeWords } from '../../wording/people';
import { openStepOf } from './checks';
import { MemberSummary } from './MemberSummary';
import { AssistedStrip } from './StepPage';
import { send } from './send';
import { aroundOf, faultAt, openFault, useStep } from './steps';
import { text } from './text';

const BUTTONS: Record<Flow, string> = {
  register: text.check.submit,
  add: text.check.submitAdd,
  change: text.check.submitChange,
  assisted: text.check.submitAssisted,
};

/** Check your answers; nothing has been sent before this page's button, and whoever changed something is asked. */
export default function Check() {
  const { flow, draft } = useStep();
  const household = useHouseholdKnown() ?? null;
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<CallFailed | null>(null);
  const [leaving, setLeaving] = useState(false);
  const { region, county, members } = draft;
  const arounds = members.map((_, at) => aroundOf(flow, draft, at, household));
  const complete =
    members.length > 0 &&
    (!isWhole(flow) || (region !== null && county !== null)) &&
    members.every((member, at) => openStepOf(member, arounds[at] as (typeof arounds)[0]) === null);
  const unsaved = flow === 'change' && isUnsaved(draft);
  useLeaveQuestion(unsaved && !busy ? text.check.leave.ask : null);
  const submit = async () => {
    // Paper comes first there: the clerk's page sends it.
    if (flow === 'assisted') return open('/packages/agency/register');
    setLeaving(false);
    setBusy(true);
    setFailure(null);
    try {
      // One key for one content: a retry after a lost answer registers nobody twice.
      const key = readDraft(flow).key ?? (await makeKey());
      changeDraft(flow, { key });
      const sent = readDraft(flow);
      const { household: fresh, receipt } = await send(flow, sent, key);
      learnHousehold(fresh);
      if (receipt !== null) {
        dropDraft(flow);
        await Taro.reLaunch({ url: `/packages/household/done?flow=${flow}&receipt=${receipt}` });
        return;
      }
      say(text.check.saved(sent.members[0]?.name ?? ''));
      leave();
    } catch (error) {
      const refused = asFailure(error);
      const fault = faultAt(refused.path, refused.message);
      // The same content keeps its key.
      if (fault) changeDraft(flow, { key: readDraft(flow).key, fault });
      setFailure(refused);
      setBusy(false);
    }
  };
  const leave = () => {
    dropDraft(flow);
    if (Taro.getCurrentPages().length > 1) goBack();
    else void Taro.redirectTo({ url: '/packages/household/manage' });
  };
  const { before } = draft;
  return (
    <Page
      title={text.titles.check}
      onBack={unsaved ? () => setLeaving(true) : undefined}
      dock={
        <Footer>
          <Button busy={busy} disabled={!complete || (flow === 'change' && !unsaved)} onTap={submit}>
            {BUTTONS[flow]}
          </Button>
        </Footer>
      }
    >
      <AssistedStrip flow={flow} />
      {isWhole(flow) && <Box className="t-2 pad-b center">{text.steps.whole(3)}</Box>}
      <Refused failure={failure} />
      {failure && draft.fault && (
        <Card>
          <Row
            name={text.check.fault}
            value={members[draft.fault.at]?.name || text.check.place}
            onTap={() => openFault(flow, draft.fault)}
          />
        </Card>
      )}
      {!complete && !busy && (flow !== 'change' || members.length > 0) && (
        <Card>
          <Strip icon="warn">{text.check.unfinished}</Strip>
        </Card>
      )}
      {unsaved && before && (
        <Card>
          <Strip icon="info">
            <Box role="status">{text.check.unsaved}</Box>
            <Link
              bare
              start
              text={text.check.discard}
              onTap={() => changeDraft(flow, { members: [before] })}
            />
          </Strip>
        </Card>
      )}
      {isWhole(flow) && (
        <Card>
          <Box className="kv">
            <Box className="grow">
              <Box className="t-2t">{text.check.place}</Box>
              <Box>{region && county ? placeWords(region, county) : '未填'}</Box>
            </Box>
            <Link
              bare
              text={text.change}
              label={`${text.change}${text.check.place}`}
              onTap={() => open('/packages/household/place', { flow, from: 'check' })}
            />
          </Box>
        </Card>
      )}
      {members.map((member, at) => (
        <MemberSummary
          // biome-ignore lint/suspicious/noArrayIndexKey: a member of a draft has no other name than its place
          key={at}
          flow={flow}
          at={at}
          member={member}
          around={arounds[at] as (typeof arounds)[0]}
        />
      ))}
      {flow === 'register' && <NoticeList notices={[text.check.declare]} />}
      {leaving && (
        <Sheet
          title={text.check.leave.title}
          subtitle={text.check.leave.hint}
          onClose={() => setLeaving(false)}
        >
          <Box className="pad">
            <Button disabled={!complete} onTap={() => void submit()}>
              {text.check.leave.save}
            </Button>
            <Box className="mt8">
              <Button kind="danger" onTap={leave}>
                {text.check.leave.go}
              </Button>
            </Box>
            <Box className="mt8">
              <Button kind="secondary" onTap={() => setLeaving(false)}>
                {text.check.leave.stay}
              </Button>
            </Box>
          </Box>
        </Sheet>
      )}
    </Page>
  );
}
