import type { NewbornResult, Notice } from '@jiayibao/shared/contract/calculation';
import type { Region } from '@jiayibao/shared/contract/resident';
import { type CivilDate, yearOf } from '@jiayibao/shared/dates';
import { clauseText, type ParameterSet } from '@jiayibao/shared/policy';
import { useState } from 'react';
import { Card, Hair, Link, Row } from '../../components/Card';
import { Box, Txt } from '../../components/elements';
import { Icon } from '../../components/Icon';
import { displayAmount, Money } from '../../components/Money';
import { NoticeList, Strip } from '../../components/Notes';
import { open } from '../../components/navigate';
import { type Asked, yearAfter } from '../../components/next-year';
import { StepsSheet } from '../../components/StepsSheet';
import { dayInWords } from '../../wording/cases';
import { GROUP_NAMES, REGION_NAMES } from '../../wording/people';
import { yearText } from '../../wording/years';
import { Lanes } from './Lanes';
import { noticeWords, text } from './text';
import { type Child, coversAfter } from './use-newborns';

/** The last day, how long it is till then, and what is covered, in time. */
export function DeadlineCard({
  result,
  birthDate,
  today,
}: {
  result: NewbornResult;
  birthDate: CivilDate;
  today: CivilDate;
}) {
  const { deadline, daysLeft, benefitPeriod } = result;
  return (
    <Box className="card">
      <Box className={`last-day ${daysLeft < 0 ? 'last-day-past' : ''}`}>
        <Box>
          <Box className="last-day-label">{text.deadline.label}</Box>
          <Box className="b num">{dayInWords(deadline)}</Box>
        </Box>
        {daysLeft === 0 ? (
          <Box className="b">{text.deadline.today}</Box>
        ) : (
          <Box className="last-day-count">
            <Txt>{daysLeft > 0 ? text.deadline.left : text.deadline.past}</Txt>
            <Txt className="fig-xl num last-day-n">{Math.abs(daysLeft)}</Txt>
            <Txt>{text.deadline.days}</Txt>
          </Box>
        )}
      </Box>
      <Lanes
        birthDate={birthDate}
        deadline={deadline as CivilDate}
        today={today}
        cover={benefitPeriod as { from: CivilDate; to: CivilDate }}
      />
    </Box>
  );
}

/** What has to be known before the price. */
export const URGENT: readonly Notice[] = ['lastDayAdvice', 'confirmWithAgency'];

/** From when to when, what it costs, and why. */
export function TermsCard({
  result,
  pending,
  asked,
  isMember,
}: {
  result: NewbornResult;
  pending: Child['pending'];
  asked: Asked;
  /** Of the household, so that a further year can be paid. */
  isMember: boolean;
}) {
  const [why, setWhy] = useState(false);
  const { benefitPeriod, standard, aid, due, contributionYear, notices, withinDeadline } = result;
  const urgent = notices.filter((notice) => URGENT.includes(notice));
  const others = notices.filter((notice) => notice !== 'coverAlreadyPast' && !URGENT.includes(notice));
  const carried = carriedOver(result);
  const after = yearAfter(asked, benefitPeriod);
  return (
    <>
      {notices.includes('coverAlreadyPast') && (
        <Box className="card">
          <Strip icon="warn">
            {text.past(contributionYear, dayInWords(benefitPeriod.to))}
            {after && yearText.another(after)}
          </Strip>
        </Box>
      )}
      {urgent.length > 0 && (
        <Box className="card">
          <Strip icon="warn">{urgent.map(noticeWords).join('')}</Strip>
        </Box>
      )}
      <Card title={text.terms.title}>
        <Row name={text.terms.cover} value={<Span {...benefitPeriod} />} />
        <Hair />
        <Row name={text.terms.standard(contributionYear)} value={<Money yuan={standard} />} />
        {aid !== '0.00' && (
          <>
            <Hair />
            <Row name={text.terms.aid} value={<Money yuan={aid} />} />
          </>
        )}
        <Hair />
        <Row
          name={text.terms.due}
          value={due === '0.00' ? text.terms.free : <Money yuan={due} className="b" />}
        />
        {after?.state === 'open' && (
          <>
            <Strip boxed>
              {text.until(dayInWords(benefitPeriod.to))}
              {yearText.another(after)}
              {!withinDeadline && yearText.only(after.year, dayInWords(after.from))}
            </Strip>
            {!withinDeadline && isMember && (
              <Box className="pad-x">
                <Link
                  start
                  text={yearText.goOnly(after.year)}
                  onTap={() => open('/packages/contribution/quote')}
                />
              </Box>
            )}
          </>
        )}
        {after && after.state !== 'open' && !notices.includes('coverAlreadyPast') && (
          <Box className="pad-x pad-b t-2t">{yearText.another(after)}</Box>
        )}
        {carried && <Box className="pad-x pad-b t-2t">{carried}</Box>}
        {pending && (
          <Strip kind="plain" icon="info" boxed>
            {text.terms.pending(
              pending.groups.map((group) => GROUP_NAMES[group]).join('、'),
              displayAmount(pending.due),
            )}
          </Strip>
        )}
        <Hair />
        <Row name={text.terms.why} value="" onTap={() => setWhy(true)} />
      </Card>
      {others.length > 0 && <NoticeList notices={others.map(noticeWords)} />}
      {why && (
        <StepsSheet
          title={text.terms.whyTitle}
          subtitle={`${text.terms.due} ${displayAmount(due)} 元，${REGION_NAMES[asked.region]}`}
          result={result}
          onClose={() => setWhy(false)}
        />
      )}
    </>
  );
}

/** From one day to another, each in one piece. */
export function Span({ from, to }: { from: string; to: string }) {
  return (
    <>
      <Txt className="num nw">{dayInWords(from)}</Txt>
      <Txt>至</Txt>
      <Txt className="num nw">{dayInWords(to)}</Txt>
    </>
  );
}

/** That the amount is another year's as long as none is published; null where it is the year's own. */
export function carriedOver({ policy, steps }: NewbornResult): string | null {
  const standard = steps.find(({ id }) => id === 'standard');
  return standard?.grade === 'reading' ? clauseText(policy, standard.clause) : null;
}

/** What the contribution covers. */
export function CoversCard({ fromBirth }: { fromBirth: boolean }) {
  const { covers } = text;
  const rows = [
    [covers.inpatient, fromBirth ? covers.fromBirth : covers.fromPayment],
    [covers.outpatient, covers.outpatientHint],
    [covers.critical, covers.criticalHint],
  ];
  return (
    <Card title={covers.title}>
      <Box role="list" className="pad-b">
        {rows.map(([name, hint]) => (
          <Box key={name} role="listitem" className="covers-row">
            <Box className="teal mr8 no">
              <Icon name="tick" size={24} />
            </Box>
            <Box className="grow">
              <Box>{name}</Box>
              <Box className="t-2t mt4">{hint}</Box>
            </Box>
          </Box>
        ))}
      </Box>
      {fromBirth && (
        <Box className="pad-x pad-b">
          <NoticeList notices={[covers.bill]} />
        </Box>
      )}
    </Card>
  );
}

/** What is possible after the last day, before it has come. */
export function AfterCard({
  result,
  birthDate,
  region,
  parameters,
}: {
  result: NewbornResult;
  birthDate: CivilDate;
  region: Region;
  parameters: ParameterSet;
}) {
  if (!result.withinDeadline) return null;
  const covers = coversAfter(region, birthDate, result.deadline as CivilDate, parameters);
  const years = covers.map(({ from, to }) => ({ year: yearOf(from), to: dayInWords(to) }));
  const lines =
    covers.length > 0 ? [text.after.late(years), text.after.later, text.after.grade] : [text.after.linxia];
  return (
    <Card title={text.after.title}>
      <Box className="pad-x pad-b">
        <NoticeList notices={lines} />
      </Box>
    </Card>
  );
}
