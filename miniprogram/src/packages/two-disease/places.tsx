import type { InstitutionView } from '@jiayibao/shared/contract/resident';
import { useEffect, useState } from 'react';
import { call } from '../../cloud';
import { useAct } from '../../cloud/use-act';
import { useLoaded } from '../../cloud/use-call';
import { Button } from '../../components/Button';
import { Card } from '../../components/Card';
import { Box } from '../../components/elements';
import { Failure, NoticeList, Refused, Skeleton } from '../../components/Notes';
import { Page } from '../../components/Page';
import { useHousehold } from '../../state/household';
import { PlaceRows } from './PlaceRows';
import { text } from './text';

type Found = { institutions: InstitutionView[]; next: string | null };

const REGION = 'lanzhou';
const OPEN = { region: REGION, twoDiseaseSettlement: true } as const;

/** Every institution of the city with two-disease settlement open, one's county's first. */
export default function PlacesPage() {
  const { household } = useHousehold();
  const county = household?.county ?? null;
  const { data, failure, reload } = useLoaded(async () => (await call('institution.search', OPEN)).data);
  const [found, setFound] = useState<Found | null>(null);
  useEffect(() => setFound(data), [data]);
  const { busy, failure: refusal, act } = useAct();
  const more = (shown: Found) =>
    act('more', async () => {
      const { data: next } = await call('institution.search', { ...OPEN, after: shown.next });
      setFound({ institutions: [...shown.institutions, ...next.institutions], next: next.next });
    });
  const own = useLoaded(
    async () => county && (await call('institution.search', { ...OPEN, county })).data.institutions,
  );
  const here = own.data || [];
  const elsewhere = found?.institutions.filter((one) => one.county !== county) ?? [];
  return (
    <Page title={text.titles.places}>
      {!found && !failure && <Skeleton rows={4} />}
      {!found && failure && <Failure message={failure.message} onRetry={reload} />}
      <Refused failure={refusal} />
      <NoticeList notices={[text.whereHint]} />
      {here.length > 0 && (
        <Card title={text.here}>
          <PlaceRows region={REGION} institutions={here} />
        </Card>
      )}
      {elsewhere.length > 0 && (
        <Card title={text.elsewhere}>
          <PlaceRows region={REGION} institutions={elsewhere} />
        </Card>
      )}
      {found?.next && (
        <Box>
          <Button kind="secondary" busy={busy} onTap={() => void more(found)}>
            {text.more}
          </Button>
        </Box>
      )}
    </Page>
  );
}
