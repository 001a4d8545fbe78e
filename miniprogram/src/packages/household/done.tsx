import { useRouter } from '@tarojs/taro';
import { Button, Footer } from '../../components/Button';
import { Card } from '../../components/Card';
import { DoneHead } from '../../components/DoneHead';
import { Box, Txt } from '../../components/elements';
import { NoticeList, Strip } from '../../components/Notes';
import { open, openTab } from '../../components/navigate';
import { Page } from '../../components/Page';
import { useHouseholdKnown } from '../../state/household';
import { useStanding } from '../../state/standing';
import { dayInWords } from '../../wording/cases';
import { coverText, WINDOW_NAMES } from '../../wording/cover';
import { text } from './text';

/** It is done, its number, and what comes next: registering enrols nobody. */
export default function Done() {
  const { flow, receipt } = useRouter().params;
  const standing = useStanding();
  const household = useHouseholdKnown();
  const [newborn] = Object.entries(standing?.newborns ?? {}).sort(([, a], [, b]) => a - b);
  const baby = newborn && household?.members.find(({ memberId }) => memberId === newborn[0]);
  return (
    <Page
      title={text.titles.done}
      dock={
        <Footer>
          {newborn && baby && (
            <Button onTap={() => open('/packages/newborn/start', { member: baby.memberId })}>
              {text.done.newborn(baby.name, newborn[1] < 0 ? '' : `，${coverText.left(newborn[1])}`)}
            </Button>
          )}
          <Button kind={newborn ? 'secondary' : 'primary'} onTap={() => open('/packages/contribution/quote')}>
            {text.done.pay}
          </Button>
          <Button kind="secondary" onTap={() => openTab('home')}>
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
      <Card>
        <Strip>
          <Box className="b">{text.done.notYet}</Box>
          {standing?.open && (
            <Box>
              {text.done.window(
                standing.open.benefitYear,
                WINDOW_NAMES[standing.open.name],
                dayInWords(standing.open.to),
              )}
              <Txt className="b nw">{coverText.left(standing.open.daysLeft)}</Txt>
            </Box>
          )}
        </Strip>
      </Card>
      <NoticeList notices={[text.done.keep, text.done.claimed]} />
    </Page>
  );
}
