import type { ReactNode } from 'react';
import { faceOf } from '../wording/people';
import { Box, Txt } from './elements';

/** A member of the family in a row: mark, name, what they are, at its end a sign, and below what else is said of them. */
export function MemberHead({
  name,
  words,
  end,
  children,
}: {
  name: string;
  words: string;
  end?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <>
      <Box className="face" role="none">
        {faceOf(name)}
      </Box>
      <Box className="grow">
        <Box className="row between">
          <Box className="row base wrap grow">
            <Txt className="b mr8">{name}</Txt>
            <Txt className="t-2t">{words}</Txt>
          </Box>
          {end}
        </Box>
        {children}
      </Box>
    </>
  );
}
