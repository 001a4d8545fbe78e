import type { Region, TimeLineEntry } from '@jiayibao/shared/contract/resident';
import { EVENT_NAMES, momentInWords, POLICIES } from '../wording/cases';
import { Link } from './Card';
import { Box, Txt } from './elements';
import { Icon, type IconName } from './Icon';
import { open } from './navigate';

type Look = { dot: string; words: string; icon: IconName };

/**
 * What has happened to a case, from the first to the last; `who`: of staff, where the reader may know it. `region`: names
 * the document of a clause, and leads to it.
 */
export function TimeLine({
  entries,
  region,
}: {
  entries: readonly (TimeLineEntry & { who?: string | null })[];
  region: Region;
}) {
  return (
    <Box role="list" className="mt8">
      {entries.map((entry, index) => {
        const last = index === entries.length - 1;
        const { dot, words, icon } = lookOf(entry, last);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: events are only ever added at the end
          <Box key={index} className="tl" role="listitem">
            <Box className="tl-mark" role="none">
              <Box className={`tl-dot ${dot}`}>
                <Icon name={icon} size={16} />
              </Box>
              {!last && <Box className="tl-line" />}
            </Box>
            <Box className="grow tl-body">
              <Box className="row base between wrap">
                <Txt className={`mr8 ${words}`}>{EVENT_NAMES[entry.event]}</Txt>
                <Txt className="t-2t num">{momentInWords(entry.at)}</Txt>
              </Box>
              {entry.reason && (
                <Box className="t-2t mt4 ink">
                  {entry.reason}
                  {entry.clause && `（依据${POLICIES[region].title}${entry.clause}）`}
                </Box>
              )}
              {entry.clause && <ClauseLink region={region} id={entry.clause} />}
              {entry.words && <Box className="t-2t mt4">{entry.words}</Box>}
              {entry.who && <Box className="t-2t mt4">{entry.who}</Box>}
            </Box>
          </Box>
        );
      })}
    </Box>
  );
}

function ClauseLink({ region, id }: { region: Region; id: string }) {
  const { policy } = POLICIES[region];
  return <Link bare start text="看这一条" onTap={() => open('/packages/policy/clause', { policy, id })} />;
}

function lookOf({ event }: TimeLineEntry, last: boolean): Look {
  if (event === 'returned') return { dot: 'tl-back', words: 'amber b', icon: 'return' };
  if (event === 'refused') return { dot: 'tl-no', words: 'red b', icon: 'close' };
  const icon: IconName = event === 'withdrawn' || event === 'reversed' ? 'return' : 'tick';
  return last ? { dot: 'tl-end', words: 'teal b', icon } : { dot: '', words: '', icon };
}
