import type { MemberView } from '@jiayibao/shared/contract/resident';
import { endOfYear, formatChinese, parseCivilDate, startOfYear, yearOf } from '@jiayibao/shared/dates';
import { coverText } from '../wording/cover';
import { Chip } from './Chip';
import { Box } from './elements';

/** Whether a member is covered this year and the next, and until when; `today` null while it is not known. */
export function Cover({ cover, today }: { cover: MemberView['cover']; today: string | null }) {
  if (cover === null) {
    return (
      <Box className="mt8">
        <Chip kind="plain" icon="question">
          {coverText.claimed}
        </Chip>
      </Box>
    );
  }
  const day = parseCivilDate(today);
  if (!day) return null;
  const year = yearOf(day);
  const running = cover.find((one) => one.benefitYear === year);
  return (
    <>
      <Box className="row wrap chip-cells">
        {[year, year + 1].map((benefitYear) => {
          const covered = cover.some((one) => one.benefitYear === benefitYear);
          return (
            <Box key={benefitYear} className="chip-cell">
              <Chip kind={covered ? 'ok' : 'plain'} icon={covered ? 'tick' : 'dash'}>
                {covered ? coverText.covered(benefitYear) : coverText.notCovered(benefitYear)}
              </Chip>
            </Box>
          );
        })}
      </Box>
      {running && <Box className="t-2t num mt8">{untilInWords(running, year)}</Box>}
    </>
  );
}

/** Until when; from when too, where it is not the whole year. */
function untilInWords(cover: { from: string; to: string }, year: number): string {
  const from = parseCivilDate(cover.from);
  const to = parseCivilDate(cover.to);
  if (!from || !to) return '';
  if (from <= startOfYear(year) && to >= endOfYear(year)) return coverText.until(formatChinese(to));
  return coverText.from(formatChinese(from), formatChinese(to));
}
