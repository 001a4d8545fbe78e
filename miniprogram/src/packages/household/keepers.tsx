import { useState } from 'react';
import { type CallFailed, call, makeKey } from '../../cloud';
import { asFailure, useLoaded } from '../../cloud/use-call';
import { Button } from '../../components/Button';
import { Card } from '../../components/Card';
import { Chip } from '../../components/Chip';
import { Box, Txt } from '../../components/elements';
import { EmptyState, Failure, Refused, Skeleton } from '../../components/Notes';
import { open } from '../../components/navigate';
import { Page } from '../../components/Page';
import { text } from './text';

/** Who keeps me as a member, and whether they may see my cover and settlements. */
export default function Keepers() {
  const { data, failure, reload } = useLoaded(async () => {
    const [account, list] = await Promise.all([call('account.read', {}), call('membership.list', {})]);
    return { proven: account.data.self !== null, keepers: list.data.keepers };
  });
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<CallFailed | null>(null);

  const decide = async (action: 'membership.confirm' | 'membership.revoke', memberId: string) => {
    setBusy(true);
    setRefusal(null);
    try {
      await call(action, { memberId }, { key: await makeKey() });
      reload();
    } catch (error) {
      setRefusal(asFailure(error));
    }
    setBusy(false);
  };
  return (
    <Page title={text.titles.keepers}>
      <Box className="pad-x pad-b">{text.keepers.intro}</Box>
      <Refused failure={refusal} />
      {!data && !failure && <Skeleton rows={2} />}
      {!data && failure && <Failure message={failure.message} onRetry={reload} />}
      {data?.proven && data.keepers.length === 0 && (
        <Card>
          <EmptyState icon="shield" title={text.keepers.empty} />
        </Card>
      )}
      {data?.proven === false && (
        <Card>
          <EmptyState icon="shield" title={text.keepers.unproven}>
            {text.keepers.unprovenHint}
            <Box className="mt16">
              <Button kind="secondary" onTap={() => open('/packages/household/prove')}>
                {text.keepers.prove}
              </Button>
            </Box>
          </EmptyState>
        </Card>
      )}
      {data?.keepers.map(({ memberId, keeperName, status }) => (
        <Card key={memberId}>
          <Box className="pad">
            <Box className="row wrap between">
              <Txt className="b mr8">{keeperName}</Txt>
              <Chip
                kind={status === 'confirmed' ? 'ok' : 'plain'}
                icon={status === 'confirmed' ? 'tick' : 'clock'}
              >
                {status === 'confirmed' ? text.keepers.confirmed : text.keepers.claimed}
              </Chip>
            </Box>
            <Box className="mt16">
              {status === 'confirmed' ? (
                <Button kind="danger" busy={busy} onTap={() => void decide('membership.revoke', memberId)}>
                  {text.keepers.revoke}
                </Button>
              ) : (
                <Button
                  kind="secondary"
                  busy={busy}
                  onTap={() => void decide('membership.confirm', memberId)}
                >
                  {text.keepers.confirm}
                </Button>
              )}
            </Box>
          </Box>
        </Card>
      ))}
    </Page>
  );
}
