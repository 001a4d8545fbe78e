import { RELATIONS } from '@jiayibao/shared/contract/resident';
import { Box } from '../../components/elements';
import { OptionCard } from '../../components/OptionCard';
import { RELATION_HINTS, RELATION_NAMES } from '../../wording/people';
import { MemberStep } from './StepPage';
import { useStep } from './steps';
import { text } from './text';

/** How the member is related to the one who keeps the household; there is one keeper. */
export default function Relation() {
  const step = useStep();
  const { relation } = step.member;
  const { self } = step.around;
  const assisted = step.flow === 'assisted';
  const label = (assisted ? text.assisted.relationLabel : text.relation.label)(step.member.name);
  const toWhom = assisted ? text.assisted.relationHint : text.relation.hint;
  const toSelf = assisted ? text.assisted.relationHintOf : text.relation.hintOf;
  const offered = RELATIONS.filter((value) => value !== 'self' || self === null || relation === 'self');
  return (
    <MemberStep name="relation" step={step}>
      {(errors) => (
        <OptionCard
          name="relation"
          label={label}
          options={offered.map((value) => ({
            value,
            text: RELATION_NAMES[value],
            hint: RELATION_HINTS[value],
          }))}
          value={relation}
          onChange={(chosen) => step.change({ relation: chosen })}
          errors={errors}
        >
          <Box className="pad-x pad-b t-2">{self === null ? toWhom : toSelf(self)}</Box>
        </OptionCard>
      )}
    </MemberStep>
  );
}
