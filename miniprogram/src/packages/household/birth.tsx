import { useState } from 'react';
import { useToday } from '../../cloud';
import { BirthFields } from '../../components/BirthFields';
import { birthErrors } from '../../components/person-checks';
import { useErrors } from '../../components/use-errors';
import { StepPage } from './StepPage';
import { leaveStep, useStep } from './steps';
import { text } from './text';

/** Birth date and sex, asked only where the document carries none. */
export default function Birth() {
  const step = useStep();
  const { member, change } = step;
  const today = useToday();
  const [problem, setProblem] = useState<string | null>(null);
  const { errors, submit } = useErrors(() => birthErrors(member, problem, today), step.fault);
  return (
    <StepPage
      title={text.titles.birth}
      errors={errors}
      button={step.fromCheck ? text.save : text.next}
      onNext={() => submit(() => leaveStep('birth', step))}
    >
      <BirthFields person={member} errors={errors} onChange={change} onProblem={setProblem} />
    </StepPage>
  );
}
