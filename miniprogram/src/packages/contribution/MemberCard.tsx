import type { MemberQuote, Region } from '@jiayibao/shared/contract/resident';
import { type ReactNode, useState } from 'react';
import { Hair, Link, Row } from '../../components/Card';
import { Chip } from '../../components/Chip';
import { CheckRow } from '../../components/Choices';
import { Box, Choice, Tap, Txt } from '../../components/elements';
import { Icon } from '../../components/Icon';
import { displayAmount, Money } from '../../components/Money';
import { Strip } from '../../components/Notes';
import { open } from '../../components/navigate';
import { dayInWords } from '../../wording/cases';
import { CATEGORY_NAMES, faceOf, PLACE_NAMES } from '../../wording/people';
import { applyForExemption, applyForGroups } from './apply';
import { Offer } from './Offer';
import { Pending } from './Pending';
import { Amount } from './PersonLines';
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
  const { name, words, pending, answer, state, status } = member;
  const [unfolded, setUnfolded] = useState(false);
  const mayOrder = canOrder(member);
  const summary = summaryOf(of.chosen);
  const exemption = of.region === 'lanzhou' && mayBeExempt(member);
  return (
    <Box className="card" role="group" label={name}>
      <Head of={of} on={on} onChoose={onChoose} />
      <Tap
        className="kv"
        expanded={unfolded}
        label={text.quote.detailsOf(name, summary.join('，'))}
        onTap={() => setUnfolded(!unfolded)}
      >
        <Box className="grow">
          {summary.map((line) => (
            <Box key={line} className="t-2t num">
              {line}
            </Box>
          ))}
        </Box>
        <Box className="row no teal ml8">
          <Txt className="t-2t teal">{text.quote.details}</Txt>
          <Icon name={unfolded ? 'up' : 'down'} />
        </Box>
      </Tap>
      {state === 'newborn' && (
        <Row
          name={text.quote.goNewborn}
          value=""
          onTap={() => open('/packages/newborn/start', { member: member.memberId })}
        />
      )}
      {mayOrder && waits(member) && <Waiting chosen={of.chosen} benefitYear={of.benefitYear} />}
      {pending && (
        <Pending member={member} pending={pending} onVerify={() => applyForGroups(member, pending.groups)} />
      )}
      {status === 'claimed' && (mayOrder || state === 'enrolled') && (
        <Box className="pad-x pad-b">
          <Link
            bare
            start
            text={text.quote.prove}
            label={text.quote.proveOf(name)}
            onTap={() => open('/packages/household/member', { member: member.memberId })}
          />
        </Box>
      )}
      {of.region === 'lanzhou' && member.category === 'fullTimeStudent' && mayOrder && (
        <CheckRow
          id={`entrant-${member.memberId}`}
          text={text.quote.entrant}
          hint={text.quote.entrantHint}
          checked={entrant}
          onChange={onEntrant}
        />
      )}
      {exemption && (unfolded || state === 'closed') && (
        <Offer
          kind="plain"
          lines={[text.quote.exempt]}
          link={text.quote.goExempt}
          label={text.quote.goExemptOf(name)}
          onTap={() => applyForExemption(member, of.benefitYear)}
        />
      )}
      {unfolded && (
        <>
          {answer && <Figures of={of} onWhy={onWhy} />}
          {mayOrder && words && <Box className="pad t-2">{words}</Box>}
          {member.skipping && mayOrder && <Skipping {...member.skipping} />}
          <Box className="pad t-2t">{standingInWords(member)}</Box>
          {state === 'enrolled' && status === 'confirmed' && (
            <Row
              name={text.quote.certificate}
              value=""
              onTap={() =>
                open('/packages/contribution/certificate', {
                  member: member.memberId,
                  year: String(of.benefitYear),
                })
              }
            />
          )}
        </>
      )}
    </Box>
  );
}

/** What matters at first sight: from when it covers, what is taken off; or why it is not possible. */
function summaryOf(chosen: Chosen): string[] {
  const { member } = chosen;
  const { state, words, benefitPeriod, newborn, aid, broken } = member;
  if (newborn)
    return [text.quote.newborn(dayInWords(newborn.deadline)), text.quote.newbornLeft(newborn.daysLeft)];
  if (state === 'enrolled' && benefitPeriod) return [spanInWords(benefitPeriod)];
  const from = benefitFromOf(chosen);
  if (from === null || !canOrder(member)) return words ? [words] : [];
  if (broken)
    return [
      text.quote.unbroken(dayInWords(from)),
      text.quote.ifBroken(broken.months, broken.benefitFrom && dayInWords(broken.benefitFrom)),
    ];
  return [
    text.quote.begins(dayInWords(from)),
    ...(aid && aid !== '0.00' ? [text.quote.aided(displayAmount(aid))] : []),
  ];
}

function Head({ of, on, onChoose }: { of: Of; on: boolean; onChoose: (on: boolean) => void }) {
  const { member } = of.chosen;
  const { memberId, name, age, state } = member;
  const who = (
    <Box className="grow who">
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
        <Amount amount={amount} standard={member.standard} />
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
      {text.quote.kept(benefitYear, kept.months, day(kept.benefitFrom))}。{assumed && text.quote.assumed}
    </Strip>
  );
}

/** As whom and where the person enrols (第六条, 第九条). */
function standingInWords({ category, categoryClause, place, placeClause }: MemberQuote): string {
  return [
    withClause(CATEGORY_NAMES[category], categoryClause),
    ...(place ? [withClause(PLACE_NAMES[place], placeClause)] : []),
  ].join('，');
}

function waits({ waiting }: MemberQuote): boolean {
  return waiting !== null && waiting.months > 0;
}

/** Whom the exemption of 第八条 would help: bound to a window or to waiting now. */
function mayBeExempt(member: MemberQuote): boolean {
  return member.state === 'closed' || (canOrder(member) && waits(member));
}
