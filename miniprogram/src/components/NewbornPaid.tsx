import type { MemberView, OrderView } from '@jiayibao/shared/contract/resident';
import { ageOn, parseCivilDate } from '@jiayibao/shared/dates';
import { useToday } from '../cloud';
import { useHouseholdKnown } from '../state/household';
import { useParameters } from '../state/parameters';
import { BIRTH_BILL, paidText } from '../wording/newborns';
import { yearText } from '../wording/years';
import { Card, Hair, Row } from './Card';
import { Box } from './elements';
import { NoticeList, Strip } from './Notes';
import { open } from './navigate';
import { yearAfter, yearsOf } from './next-year';

type Period = { from: string; to: string };

/** After a newborn was paid for: the year that is not, the bills of before, and the proof. Nothing for anybody else. */
export function NewbornPaid({ order: { items, region, benefitYear } }: { order: OrderView }) {
  const today = parseCivilDate(useToday());
  const members = useHouseholdKnown()?.members ?? [];
  const parameters = useParameters();
  const infants = items.flatMap(({ memberId, state, benefitPeriod }): [MemberView, Period][] => {
    const member = members.find((one) => one.memberId === memberId);
    const born = parseCivilDate(member?.birthDate ?? null);
    const isInfant = born !== null && today !== null && ageOn(born, today) < 1;
    return member && benefitPeriod && isInfant && state === 'enrolled' ? [[member, benefitPeriod]] : [];
  });
  if (today === null || infants.length === 0) return null;
  const years = infants.flatMap(([{ memberId, birthDate, groups }, period]) => {
    const verified = groups.filter(({ state }) => state === 'verified').map(({ group }) => group);
    const enrolled = yearsOf(members, memberId);
    const asked = { region, birthDate, groups: verified, enrolled, today, parameters };
    return yearAfter(asked, period) ?? [];
  });
  const words = new Set(years.map(yearText.another));
  const isOpen = years.some(({ state }) => state === 'open');
  const isBack = infants.some(([{ birthDate }, { from }]) => birthDate === from);
  return (
    <Card title={paidText.title}>
      {isOpen && <Strip>{[...words].join('')}</Strip>}
      <Box className="pad">
        <NoticeList notices={[...(isOpen ? [] : words), ...(isBack ? [BIRTH_BILL] : [])]} />
      </Box>
      {isOpen && (
        <>
          <Row
            name={paidText.pay(years.find(({ state }) => state === 'open')?.year ?? benefitYear)}
            value=""
            onTap={() => open('/packages/contribution/quote')}
          />
          <Hair />
        </>
      )}
      {infants.map(([{ memberId, name }], at) => (
        <Box key={memberId}>
          {at > 0 && <Hair />}
          <Row
            name={paidText.certificate(name)}
            value=""
            onTap={() =>
              open('/packages/contribution/certificate', { member: memberId, year: String(benefitYear) })
            }
          />
        </Box>
      ))}
    </Card>
  );
}
