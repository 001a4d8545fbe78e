import { NOTICE_ROWS, type NoticeView } from '@jiayibao/shared/contract/resident';
import { useState } from 'react';
import { call } from '../../cloud';
import { useAct } from '../../cloud/use-act';
import { useLoaded } from '../../cloud/use-call';
import { Button } from '../../components/Button';
import { Card } from '../../components/Card';
import { EmptyState, Failure, Refused, Skeleton } from '../../components/Notes';
import { NoticeRows } from '../../components/NoticeRows';
import { Page } from '../../components/Page';
import { markRead, openNotice } from '../../state/notices';
import { text } from './text';

/** Everything that the resident was told, unread first. */
export default function Notices() {
  const { data, failure, reload } = useLoaded(async () => (await call('notice.list', {})).data);
  const [later, setLater] = useState<{ of: unknown; notices: NoticeView[]; next: string | null } | null>(
    null,
  );
  const { busy, failure: refusal, act } = useAct();
  // A page that was read anew begins from its start.
  const more = later?.of === data ? later : null;
  const notices = [...(data?.notices ?? []), ...(more?.notices ?? [])];
  const next = more ? more.next : (data?.next ?? null);
  const unread = notices.filter(({ readAt }) => readAt === null).slice(0, NOTICE_ROWS);
  const readAll = () =>
    act('read', async () => {
      await markRead(unread.map(({ noticeId }) => noticeId));
      reload();
    });
  const readMore = () =>
    act('more', async () => {
      const page = (await call('notice.list', { after: next })).data;
      setLater({ of: data, notices: [...(more?.notices ?? []), ...page.notices], next: page.next });
    });
  return (
    <Page title={text.titles.notices}>
      <Refused failure={refusal} />
      {!data && !failure && <Skeleton rows={3} />}
      {!data && failure && <Failure message={failure.message} onRetry={reload} />}
      {data && notices.length === 0 && (
        <Card>
          <EmptyState icon="bell" title={text.notices.empty} />
        </Card>
      )}
      {notices.length > 0 && (
        <Card
          title={text.notices.count(unread.length)}
          link={unread.length > 0 ? { text: text.notices.readAll, onTap: () => void readAll() } : undefined}
        >
          <NoticeRows whole notices={notices} onOpen={openNotice} />
        </Card>
      )}
      {next !== null && (
        <Button kind="secondary" busy={busy} onTap={() => void readMore()}>
          {text.notices.more}
        </Button>
      )}
    </Page>
  );
}
