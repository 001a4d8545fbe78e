import { Box } from '../../components/elements';
import { OptionCard } from '../../components/OptionCard';
import { PLACE_HINTS, PLACE_NAMES, placeWords } from '../../wording/people';
import { placesOf } from './checks';
import { MemberStep } from './StepPage';
import { useStep } from './steps';
import { text } from './text';

/** What the household's place is to this member, as who they enrol there; asked where one may choose (Lanzhou 第九条). */
export default function Where() {
  const step = useStep();
  const { member, around, home } = step;
  const label = text.where.label(home.region && placeWords(home.region, home.county), member.name);
  const student = member.category === 'fullTimeStudent';
  return (
    <MemberStep name="where" step={step}>
      {(errors) => (
        <OptionCard
          name="place"
          label={label}
          options={placesOf(member.category, around.region).map((value) => ({
            value,
            text: PLACE_NAMES[value],
            hint: PLACE_HINTS[value],
          }))}
          value={member.place}
          onChange={(place) => step.change({ place })}
          errors={errors}
        >
          <Box className="pad-x pad-b t-2">{student ? text.where.student : text.where.hint}</Box>
        </OptionCard>
      )}
    </MemberStep>
  );
}
