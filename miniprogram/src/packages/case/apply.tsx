import { caseKinds } from '@jiayibao/shared/contract/resident';
import { useState } from 'react';
import { call, useToday } from '../../cloud';
import { useAct } from '../../cloud/use-act';
import { ApplicationFields, applicationErrors } from '../../components/ApplicationFields';
import { Button, Footer } from '../../components/Button';
import { ErrorSummary } from '../../components/ErrorSummary';
import { Box } from '../../components/elements';
import { showErrors } from '../../components/focus';
import { NoticeList, Refused } from '../../components/Notes';
import { goBack } from '../../components/navigate';
import { useErrors } from '../../components/use-errors';
import { applicationOf } from '../../state/case-draft';
import { StepPage } from './StepPage';
import { openCaseStep, useCaseStep } from './steps';
import { text } from './text';

/** The field of each part of an application that a refusal's path may name. */
const FIELDS: Record<string, string> = {
  groups: 'groups',
  name: 'name',
  document: 'number',
  birthDate: 'birth',
  sex: 'sex',
  reason: 'reason',
  from: 'from',
  benefitYear: 'benefitYear',
  eventOn: 'from',
  exemption: 'exemption',
  conditions: 'conditions',
  institutionId: 'hospital',
  diagnosedOn: 'from',
  bornOn: 'from',
};

/** What is applied for. Whether it can succeed is asked before anyone looks for papers. */
export default function Apply() {
  const { id, fromCheck, draft, change } = useCaseStep();
  const today = useToday();
  const [problem, setProblem] = useState<string | null>(null);
  const [obstacle, setObstacle] = useState<{ of: string; words: string; field: string | null } | null>(null);
  const { busy, failure, act } = useAct();
  const application = applicationOf(draft);
  const content = JSON.stringify(application);
  const standing = obstacle?.of === content ? obstacle : null;
  const fault = standing?.field != null ? { field: standing.field, message: standing.words } : null;
  const { errors, submit } = useErrors(() => applicationErrors(draft, problem, today), fault);

  const goOn = async () => {
    if (!application) return;
    await act(content, async () => {
      const { possible, words, path } = (await call('case.check', { application, caseId: draft.caseId }))
        .data;
      if (!possible) {
        setObstacle({ of: content, words: words ?? '', field: FIELDS[path?.split('.')[1] ?? ''] ?? null });
        showErrors();
      } else if (fromCheck) goBack();
      // Where no paper is asked for, one can still be added when the answers are checked.
      else openCaseStep(caseKinds[draft.kind].evidence.required ? 'evidence' : 'check', id);
    });
  };
  return (
    <StepPage
      title={text.titles.apply}
      draft={draft}
      dock={
        <Footer>
          <Button busy={busy} onTap={() => submit(() => void goOn())}>
            {text.next}
          </Button>
        </Footer>
      }
    >
      <ErrorSummary errors={errors} />
      <Refused failure={failure} />
      {standing && standing.field === null && <Refused failure={{ message: standing.words }} />}
      <Box className="pad-x pad-b t-2">
        {caseKinds[draft.kind].title}，{draft.name}
      </Box>
      <ApplicationFields draft={draft} errors={errors} today={today} change={change} onProblem={setProblem} />
      <NoticeList notices={[text.saved]} />
    </StepPage>
  );
}
