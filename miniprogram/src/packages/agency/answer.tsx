import type { AssistedView } from '@jiayibao/shared/contract/agency';
import { caseKinds } from '@jiayibao/shared/contract/resident';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { useAct } from '../../cloud/use-act';
import { useLoaded } from '../../cloud/use-call';
import { Button } from '../../components/Button';
import { Card } from '../../components/Card';
import { ErrorSummary, errorOf } from '../../components/ErrorSummary';
import { Box } from '../../components/elements';
import { TextAreaField } from '../../components/Field';
import { FieldError } from '../../components/FieldError';
import { EmptyState, Failure, NoticeList, Refused, Skeleton, Strip } from '../../components/Notes';
import { goBack } from '../../components/navigate';
import { Uploads } from '../../components/Uploads';
import { useErrors } from '../../components/use-errors';
import { type Sent, useUploads } from '../../components/use-uploads';
import { attachmentsText } from '../../wording/attachments';
import { callAgency } from './cloud';
import { DeskPage } from './DeskPage';
import { text } from './text';

/** Answers what was asked for, for somebody of a household on paper. */
export default function AnswerRoom() {
  const { household: householdId = '', case: caseId = '' } = useRouter().params;
  return (
    <DeskPage title={text.titles.answer} room="assist">
      {() => <Asked householdId={householdId} caseId={caseId} />}
    </DeskPage>
  );
}

function Asked({ householdId, caseId }: { householdId: string; caseId: string }) {
  const { data, failure, reload } = useLoaded(
    async () => (await callAgency('assisted.read', { householdId })).data.cases,
  );
  if (!data) {
    return failure ? <Failure message={failure.message} onRetry={reload} /> : <Skeleton rows={4} />;
  }
  const one = data.find((row) => row.caseId === caseId && row.asked !== null);
  return (
    <Box className="d-narrow">
      {one ? (
        <Answer householdId={householdId} one={one} />
      ) : (
        <Card>
          <EmptyState icon="tick" title={text.file.notAsked} />
        </Card>
      )}
    </Box>
  );
}

function Answer({ householdId, one }: { householdId: string; one: AssistedView['cases'][number] }) {
  const [sent, setSent] = useState<readonly Sent[]>([]);
  const [words, setWords] = useState('');
  const uploads = useUploads(sent, setSent);
  const { busy, failure, act } = useAct();
  const { errors, submit } = useErrors(() => [
    ...(uploads.waiting ? [{ field: 'files', message: attachmentsText.waiting }] : []),
    ...(words.trim() === '' ? [{ field: 'words', message: text.file.wordsMissing }] : []),
  ]);
  const send = async () => {
    const { caseId, revision } = one;
    const attachments = sent.map(({ attachmentId }) => attachmentId);
    const input = { householdId, caseId, revision, words: words.trim(), attachments };
    await act(JSON.stringify(input), async (key) => {
      await callAgency('assisted.answer', input, { key });
      goBack();
    });
  };
  return (
    <>
      <ErrorSummary errors={errors} />
      <Card title={`${caseKinds[one.kind].title}，${one.name}`}>
        <Strip icon="return">
          <Box className="b">{text.paper.asked}</Box>
          {one.asked}
        </Strip>
      </Card>
      <Card title={text.file.attachments}>
        <Box className="pad-x">
          <NoticeList notices={[text.file.attachmentsHint]} />
        </Box>
        <FieldError message={errorOf(errors, 'files')} />
        <Uploads sent={sent} uploads={uploads} />
      </Card>
      <Card>
        <TextAreaField
          id="words"
          label={text.file.words}
          hint={text.file.wordsHint}
          error={errorOf(errors, 'words')}
          value={words}
          maxLength={500}
          onChange={setWords}
        />
      </Card>
      <Refused failure={failure} />
      <Button busy={busy} onTap={() => submit(() => void send())}>
        {text.file.sendAnswer}
      </Button>
    </>
  );
}
