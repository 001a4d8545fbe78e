import type { EnteredRecognition, PersonRecognitions } from '@jiayibao/shared/contract/agency';
import { CONDITIONS, type Condition, PROGRAMMES, type Programme } from '@jiayibao/shared/contract/resident';
import type { CivilDate } from '@jiayibao/shared/dates';
import { parseYuan } from '@jiayibao/shared/money';
import { endedBy } from '@jiayibao/shared/recognition';
import { useState } from 'react';
import { useAct } from '../../cloud/use-act';
import { Button } from '../../components/Button';
import { Card, Row } from '../../components/Card';
import { OptionRows } from '../../components/Choices';
import { ConditionRows } from '../../components/ConditionRows';
import { DateField } from '../../components/DateField';
import { ErrorSummary, errorOf, type FieldError } from '../../components/ErrorSummary';
import { Box } from '../../components/elements';
import { AmountField, TextField } from '../../components/Field';
import { FieldError as Wrong } from '../../components/FieldError';
import { displayAmount } from '../../components/Money';
import { Refused, Strip } from '../../components/Notes';
import { Sheet } from '../../components/Sheet';
import { useErrors } from '../../components/use-errors';
import { dayInWords } from '../../wording/cases';
import { CONDITION_NAMES, conditionsInWords, recognitionInWords } from '../../wording/recognitions';
import { callAgency } from './cloud';
import { text } from './recognise-text';

type Form = {
  programme: Programme | null;
  hypertension: boolean;
  diabetes: boolean;
  disease: string;
  /** '' while nothing is chosen; `none`: another disease. */
  condition: Condition | 'none' | '';
  ceiling: string;
  from: string | null;
  basis: string;
};
const EMPTY: Form = {
  programme: null,
  hypertension: false,
  diabetes: false,
  disease: '',
  condition: '',
  ceiling: '',
  from: null,
  basis: '',
};
/** The field of each part that a refusal's path may name. */
const FIELDS: Record<string, string> = {
  programme: 'programme',
  conditions: 'conditions',
  disease: 'disease',
  ceiling: 'ceiling',
  from: 'since',
};

/** One recognition more. */
export function RecogniseForm({
  of,
  onEntered,
}: {
  of: PersonRecognitions;
  onEntered: (fresh: PersonRecognitions) => void;
}) {
  const [form, setForm] = useState(EMPTY);
  const [problem, setProblem] = useState<string | null>(null);
  const { busy, failure, act } = useAct();
  const change = (changes: Partial<Form>) => setForm((before) => ({ ...before, ...changes }));
  const field = FIELDS[failure?.path?.split('.')[1] ?? ''];
  const fault = failure && field ? { field, message: failure.message } : null;
  const { errors, submit } = useErrors(() => missing(form, problem), fault);
  const [asking, setAsking] = useState(false);
  const recognition = enteredOf(form);
  const send = async () => {
    if (!recognition) return;
    const input = { personId: of.personId, revision: of.revision, recognition, basis: form.basis.trim() };
    const done = await act(JSON.stringify(input), async (key) => {
      onEntered((await callAgency('recognition.record', input, { key })).data);
    });
    // What was refused stands at its field, below the sheet.
    if (!done) setAsking(false);
  };
  return (
    <>
      <ErrorSummary errors={errors} />
      <Refused failure={fault ? null : failure} />
      <Card title={text.add}>
        <Wrong message={errorOf(errors, 'programme')} />
        <OptionRows
          name="programme"
          label={text.programme}
          options={PROGRAMMES.map((value) => ({ value, ...text.programmes[value] }))}
          value={form.programme}
          onChange={(programme) => change({ programme })}
        />
        {form.programme === 'twoDisease' && (
          <Box id="conditions" role="group" label={text.conditions}>
            <Box className="pad b">{text.conditions}</Box>
            <Wrong message={errorOf(errors, 'conditions')} />
            <ConditionRows of={form} onChange={change} />
          </Box>
        )}
        {form.programme === 'chronic' && <ChronicFields form={form} errors={errors} change={change} />}
        {form.programme && (
          <>
            <DateField
              id="since"
              label={text.since}
              error={errorOf(errors, 'since')}
              value={form.from}
              onChange={(from) => change({ from })}
              onProblem={setProblem}
            />
            <TextField
              id="basis"
              label={text.basis}
              hint={text.basisHint}
              error={errorOf(errors, 'basis')}
              value={form.basis}
              maxLength={100}
              onChange={(basis) => change({ basis })}
            />
          </>
        )}
        <Box className="pad">
          <Button busy={busy} onTap={() => submit(() => setAsking(true))}>
            {text.send}
          </Button>
        </Box>
      </Card>
      {asking && recognition && (
        <Sheet title={text.ask} onClose={() => setAsking(false)}>
          <Effect of={of} recognition={recognition} basis={form.basis.trim()} />
          <Box className="pad">
            <Button busy={busy} onTap={() => void send()}>
              {text.confirm}
            </Button>
          </Box>
        </Sheet>
      )}
    </>
  );
}

/** What an entry is, for whom, and what it ends. */
function Effect({
  of,
  recognition,
  basis,
}: {
  of: PersonRecognitions;
  recognition: EnteredRecognition;
  basis: string;
}) {
  const { lines } = text;
  const from = recognition.from as CivilDate;
  const ends = of.recognitions.flatMap(({ recognition: held }) => {
    const day = recognition.programme === 'chronic' ? endedBy({ ...recognition, from }, held) : null;
    return day === null ? [] : [text.ends(recognitionInWords(held), dayInWords(day))];
  });
  // A kind of its own may hold the same word; whether it is one, the desk knows.
  const unnamed = CONDITIONS.filter(
    (one) =>
      recognition.programme === 'chronic' &&
      recognition.condition !== one &&
      recognition.disease.includes(CONDITION_NAMES[one]),
  );
  const what =
    recognition.programme === 'twoDisease'
      ? `${text.programmes.twoDisease.text}，${conditionsInWords(recognition.conditions)}`
      : `${text.programmes.chronic.text}，${recognition.disease}`;
  const rows = [
    { name: lines.who, value: `${of.name ?? text.nameless}，${of.document.number}` },
    { name: lines.what, value: what },
    ...(recognition.programme === 'chronic'
      ? [
          { name: lines.ceiling, value: text.yuan(displayAmount(recognition.ceiling)) },
          { name: lines.ends, value: ends.join('；') || text.endsNothing },
        ]
      : []),
    { name: lines.from, value: dayInWords(from) },
    { name: lines.basis, value: basis },
  ];
  return (
    <>
      {rows.map(({ name, value }) => (
        <Row key={name} name={name} value={value} />
      ))}
      {unnamed.map((condition) => (
        <Strip key={condition} icon="warn">
          {text.sameName(CONDITION_NAMES[condition])}
        </Strip>
      ))}
      <Strip icon="warn">{text.effect}</Strip>
    </>
  );
}

function ChronicFields({
  form,
  errors,
  change,
}: {
  form: Form;
  errors: readonly FieldError[];
  change: (changes: Partial<Form>) => void;
}) {
  return (
    <>
      <TextField
        id="disease"
        label={text.disease}
        hint={text.diseaseHint}
        error={errorOf(errors, 'disease')}
        value={form.disease}
        maxLength={40}
        onChange={(disease) => change({ disease })}
      />
      <Box className="pad b">{text.condition}</Box>
      <Wrong message={errorOf(errors, 'condition')} />
      <OptionRows
        name="condition"
        label={text.condition}
        options={[
          ...CONDITIONS.map((value) => ({ value, text: CONDITION_NAMES[value] })),
          { value: 'none' as const, text: text.conditionNone },
        ]}
        value={form.condition === '' ? null : form.condition}
        onChange={(condition) => change({ condition })}
      />
      <AmountField
        id="ceiling"
        label={text.ceiling}
        hint={text.ceilingHint}
        error={errorOf(errors, 'ceiling')}
        value={form.ceiling}
        onChange={(ceiling) => change({ ceiling })}
      />
    </>
  );
}

function missing({ programme, ...form }: Form, problem: string | null): FieldError[] {
  const wanted: [field: string, holds: boolean, message: string][] = [
    ['programme', programme !== null, text.programmeMissing],
    ['conditions', programme !== 'twoDisease' || form.hypertension || form.diabetes, text.conditionsMissing],
    ['disease', programme !== 'chronic' || form.disease.trim().length > 1, text.diseaseMissing],
    ['condition', programme !== 'chronic' || form.condition !== '', text.conditionMissing],
    ['ceiling', programme !== 'chronic' || (parseYuan(form.ceiling) ?? 0) > 0, text.ceilingMissing],
    ['since', programme === null || form.from !== null, problem ?? text.sinceMissing],
    ['basis', programme === null || form.basis.trim().length > 1, text.basisMissing],
  ];
  return wanted.filter(([, holds]) => !holds).map(([field, , message]) => ({ field, message }));
}

function enteredOf(form: Form): EnteredRecognition | null {
  const { programme, disease, condition, ceiling, from } = form;
  if (from === null || programme === null) return null;
  if (programme === 'twoDisease')
    return { programme, conditions: CONDITIONS.filter((one) => form[one]), from };
  if (condition === '') return null;
  return {
    programme,
    condition: condition === 'none' ? null : condition,
    disease: disease.trim(),
    ceiling,
    from,
  };
}
