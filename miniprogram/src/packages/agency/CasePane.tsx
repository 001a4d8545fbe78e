import type { StaffCaseView } from '@jiayibao/shared/contract/agency';
import { caseKinds } from '@jiayibao/shared/contract/resident';
import { daysBetween, parseCivilDate } from '@jiayibao/shared/dates';
import { useEffect, useState } from 'react';
import { useAct } from '../../cloud/use-act';
import { useLoaded } from '../../cloud/use-call';
import { Chip } from '../../components/Chip';
import { CheckRow } from '../../components/Choices';
import { Evidence } from '../../components/Evidence';
import { Box, Heading, Txt } from '../../components/elements';
import { Failure, Refused, Skeleton, Strip } from '../../components/Notes';
import { TimeLine } from '../../components/TimeLine';
import { attachmentsText } from '../../wording/attachments';
import { applicationLines, CASE_STATES, dayInWords } from '../../wording/cases';
import { DOCUMENT_NAMES, GROUP_NAMES, SEX_NAMES } from '../../wording/people';
import { callAgency } from './cloud';
import { Decide, type Decision } from './Decide';
import { ageInWords, waitedDays } from './QueueTable';
import { text } from './text';

/** One case: what is applied for, what the record says, the papers, what to check, and the decision. */
export function CasePane({
  caseId,
  today,
  onChanged,
}: {
  caseId: string;
  today: string | null;
  onChanged: () => void;
}) {
  const [of, setOf] = useState<StaffCaseView | null>(null);
  const { data, failure, reload } = useLoaded(async () => (await callAgency('case.read', { caseId })).data);
  useEffect(() => setOf(data), [data]);
  const [checked, setChecked] = useState<readonly string[]>([]);
  const { busy, failure: refusal, act } = useAct();

  const decide = ({ step, words, reason }: Decision) =>
    act(JSON.stringify([step, words, reason, of?.revision]), async (key) => {
      if (!of) return;
      const seen = { caseId, revision: of.revision };
      const options = { key };
      const done =
        step === 'refuse'
          ? callAgency('case.refuse', { ...seen, words, reason }, options)
          : step === 'return' || step === 'reverse'
            ? callAgency(`case.${step}`, { ...seen, words }, options)
            : step === 'approve'
              ? callAgency('case.approve', { ...seen, words: words || null }, options)
              : callAgency(`case.${step}`, seen, options);
      setOf((await done).data);
      onChanged();
    });
  if (!of) {
    return failure ? <Failure message={failure.message} onRetry={reload} /> : <Skeleton rows={4} />;
  }
  const { checks } = caseKinds[of.kind];
  const deciding = of.may.includes('approve');
  return (
    <>
      <Box className="d-pane">
        <Head of={of} today={today} />
        <Facts of={of} />
        {of.attachments.length > 0 && (
          <Box className="d-part">
            <Heading level={3} className="b mb8">
              {attachmentsText.title(of.attachments.length)}
            </Heading>
            <Evidence attachments={of.attachments} />
          </Box>
        )}
        {of.obstacle && (
          <Strip icon="warn">
            <Box className="b">{text.pane.obstacle}</Box>
            {of.obstacle}
          </Strip>
        )}
        {deciding && (
          <Box role="group" label={text.pane.checks}>
            <Heading level={3} className="b d-part">
              {text.pane.checks}
            </Heading>
            {checks.map((words, at) => (
              <CheckRow
                key={words}
                id={`check-${at}`}
                text={words}
                checked={checked.includes(words)}
                onChange={(on) =>
                  setChecked(on ? [...checked, words] : checked.filter((one) => one !== words))
                }
              />
            ))}
          </Box>
        )}
        <Heading level={3} className="b d-part">
          {text.pane.progress}
        </Heading>
        <TimeLine entries={of.timeLine} />
      </Box>
      <Box className="d-foot">
        <Refused failure={refusal} />
        <Decide
          of={of}
          busy={busy}
          ready={checks.every((words) => checked.includes(words)) && of.obstacle === null}
          onDecide={decide}
        />
      </Box>
    </>
  );
}

function Head({ of, today }: { of: StaffCaseView; today: string | null }) {
  const look = CASE_STATES[of.state];
  const running = of.state === 'submitted' || of.state === 'inReview';
  return (
    <Box className="d-part">
      <Box className="row wrap between">
        <Box className="mr8">
          <Txt className="t-title mr8">{of.name}</Txt>
          {of.person && <Txt className="ink2">{ageInWords(of.person.birthDate, today)}</Txt>}
        </Box>
        {running ? (
          <Chip kind="due" icon="clock">
            {waitInWords(of, today)}
          </Chip>
        ) : (
          <Chip kind={look.chip} icon={look.icon}>
            {look.text}
          </Chip>
        )}
      </Box>
      <Box className="ink2 num mt4">{text.pane.number(caseKinds[of.kind].title, of.number)}</Box>
      {of.taker && <Box className="mt4">{text.pane.takenBy(of.taker.name)}</Box>}
    </Box>
  );
}

function waitInWords({ submittedAt, dueOn }: StaffCaseView, today: string | null): string {
  const waited = text.pane.waited(waitedDays(submittedAt ?? 0, today));
  const due = parseCivilDate(dueOn);
  const day = parseCivilDate(today);
  if (!due || !day || due > day) return waited;
  return waited + (due === day ? text.pane.dueToday : text.pane.over(daysBetween(due, day)));
}

function Facts({ of }: { of: StaffCaseView }) {
  const { person } = of;
  const applied = [
    ...applicationLines(of.application),
    { name: text.pane.submitted, value: dayInWords(of.submittedAt) },
    { name: text.pane.due, value: dayInWords(of.dueOn) },
  ];
  return (
    <>
      <FactList facts={applied} />
      {of.filedAtDesk && <Box className="d-part ink2">{text.pane.paper}</Box>}
      {of.advice && <Box className="d-part">{of.advice}</Box>}
      {person && <Record of={person} />}
    </>
  );
}

function Record({ of: person }: { of: NonNullable<StaffCaseView['person']> }) {
  const groups = person.verifiedGroups.map((group) => GROUP_NAMES[group]).join('、');
  const years = person.cover.map(({ benefitYear }) => text.pane.covered(benefitYear)).join('、');
  const record = [
    { name: text.pane.name, value: person.name ?? '' },
    { name: DOCUMENT_NAMES[person.document.kind], value: person.document.number },
    { name: text.pane.born, value: dayInWords(person.birthDate) },
    { name: text.pane.sex, value: person.sex ? SEX_NAMES[person.sex] : '' },
    { name: text.pane.groups, value: groups || text.pane.none },
    { name: text.pane.cover, value: years || text.pane.none },
  ];
  return (
    <>
      <Heading level={3} className="b d-part">
        {text.pane.record}
      </Heading>
      <FactList facts={record} />
    </>
  );
}

function FactList({ facts }: { facts: readonly { name: string; value: string }[] }) {
  return (
    <Box className="d-facts">
      {facts
        .filter(({ value }) => value !== '')
        .map(({ name, value }) => (
          <Box key={name} className="d-fact">
            <Box className="d-fact-k">{name}</Box>
            <Box className="grow num">{value}</Box>
          </Box>
        ))}
    </Box>
  );
}
