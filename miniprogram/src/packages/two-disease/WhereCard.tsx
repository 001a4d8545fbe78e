import { LONGEST_PRESCRIPTION_WEEKS } from '@jiayibao/shared/contract/resident';
import { call } from '../../cloud';
import { useLoaded } from '../../cloud/use-call';
import { Card } from '../../components/Card';
import { Box } from '../../components/elements';
import { open } from '../../components/navigate';
import { PlaceRows } from './PlaceRows';
import { text } from './text';

/** So many of the county's stand here; all of the city's are a tap away. */
const SHOWN = 3;
const REGION = 'lanzhou';

/** Where it is used, the county's own first, and how much medicine at a time. */
export function WhereCard({ county }: { county: string }) {
  const { data } = useLoaded(
    async () =>
      (await call('institution.search', { region: REGION, county, twoDiseaseSettlement: true })).data
        .institutions,
  );
  return (
    <>
      <Card
        title={text.where}
        link={{ text: text.whereAll, onTap: () => open('/packages/two-disease/places') }}
      >
        <Box className="pad-x pad-b t-2">{text.whereHint}</Box>
        {data?.length === 0 && <Box className="pad-x pad-b">{text.noneHere}</Box>}
        <PlaceRows region={REGION} institutions={data?.slice(0, SHOWN) ?? []} />
      </Card>
      <Card title={text.weeks(LONGEST_PRESCRIPTION_WEEKS)}>
        <Box className="pad-x pad-b t-2">{text.weeksHint}</Box>
      </Card>
    </>
  );
}
