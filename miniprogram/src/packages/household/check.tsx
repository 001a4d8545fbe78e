import Taro from '@tarojs/taro';
import { useState } from 'react';
import { type CallFailed, makeKey } from '../../cloud';
import { asFailure } from '../../cloud/use-call';
import { Button, Footer } from '../../components/Button';
import { Card, Link, Row } from '../../components/Card';
import { Box } from '../../components/elements';
import { NoticeList, Refused, Strip } from '../../components/Notes';
import { open } from '../../components/navigate';
import { Page } from '../../components/Page';
import { learnHousehold } from '../../state/household';
import { changeDraft, dropDraft, type Flow, isWhole, readDraft, without } from '../../state/household-draft';
import { countyName, REGION_NAMES } from '../../wording/people';
import { isComplete } from './checks';
import { MemberSummary } from './MemberSummary';
import { send } from './send';
import { faultAt, openFault, useStep } from './steps';
import { text } from './text';

const BUTTONS: Record<Flow, string> = {
  register: text.check.submit,
  add: text.check.submitAdd,
  change: text.check.submitChange,
  assisted: text.check.submitAssisted,
};

/** Check your answers; nothing has been sent before this page's button. */
export default function Check() {
  const { flow, draft } = useStep();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<CallFailed | null>(null);
  const { region, county, members } = draft;
  const complete =
    members.length > 0 &&
    (!isWhole(flow) || (region !== null && county !== null)) &&
    members.every((member, at) => isComplete(member, without(members, at)));

  const submit = async () => {
    // Paper comes first there: the clerk's page sends it.
    if (flow === 'assisted') return open('/packages/agency/register');
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
      const refused = asFailure(error);
      const fault = faultAt(refused.path, refused.message);
      // The same content keeps its key.
      if (fault) changeDraft(flow, { key: readDraft(flow).key, fault });
      setFailure(refused);
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
      {!complete && (
        <Card>
          <Strip icon="warn">{text.check.unfinished}</Strip>
        </Card>
      )}
      {isWhole(flow) && (
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
