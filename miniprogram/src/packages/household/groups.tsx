import { Card } from '../../components/Card';
import { errorOf } from '../../components/ErrorSummary';
import { Box } from '../../components/elements';
import { FieldError } from '../../components/FieldError';
import { GroupPicker } from '../../components/GroupPicker';
import { MemberStep } from './StepPage';
import { useStep } from './steps';
import { text } from './text';

/** Groups that help: as the resident says; verified by the agency later. None is an answer too. */
export default function Groups() {
  const step = useStep();
  const { name, groups } = step.member;
  return (
    <MemberStep name="groups" step={step} none={groups.length === 0 ? text.groups.none : undefined}>
      {(errors) => (
        <Box id="groups">
          <Card title={text.groups.label(name)}>
            <Box className="pad-x pad-b t-2">{text.groups.hint}</Box>
            <FieldError message={errorOf(errors, 'groups')} />
          </Card>
          <GroupPicker chosen={groups} onChange={(chosen) => step.change({ groups: chosen })} />
        </Box>
      )}
    </MemberStep>
  );
}
