import { SEXES } from '@jiayibao/shared/contract/resident';
import { useState } from 'react';
import { useToday } from '../../cloud';
import { Card } from '../../components/Card';
import { OptionRows } from '../../components/Choices';
import { DateField } from '../../components/DateField';
import { problemOf } from '../../components/date-parts';
import { errorOf } from '../../components/ErrorSummary';
import { Box } from '../../components/elements';
import { FieldError } from '../../components/FieldError';
import { SEX_NAMES } from '../../wording/people';
import { birthErrors } from './checks';
import { StepPage } from './StepPage';
import { leaveStep, useStep } from './steps';
import { text } from './text';
import { useErrors } from './use-errors';

/** Birth date and sex, asked only where the document carries none. */
export default function Birth() {
  const step = useStep();
  const { member, change } = step;
  const today = useToday();
  const [problem, setProblem] = useState<string | null>(null);
  const { errors, submit } = useErrors(() => birthErrors(member, problem, today));
  return (
    <StepPage
      title={text.titles.birth}
      errors={errors}
      button={step.fromCheck ? text.save : text.next}
      onNext={() => submit(() => leaveStep('birth', step))}
    >
      <Card>
        <Box className="pad t-2">{text.birth.why}</Box>
        <DateField
          id="birth"
          label={text.birth.date}
          error={errorOf(errors, 'birth')}
          value={member.birthDate}
          onChange={(birthDate) => change({ birthDate })}
          onParts={(parts) => setProblem(problemOf(parts))}
        />
      </Card>
      <Card title={text.birth.sex}>
        <FieldError message={errorOf(errors, 'sex')} />
        <OptionRows
          name="sex"
          label={text.birth.sex}
          options={SEXES.map((value) => ({ value, text: SEX_NAMES[value] }))}
          value={member.sex}
          onChange={(sex) => change({ sex })}
        />
      </Card>
    </StepPage>
  );
}
