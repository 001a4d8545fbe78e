import type { Grade } from '@jiayibao/shared/contract/calculation';
import { Box, Txt } from './elements';

/** How certain a figure is: its mark, its word, and what the word means. */
const GRADES: Record<Grade, { name: string; meaning: string }> = {
  clause: { name: '条款', meaning: '政策原文写明' },
  secondary: { name: '转引', meaning: '原文交由省里规定，引自已公布的文件' },
  reading: { name: '理解', meaning: '原文没写细，按我们的理解算' },
};

export function GradeMark({ grade }: { grade: Grade }) {
  return (
    <Box className="gr">
      <Box className={`gm gm-${grade}`} />
      <Txt>{GRADES[grade].name}</Txt>
    </Box>
  );
}

export function GradeLegend() {
  return (
    <Box className="grade-legend">
      {(['clause', 'secondary', 'reading'] as const).map((grade) => (
        <Box key={grade} className="row top">
          <Box className="no gr-name">
            <GradeMark grade={grade} />
          </Box>
          <Txt className="gr-meaning t-cap ink2">{GRADES[grade].meaning}</Txt>
        </Box>
      ))}
    </Box>
  );
}
