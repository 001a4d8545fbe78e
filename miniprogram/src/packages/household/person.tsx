import { PersonFields } from '../../components/PersonFields';
import { personErrors } from '../../components/person-checks';
import { useErrors } from '../../components/use-errors';
import { without } from '../../state/household-draft';
import { StepPage } from './StepPage';
import { leaveStep, useStep } from './steps';
import { text } from './text';

/** A member's name and document. */
export default function Person() {
  const step = useStep();
  const { member, change, draft, at } = step;
  const { errors, submit } = useErrors(() => personErrors(member, without(draft.members, at)), step.fault);
  return (
    <StepPage
      title={text.titles.person}
      errors={errors}
      button={step.fromCheck ? text.save : text.next}
      onNext={() => submit(() => leaveStep('person', step))}
    >
      <PersonFields person={member} errors={errors} onChange={change} />
    </StepPage>
  );
}
