import type { AgencyOutputOf, StaffView } from '@jiayibao/shared/contract/agency';
import { useState } from 'react';
import { useAct } from '../../cloud/use-act';
import { Button } from '../../components/Button';
import { Card, Hair, Row } from '../../components/Card';
import { Box, Heading } from '../../components/elements';
import { EmptyState, NoticeList, Refused } from '../../components/Notes';
import { open } from '../../components/navigate';
import { beginAssisted } from '../../state/household-draft';
import { assistText } from './assist-text';
import { callAgency } from './cloud';
import { DeskPage } from './DeskPage';
import { type SearchBy, SearchFields } from './SearchFields';
import { text } from './text';

/** For people without a phone: a household on paper, a new one or one of before. */
export default function AssistRoom() {
  return (
    <DeskPage title={text.titles.assist} room="assist">
      {(me) => <Assist me={me} />}
    </DeskPage>
  );
}

function Assist({ me: { region, counties } }: { me: StaffView }) {
  const [found, setFound] = useState<AgencyOutputOf<'assisted.search'>['households'] | null>(null);
  const { busy, failure, act } = useAct();
  const search = (by: SearchBy) => {
    if (by.field === 'caseNumber') return;
    void act('search', async () => setFound((await callAgency('assisted.search', { by })).data.households));
  };
  const begin = () => {
    beginAssisted({ region, counties });
    open('/packages/household/place', { flow: 'assisted' });
  };
  return (
    <Box className="d-narrow">
      <Card title={text.titles.assist}>
        <Box className="pad-x pad-b">
          <Box className="pad-b">{text.assist.intro}</Box>
          <Button onTap={begin}>{text.assist.begin}</Button>
          <Box className="mt8">
            <Button kind="secondary" onTap={() => open('/packages/agency/consent')}>
              {assistText.consentForm}
            </Button>
          </Box>
        </Box>
      </Card>
      <Heading level={2} className="t-title pad">
        {text.assist.find}
      </Heading>
      <SearchFields
        fields={['name', 'document']}
        busy={busy}
        onSearch={search}
        onTyped={() => setFound(null)}
      />
      <Refused failure={failure} />
      <NoticeList notices={[text.search.audited]} />
      {found?.length === 0 && (
        <Card>
          <EmptyState icon="search" title={text.assist.empty}>
            {text.assist.emptyHint}
          </EmptyState>
        </Card>
      )}
      {found && found.length > 0 && (
        <Card>
          {found.map(({ householdId, receipt, names }, at) => (
            <Box key={householdId}>
              {at > 0 && <Hair />}
              <Row
                name={names.join('、')}
                value={text.assist.found(receipt)}
                onTap={() => open('/packages/agency/paper', { household: householdId })}
              />
            </Box>
          ))}
        </Card>
      )}
    </Box>
  );
}
