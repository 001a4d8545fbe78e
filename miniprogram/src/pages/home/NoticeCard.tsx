import { call } from '../../cloud';
import { useLoaded } from '../../cloud/use-call';
import { Card } from '../../components/Card';
import { Box } from '../../components/elements';
import { Strip } from '../../components/Notes';
import { NoticeRows } from '../../components/NoticeRows';
import { open } from '../../components/navigate';
import { openNotice } from '../../state/notices';
import { text } from './text';

/** So many notices stand on the home page; all of them are a tap away. */
const SHOWN = 2;

/** What is new, unread first; nothing where there is nothing. */
export function NoticeCard() {
  const { data } = useLoaded(async () => (await call('notice.list', {})).data.notices);
  if (!data || data.length === 0) return null;
  return (
    <Card title={text.notices} link={{ text: text.allNotices, onTap: () => open('/packages/case/notices') }}>
      <NoticeRows notices={data.slice(0, SHOWN)} onOpen={openNotice} />
    </Card>
  );
}

/** Why there are no payments now, in the agency's words; nothing while there are. */
export function StopBanner() {
  const { data } = useLoaded(async () => (await call('notice.summary', {})).data.banner);
  if (!data) return null;
  return (
    <Card>
      <Strip icon="warn">
        <Box className="b">{text.stopped}</Box>
        {data.words}
      </Strip>
    </Card>
  );
}
