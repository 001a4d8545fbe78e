import type { StopView } from '@jiayibao/shared/contract/agency';
import { useState } from 'react';
import { useAct } from '../../cloud/use-act';
import { useLoaded } from '../../cloud/use-call';
import { Button } from '../../components/Button';
import { Card } from '../../components/Card';
import { Chip } from '../../components/Chip';
import { ErrorSummary, errorOf } from '../../components/ErrorSummary';
import { Box } from '../../components/elements';
import { TextAreaField } from '../../components/Field';
import { Failure, NoticeList, Refused, Skeleton } from '../../components/Notes';
import { Sheet } from '../../components/Sheet';
import { useErrors } from '../../components/use-errors';
import { dayInWords } from '../../wording/cases';
import { callAgency } from './cloud';
import { DeskPage, scopeInWords } from './DeskPage';
import { settingsText } from './settings-text';
import { text } from './text';

const words = settingsText.stop;
/** The shortest reason that residents are shown, in characters. */
const SHORTEST = 4;

/** Stops payments in the region, or lets them go on; everything else stays as it is. */
export default function StopRoom() {
  return (
    <DeskPage title={text.titles.stop} room="stop">
      {() => <Stop />}
    </DeskPage>
  );
}

function Stop() {
  const { data, failure, reload } = useLoaded(async () => (await callAgency('stop.read', {})).data);
  if (!data) {
    return failure ? <Failure message={failure.message} onRetry={reload} /> : <Skeleton rows={2} />;
  }
  return (
    <Box className="d-narrow">
      <Switch key={data.revision} of={data} onChanged={reload} />
    </Box>
  );
}

function Switch({ of, onChanged }: { of: StopView; onChanged: () => void }) {
  const [reason, setReason] = useState('');
  const { busy, failure, act } = useAct();
  const { errors, submit } = useErrors(() =>
    reason.trim().length < SHORTEST ? [{ field: 'reason', message: words.missing }] : [],
  );
  const [asking, setAsking] = useState(false);
  const step = of.may[0];
  const scope = scopeInWords(of.region);
  const turn = async () => {
    if (!step) return;
    const input = { revision: of.revision, words: reason.trim() };
    await act(JSON.stringify([step, input]), async (key) => {
      await callAgency(`stop.${step}`, input, { key });
      setAsking(false);
      onChanged();
    });
  };
  return (
    <>
      <ErrorSummary errors={errors} />
      {!asking && <Refused failure={failure} />}
      <Card>
        <Box className="pad" role="status">
          <Chip kind={of.stopped ? 'no' : 'ok'} icon={of.stopped ? 'close' : 'tick'}>
            {of.stopped ? words.stopped : words.open}
          </Chip>
          <Box className="b mt8">{words.scope(scope)}</Box>
          {of.stopped && <Box className="mt8">{of.stopped.words}</Box>}
          <Box className="t-2 mt8">
            {of.stopped ? words.since(of.stopped.by, dayInWords(of.stopped.at)) : words.openHint}
          </Box>
        </Box>
        {step && (
          <>
            <TextAreaField
              id="reason"
              label={words.words}
              hint={step === 'throw' ? words.throwHint : words.liftHint}
              error={errorOf(errors, 'reason')}
              value={reason}
              maxLength={100}
              onChange={setReason}
            />
            <Box className="pad">
              <Button
                kind={step === 'throw' ? 'danger' : 'primary'}
                onTap={() => submit(() => setAsking(true))}
              >
                {words[step]}
              </Button>
            </Box>
          </>
        )}
      </Card>
      {!step && <NoticeList notices={[words.nobody(scope)]} />}
      {asking && step && (
        <Sheet title={words.asks[step](scope)} subtitle={reason.trim()} onClose={() => setAsking(false)}>
          <Refused failure={failure} />
          <Box className="pad">{words.follows[step]}</Box>
          <Box className="pad">
            <Button kind={step === 'throw' ? 'danger' : 'primary'} busy={busy} onTap={() => void turn()}>
              {words.does[step]}
            </Button>
          </Box>
        </Sheet>
      )}
    </>
  );
}
