import { categoriesFor } from '@jiayibao/shared/contract/resident';
import { PersonFields } from '../../components/PersonFields';
import type { TypedPerson } from '../../components/person-checks';
import { MemberStep } from './StepPage';
import { useStep } from './steps';

/** A member's name and document. */
export default function Person() {
  const step = useStep();
  const { member } = step;
  const change = (changed: Partial<TypedPerson>) => {
    const { kind = member.kind } = changed;
    const fits = member.category === null || categoriesFor(kind).includes(member.category);
    // Holders of this document are of other categories: asked anew.
    step.change(fits ? changed : { ...changed, category: null, place: null });
  };
  return (
    <MemberStep name="person" step={step}>
      {(errors) => <PersonFields person={member} errors={errors} onChange={change} />}
    </MemberStep>
  );
}
