import Taro, { useRouter } from '@tarojs/taro';
import { call } from '../../cloud';
import { useLoaded } from '../../cloud/use-call';
import { BringCard } from '../../components/BringCard';
import { Button, Footer } from '../../components/Button';
import { DoneHead } from '../../components/DoneHead';
import { Box } from '../../components/elements';
import { MessageCard } from '../../components/MessageCard';
import { NoticeList } from '../../components/Notes';
import { TABS } from '../../components/navigate';
import { Page } from '../../components/Page';
import { dayInWords } from '../../wording/cases';
import { text } from './text';

/** It is sent, and its number. */
export default function Done() {
  const { case: caseId = '', number, due, answered, bring } = useRouter().params;
  const day = dayInWords(due ?? null);
  return (
    <Page
      title={text.titles.done}
      dock={
        <Footer>
          <Button onTap={() => void Taro.redirectTo({ url: `/packages/case/case?case=${caseId}` })}>
            {text.done.follow}
          </Button>
          <Button kind="secondary" onTap={() => void Taro.switchTab({ url: TABS.home })}>
            {text.done.home}
          </Button>
        </Footer>
      }
    >
      <DoneHead title={answered ? text.done.answered : text.done.title}>
        <Box className="ink2 mt16">{text.done.number}</Box>
        <Box id="number" className="t-title num">
          {number}
        </Box>
      </DoneHead>
      {bring && <Bring caseId={caseId} />}
      <MessageCard template="caseProgress" hint={text.messageHint} />
      <NoticeList notices={[text.done.keep, ...(day ? [text.done.due(day)] : [])]} />
    </Page>
  );
}

/** What parents have to bring to the desk, of the case as it was sent. */
function Bring({ caseId }: { caseId: string }) {
  const { data } = useLoaded(async () => (await call('case.read', { caseId })).data);
  return data?.application.kind === 'newbornAtDesk' ? (
    <BringCard application={data.application} region={data.region} />
  ) : null;
}
