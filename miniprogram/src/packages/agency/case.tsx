import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { useToday } from '../../cloud';
import { Box } from '../../components/elements';
import { CasePane } from './CasePane';
import { DeskPage } from './DeskPage';
import { text } from './text';

/** One case by itself: where the screen has no room beside the queue, or from a search (`from`). */
export default function DeskCase() {
  const { params } = useRouter();
  const today = useToday();
  const [viewing, setViewing] = useState(false);
  return (
    <DeskPage title={text.titles.case} room={params.from === 'search' ? 'search' : 'desk'}>
      {() => (
        <Box
          className={`d-right card ${viewing ? 'd-aside' : 'd-alone'}`}
          role="region"
          label={text.titles.case}
        >
          <CasePane caseId={params.case ?? ''} today={today} onChanged={() => {}} onViewing={setViewing} />
        </Box>
      )}
    </DeskPage>
  );
}
