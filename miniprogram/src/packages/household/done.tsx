import Taro, { useRouter } from '@tarojs/taro';
import { Button, Footer } from '../../components/Button';
import { DoneHead } from '../../components/DoneHead';
import { Box } from '../../components/elements';
import { NoticeList } from '../../components/Notes';
import { TABS } from '../../components/navigate';
import { Page } from '../../components/Page';
import { text } from './text';

/** It is done, and its number. */
export default function Done() {
  const { flow, receipt } = useRouter().params;
  return (
    <Page
      title={text.titles.done}
      dock={
        <Footer>
          <Button onTap={() => void Taro.switchTab({ url: TABS.estimate })}>{text.done.estimate}</Button>
          <Button kind="secondary" onTap={() => void Taro.switchTab({ url: TABS.home })}>
            {text.done.home}
          </Button>
        </Footer>
      }
    >
      <DoneHead title={flow === 'add' ? text.done.titleAdd : text.done.title}>
        <Box className="ink2 mt16">{text.done.receipt}</Box>
        <Box id="receipt" className="t-title num">
          {receipt}
        </Box>
      </DoneHead>
      <NoticeList notices={[text.done.keep, text.done.claimed]} />
    </Page>
  );
}
