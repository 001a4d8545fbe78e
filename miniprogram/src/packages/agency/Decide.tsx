import type { STAFF_STEPS, StaffCaseView } from '@jiayibao/shared/contract/agency';
import { caseKinds } from '@jiayibao/shared/contract/resident';
import { useState } from 'react';
import { Button } from '../../components/Button';
import { Link } from '../../components/Card';
import { ErrorSummary, errorOf } from '../../components/ErrorSummary';
import { Box, Select } from '../../components/elements';
import { FieldFrame, TextAreaField } from '../../components/Field';
import { showErrors } from '../../components/focus';
import { text } from './text';

type Step = (typeof STAFF_STEPS)[number];

/** What is to be done; `words` and `reason` where it takes them, '' otherwise. */
export type Decision = { step: Step; words: string; reason: string };

/**
 * What may be done with a case now. `ready`: everything has been checked, so that it may be approved. The words go to the
 * resident; sending back and refusing need them.
 */
export function Decide({
  of,
  busy,
  ready,
  onDecide,
}: {
  of: StaffCaseView;
  busy: boolean;
  ready: boolean;
  onDecide: (decision: Decision) => Promise<boolean>;
}) {
  const [words, setWords] = useState('');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState<Step | null>(null);
  const may = (step: Step) => of.may.includes(step);
  const missing = (step: Step | null) => [
    ...(step === 'refuse' && reason === '' ? [{ field: 'reason', message: text.pane.reasonMissing }] : []),
    ...(step !== null && words.trim() === ''
      ? [
          {
            field: 'words',
            message: step === 'reverse' ? text.pane.reverseMissing : text.pane.wordsMissing,
          },
        ]
      : []),
  ];
  const errors = missing(tried);
  const decide = async (step: Step, needsWords = false) => {
    if (needsWords && missing(step).length > 0) {
      setTried(step);
      return showErrors();
    }
    setTried(null);
    if (await onDecide({ step, words: words.trim(), reason: step === 'refuse' ? reason : '' })) {
      setWords('');
      setReason('');
    }
  };
  if (may('reverse')) {
    return (
      <>
        <ErrorSummary errors={errors} />
        <Words label={text.pane.reverseWords} hint="" words={words} errors={errors} onChange={setWords} />
        <Button kind="danger" busy={busy} onTap={() => void decide('reverse', true)}>
          {text.pane.reverse}
        </Button>
      </>
    );
  }
  if (!may('return')) {
    if (!may('take')) return null;
    return (
      <Button busy={busy} onTap={() => void decide('take')}>
        {text.pane.take}
      </Button>
    );
  }
  const refusals = caseKinds[of.kind].refusals.map((one) => ({ value: one.code, text: one.words }));
  return (
    <>
      <ErrorSummary errors={errors} />
      {may('refuse') && (tried === 'refuse' || reason !== '') && (
        <FieldFrame id="reason" label={text.pane.reason} error={errorOf(errors, 'reason')}>
          <Box className="box">
            <Select
              id="reason"
              label={`${text.pane.reason}，${text.pane.reasonHint}`}
              value={reason}
              options={[{ value: '', text: text.pane.noReason }, ...refusals]}
              onChange={setReason}
            />
          </Box>
        </FieldFrame>
      )}
      <Words
        label={text.pane.words}
        hint={text.pane.wordsHint}
        words={words}
        errors={errors}
        onChange={setWords}
      />
      <Box className="d-buttons">
        {may('approve') && (
          <Box className="d-button">
            <Button busy={busy} disabled={!ready} onTap={() => void decide('approve')}>
              {text.pane.approve}
            </Button>
          </Box>
        )}
        <Box className="d-button">
          <Button kind="secondary" busy={busy} onTap={() => void decide('return', true)}>
            {text.pane.return}
          </Button>
        </Box>
        {may('refuse') && (
          <Box className="d-button">
            <Button kind="danger" busy={busy} onTap={() => void decide('refuse', true)}>
              {text.pane.refuse}
            </Button>
          </Box>
        )}
      </Box>
      {may('approve') && !ready && <Box className="ink2 mt4">{text.pane.checksLeft}</Box>}
      {may('release') && <Link bare start text={text.pane.release} onTap={() => void decide('release')} />}
    </>
  );
}

function Words({
  label,
  hint,
  words,
  errors,
  onChange,
}: {
  label: string;
  hint: string;
  words: string;
  errors: readonly { field: string; message: string }[];
  onChange: (words: string) => void;
}) {
  return (
    <TextAreaField
      id="words"
      label={label}
      hint={hint}
      error={errorOf(errors, 'words')}
      value={words}
      maxLength={500}
      onChange={onChange}
    />
  );
}
