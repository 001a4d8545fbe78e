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

/** What somebody was told, unread first; nothing where there is nothing. `fresh`: what is unread alone. */
export function NoticeCard({ fresh }: { fresh: boolean }) {
  const { data } = useLoaded(async () => (await call('notice.list', {})).data.notices);
  const shown = data?.filter(({ readAt }) => !fresh || readAt === null).slice(0, SHOWN) ?? [];
  if (shown.length === 0) return null;
  return (
    <Card
      title={fresh ? text.newNotices : text.notices}
      link={{ text: text.allNotices, onTap: () => open('/packages/case/notices') }}
    >
      <NoticeRows notices={shown} onOpen={openNotice} />
    </Card>
  );
}

/** Why there are no payments now, in the agency's words. */
export function StopBanner({ words }: { words: string }) {
  return (
    <Card>
      <Strip icon="warn">
        <Box className="b">{text.stopped}</Box>
        {words}
      </Strip>
    </Card>
  );
}
