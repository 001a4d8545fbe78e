import type { NoticeView } from '@jiayibao/shared/contract/resident';
import { dayInWords } from '../wording/cases';
import { Hair } from './Card';
import { Chip } from './Chip';
import { Box, Tap } from './elements';
import { Icon } from './Icon';

/** What somebody was told, a row each; the unread ones say so. `whole`: with what exactly changed, illnesses too. */
export function NoticeRows({
  notices,
  whole,
  onOpen,
}: {
  notices: readonly NoticeView[];
  whole?: boolean;
  onOpen: (notice: NoticeView) => void;
}) {
  return (
    <Box role="list">
      {notices.map((notice, at) => (
        <Box key={notice.noticeId} role="listitem">
          {at > 0 && <Hair />}
          <Tap className="kv tap-in" onTap={() => onOpen(notice)}>
            <Box className="grow">
              {notice.who && <Box className="b">{notice.who}</Box>}
              <Box className={notice.readAt === null ? 'm' : ''}>{notice.words}</Box>
              {whole && notice.detail && <Box className="t-2 mt4">{notice.detail}</Box>}
              <Box className="row wrap mt4">
                {notice.readAt === null && (
                  <Box className="mr8">
                    <Chip kind="due">未读</Chip>
                  </Box>
                )}
                <Box className="t-2t num">{dayInWords(notice.at)}</Box>
              </Box>
            </Box>
            <Icon name="chevron" end />
          </Tap>
        </Box>
      ))}
    </Box>
  );
}
