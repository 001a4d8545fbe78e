import { Card } from '../../components/Card';
import { Box } from '../../components/elements';
import { GroupPicker } from '../../components/GroupPicker';
import { StepPage } from './StepPage';
import { leaveStep, useStep } from './steps';
import { text } from './text';

/** Groups that help: as the resident says; verified by the agency later. None is an answer too. */
export default function Groups() {
  const step = useStep();
  const label = text.groups.label(step.member.name);
  return (
    <StepPage
      title={text.titles.groups}
      errors={step.fault ? [step.fault] : []}
      button={step.member.groups.length === 0 ? text.groups.none : step.fromCheck ? text.save : text.next}
      onNext={() => leaveStep('groups', step)}
    >
      <Card title={label}>
        <Box className="pad-x pad-b t-2">{text.groups.hint}</Box>
      </Card>
      <GroupPicker chosen={step.member.groups} onChange={(groups) => step.change({ groups })} />
    </StepPage>
  );
}
