import type { PersonRecognitions } from '@jiayibao/shared/contract/agency';
import { useState } from 'react';
import { useAct } from '../../cloud/use-act';
import { Button } from '../../components/Button';
import { Card, Hair, Link } from '../../components/Card';
import { errorOf } from '../../components/ErrorSummary';
import { Box } from '../../components/elements';
import { TextAreaField } from '../../components/Field';
import { displayAmount } from '../../components/Money';
import { NoticeList, Refused, Strip } from '../../components/Notes';
import { Sheet } from '../../components/Sheet';
import { useErrors } from '../../components/use-errors';
import { dayInWords } from '../../wording/cases';
import { DOCUMENT_NAMES } from '../../wording/people';
import { recognitionInWords } from '../../wording/recognitions';
import { callAgency } from './cloud';
import { DeskPage } from './DeskPage';
import { RecogniseForm } from './RecogniseForm';
import { text } from './recognise-text';
import { type SearchBy, SearchFields } from './SearchFields';
import { text as desk } from './text';

/** Recognitions of before, and chronic and special diseases, entered by their papers. */
export default function RecogniseRoom() {
  return (
    <DeskPage title={desk.titles.recognise} room="recognise">
      {() => <Recognise />}
    </DeskPage>
  );
}

function Recognise() {
  const [of, setOf] = useState<PersonRecognitions | null>(null);
  const [said, setSaid] = useState('');
  const { busy, failure, act } = useAct();
  const learn = (fresh: PersonRecognitions, words: string) => {
    setOf(fresh);
    setSaid(words);
  };
  const find = (by: SearchBy) =>
    act('find', async () => {
      setOf(null);
      if (by.field !== 'document') return;
      learn((await callAgency('recognition.find', { document: by.document })).data, '');
    });
  return (
    <Box className="d-narrow">
      <NoticeList notices={[text.intro]} />
      <SearchFields fields={['document']} busy={busy} onSearch={(by) => void find(by)} />
      <Refused failure={failure} />
      {said !== '' && (
        <Card>
          <Strip kind="plain" icon="tick">
            <Box role="status">{said}</Box>
          </Strip>
        </Card>
      )}
      {of && <Held of={of} onUndone={(fresh) => learn(fresh, text.undone)} />}
      {of && <RecogniseForm key={of.revision} of={of} onEntered={(fresh) => learn(fresh, text.done)} />}
    </Box>
  );
}

function Held({ of, onUndone }: { of: PersonRecognitions; onUndone: (fresh: PersonRecognitions) => void }) {
  const [undoing, setUndoing] = useState<string | null>(null);
  return (
    <Card title={text.of(of.name ?? text.nameless)}>
      <Box className="pad-x pad-b ink2 num">
        {DOCUMENT_NAMES[of.document.kind]} {of.document.number}，{dayInWords(of.birthDate)}
      </Box>
      {of.recognitions.length === 0 && <Box className="pad-x pad-b">{text.none}</Box>}
      {of.recognitions.map(({ recognition, by, basis, mayUndo }) => (
        <Box key={recognition.recognitionId}>
          <Hair />
          <Box className="kv">
            <Box className="grow">
              <Box className="b">{recognitionInWords(recognition)}</Box>
              <Box className="t-2t num mt4">
                {text.from(dayInWords(recognition.from))}
                {recognition.programme === 'chronic' && text.heldCeiling(displayAmount(recognition.ceiling))}
                {recognition.endedFrom && text.until(dayInWords(recognition.endedFrom))}
              </Box>
              <Box className="t-2t mt4">{by && basis ? text.by(by, basis) : text.applied}</Box>
              {by && !mayUndo && recognition.endedFrom === null && (
                <Box className="t-2t mt4">{text.undoLater}</Box>
              )}
            </Box>
            {mayUndo && (
              <Link
                bare
                text={text.undo}
                label={`${text.undo}：${recognitionInWords(recognition)}`}
                onTap={() => setUndoing(recognition.recognitionId)}
              />
            )}
          </Box>
        </Box>
      ))}
      {undoing && (
        <Undo
          of={of}
          recognitionId={undoing}
          onClose={() => setUndoing(null)}
          onUndone={(fresh) => {
            setUndoing(null);
            onUndone(fresh);
          }}
        />
      )}
    </Card>
  );
}

function Undo({
  of: { personId, revision },
  recognitionId,
  onClose,
  onUndone,
}: {
  of: PersonRecognitions;
  recognitionId: string;
  onClose: () => void;
  onUndone: (fresh: PersonRecognitions) => void;
}) {
  const [words, setWords] = useState('');
  const { busy, failure, act } = useAct();
  const { errors, submit } = useErrors(() =>
    words.trim() === '' ? [{ field: 'undo-words', message: text.undoMissing }] : [],
  );
  const undo = () =>
    act(`${recognitionId} ${revision} ${words}`, async (key) => {
      const input = { personId, revision, recognitionId, words };
      onUndone((await callAgency('recognition.undo', input, { key })).data);
    });
  return (
    <Sheet title={text.undoAsk} onClose={onClose}>
      <Refused failure={failure} />
      <Box className="pad-x">{text.undoHint}</Box>
      <TextAreaField
        id="undo-words"
        label={text.undoWords}
        error={errorOf(errors, 'undo-words')}
        value={words}
        maxLength={500}
        onChange={setWords}
      />
      <Box className="pad">
        <Button kind="danger" busy={busy} onTap={() => submit(() => void undo())}>
          {text.undo}
        </Button>
      </Box>
    </Sheet>
  );
}
