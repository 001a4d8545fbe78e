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
import { focusField, showPart } from '../../components/focus';
import { Failure, Skeleton, Strip } from '../../components/Notes';
import { TimeLine } from '../../components/TimeLine';
import { attachmentsText } from '../../wording/attachments';
import { CASE_STATES } from '../../wording/cases';
import { callAgency } from './cloud';
import { Decide, type Decision } from './Decide';
import { Facts } from './Facts';
import { ageInWords, isLate, waitedDays } from './QueueTable';
import { text } from './text';

/** One case: what is applied for, what the record says, the papers, what to check, and the decision. */
export function CasePane({
  caseId,
  today,
  onChanged,
  onViewing,
}: {
  caseId: string;
  today: string | null;
  onChanged: () => void;
  /** A paper is looked at, beside the case where the screen has room. */
  onViewing?: (viewing: boolean) => void;
}) {
  const [of, setOf] = useState<StaffCaseView | null>(null);
  const { data, failure, reload } = useLoaded(async () => (await callAgency('case.read', { caseId })).data);
  useEffect(() => setOf(data), [data]);
  const [checked, setChecked] = useState<readonly string[]>([]);
  const [done, setDone] = useState<{ step: Decision['step'] } | null>(null);
  const { busy, failure: refusal, act } = useAct();
  // The keyboard goes on at the top of the case, when it has come and after each step.
  const there = of !== null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: after each step anew
  useEffect(() => {
    if (there) showPart('case-head');
  }, [there, done]);

  const decide = ({ step, words, reason }: Decision) =>
    act(JSON.stringify([step, words, reason, of?.revision]), async (key) => {
      if (!of) return;
      const seen = { caseId, revision: of.revision };
      const options = { key };
      const reply =
        step === 'refuse'
          ? callAgency('case.refuse', { ...seen, words, reason }, options)
          : step === 'return' || step === 'reverse'
            ? callAgency(`case.${step}`, { ...seen, words }, options)
            : step === 'approve'
              ? callAgency('case.approve', { ...seen, words: words || null }, options)
              : callAgency(`case.${step}`, seen, options);
      setOf((await reply).data);
      onChanged();
    });
  if (!of) {
    return failure ? <Failure message={failure.message} onRetry={reload} /> : <Skeleton rows={4} />;
  }
  const { checks } = caseKinds[of.kind];
  const deciding = of.may.includes('approve');
  const unchecked = checks.filter((words) => !checked.includes(words));
  const next = checks.findIndex((words) => !checked.includes(words));
  const left = of.obstacle
    ? { words: text.pane.obstacleAbove, onTap: () => showPart('obstacle') }
    : unchecked.length > 0
      ? { words: text.pane.checksLeft(unchecked.length), onTap: () => focusField(`check-${next}`) }
      : null;
  return (
    <>
      <Box className="d-pane">
        <Head of={of} today={today} done={done && text.pane.done[done.step]} />
        <Facts of={of} />
        {of.attachments.length > 0 && (
          <Box className="d-part">
            <Heading level={3} className="b mb8">
              {attachmentsText.title(of.attachments.length)}
            </Heading>
            <Evidence beside attachments={of.attachments} onViewing={onViewing} />
          </Box>
        )}
        {of.obstacle && (
          <Box id="obstacle">
            <Strip icon="warn">
              <Box className="b">{text.pane.obstacle}</Box>
              {of.obstacle}
            </Strip>
          </Box>
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
        <TimeLine entries={of.timeLine} region={of.region} />
      </Box>
      <Box className="d-foot">
        <Decide
          of={of}
          busy={busy}
          failure={refusal}
          left={left}
          onDecide={decide}
          onDone={(step) => setDone({ step })}
        />
      </Box>
    </>
  );
}

/** Whose case it is, how it stands, and what was just done with it. */
function Head({ of, today, done }: { of: StaffCaseView; today: string | null; done: string | null }) {
  const look = CASE_STATES[of.state];
  const running = of.state === 'submitted' || of.state === 'inReview';
  const late = isLate(of, today);
  return (
    <Box id="case-head" className="d-part d-case-head">
      {done && (
        <Box className="b teal" role="status">
          {done}
        </Box>
      )}
      <Box className="row wrap between">
        <Box className="mr8">
          <Txt className="t-title mr8">{of.name}</Txt>
          {of.person && <Txt className="ink2">{ageInWords(of.person.birthDate, today)}</Txt>}
        </Box>
        {running ? (
          <Chip kind={late ? 'due' : look.chip} icon="clock">
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
