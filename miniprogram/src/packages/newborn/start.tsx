import { REGIONS } from '@jiayibao/shared/contract/resident';
import { type CivilDate, parseCivilDate } from '@jiayibao/shared/dates';
import { useRouter } from '@tarojs/taro';
import { useEffect, useState } from 'react';
import { call } from '../../cloud';
import { useLoaded } from '../../cloud/use-call';
import { Button, Footer } from '../../components/Button';
import { Card, Hair, Link, Row } from '../../components/Card';
import { Chip } from '../../components/Chip';
import { OptionRows } from '../../components/Choices';
import { DateField } from '../../components/DateField';
import { Box, Txt } from '../../components/elements';
import { MemberHead } from '../../components/MemberHead';
import { Money } from '../../components/Money';
import { Failure, NoticeList, Skeleton, Strip } from '../../components/Notes';
import { open, openTab } from '../../components/navigate';
import { Page } from '../../components/Page';
import { Said } from '../../components/Said';
import { Sheet } from '../../components/Sheet';
import { beginDraft } from '../../state/case-draft';
import { learnHousehold } from '../../state/household';
import { refreshParameters } from '../../state/parameters';
import { say } from '../../state/said';
import { dayInWords } from '../../wording/cases';
import { REGION_NAMES, SEX_NAMES } from '../../wording/people';
import { addToCalendar } from './calendar';
import { type ChildDraft, changeNewborn, NEW_CHILD, useNewbornDraft } from './draft';
import './newborn.css';
import { OptionCard } from '../../components/OptionCard';
import { AfterCard, CoversCard, DeadlineCard, TermsCard } from './TermsCards';
import { STATE_LOOKS, text } from './text';
import { type Answer, type Child, useAnswer, useNewborns } from './use-newborns';

/** In the place of a member's id: a child who is not in the household. */
const NEW = 'new';

/** A birth date is enough: by when, covered from when to when, for how much, and what is possible after that. */
export default function Start() {
  const newborns = useNewborns();
  const { today, children, data, parameters, failure, reload, household } = newborns;
  const draft = useNewbornDraft();
  const [choosing, setChoosing] = useState(false);
  const { member } = useRouter().params;
  useEffect(() => {
    if (member) changeNewborn({ subject: member });
  }, [member]);
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
  const isAlone = failure !== null && failure.code !== 'NOT_FOUND' && failure.code !== 'CONSENT_REQUIRED';
  return (
    <Page
      title={text.titles.start}
      dock={
        answer && (
          <Dock
            child={child ?? null}
            answer={answer}
            openOrder={data?.openOrder ?? null}
            isNew={!household}
          />
        )
      }
    >
      <Said />
      {today === null && !failure && <Skeleton rows={4} />}
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
      {child?.state === 'enrolled' && child.cover && (
        <Card>
          <Strip kind="plain" icon="tick">
            {text.enrolled(dayInWords(child.cover.from), dayInWords(child.cover.to))}
          </Strip>
        </Card>
      )}
      {result && birthDate && today && child?.state !== 'enrolled' && (
        <DeadlineCard result={result} birthDate={birthDate} today={today} />
      )}
      {answer && !answer.ok && child?.state !== 'enrolled' && (
        <Card title={text.closed.title}>
          <Strip icon="clock">{answer.error.message}</Strip>
          <Box className="pad t-2">{text.closed.basis[region]}</Box>
        </Card>
      )}
      {child ? (
        <SubjectCard child={child} onChange={() => setChoosing(true)} />
      ) : (
        today && (
          <BirthCard
            today={today}
            asksRegion={newborns.region === null}
            onOther={children.length > 0 ? () => setChoosing(true) : null}
          />
        )
      )}
      {result && child?.state !== 'enrolled' && (
        <>
          <TermsCard result={result} pending={child?.pending ?? null} region={region} />
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
          caseId={child?.caseId ?? null}
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

/** What else can be done: remember the day, go to the desk, see how it goes with the certificate. */
function Ways({
  deadline,
  today,
  caseId,
  guardian,
  birthDate,
}: {
  deadline: CivilDate | null;
  today: CivilDate;
  caseId: string | null;
  guardian: { memberId: string; name: string } | null;
  birthDate: CivilDate | null;
}) {
  const remember = async (day: CivilDate) => {
    const event = { day, title: text.ways.calendarTitle, description: text.ways.calendarBody };
    say((await addToCalendar(event, today)) ? text.ways.added : text.ways.notAdded);
  };
  const toDesk = () => {
    if (!guardian) return open('/packages/household/consent');
    const from = birthDate === null ? {} : { from: birthDate };
    const id = beginDraft('newbornAtDesk', { ...guardian, claimed: [] }, from);
    open('/packages/case/apply', { draft: id });
  };
  return (
    <Card>
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

/** What comes next, and what it costs. */
function Dock({
  child,
  answer,
  openOrder,
  isNew,
}: {
  child: Child | null;
  answer: Answer;
  openOrder: string | null;
  isNew: boolean;
}) {
  const { birthDate } = useNewbornDraft();
  const go = () => {
    const next: ChildDraft = child
      ? { ...NEW_CHILD, ...child, registered: child.state === 'registered' }
      : { ...NEW_CHILD, birthDate };
    changeNewborn({ children: [next] });
    if (next.registered) open('/packages/newborn/check');
    else open(child ? '/packages/newborn/photos' : '/packages/newborn/child', { at: '0' });
  };
  if (openOrder)
    return (
      <Footer>
        <Button onTap={() => open('/packages/contribution/order', { number: openOrder })}>
          {text.dock.openOrder}
        </Button>
      </Footer>
    );
  if (child?.state === 'enrolled')
    return (
      <Footer>
        <Button kind="secondary" onTap={() => openTab('home')}>
          {text.dock.home}
        </Button>
      </Footer>
    );
  if (!answer.ok)
    return (
      <Footer>
        <Button onTap={() => open('/packages/contribution/quote')}>{text.closed.ordinary}</Button>
      </Footer>
    );
  const { benefitPeriod, due } = answer.result;
  return (
    <Footer>
      <Box className="row between wrap pad-b">
        <Box>
          <Box className="b">{text.dock.title}</Box>
          <Box className="t-2t num">{text.dock.until(dayInWords(benefitPeriod.to))}</Box>
        </Box>
        <Money yuan={due} className="fig-l" />
      </Box>
      {isNew ? (
        <Button onTap={() => open('/packages/household/consent')}>{text.dock.register}</Button>
      ) : (
        <Button onTap={go}>{wordsOf(child)}</Button>
      )}
    </Footer>
  );
}

function wordsOf(child: Child | null): string {
  if (!child) return text.dock.startNew;
  if (child.state === 'registered') return text.dock.pay;
  return child.state === 'returned' ? text.dock.again : text.dock.start(child.name);
}
