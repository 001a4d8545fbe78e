import { useRouter } from '@tarojs/taro';
import { useToday } from '../../cloud';
import { Box } from '../../components/elements';
import { CasePane } from './CasePane';
import { DeskPage } from './DeskPage';
import { text } from './text';

/** One case by itself: where the screen has no room beside the queue, or from a search. */
export default function DeskCase() {
  const { params } = useRouter();
  const today = useToday();
  return (
    <DeskPage title={text.titles.case} room="desk">
      {() => (
        <Box className="d-right d-alone card">
          <CasePane caseId={params.case ?? ''} today={today} onChanged={() => {}} />
        </Box>
      )}
    </DeskPage>
  );
}
