import type { DeskComplaint } from '@jiayibao/shared/contract/agency';
import { useState } from 'react';
import { useAct } from '../../cloud/use-act';
import { useLoaded } from '../../cloud/use-call';
import { Button } from '../../components/Button';
import { Card } from '../../components/Card';
import { Chip } from '../../components/Chip';
import { errorOf } from '../../components/ErrorSummary';
import { Box } from '../../components/elements';
import { TextAreaField } from '../../components/Field';
import { EmptyState, Failure, NoticeList, Refused, Skeleton, Strip } from '../../components/Notes';
import { Sheet } from '../../components/Sheet';
import { useErrors } from '../../components/use-errors';
import { dayInWords } from '../../wording/cases';
import { COMPLAINT_SUBJECTS } from '../../wording/complaints';
import { callAgency } from './cloud';
import { text } from './complaints-text';
import { DeskPage } from './DeskPage';
import { text as desk } from './text';

/** Complaints and reports that one may handle, and their answers. */
export default function ComplaintRoom() {
  return (
    <DeskPage title={desk.titles.complaints} room="complaints">
      {() => <Complaints />}
    </DeskPage>
  );
}

function Complaints() {
  const { data, failure, reload } = useLoaded(async () => (await callAgency('complaint.list', {})).data);
  const [further, setFurther] = useState<{ complaints: DeskComplaint[]; next: string | null } | null>(null);
  const { busy, failure: refusal, act } = useAct();
  if (!data) {
    return failure ? <Failure message={failure.message} onRetry={reload} /> : <Skeleton rows={4} />;
  }
  const shown = [...data.complaints, ...(further?.complaints ?? [])];
  const next = further ? further.next : data.next;
  const more = () =>
    act('more', async () => {
      const page = (await callAgency('complaint.list', { after: next })).data;
      setFurther({ complaints: [...(further?.complaints ?? []), ...page.complaints], next: page.next });
    });
  return (
    <Box className="d-narrow">
      <NoticeList notices={[text.intro]} />
      <Refused failure={refusal} />
      {shown.length === 0 && (
        <Card>
          <EmptyState icon="file" title={text.empty} />
        </Card>
      )}
      {shown.map((one) => (
        <One
          key={`${one.complaintId} ${one.revision}`}
          of={one}
          onAnswered={() => {
            setFurther(null);
            reload();
          }}
        />
      ))}
      {next && (
        <Button kind="secondary" busy={busy} onTap={() => void more()}>
          {text.more}
        </Button>
      )}
    </Box>
  );
}

function One({ of, onAnswered }: { of: DeskComplaint; onAnswered: () => void }) {
  const { number, about, named, words, contact, caseNumber, at, dueOn, answer, by } = of;
  const facts = [
    `${number}，${dayInWords(at)}`,
    contact ? text.contact(contact.name, contact.phone) : text.anonymous,
    caseNumber ? text.ofCase(caseNumber) : '',
    answer ? '' : text.due(dayInWords(dueOn)),
  ].filter(Boolean);
  return (
    <Card>
      <Box className="pad">
        <Box className="row wrap between top">
          <Box className="b mr8">
            {COMPLAINT_SUBJECTS[about].text}
            {named && `：${named}`}
          </Box>
          <Chip kind={answer ? 'ok' : 'due'} icon={answer ? 'tick' : 'clock'}>
            {answer ? text.answered : text.waiting}
          </Chip>
        </Box>
        {facts.map((fact) => (
          <Box key={fact} className="t-2t num mt4">
            {fact}
          </Box>
        ))}
        <Box className="mt8">{words}</Box>
      </Box>
      {answer ? (
        <Strip kind="plain" icon="info">
          <Box className="b">{text.by(by ?? '', dayInWords(answer.at))}</Box>
          {answer.words}
        </Strip>
      ) : (
        <Answer of={of} onAnswered={onAnswered} />
      )}
    </Card>
  );
}

function Answer({
  of: { complaintId, revision, number },
  onAnswered,
}: {
  of: DeskComplaint;
  onAnswered: () => void;
}) {
  const [words, setWords] = useState('');
  const [asking, setAsking] = useState(false);
  const { busy, failure, act } = useAct();
  const id = `answer-${complaintId}`;
  const { errors, submit } = useErrors(() =>
    words.trim() === '' ? [{ field: id, message: text.answerMissing }] : [],
  );
  const send = async () => {
    const done = await act(`${complaintId} ${revision} ${words}`, async (key) => {
      await callAgency('complaint.answer', { complaintId, revision, words }, { key });
      onAnswered();
    });
    if (!done) setAsking(false);
  };
  return (
    <Box role="group" label={`${text.answer}${number}`}>
      <Refused failure={failure} />
      <TextAreaField
        id={id}
        label={text.answer}
        hint={text.answerHint}
        error={errorOf(errors, id)}
        value={words}
        maxLength={500}
        onChange={setWords}
      />
      <Box className="pad">
        <Button kind="secondary" busy={busy} onTap={() => submit(() => setAsking(true))}>
          {text.send}
        </Button>
      </Box>
      {asking && (
        <Sheet title={text.ask} onClose={() => setAsking(false)}>
          <Box className="pad">
            <Box className="pad-b">{words}</Box>
            <Box className="pad-b t-2">{text.askHint}</Box>
            <Button busy={busy} onTap={() => void send()}>
              {text.sure}
            </Button>
          </Box>
        </Sheet>
      )}
    </Box>
  );
}
