import type { Region } from '@jiayibao/shared/contract/resident';
import { clauseText, publishedParameters } from '@jiayibao/shared/policy';
import { useState } from 'react';
import { Box, Tap } from '../../components/elements';
import { Icon } from '../../components/Icon';
import { NoticeList, Strip } from '../../components/Notes';
import { text } from './text';

/** What refers to the rules for treatment elsewhere, which neither document holds. */
const CLAUSES: Record<Region, string> = { lanzhou: '第二十五条', linxia: '四（三）住院（3）' };

/** A stay elsewhere: not computed, what to do instead, and the clause that says so, one tap away. */
export function OutOfArea({ region }: { region: Region }) {
  const [open, setOpen] = useState(false);
  const clause = CLAUSES[region];
  return (
    <Box>
      <Strip icon="warn">{text.outOfAreaResult}</Strip>
      <Box className="pad">
        <NoticeList notices={text.outOfAreaSteps} />
        <Tap
          className="cl-tap"
          expanded={open}
          label={text.readClause(clause, open)}
          onTap={() => setOpen(!open)}
        >
          <Box className={`cl ${open ? 'cl-on' : ''}`}>
            {clause}
            <Icon name={open ? 'up' : 'down'} size={16} />
          </Box>
        </Tap>
        {open && (
          <Box className="quote">
            <Box className="t-cap ink2">
              {clause} {text.original}
            </Box>
            <Box className="mt4">{clauseText(publishedParameters[region].policy, clause)}</Box>
          </Box>
        )}
      </Box>
    </Box>
  );
}
