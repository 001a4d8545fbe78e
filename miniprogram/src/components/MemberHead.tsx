import type { ReactNode } from 'react';
import { faceOf } from '../wording/people';
import { Box, Txt } from './elements';

/** A member of the family in a row: mark, name, what they are, and what else is said of them below. */
export function MemberHead({ name, words, children }: { name: string; words: string; children?: ReactNode }) {
  return (
    <>
      <Box className="face" role="none">
        {faceOf(name)}
      </Box>
      <Box className="grow">
        <Box className="row base wrap">
          <Txt className="b mr8">{name}</Txt>
          <Txt className="t-2t">{words}</Txt>
        </Box>
        {children}
      </Box>
    </>
  );
}
