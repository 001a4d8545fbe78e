import { CONDITIONS, type MemberView, type OutputOf } from '@jiayibao/shared/contract/resident';
import { type CivilDate, parseCivilDate, yearOf } from '@jiayibao/shared/dates';
import { displayRate, displayYuan, type Fen } from '@jiayibao/shared/money';
import type { LanzhouValues } from '@jiayibao/shared/policy';
import { chronicOn } from '@jiayibao/shared/recognition';
import { call, useToday } from '../../cloud';
import { useLoaded } from '../../cloud/use-call';
import { Button } from '../../components/Button';
import { Card, Hair, Row } from '../../components/Card';
import { Chip } from '../../components/Chip';
import { Box } from '../../components/elements';
import { ForMember } from '../../components/ForMember';
import { EmptyState, Failure, NoticeList, Skeleton, Strip } from '../../components/Notes';
import { open } from '../../components/navigate';
import { Page } from '../../components/Page';
import { TimeLine } from '../../components/TimeLine';
import { beginDraft, useCaseDraft } from '../../state/case-draft';
import { useParameters } from '../../state/parameters';
import { CASE_STATES, dayInWords } from '../../wording/cases';
import { ageInWords, faceOf } from '../../wording/people';
import { CONDITION_NAMES, conditionsInWords, recognitionInWords } from '../../wording/recognitions';
import { Ceiling } from './Ceiling';
import { text } from './text';
import { WhereCard } from './WhereCard';

type Read = OutputOf<'recognition.read'>;
type Known = NonNullable<Read['known']>;

/** What a member is recognised for, what is left of the year, where it is used; and the way to apply. */
export default function TwoDisease() {
  const { data, failure } = useLoaded(async () => (await call('recognition.family', {})).data.members);
  const standing = data?.map((one) => ({ ...one, words: standingOf(one) })) ?? [];
  // Whoever has cover or an application is the one who is asked for.
  const asked = standing.find(({ words }) => words !== '')?.memberId;
  const first = (members: readonly MemberView[]) =>
    members.find(({ memberId }) => memberId === asked) ?? members[0];
  return (
    <Page title={text.titles.index}>
      <ForMember
        label={text.who}
        nobody={text.nobody}
        first={data || failure ? first : null}
        standing={Object.fromEntries(standing.map(({ memberId, words }) => [memberId, words]))}
      >
        {(member) => <Recognised key={member.memberId} member={member} />}
      </ForMember>
    </Page>
  );
}

/** "高血压已认定，申请审核中"; '' of whoever has nothing of it. */
function standingOf({
  conditions,
  chronic,
  lastCase,
}: OutputOf<'recognition.family'>['members'][number]): string {
  const running = lastCase === 'submitted' || lastCase === 'inReview' || lastCase === 'returned';
  return [
    conditions.length > 0 ? text.recognised(conditionsInWords(conditions)) : '',
    chronic > 0 ? text.chronicRecognised : '',
    running ? text.applied(CASE_STATES[lastCase].text) : '',
  ]
    .filter(Boolean)
    .join('，');
}

function Recognised({ member }: { member: MemberView }) {
  const { memberId } = member;
  const { data, failure, reload } = useLoaded(
    async () => (await call('recognition.read', { memberId })).data,
  );
  const today = useToday();
  if (!data || today === null)
    return failure ? <Failure message={failure.message} onRetry={reload} /> : <Skeleton rows={4} />;
  const { offered, known, lastCase } = data;
  const running = lastCase !== null && lastCase.may.length > 0;
  // What is under way, or was refused, is what one comes to see.
  const onTop = running || lastCase?.state === 'refused';
  return (
    <>
      {lastCase && onTop && <ProgressCard of={lastCase} />}
      {!offered && <NotOffered />}
      {known ? (
        <>
          {known.twoDisease && <YearCard member={member} known={known} today={today} />}
          {offered && !running && <ApplyCard member={member} known={known} today={today} />}
          {known.twoDisease && <WhereCard county={data.county} />}
          <ChronicCard known={known} today={today} />
          {hasAny(known, today) && (
            <Card>
              <Row
                name={text.preview}
                value={text.previewHint}
                onTap={() => open('/packages/two-disease/visit', { member: memberId })}
              />
            </Card>
          )}
          {lastCase && !onTop && <ProgressCard of={lastCase} />}
          <PastCard known={known} />
        </>
      ) : (
        <Card>
          <EmptyState icon="shield" title={text.unknown}>
            {text.unknownHint}
            <Box className="mt16">
              <Button onTap={() => open('/packages/household/member', { member: memberId })}>
                {text.how}
              </Button>
            </Box>
          </EmptyState>
        </Card>
      )}
    </>
  );
}

function hasAny(known: Known, today: string): boolean {
  return known.twoDisease !== null || chronicOn(known.recognitions, today).length > 0;
}

function YearCard({ member, known, today }: { member: MemberView; known: Known; today: string }) {
  const { twoDisease } = known;
  const day = parseCivilDate(today);
  if (!twoDisease || !day) return null;
  return (
    <Card>
      <Box className="row top person-row">
        <Box className="face" role="none">
          {faceOf(member.name)}
        </Box>
        <Box className="grow">
          <Box className="b">{member.name}</Box>
          <Box className="t-2t">
            {[ageInWords(member.birthDate, today), conditionsInWords(twoDisease.conditions)]
              .filter(Boolean)
              .join('，')}
          </Box>
        </Box>
        <Chip kind="ok" icon="tick">
          {text.approved}
        </Chip>
      </Box>
      <Hair />
      <Ceiling year={yearOf(day)} used={twoDisease.used} ceiling={twoDisease.ceiling} />
      <Box className="pad-x pad-b t-2">{text.yearEnds(yearOf(day))}</Box>
    </Card>
  );
}

function NotOffered() {
  return (
    <Card>
      <Strip kind="plain" icon="info">
        <Box className="b">{text.notOffered}</Box>
        {text.notOfferedHint}
      </Strip>
    </Card>
  );
}

/** What can still be applied for, what it takes, and at once why nothing can. */
function ApplyCard({ member, known, today }: { member: MemberView; known: Known; today: string }) {
  const { benefitPeriod } = known.basis;
  const begun = useCaseDraft(`case.twoDisease.${member.memberId}`).memberId !== '';
  const covered = benefitPeriod !== null && benefitPeriod.from <= today && today <= benefitPeriod.to;
  const chronic = chronicOn(known.recognitions, today).flatMap(({ condition }) => condition ?? []);
  const held = known.twoDisease?.conditions ?? [];
  const left = CONDITIONS.filter((condition) => !chronic.includes(condition) && !held.includes(condition));
  const apply = () => {
    const [only, ...others] = left;
    const ticked = only && others.length === 0 ? { [only]: true } : {};
    const gone = CONDITIONS.filter((condition) => !left.includes(condition));
    const unticked = Object.fromEntries(gone.map((condition) => [condition, false]));
    const known = { ...unticked, ...ticked, recognised: gone };
    const draft = beginDraft('twoDisease', { ...member, claimed: [] }, known);
    open('/packages/case/apply', { draft });
  };
  const values = useParameters().lanzhou.on(today as CivilDate)?.twoDisease;
  const figures = values ? [text.intro.figures(writtenFigures(values))] : [];
  if (left.length === 0 && chronic.length === 0) return null;
  return (
    <Card title={held.length === 0 ? text.intro.title : undefined}>
      {chronic.length > 0 && (
        <Strip kind="plain" icon="info">
          {text.chronicInstead(conditionsInWords(chronic))}
        </Strip>
      )}
      {held.length === 0 && left.length > 0 && (
        <Box className="pad-x">
          <NoticeList notices={[...figures, ...text.intro.lines]} />
        </Box>
      )}
      {left.length > 0 && (
        <Box className="pad">
          {covered ? (
            <Button kind={held.length === 0 || begun ? undefined : 'secondary'} onTap={apply}>
              {begun
                ? text.goOn
                : held.length === 0
                  ? text.apply
                  : text.applyFor(CONDITION_NAMES[left[0] as 'diabetes'])}
            </Button>
          ) : (
            <>
              <Box className="pad-b">{text.notCovered}</Box>
              <Button kind="secondary" onTap={() => open('/packages/contribution/quote')}>
                {text.cover}
              </Button>
            </>
          )}
        </Box>
      )}
    </Card>
  );
}

function writtenFigures({ rate, ceilings }: LanzhouValues['twoDisease']) {
  const yuan = (fen: Fen) => displayYuan(fen).replace(/\.00$/, '');
  return {
    rate: displayRate(rate.value),
    hypertension: yuan(ceilings.hypertension.value),
    diabetes: yuan(ceilings.diabetes.value),
    both: yuan(ceilings.both.value),
  };
}

function ChronicCard({ known, today }: { known: Known; today: string }) {
  const day = parseCivilDate(today);
  const chronic = chronicOn(known.recognitions, today);
  if (!day) return null;
  return (
    <Card title={text.chronic}>
      {chronic.length === 0 && <Box className="pad-x pad-b t-2">{text.chronicNone}</Box>}
      {chronic.map(({ recognitionId, disease, ceiling, from }, at) => (
        <Box key={recognitionId}>
          {at > 0 && <Hair />}
          <Row name={disease} value={text.since(dayInWords(from))} />
          <Ceiling
            year={yearOf(day)}
            used={known.chronicPaid.find((one) => one.recognitionId === recognitionId)?.amount ?? '0'}
            ceiling={ceiling}
          />
        </Box>
      ))}
    </Card>
  );
}

function ProgressCard({ of }: { of: NonNullable<Read['lastCase']> }) {
  const look = CASE_STATES[of.state];
  return (
    <Card
      title={text.progress}
      link={{ text: text.openCase, onTap: () => open('/packages/case/case', { case: of.caseId }) }}
    >
      <Box className="pad-x">
        <Chip kind={look.chip} icon={look.icon}>
          {look.text}
        </Chip>
      </Box>
      <TimeLine entries={of.may.length > 0 ? of.timeLine : of.timeLine.slice(-1)} region={of.region} />
    </Card>
  );
}

function PastCard({ known: { recognitions } }: { known: Known }) {
  const past = recognitions.filter(({ endedFrom }) => endedFrom !== null);
  if (past.length === 0) return null;
  return (
    <Card title={text.past}>
      {past.map((one, at) => (
        <Box key={one.recognitionId}>
          {at > 0 && <Hair />}
          <Row name={recognitionInWords(one)} value={text.until(dayInWords(one.endedFrom))} />
        </Box>
      ))}
    </Card>
  );
}
