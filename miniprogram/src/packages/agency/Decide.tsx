import type { STAFF_STEPS, StaffCaseView } from '@jiayibao/shared/contract/agency';
import { caseKinds } from '@jiayibao/shared/contract/resident';
import { useState } from 'react';
import { Button } from '../../components/Button';
import { Link } from '../../components/Card';
import { ErrorSummary, errorOf } from '../../components/ErrorSummary';
import { Box, Select } from '../../components/elements';
import { FieldFrame, TextAreaField } from '../../components/Field';
import { Refused } from '../../components/Notes';
import { Sheet } from '../../components/Sheet';
import { useErrors } from '../../components/use-errors';
import { applicationLines } from '../../wording/cases';
import { FactList } from './Facts';
import { text } from './text';

type Step = (typeof STAFF_STEPS)[number];
/** The steps that are asked for once more, with what they do. */
type Weighty = Extract<Step, 'approve' | 'return' | 'refuse' | 'reverse'>;

/** What is to be done; `words` and `reason` where it takes them, '' otherwise. */
export type Decision = { step: Step; words: string; reason: string };

type Deciding = {
  of: StaffCaseView;
  busy: boolean;
  failure: { message: string } | null;
  /** Gives whether it was done. */
  onDecide: (decision: Decision) => Promise<boolean>;
};

/**
 * What may be done with a case now, and where nothing may, why. `left`: what keeps it from being approved, and the way
 * there. What decides is asked for once more.
 */
export function Decide({
  left,
  onDone,
  ...rest
}: Deciding & { left: { words: string; onTap: () => void } | null; onDone: (step: Step) => void }) {
  const [asking, setAsking] = useState<Weighty | null>(null);
  const { of, busy, failure } = rest;
  const may = (step: Step) => of.may.includes(step);
  const onDecide = async (decision: Decision) => {
    const done = await rest.onDecide(decision);
    if (done) {
      setAsking(null);
      onDone(decision.step);
    }
    return done;
  };
  const simply = (step: Step) => void onDecide({ step, words: '', reason: '' });
  return (
    <>
      {asking === null && <Refused failure={failure} />}
      {may('release') ? (
        <>
          <Box className="d-buttons">
            {(['approve', 'return', 'refuse'] as const).filter(may).map((step) => (
              <Box key={step} className="d-button">
                <Button
                  kind={step === 'approve' ? 'primary' : step === 'return' ? 'secondary' : 'danger'}
                  disabled={step === 'approve' && left !== null}
                  onTap={() => setAsking(step)}
                >
                  {text.pane[step]}
                </Button>
              </Box>
            ))}
          </Box>
          <Box className="row wrap between">
            {may('approve') && left && <Link bare start text={left.words} onTap={left.onTap} />}
            <Link bare start text={text.pane.release} onTap={() => simply('release')} />
          </Box>
        </>
      ) : (
        may('take') && (
          <Button busy={busy} onTap={() => simply('take')}>
            {text.pane.take}
          </Button>
        )
      )}
      {may('reverse') && (
        <Button kind="danger" onTap={() => setAsking('reverse')}>
          {text.pane.reverse}
        </Button>
      )}
      {of.closed && <Box className="ink2">{of.closed}</Box>}
      {asking && (
        <Sheet title={text.pane.asks[asking]} subtitle={of.name} onClose={() => setAsking(null)}>
          <Ask {...rest} step={asking} onDecide={onDecide} />
        </Sheet>
      )}
    </>
  );
}

/** One step, with what it does, the words that go with it, and the button that does it. */
function Ask({ of, busy, failure, onDecide, step }: Deciding & { step: Weighty }) {
  const [words, setWords] = useState('');
  const [reason, setReason] = useState('');
  const { errors, submit } = useErrors(() => [
    ...(step === 'refuse' && reason === '' ? [{ field: 'reason', message: text.pane.reasonMissing }] : []),
    ...(step !== 'approve' && words.trim() === ''
      ? [{ field: 'words', message: text.pane.wordsMissing[step] }]
      : []),
  ]);
  const refusals = caseKinds[of.kind].refusals.map((one) => ({ value: one.code, text: one.words }));
  return (
    <>
      <ErrorSummary errors={errors} />
      <Refused failure={failure} />
      <FactList facts={applicationLines(of.application)} />
      {step === 'approve' && of.advice && <Box className="pad">{of.advice}</Box>}
      <Box className="pad">
        {step === 'approve' && of.kind === 'contributionRefund'
          ? text.pane.followsRefund
          : text.pane.follows[step]}
      </Box>
      {step === 'refuse' && (
        <FieldFrame id="reason" label={text.pane.reason} error={errorOf(errors, 'reason')}>
          <Box className="box">
            <Select
              id="reason"
              label={text.pane.reason}
              value={reason}
              options={[{ value: '', text: text.pane.noReason }, ...refusals]}
              onChange={setReason}
            />
          </Box>
        </FieldFrame>
      )}
      <TextAreaField
        id="words"
        label={step === 'reverse' ? text.pane.reverseWords : text.pane.words}
        hint={step === 'approve' ? text.pane.wordsMayBe : ''}
        error={errorOf(errors, 'words')}
        value={words}
        maxLength={500}
        onChange={setWords}
      />
      <Box className="pad">
        <Button
          kind={step === 'approve' || step === 'return' ? 'primary' : 'danger'}
          busy={busy}
          onTap={() => submit(() => void onDecide({ step, words: words.trim(), reason }))}
        >
          {text.pane.does[step]}
        </Button>
      </Box>
    </>
  );
}
