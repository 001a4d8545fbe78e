import type { HouseholdView, MemberView } from '@jiayibao/shared/contract/resident';
import { Card, Hair, Link } from '../../components/Card';
import { Cover } from '../../components/Cover';
import { Box, Tap, Txt } from '../../components/elements';
import { Icon } from '../../components/Icon';
import { MemberHead } from '../../components/MemberHead';
import { Strip } from '../../components/Notes';
import { open } from '../../components/navigate';
import { useAppearance } from '../../state/appearance';
import type { Standing } from '../../state/standing';
import { dayInWords } from '../../wording/cases';
import { coverText, WINDOW_NAMES } from '../../wording/cover';
import { ageInWords, placeWords, RELATION_NAMES } from '../../wording/people';
import { text } from './text';

/** Everyone of the household: who is covered this year and the next, and until when. */
export function FamilyCard({
  household,
  standing,
  today,
}: {
  household: HouseholdView;
  standing: Standing | null;
  today: string | null;
}) {
  const { region, county, members } = household;
  const { stacked } = useAppearance();
  return (
    <Card>
      <Box className={`head top ${stacked ? 'wrap' : ''}`}>
        <Box>
          <Box className="t-title">{text.family}</Box>
          <Box className="t-2t mt4">
            {placeWords(region, county)}，{text.people(members.length)}
          </Box>
        </Box>
        <Link tight text={text.manage} onTap={() => open('/packages/household/manage')} />
      </Box>
      <Box role="list">
        {members.map((member, index) => (
          <Box key={member.memberId} role="listitem">
            {index > 0 && <Hair inset={68} />}
            <FamilyRow member={member} standing={standing} today={today} />
          </Box>
        ))}
      </Box>
      {standing?.open && standing.left > 0 && <Window {...standing.open} today={today} />}
    </Card>
  );
}

/** Until when everybody can pay for a year, and the way there. */
function Window({
  benefitYear,
  name,
  to,
  daysLeft,
  today,
}: NonNullable<Standing['open']> & { today: string | null }) {
  // The year need not be said of a day of this year.
  const thisYear = today === null ? '' : `${today.slice(0, 4)}年`;
  const day = dayInWords(to).replace(thisYear, '');
  return (
    <Strip>
      {text.window(benefitYear, WINDOW_NAMES[name], day)}，
      <Txt className="b nw">{coverText.left(daysLeft)}</Txt>
      <Link start tight text={text.pay} onTap={() => open('/packages/contribution/quote')} />
    </Strip>
  );
}

function FamilyRow({
  member,
  standing,
  today,
}: {
  member: MemberView;
  standing: Standing | null;
  today: string | null;
}) {
  const { memberId, name, birthDate, relation, cover } = member;
  const words = [ageInWords(birthDate, today), RELATION_NAMES[relation]].filter(Boolean).join('，');
  return (
    <Tap
      className="row top person-row tap-in btn-wide"
      onTap={() => open('/packages/household/member', { member: memberId })}
    >
      <MemberHead name={name} words={words} end={<Icon name="chevron" end />}>
        <Cover
          cover={cover}
          today={today}
          due={standing?.due[memberId]}
          paid={standing?.paid[memberId]}
          newborn={standing?.newborns[memberId]}
        />
      </MemberHead>
    </Tap>
  );
}
