import type { MemberView } from '@jiayibao/shared/contract/resident';
import {
  addDays,
  endOfYear,
  formatChinese,
  parseCivilDate,
  startOfYear,
  yearOf,
} from '@jiayibao/shared/dates';
import { coverText } from '../wording/cover';
import { Chip } from './Chip';
import { Box } from './elements';

/** Whether a member is covered this year and the next, and until when; `today` null while it is not known. */
export function Cover({
  cover,
  today,
  due = [],
  paid = [],
  newborn = null,
}: {
  cover: MemberView['cover'];
  today: string | null;
  /** Benefit years that could be paid now. */
  due?: readonly number[];
  /** Benefit years that this account paid for, where the record is not shown. */
  paid?: readonly number[];
  /** Days left to enrol somebody as a newborn; negative where the last day is past. */
  newborn?: number | null;
}) {
  if (cover === null) {
    return (
      <Box className="row wrap chip-cells">
        {paid.map((year) => (
          <Box key={year} className="chip-cell">
            <Chip kind="ok" icon="tick">
              {coverText.paid(year)}
            </Chip>
          </Box>
        ))}
        <Box className="chip-cell">
          <Chip kind="plain" icon="question">
            {paid.length > 0 ? coverText.unseen : coverText.claimed}
          </Chip>
        </Box>
      </Box>
    );
  }
  const day = parseCivilDate(today);
  if (!day) return null;
  const year = yearOf(day);
  if (newborn !== null) {
    return (
      <Box className="row wrap chip-cells">
        <Box className="chip-cell">
          <Chip kind="due" icon="clock">
            {coverText.newborn}
          </Chip>
        </Box>
        {newborn >= 0 && <Box className="b amber mt8">{coverText.left(newborn)}</Box>}
      </Box>
    );
  }
  return (
    <>
      <Box className="row wrap chip-cells">
        {[year, year + 1].map((benefitYear) => {
          const covered = cover.some((one) => covers(one, benefitYear));
          return (
            <Box key={benefitYear} className="chip-cell">
              <YearChip year={benefitYear} covered={covered} due={due.includes(benefitYear)} />
            </Box>
          );
        })}
      </Box>
      {spansOf(cover.filter((one) => covers(one, year) || covers(one, year + 1))).map((span) => (
        <Box key={span.from} className="t-2t num mt8">
          {untilInWords(span, year)}
        </Box>
      ))}
    </>
  );
}

/** A newborn's enrolment for a year, and a new student's, reaches back into the year before. */
function covers({ from, benefitYear }: NonNullable<MemberView['cover']>[number], year: number): boolean {
  return Number(from.slice(0, 4)) <= year && year <= benefitYear;
}

/** Cover without a gap is one span: of two years in a row only the last day matters. */
function spansOf(cover: readonly Span[]): Span[] {
  const spans: Span[] = [];
  for (const { from, to } of [...cover].sort((a, b) => (a.to < b.to ? -1 : 1))) {
    const last = spans.at(-1);
    const end = last && parseCivilDate(last.to);
    if (last && end && from <= addDays(end, 1)) last.to = to;
    else spans.push({ from, to });
  }
  return spans;
}

type Span = { from: string; to: string };

function YearChip({ year, covered, due }: { year: number; covered: boolean; due: boolean }) {
  const { kind, icon, words } = covered ? LOOKS.covered : due ? LOOKS.due : LOOKS.notCovered;
  return (
    <Chip kind={kind} icon={icon}>
      {words(year)}
    </Chip>
  );
}

const LOOKS = {
  covered: { kind: 'ok', icon: 'tick', words: coverText.covered },
  due: { kind: 'line', icon: 'clock', words: coverText.due },
  notCovered: { kind: 'plain', icon: 'dash', words: coverText.notCovered },
} as const;

/** Until when; from when too, where it is not the whole year. */
function untilInWords(cover: Span, year: number): string {
  const from = parseCivilDate(cover.from);
  const to = parseCivilDate(cover.to);
  if (!from || !to) return '';
  if (from <= startOfYear(year) && to >= endOfYear(year)) return coverText.until(formatChinese(to));
  return coverText.from(formatChinese(from), formatChinese(to));
}
