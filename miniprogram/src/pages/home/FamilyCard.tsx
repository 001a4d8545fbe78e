import type { HouseholdView, MemberView } from '@jiayibao/shared/contract/resident';
import {
  ageOn,
  daysBetween,
  endOfYear,
  formatChinese,
  parseCivilDate,
  startOfYear,
  yearOf,
} from '@jiayibao/shared/dates';
import { Card, Hair, Link } from '../../components/Card';
import { Chip } from '../../components/Chip';
import { Box, Txt } from '../../components/elements';
import { open } from '../../components/navigate';
import { useAppearance } from '../../state/appearance';
import { countyName, faceOf, REGION_NAMES, RELATION_NAMES } from '../../wording/people';
import { text } from './text';

/** Everyone of the household: who is covered this year and the next, and until when. */
export function FamilyCard({ household, today }: { household: HouseholdView; today: string | null }) {
  const { region, county, members } = household;
  const { stacked } = useAppearance();
  return (
    <Card>
      <Box className={`head top ${stacked ? 'wrap' : ''}`}>
        <Box>
          <Box className="t-title">{text.family}</Box>
          <Box className="t-2t mt4">
            {REGION_NAMES[region]}
            {countyName(region, county)}，{text.people(members.length)}
          </Box>
        </Box>
        <Link tight text={text.manage} onTap={() => open('/packages/household/manage')} />
      </Box>
      <Box role="list">
        {members.map((member, index) => (
          <Box key={member.memberId} role="listitem">
            {index > 0 && <Hair inset={68} />}
            <FamilyRow member={member} today={today} />
          </Box>
        ))}
      </Box>
    </Card>
  );
}

function FamilyRow({ member, today }: { member: MemberView; today: string | null }) {
  return (
    <Box className="row top person-row">
      <Box className="face" role="none">
        {faceOf(member.name)}
      </Box>
      <Box className="grow">
        <Box className="row base wrap">
          <Txt className="b mr8">{member.name}</Txt>
          <Txt className="t-2t">
            {[ageInWords(member.birthDate, today), RELATION_NAMES[member.relation]]
              .filter(Boolean)
              .join('，')}
          </Txt>
        </Box>
        <Cover cover={member.cover} today={today} />
      </Box>
    </Box>
  );
}

/** Whole years; days for a child in its first year. */
function ageInWords(birthDate: string, today: string | null): string {
  const birth = parseCivilDate(birthDate);
  const day = parseCivilDate(today);
  if (!birth || !day || birth > day) return '';
  const age = ageOn(birth, day);
  return age > 0 ? text.years(age) : text.newborn(daysBetween(birth, day));
}

function Cover({ cover, today }: { cover: MemberView['cover']; today: string | null }) {
  if (cover === null) {
    return (
      <Box className="mt8">
        <Chip kind="plain" icon="question">
          {text.claimed}
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
                {covered ? text.covered(benefitYear) : text.notCovered(benefitYear)}
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
  if (from <= startOfYear(year) && to >= endOfYear(year)) return text.until(formatChinese(to));
  return text.from(formatChinese(from), formatChinese(to));
}
