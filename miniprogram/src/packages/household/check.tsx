import Taro from '@tarojs/taro';
import { useState } from 'react';
import { type CallFailed, makeKey } from '../../cloud';
import { asFailure } from '../../cloud/use-call';
import { Button, Footer } from '../../components/Button';
import { Card, Link } from '../../components/Card';
import { Box } from '../../components/elements';
import { NoticeList, Strip } from '../../components/Notes';
import { open } from '../../components/navigate';
import { Page } from '../../components/Page';
import { learnHousehold } from '../../state/household';
import { countyName, REGION_NAMES } from '../../wording/people';
import { isComplete } from './checks';
import { changeDraft, dropDraft, type Flow, readDraft, without } from './draft';
import { MemberSummary } from './MemberSummary';
import { send } from './send';
import { useStep } from './steps';
import { text } from './text';

const BUTTONS: Record<Flow, string> = {
  register: text.check.submit,
  add: text.check.submitAdd,
  change: text.check.submitChange,
};

/** Check your answers; nothing has been sent before this page's button. */
export default function Check() {
  const { flow, draft } = useStep();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<CallFailed | null>(null);
  const { region, county, members } = draft;
  const complete =
    members.length > 0 &&
    (flow !== 'register' || (region !== null && county !== null)) &&
    members.every((member, at) => isComplete(member, without(members, at)));

  const submit = async () => {
    setBusy(true);
    setFailure(null);
    try {
      // One key for one content: a retry after a lost answer registers nobody twice.
      const key = readDraft(flow).key ?? (await makeKey());
      changeDraft(flow, { key });
      const { household, receipt } = await send(flow, readDraft(flow), key);
      learnHousehold(household);
      dropDraft(flow);
      if (receipt === null) await Taro.redirectTo({ url: '/packages/household/manage' });
      else await Taro.reLaunch({ url: `/packages/household/done?flow=${flow}&receipt=${receipt}` });
    } catch (error) {
      setFailure(asFailure(error));
      setBusy(false);
    }
  };
  return (
    <Page
      title={text.titles.check}
      dock={
        <Footer>
          <Button busy={busy} disabled={!complete} onTap={submit}>
            {BUTTONS[flow]}
          </Button>
        </Footer>
      }
    >
      {failure && (
        <Card>
          <Strip kind="red" icon="warn">
            {failure.message}
          </Strip>
        </Card>
      )}
      {!complete && (
        <Card>
          <Strip icon="warn">{text.check.unfinished}</Strip>
        </Card>
      )}
      {flow === 'register' && (
        <Card>
          <Box className="kv">
            <Box className="grow">
              <Box className="t-2t">{text.check.place}</Box>
              <Box>{region && county ? `${REGION_NAMES[region]}${countyName(region, county)}` : '未填'}</Box>
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
        // biome-ignore lint/suspicious/noArrayIndexKey: a member of a draft has no other name than its place
        <MemberSummary key={at} flow={flow} at={at} member={member} />
      ))}
      {flow === 'register' && <NoticeList notices={[text.check.declare]} />}
    </Page>
  );
}
