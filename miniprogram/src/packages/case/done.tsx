import Taro, { useRouter } from '@tarojs/taro';
import { Button, Footer } from '../../components/Button';
import { Box, Heading } from '../../components/elements';
import { Icon } from '../../components/Icon';
import { MessageCard } from '../../components/MessageCard';
import { NoticeList } from '../../components/Notes';
import { TABS } from '../../components/navigate';
import { Page } from '../../components/Page';
import { dayInWords } from '../../wording/cases';
import { text } from './text';

/** It is sent, and its number. */
export default function Done() {
  const { case: caseId, number, due, answered } = useRouter().params;
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
      <Box className="card pad center" role="status">
        <Box className="done" role="none">
          <Icon name="tick" size={26} />
        </Box>
        <Heading level={2} className="t-title">
          {answered ? text.done.answered : text.done.title}
        </Heading>
        <Box className="ink2 mt16">{text.done.number}</Box>
        <Box id="number" className="t-title num">
          {number}
        </Box>
      </Box>
      <MessageCard template="caseProgress" hint={text.messageHint} />
      <NoticeList notices={[text.done.keep, ...(day ? [text.done.due(day)] : [])]} />
    </Page>
  );
}
