import type { NoticeView } from '@jiayibao/shared/contract/resident';
import { dayInWords } from '../wording/cases';
import { Hair } from './Card';
import { Chip } from './Chip';
import { Box, Tap } from './elements';
import { Icon } from './Icon';

/** What somebody was told, a row each; the unread ones say so. */
export function NoticeRows({
  notices,
  onOpen,
}: {
  notices: readonly NoticeView[];
  onOpen: (notice: NoticeView) => void;
}) {
  return (
    <Box role="list">
      {notices.map((notice, at) => (
        <Box key={notice.noticeId} role="listitem">
          {at > 0 && <Hair />}
          <Tap className="kv tap-in" onTap={() => onOpen(notice)}>
            <Box className="grow">
              <Box className={notice.readAt === null ? 'm' : ''}>{notice.words}</Box>
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
