import { RELATIONS } from '@jiayibao/shared/contract/resident';
import { Card } from '../../components/Card';
import { OptionRows } from '../../components/Choices';
import { errorOf } from '../../components/ErrorSummary';
import { Box } from '../../components/elements';
import { FieldError } from '../../components/FieldError';
import { useErrors } from '../../components/use-errors';
import { RELATION_NAMES } from '../../wording/people';
import { relationErrors } from './checks';
import { StepPage } from './StepPage';
import { leaveStep, useStep } from './steps';
import { text } from './text';

/** How the member is related to the one who keeps the household. */
export default function Relation() {
  const step = useStep();
  const { errors, submit } = useErrors(() => relationErrors(step.member), step.fault);
  const label = text.relation.label(step.member.name);
  return (
    <StepPage
      title={text.titles.relation}
      errors={errors}
      button={step.fromCheck ? text.save : text.next}
      onNext={() => submit(() => leaveStep('relation', step))}
    >
      <Card title={label}>
        <Box className="pad-x pad-b t-2">{text.relation.hint}</Box>
        <FieldError message={errorOf(errors, 'relation')} />
        <OptionRows
          name="relation"
          label={label}
          options={RELATIONS.map((value) => ({ value, text: RELATION_NAMES[value] }))}
          value={step.member.relation}
          onChange={(relation) => step.change({ relation })}
        />
      </Card>
    </StepPage>
  );
}
