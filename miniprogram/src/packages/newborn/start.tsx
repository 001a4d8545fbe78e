import { REGIONS } from '@jiayibao/shared/contract/resident';
import { type CivilDate, parseCivilDate } from '@jiayibao/shared/dates';
import { useRouter } from '@tarojs/taro';
import { useEffect, useState } from 'react';
import { call } from '../../cloud';
import { useLoaded } from '../../cloud/use-call';
import { Card, Hair, Link, Row } from '../../components/Card';
import { Chip } from '../../components/Chip';
import { OptionRows } from '../../components/Choices';
import { DateField } from '../../components/DateField';
import { Box, Txt } from '../../components/elements';
import { MemberHead } from '../../components/MemberHead';
import { Failure, NoticeList, Skeleton, Strip } from '../../components/Notes';
import { open } from '../../components/navigate';
import { type Asked, type Opening, ordinaryWays, yearAfter, yearsOf } from '../../components/next-year';
import { Page } from '../../components/Page';
import { Said } from '../../components/Said';
import { Sheet } from '../../components/Sheet';
import { beginDraft } from '../../state/case-draft';
import { learnHousehold } from '../../state/household';
import { refreshParameters } from '../../state/parameters';
import { say } from '../../state/said';
import { dayInWords } from '../../wording/cases';
import { REGION_NAMES, SEX_NAMES } from '../../wording/people';
import { yearText } from '../../wording/years';
import { addToCalendar } from './calendar';
import { Dock } from './Dock';
import { changeNewborn, useNewbornDraft } from './draft';
import './newborn.css';
import { OptionCard } from '../../components/OptionCard';
import { AfterCard, CoversCard, DeadlineCard, TermsCard } from './TermsCards';
import { STATE_LOOKS, text } from './text';
import { type Child, useAnswer, useNewborns } from './use-newborns';

/** In the place of a member's id: a child who is not in the household. */
const NEW = 'new';

/** A birth date is enough: by when, covered from when to when, for how much, and what is possible after that. */
export default function Start() {
  const newborns = useNewborns();
  const { today, children, data, parameters, failure, reload, household } = newborns;
  const draft = useNewbornDraft();
  const [choosing, setChoosing] = useState(false);
  const { member } = useRouter().params;
  // Whom somebody looked at the last time is nobody's now.
  useEffect(() => changeNewborn({ subject: member ?? null }), [member]);
  useLoaded(async () => {
    await refreshParameters();
    learnHousehold((await call('household.read', {})).data.household);
  });
  const chosen = draft.subject ?? children.find(({ state }) => state !== 'enrolled')?.memberId;
  const child =
    children.find(({ memberId }) => memberId === chosen) ?? (draft.subject === NEW ? null : children[0]);
  const region = newborns.region ?? draft.region ?? 'lanzhou';
  const birthDate = parseCivilDate(child?.birthDate ?? draft.birthDate);
  const isBorn = birthDate !== null && today !== null && birthDate <= today;
  const typed = useAnswer(region, child || !isBorn ? null : birthDate, today, parameters);
  const answer = isBorn ? (child?.answer ?? typed) : null;
  const result = answer?.ok ? answer.result : null;
  const enrolled = yearsOf(household?.members, child?.memberId ?? null);
  const asked: Asked | null = birthDate &&
    today && { region, birthDate, groups: child?.groups ?? [], enrolled, today, parameters };
  const ways = asked && answer && !answer.ok ? ordinaryWays(asked) : [];
  // Before that, it is not known whether there is a child whose birth date need not be asked.
  const isKnown = failure !== null || (today !== null && (data !== null || children.length > 0));
  const isAlone = failure !== null && failure.code !== 'NOT_FOUND' && failure.code !== 'CONSENT_REQUIRED';
  return (
    <Page
      title={text.titles.start}
      dock={
        answer &&
        asked && (
          <Dock
            child={child ?? null}
            answer={answer}
            after={answer.ok ? yearAfter(asked, answer.result.benefitPeriod) : null}
            isOpen={ways.some(({ state }) => state === 'open')}
            openOrder={data?.openOrder ?? null}
            isNew={!household}
          />
        )
      }
    >
      <Said />
      {!isKnown && <Skeleton rows={4} />}
      {today === null && failure && <Failure message={failure.message} onRetry={reload} />}
      {data?.stopped && (
        <Card>
          <Strip kind="plain" icon="info">
            {data.stopped.words}
          </Strip>
        </Card>
      )}
      {data?.openOrder && (
        <Card>
          <Strip>{text.openOrder}</Strip>
        </Card>
      )}
      {child?.state === 'enrolled' && (
        <Card>
          <Strip kind="plain" icon="tick">
            {child.cover
              ? text.enrolled(dayInWords(child.cover.from), dayInWords(child.cover.to))
              : text.enrolledUnseen}
          </Strip>
        </Card>
      )}
      {result && birthDate && today && child?.state !== 'enrolled' && (
        <DeadlineCard result={result} birthDate={birthDate} today={today} />
      )}
      {answer && !answer.ok && child?.state !== 'enrolled' && (
        <Card title={text.closed.title}>
          <Strip icon="clock">{answer.error.message}</Strip>
          <Box className="pad">
            <NoticeList notices={ordinaryWords(ways)} />
          </Box>
          <Box className="pad-x pad-b t-2">{text.closed.basis[region]}</Box>
        </Card>
      )}
      {child ? (
        <SubjectCard child={child} onChange={() => setChoosing(true)} />
      ) : (
        today &&
        isKnown && (
          <BirthCard
            today={today}
            asksRegion={newborns.region === null}
            onOther={children.length > 0 ? () => setChoosing(true) : null}
          />
        )
      )}
      {result && asked && child?.state !== 'enrolled' && (
        <>
          <TermsCard
            result={result}
            pending={child?.pending ?? null}
            asked={asked}
            isMember={child !== undefined && child !== null}
          />
          <CoversCard fromBirth={result.withinDeadline} />
          {birthDate && (
            <AfterCard result={result} birthDate={birthDate} region={region} parameters={parameters} />
          )}
        </>
      )}
      {today && (
        <Ways
          deadline={
            result && result.daysLeft >= 0 && child?.state !== 'enrolled'
              ? (result.deadline as CivilDate)
              : null
          }
          today={today}
          child={child ?? null}
          guardian={data?.guardians[0] ?? null}
          birthDate={birthDate}
        />
      )}
      {isAlone && <NoticeList notices={[text.terms.onPhone(parameters.version)]} />}
      {choosing && (
        <ChooseSheet
          newborns={children}
          current={child?.memberId ?? NEW}
          onClose={() => setChoosing(false)}
        />
      )}
    </Page>
  );
}

/** Whose enrolment this is. */
function SubjectCard({ child, onChange }: { child: Child; onChange: () => void }) {
  const { name, birthDate, sex, state } = child;
  const look = STATE_LOOKS[state];
  const words = [text.subject.born(dayInWords(birthDate)), sex ? SEX_NAMES[sex] : '']
    .filter(Boolean)
    .join('，');
  return (
    <Card>
      <Box className="row top person-row">
        <MemberHead
          name={name}
          words={words}
          end={<Link bare tight text={text.change} label={text.subject.changeOf(name)} onTap={onChange} />}
        >
          <Box className="mt8">
            <Chip kind={look.chip} icon={look.icon}>
              {look.text}
            </Chip>
          </Box>
        </MemberHead>
      </Box>
    </Card>
  );
}

/** The birth date of a child who is not in the household, and the region where there is none either. */
function BirthCard({
  today,
  asksRegion,
  onOther,
}: {
  today: CivilDate;
  asksRegion: boolean;
  onOther: (() => void) | null;
}) {
  const { birthDate, region } = useNewbornDraft();
  const isFuture = birthDate !== null && birthDate > today;
  return (
    <>
      <Card>
        <DateField
          id="birth"
          label={text.birth.label}
          hint={text.birth.hint}
          error={isFuture ? text.birth.future : null}
          value={birthDate}
          onChange={(day) => changeNewborn({ birthDate: day })}
        />
        {onOther && (
          <Box className="pad-x pad-b">
            <Link start text={text.subject.choose} onTap={onOther} />
          </Box>
        )}
      </Card>
      {asksRegion && (
        <OptionCard
          name="region"
          label={text.birth.region}
          options={REGIONS.map((value) => ({ value, text: REGION_NAMES[value] }))}
          value={region ?? 'lanzhou'}
          onChange={(chosen) => changeNewborn({ region: chosen })}
        />
      )}
    </>
  );
}

function ChooseSheet({
  newborns,
  current,
  onClose,
}: {
  newborns: readonly Child[];
  current: string;
  onClose: () => void;
}) {
  return (
    <Sheet title={text.subject.choose} onClose={onClose}>
      <OptionRows
        name="subject"
        label={text.subject.choose}
        options={[
          ...newborns.map(({ memberId, name, birthDate }) => ({
            value: memberId,
            text: name,
            hint: text.subject.born(dayInWords(birthDate)),
          })),
          { value: NEW, text: text.subject.other, hint: text.subject.otherHint },
        ]}
        value={current}
        onChange={(subject) => {
          changeNewborn({ subject });
          onClose();
        }}
      />
    </Sheet>
  );
}

/** What else can be done: remember the day, go to the desk, see how it goes with the certificate, show the cover. */
function Ways({
  deadline,
  today,
  child,
  guardian,
  birthDate,
}: {
  deadline: CivilDate | null;
  today: CivilDate;
  child: Child | null;
  guardian: { memberId: string; name: string } | null;
  birthDate: CivilDate | null;
}) {
  const remember = async (day: CivilDate) => {
    const title = child ? text.ways.calendarTitleOf(child.name) : text.ways.calendarTitle;
    const event = { day, title, description: text.ways.calendarBody };
    say((await addToCalendar(event, today)) ? text.ways.added : text.ways.notAdded);
  };
  const toDesk = () => {
    if (!guardian) return open('/packages/household/consent');
    const from = birthDate === null ? {} : { from: birthDate };
    const id = beginDraft('newbornAtDesk', { ...guardian, claimed: [] }, from);
    open('/packages/case/apply', { draft: id });
  };
  const caseId = child?.caseId ?? null;
  const cover = child?.state === 'enrolled' ? child.cover : null;
  return (
    <Card>
      {child && cover && (
        <>
          <Row
            name={text.ways.paper}
            value=""
            onTap={() =>
              open('/packages/contribution/certificate', {
                member: child.memberId,
                year: cover.to.slice(0, 4),
              })
            }
          />
          <Hair />
        </>
      )}
      {deadline && (
        <>
          <Row name={text.ways.calendar} value="" onTap={() => void remember(deadline)} />
          <Hair />
        </>
      )}
      {caseId && (
        <>
          <Row
            name={text.ways.certificate}
            value=""
            onTap={() => open('/packages/case/case', { case: caseId })}
          />
          <Hair />
        </>
      )}
      <Row name={text.ways.desk} value={<Txt className="t-2t">{text.ways.deskHint}</Txt>} onTap={toDesk} />
    </Card>
  );
}

/** As anybody: what can be paid, or when. */
function ordinaryWords(ways: readonly Opening[]): string[] {
  return ways.map(yearText.ordinary).filter((words) => words !== '');
}
