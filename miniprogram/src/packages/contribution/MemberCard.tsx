import type { MemberQuote, Region } from '@jiayibao/shared/contract/resident';
import { formatYuan } from '@jiayibao/shared/money';
import type { ReactNode } from 'react';
import { Hair, Link, Row } from '../../components/Card';
import { Chip } from '../../components/Chip';
import { CheckRow } from '../../components/Choices';
import { Box, Choice, Txt } from '../../components/elements';
import { Icon } from '../../components/Icon';
import { displayAmount, Money } from '../../components/Money';
import { Strip } from '../../components/Notes';
import { open } from '../../components/navigate';
import { dayInWords } from '../../wording/cases';
import { CATEGORY_NAMES, faceOf, GROUP_NAMES, PLACE_NAMES } from '../../wording/people';
import { applyForExemption, applyForGroups } from './apply';
import { Offer } from './Offer';
import { amountOf, benefitFromOf, type Chosen, canOrder } from './selection';
import { QUOTE_LOOKS, text, withClause } from './text';
import { Waiting } from './Waiting';
import { spanInWords, windowInWords } from './words';

type Of = { chosen: Chosen; benefitYear: number; region: Region };

/** One member of the family: what is due and why, what it buys, what would change it. `onWhy` is told at which step. */
export function MemberCard({
  of,
  on,
  entrant,
  onChoose,
  onEntrant,
  onWhy,
}: {
  of: Of;
  on: boolean;
  entrant: boolean;
  onChoose: (on: boolean) => void;
  onEntrant: (entrant: boolean) => void;
  onWhy: (step: string) => void;
}) {
  const { member } = of.chosen;
  const { name, words, pending, region, skipping } = { ...member, region: of.region };
  return (
    <Box className="card" role="group" label={name}>
      <Head of={of} on={on} onChoose={onChoose} />
      {words && (
        <Strip kind="plain" icon="info" boxed>
          {words}
        </Strip>
      )}
      {member.answer && <Figures of={of} onWhy={onWhy} />}
      {member.state === 'enrolled' && member.benefitPeriod && (
        <Row name={text.quote.benefits} value={spanInWords(member.benefitPeriod)} />
      )}
      {member.newborn && (
        <Row
          name={text.quote.newborn(dayInWords(member.newborn.deadline))}
          value={text.quote.newbornLeft(member.newborn.daysLeft)}
        />
      )}
      {canOrder(member) && member.waiting && member.waiting.months > 0 && (
        <Waiting chosen={of.chosen} benefitYear={of.benefitYear} />
      )}
      {pending && (
        <Offer
          lines={[
            text.quote.pending(pending.groups.map((group) => GROUP_NAMES[group]).join('、')),
            pending.due === '0.00'
              ? text.quote.pendingFree(displayAmount(pending.aid))
              : text.quote.pendingWould(displayAmount(pending.aid), displayAmount(pending.due)),
          ]}
          link={text.quote.verify}
          label={text.quote.verifyOf(name)}
          onTap={() => applyForGroups(member, pending.groups)}
        />
      )}
      {region === 'lanzhou' && member.category === 'fullTimeStudent' && canOrder(member) && (
        <>
          <Hair />
          <CheckRow
            id={`entrant-${member.memberId}`}
            text={text.quote.entrant}
            hint={text.quote.entrantHint}
            checked={entrant}
            onChange={onEntrant}
          />
        </>
      )}
      {region === 'lanzhou' && mayBeExempt(member) && (
        <Offer
          kind="plain"
          lines={[text.quote.exempt]}
          link={text.quote.goExempt}
          label={text.quote.goExemptOf(name)}
          onTap={() => applyForExemption(member, of.benefitYear)}
        />
      )}
      {skipping && canOrder(member) && <Skipping {...skipping} />}
      <Foot of={of} />
    </Box>
  );
}

function Head({ of, on, onChoose }: { of: Of; on: boolean; onChoose: (on: boolean) => void }) {
  const { member } = of.chosen;
  const { memberId, name, age, state } = member;
  const who = (
    <Box className="grow">
      <Box className="row base wrap">
        <Txt className="b mr8">{name}</Txt>
        <Txt className="t-2t">{text.age(age)}</Txt>
      </Box>
    </Box>
  );
  if (!canOrder(member)) {
    const look = QUOTE_LOOKS[state];
    return (
      <Box className="row wrap person-row">
        <Box className="face" role="none">
          {faceOf(name)}
        </Box>
        {who}
        {look && (
          <Chip kind={look.chip} icon={look.icon}>
            {look.text}
          </Chip>
        )}
      </Box>
    );
  }
  const amount = amountOf(of.chosen);
  return (
    <Choice
      kind="checkbox"
      name={`pay-${memberId}`}
      id={`pay-${memberId}`}
      className={`opt ${on ? 'opt-on' : ''}`}
      checked={on}
      onChange={onChoose}
    >
      <Box className={`radio check ${on ? 'radio-on check-on' : ''}`}>
        {on && <Icon name="tick" size={16} />}
      </Box>
      {who}
      <Box className="ml8 right">
        {amount === null ? (
          <Txt className="t-2t">{text.quote.atCashier}</Txt>
        ) : (
          <Money yuan={formatYuan(amount)} className="t-title" />
        )}
      </Box>
    </Choice>
  );
}

/** Each figure, a tap away from its step. */
function Figures({ of, onWhy }: { of: Of; onWhy: (step: string) => void }) {
  const { member, makeUp } = of.chosen;
  const from = benefitFromOf(of.chosen);
  const to = member.benefitPeriod?.to;
  const rows: { step: string; name: string; value: ReactNode }[] = [];
  if (member.standard)
    rows.push({ step: 'standard', name: text.quote.standard, value: <Money yuan={member.standard} /> });
  if (member.aid && member.aid !== '0.00') {
    rows.push({
      step: 'aid',
      name: text.quote.aid,
      value: (
        <Txt className="teal">
          − <Money yuan={member.aid} />
        </Txt>
      ),
    });
    rows.push({
      step: 'due',
      name: text.quote.due,
      value: member.due === '0.00' ? text.quote.free : <Money yuan={member.due as string} />,
    });
  }
  if (makeUp)
    rows.push({
      step: 'makeUpDue',
      name: text.check.makeUp(makeUp.years),
      value: <Money yuan={makeUp.due} />,
    });
  if (from && to)
    rows.push({
      step: 'benefitFrom',
      name: text.quote.benefits,
      value: <Txt className={`num ${waits(member) ? 'amber' : ''}`}>{spanInWords({ from, to })}</Txt>,
    });
  if (member.window && member.window.name !== 'regular')
    rows.push({ step: 'window', name: text.quote.payWithin, value: windowInWords(member.window) });
  return (
    <>
      {rows.map(({ step, name, value }, at) => (
        <Box key={step}>
          {at > 0 && <Hair />}
          <Row name={name} value={value} onTap={() => onWhy(step)} />
        </Box>
      ))}
    </>
  );
}

function Skipping({ benefitYear, assumed, kept, skipped }: NonNullable<MemberQuote['skipping']>) {
  if (kept.months === skipped.months && kept.benefitFrom === skipped.benefitFrom) return null;
  const day = (one: string | null) => (one === null ? null : dayInWords(one));
  return (
    <Strip kind="plain" icon="question" boxed>
      <Box className="b">{text.quote.skipping}</Box>
      {text.quote.skipped(benefitYear, skipped.months, day(skipped.benefitFrom))}；
      {text.quote.kept(kept.months, day(kept.benefitFrom))}。{assumed && text.quote.assumed}
    </Strip>
  );
}

/** As whom and where the person enrols (第六条, 第九条), and the way on. */
function Foot({ of: { chosen, benefitYear } }: { of: Of }) {
  const { memberId, name, category, categoryClause, place, placeClause, status, state } = chosen.member;
  const words = [
    withClause(CATEGORY_NAMES[category], categoryClause),
    ...(place ? [withClause(PLACE_NAMES[place], placeClause)] : []),
  ].join('，');
  return (
    <>
      <Box className="pad-x t-2t">{words}</Box>
      <Box className="link-row">
        {state === 'enrolled' && status === 'confirmed' && (
          <Box className="link-row-item">
            <Link
              start
              text={text.quote.certificate}
              label={text.quote.certificateOf(name)}
              onTap={() =>
                open('/packages/contribution/certificate', { member: memberId, year: String(benefitYear) })
              }
            />
          </Box>
        )}
      </Box>
    </>
  );
}

function waits({ waiting }: MemberQuote): boolean {
  return waiting !== null && waiting.months > 0;
}

/** Whom the exemption of 第八条 would help: bound to a window or to waiting now. */
function mayBeExempt(member: MemberQuote): boolean {
  return member.state === 'closed' || (canOrder(member) && waits(member));
}
