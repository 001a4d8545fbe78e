import { useState } from 'react';
import { type CallFailed, call, makeKey } from '../../cloud';
import { asFailure, useLoaded } from '../../cloud/use-call';
import { Button } from '../../components/Button';
import { Card, Hair, Row } from '../../components/Card';
import { Chip } from '../../components/Chip';
import { CheckRow } from '../../components/Choices';
import { Box } from '../../components/elements';
import { Failure, NoticeList, Refused, Skeleton } from '../../components/Notes';
import { open } from '../../components/navigate';
import { Page } from '../../components/Page';
import { Sheet } from '../../components/Sheet';
import { setLarge, useAppearance } from '../../state/appearance';
import { learnHousehold } from '../../state/household';
import { useSummary } from '../../state/notices';
import { text } from './text';

/** The resident's own: who they are here, what they agreed to, who sees them, how the app looks. */
export default function Mine() {
  const { data: account, failure, reload } = useLoaded(async () => (await call('account.read', {})).data);
  const { data: cases } = useLoaded(async () => (await call('case.list', {})).data.cases);
  const asked = cases?.filter(({ state }) => state === 'returned').length ?? 0;
  const summary = useSummary();
  const { large } = useAppearance();
  const [withdrawing, setWithdrawing] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<CallFailed | null>(null);

  const withdraw = async () => {
    setBusy(true);
    setRefusal(null);
    try {
      await call('account.withdrawConsent', {}, { key: await makeKey() });
      learnHousehold(null);
      reload();
    } catch (error) {
      setRefusal(asFailure(error));
    }
    setBusy(false);
    setWithdrawing(false);
  };
  return (
    <Page title={text.title} tab="mine">
      <Refused failure={refusal} />
      {summary?.staff && (
        <Card>
          <Row name={text.desk} value={text.deskHint} onTap={() => open('/packages/agency/desk')} />
        </Card>
      )}
      {!account && !failure && <Skeleton rows={2} />}
      {!account && failure && <Failure message={failure.message} onRetry={reload} />}
      {account && (
        <Card title={text.account}>
          {account.self ? (
            <Row name={text.self} value={account.self.name} />
          ) : (
            <Row name={text.self} value={text.prove} onTap={() => open('/packages/household/prove')} />
          )}
          <Hair />
          <Row
            name={text.cases}
            value={asked > 0 ? <Chip kind="due">{text.casesAsked(asked)}</Chip> : text.casesHint}
            onTap={() => open('/packages/case/list')}
          />
          <Hair />
          <Row
            name={text.complaints}
            value={text.complaintsHint}
            onTap={() => open('/packages/complaint/list')}
          />
          <Hair />
          <Row
            name={text.contributions}
            value={text.contributionsHint}
            onTap={() => open('/packages/contribution/history')}
          />
          <Hair />
          <Row
            name={text.keepers}
            value={text.keepersHint}
            onTap={() => open('/packages/household/keepers')}
          />
          <Hair />
          {account.consent === null ? (
            <Row
              name={text.consent}
              value={text.notAgreed}
              onTap={() => open('/packages/household/consent')}
            />
          ) : (
            <Row name={text.consent} value={text.withdraw} onTap={() => setWithdrawing(true)} />
          )}
        </Card>
      )}
      <Card title={text.display}>
        <CheckRow id="large" text={text.large} hint={text.largeHint} checked={large} onChange={setLarge} />
        <Box className="pad t-2">{text.dark}</Box>
      </Card>
      <Card title={text.about}>
        <Box className="pad-x pad-b">
          <NoticeList notices={text.aboutLines} />
        </Box>
        <Hair />
        <Row name={text.policy} value={text.policyHint} onTap={() => open('/packages/policy/list')} />
        {summary?.staff === false && (
          <>
            <Hair />
            <Row name={text.invited} value={text.invitedHint} onTap={() => open('/packages/agency/desk')} />
          </>
        )}
      </Card>
      {withdrawing && (
        <Sheet title={text.withdrawTitle} onClose={() => setWithdrawing(false)}>
          <Box className="pad">
            <Box className="pad-b">{text.withdrawHint}</Box>
            <Button kind="danger" busy={busy} onTap={() => void withdraw()}>
              {text.withdraw}
            </Button>
          </Box>
        </Sheet>
      )}
    </Page>
  );
}
