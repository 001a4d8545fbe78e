import { IDENTITY_DOCUMENT_KINDS } from '@jiayibao/shared/contract/resident';
import { formatChinese } from '@jiayibao/shared/dates';
import { Card } from '../../components/Card';
import { OptionRows } from '../../components/Choices';
import { errorOf } from '../../components/ErrorSummary';
import { Box } from '../../components/elements';
import { TextField } from '../../components/Field';
import { Strip } from '../../components/Notes';
import { DOCUMENT_NAMES, SEX_NAMES } from '../../wording/people';
import { personErrors, readDocument } from './checks';
import { without } from './draft';
import { StepPage } from './StepPage';
import { leaveStep, useStep } from './steps';
import { text } from './text';
import { useErrors } from './use-errors';

/** A member's name and document. What the number tells is shown at once, so that a slip is seen. */
export default function Person() {
  const step = useStep();
  const { member, change, draft, at } = step;
  const { errors, submit } = useErrors(() => personErrors(member, without(draft.members, at)));
  const reading = readDocument(member);
  const derived = reading.ok && reading.document.birthDate !== null && reading.document.sex !== null;
  return (
    <StepPage
      title={text.titles.person}
      errors={errors}
      button={step.fromCheck ? text.save : text.next}
      onNext={() => submit(() => leaveStep('person', step))}
    >
      <Card>
        <TextField
          id="name"
          label={text.person.name}
          hint={text.person.nameHint}
          error={errorOf(errors, 'name')}
          value={member.name}
          maxLength={40}
          onChange={(name) => change({ name })}
        />
      </Card>
      <Card title={text.person.kind}>
        <OptionRows
          name="kind"
          label={text.person.kind}
          options={IDENTITY_DOCUMENT_KINDS.map((value) => ({ value, text: DOCUMENT_NAMES[value] }))}
          value={member.kind}
          onChange={(kind) => change({ kind })}
        />
        {member.kind === 'birthCertificate' && <Box className="pad t-2">{text.person.newborn}</Box>}
      </Card>
      <Card>
        <TextField
          id="number"
          label={text.person.number}
          hint={member.kind === 'residentId' ? text.person.numberHint : undefined}
          error={errorOf(errors, 'number')}
          value={member.number}
          keyboard={member.kind === 'residentId' ? 'idcard' : 'text'}
          maxLength={40}
          onChange={(number) => change({ number })}
        />
        {derived && (
          <Strip kind="plain" icon="tick" boxed>
            {text.person.derived(
              formatChinese(reading.document.birthDate as NonNullable<typeof reading.document.birthDate>),
              SEX_NAMES[reading.document.sex as NonNullable<typeof reading.document.sex>],
            )}
          </Strip>
        )}
      </Card>
    </StepPage>
  );
}
