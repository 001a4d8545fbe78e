import {
  CATEGORIES,
  type Category as CategoryName,
  PLACES,
  type Place,
} from '@jiayibao/shared/contract/resident';
import { Card } from '../../components/Card';
import { OptionRows } from '../../components/Choices';
import { errorOf } from '../../components/ErrorSummary';
import { Box } from '../../components/elements';
import { FieldError } from '../../components/FieldError';
import { useErrors } from '../../components/use-errors';
import { CATEGORY_NAMES, PLACE_NAMES } from '../../wording/people';
import { categoryErrors } from './checks';
import { StepPage } from './StepPage';
import { leaveStep, useStep } from './steps';
import { text } from './text';

/** Where each kind of person may enrol (第九条): students through their school, others where they choose. */
function placesFor(category: CategoryName | null): readonly Place[] {
  if (category === 'hmtOrForeigner') return ['residence'];
  if (category === 'fullTimeStudent') return ['school', 'householdRegistration', 'residence'];
  return PLACES.filter((place) => place !== 'school');
}

/** Which of the six kinds of person (第六条), and where they enrol. */
export default function Category() {
  const step = useStep();
  const { member, change } = step;
  const { errors, submit } = useErrors(() => categoryErrors(member), step.fault);
  const label = text.category.label(member.name);
  const places = placesFor(member.category);
  const choose = (category: CategoryName) => {
    const allowed = placesFor(category);
    const kept = member.place && allowed.includes(member.place) ? member.place : null;
    change({ category, place: kept ?? (allowed.length === 1 ? (allowed[0] ?? null) : null) });
  };
  return (
    <StepPage
      title={text.titles.category}
      errors={errors}
      button={step.fromCheck ? text.save : text.next}
      onNext={() => submit(() => leaveStep('category', step))}
    >
      <Card title={label}>
        {step.draft.region !== 'linxia' && <Box className="pad-x pad-b t-2">{text.category.clause}</Box>}
        <FieldError message={errorOf(errors, 'category')} />
        <OptionRows
          name="category"
          label={label}
          options={CATEGORIES.map((value) => ({ value, text: CATEGORY_NAMES[value] }))}
          value={member.category}
          onChange={choose}
        />
      </Card>
      {member.category && (
        <Card title={text.category.place}>
          <Box className="pad-x pad-b t-2">
            {member.category === 'fullTimeStudent' ? text.category.student : text.category.placeHint}
          </Box>
          <FieldError message={errorOf(errors, 'place')} />
          <OptionRows
            name="place"
            label={text.category.place}
            options={places.map((value) => ({ value, text: PLACE_NAMES[value] }))}
            value={member.place}
            onChange={(place) => change({ place })}
          />
        </Card>
      )}
    </StepPage>
  );
}
