import Taro, { useRouter } from '@tarojs/taro';
import { Button, Footer } from '../../components/Button';
import { Box, Heading } from '../../components/elements';
import { Icon } from '../../components/Icon';
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
      <Box className="card pad center" role="status">
        <Box className="done" role="none">
          <Icon name="tick" size={26} />
        </Box>
        <Heading level={2} className="t-title">
          {flow === 'add' ? text.done.titleAdd : text.done.title}
        </Heading>
        <Box className="ink2 mt16">{text.done.receipt}</Box>
        <Box id="receipt" className="t-title num">
          {receipt}
        </Box>
      </Box>
      <NoticeList notices={[text.done.keep, text.done.claimed]} />
    </Page>
  );
}
