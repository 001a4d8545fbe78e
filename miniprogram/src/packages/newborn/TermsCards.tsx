import type { NewbornResult } from '@jiayibao/shared/contract/calculation';
import type { Region } from '@jiayibao/shared/contract/resident';
import { type CivilDate, formatChinese } from '@jiayibao/shared/dates';
import type { ParameterSet } from '@jiayibao/shared/policy';
import { useState } from 'react';
import { Card, Hair, Row } from '../../components/Card';
import { Box, Txt } from '../../components/elements';
import { Icon } from '../../components/Icon';
import { displayAmount, Money } from '../../components/Money';
import { NoticeList, Strip } from '../../components/Notes';
import { StepsSheet } from '../../components/StepsSheet';
import { dayInWords } from '../../wording/cases';
import { GROUP_NAMES, REGION_NAMES } from '../../wording/people';
import { NOTICE_NAMES } from '../../wording/stays';
import { Lanes } from './Lanes';
import { text } from './text';
import { afterDeadline, type Child } from './use-newborns';

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
      <Box className="last-day">
        <Box>
          <Box className="t-2t amber">{text.deadline.label}</Box>
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

/** From when to when, what it costs, and why. */
export function TermsCard({
  result,
  pending,
  region,
}: {
  result: NewbornResult;
  pending: Child['pending'];
  region: Region;
}) {
  const [why, setWhy] = useState(false);
  const { benefitPeriod, standard, aid, due, contributionYear, notices } = result;
  const others = notices.filter((notice) => notice !== 'coverAlreadyPast');
  return (
    <>
      {notices.includes('coverAlreadyPast') && (
        <Box className="card">
          <Strip icon="warn">{text.past(contributionYear, dayInWords(benefitPeriod.to))}</Strip>
        </Box>
      )}
      <Card title={text.terms.title}>
        <Row
          name={text.terms.cover}
          value={text.terms.span(dayInWords(benefitPeriod.from), dayInWords(benefitPeriod.to))}
        />
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
      {others.length > 0 && <NoticeList notices={others.map((notice) => NOTICE_NAMES[notice])} />}
      {why && (
        <StepsSheet
          title={text.terms.whyTitle}
          subtitle={`${text.terms.due} ${displayAmount(due)} 元，${REGION_NAMES[region]}`}
          result={result}
          onClose={() => setWhy(false)}
        />
      )}
    </>
  );
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
  const late = afterDeadline(region, birthDate, result.deadline as CivilDate, parameters);
  const lines = late.ok
    ? [
        text.after.late(formatChinese(late.result.benefitPeriod.to as CivilDate)),
        text.after.later,
        text.after.grade,
      ]
    : [region === 'linxia' ? text.after.linxia : late.error.message];
  return (
    <Card title={text.after.title}>
      <Box className="pad-x pad-b">
        <NoticeList notices={lines} />
      </Box>
    </Card>
  );
}
