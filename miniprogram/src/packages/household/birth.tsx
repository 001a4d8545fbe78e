import { useState } from 'react';
import { useToday } from '../../cloud';
import { BirthFields } from '../../components/BirthFields';
import { birthErrors } from '../../components/person-checks';
import { MemberStep } from './StepPage';
import { useStep } from './steps';

/** Birth date and sex, asked only where the document carries none. */
export default function Birth() {
  const step = useStep();
  const { member, change } = step;
  const today = useToday();
  const [problem, setProblem] = useState<string | null>(null);
  return (
    <MemberStep name="birth" step={step} find={() => birthErrors(member, problem, today)}>
      {(errors) => <BirthFields person={member} errors={errors} onChange={change} onProblem={setProblem} />}
    </MemberStep>
  );
}
