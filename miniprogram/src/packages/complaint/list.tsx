import type { ComplaintView } from '@jiayibao/shared/contract/resident';
import { useRouter } from '@tarojs/taro';
import { call } from '../../cloud';
import { useLoaded } from '../../cloud/use-call';
import { Button, Footer } from '../../components/Button';
import { Card } from '../../components/Card';
import { Chip } from '../../components/Chip';
import { Box } from '../../components/elements';
import { MessageCard } from '../../components/MessageCard';
import { EmptyState, Failure, NoticeList, Skeleton, Strip } from '../../components/Notes';
import { open } from '../../components/navigate';
import { Page } from '../../components/Page';
import { dayInWords } from '../../wording/cases';
import { COMPLAINT_SUBJECTS } from '../../wording/complaints';
import { text } from './text';

/** One's own complaints with their answers. */
export default function Complaints() {
  const { number } = useRouter().params;
  const { data, failure, reload } = useLoaded(async () => (await call('complaint.list', {})).data.complaints);
  return (
    <Page
      title={text.titles.list}
      dock={
        <Footer>
          <Button onTap={() => open('/packages/complaint/write')}>{text.start}</Button>
        </Footer>
      }
    >
      {number && (
        <>
          <Card>
            <Strip kind="plain" icon="tick">
              <Box role="status">{text.sent(number)}</Box>
            </Strip>
          </Card>
          <MessageCard template="caseProgress" hint={text.anonymousHint} />
        </>
      )}
      {!data && !failure && <Skeleton rows={3} />}
      {!data && failure && <Failure message={failure.message} onRetry={reload} />}
      {data?.length === 0 && (
        <Card>
          <EmptyState icon="file" title={text.empty}>
            {text.emptyHint}
          </EmptyState>
        </Card>
      )}
      {data?.map((one) => (
        <One key={one.complaintId} of={one} />
      ))}
      <NoticeList notices={[text.right]} />
    </Page>
  );
}

function One({ of: { number, about, named, words, at, dueOn, answer } }: { of: ComplaintView }) {
  return (
    <Card>
      <Box className="pad">
        <Box className="row wrap between top">
          <Box className="b mr8">
            {COMPLAINT_SUBJECTS[about].text}
            {named && `：${named}`}
          </Box>
          <Chip kind={answer ? 'ok' : 'open'} icon={answer ? 'tick' : 'clock'}>
            {answer ? text.answered : text.waiting}
          </Chip>
        </Box>
        <Box className="t-2t num mt4">
          {number}，{dayInWords(at)}
        </Box>
        <Box className="mt8">{words}</Box>
        {!answer && <Box className="t-2t num mt8">{text.due(dayInWords(dueOn))}</Box>}
      </Box>
      {answer && (
        <Strip kind="plain" icon="info">
          <Box className="b">
            {text.answer}，{dayInWords(answer.at)}
          </Box>
          {answer.words}
          <Box className="t-2 mt8">{text.answerNext}</Box>
        </Strip>
      )}
    </Card>
  );
}
