import { type Category as CategoryName, categoriesFor } from '@jiayibao/shared/contract/resident';
import { Box } from '../../components/elements';
import { OptionCard } from '../../components/OptionCard';
import { CATEGORY_HINTS, CATEGORY_NAMES } from '../../wording/people';
import { placesOf } from './checks';
import { MemberStep } from './StepPage';
import { useStep } from './steps';
import { text } from './text';

/** Which of the kinds of person (Lanzhou 第六条) that the holder of the document can be of. */
export default function Category() {
  const step = useStep();
  const { member, around } = step;
  const label = text.category.label(member.name);
  const choose = (category: CategoryName) => {
    const { place } = member;
    const fits = place !== null && placesOf(category, around.region).includes(place);
    step.change({ category, place: fits ? place : null });
  };
  return (
    <MemberStep name="category" step={step}>
      {(errors) => (
        <OptionCard
          name="category"
          label={label}
          options={categoriesFor(member.kind).map((value) => ({
            value,
            text: CATEGORY_NAMES[value],
            hint: CATEGORY_HINTS[value],
          }))}
          value={member.category}
          onChange={choose}
          errors={errors}
        >
          {around.region && <Box className="pad-x pad-b t-2">{text.category.clause[around.region]}</Box>}
        </OptionCard>
      )}
    </MemberStep>
  );
}
