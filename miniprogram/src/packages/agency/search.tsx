import type { QueueRow, StaffView } from '@jiayibao/shared/contract/agency';
import { useState } from 'react';
import { useToday } from '../../cloud';
import { useAct } from '../../cloud/use-act';
import { Button } from '../../components/Button';
import { Card } from '../../components/Card';
import { Box } from '../../components/elements';
import { EmptyState, NoticeList, Refused } from '../../components/Notes';
import { open } from '../../components/navigate';
import { callAgency } from './cloud';
import { DeskPage } from './DeskPage';
import { QueueTable } from './QueueTable';
import { type SearchBy, SearchFields } from './SearchFields';
import { text } from './text';

/** Cases by exact name or number; every search is on record. */
export default function SearchRoom() {
  return (
    <DeskPage title={text.titles.search} room="search">
      {(me) => <Search me={me} />}
    </DeskPage>
  );
}

function Search({ me }: { me: StaffView }) {
  const today = useToday();
  const [by, setBy] = useState<SearchBy | null>(null);
  const [found, setFound] = useState<{ rows: QueueRow[]; next: string | null } | null>(null);
  const { busy, failure, act, forget } = useAct();
  const search = (wanted: SearchBy, after: string | null) =>
    act('search', async () => {
      setBy(wanted);
      const { rows, next } = (await callAgency('case.search', { by: wanted, after })).data;
      setFound((before) => ({ rows: after === null ? rows : [...(before?.rows ?? []), ...rows], next }));
    });
  return (
    <Box className="d-narrow">
      <SearchFields
        fields={['name', 'document', 'caseNumber']}
        busy={busy}
        onSearch={(wanted) => void search(wanted, null)}
        onTyped={() => {
          setFound(null);
          forget();
        }}
      />
      <Refused failure={failure} />
      <NoticeList notices={[text.search.audited]} />
      {found?.rows.length === 0 && (
        <Card>
          <EmptyState icon="search" title={text.search.empty[by?.field ?? 'name']}>
            {text.search.emptyHint}
          </EmptyState>
        </Card>
      )}
      {found && found.rows.length > 0 && (
        <QueueTable
          rows={found.rows}
          me={me}
          today={today}
          selected={null}
          onOpen={({ caseId }) => open('/packages/agency/case', { case: caseId, from: 'search' })}
        />
      )}
      {found?.next && by && (
        <Button kind="secondary" onTap={() => void search(by, found.next)}>
          {text.queue.more}
        </Button>
      )}
    </Box>
  );
}
