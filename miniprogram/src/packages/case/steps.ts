import { useRouter } from '@tarojs/taro';
import { open } from '../../components/navigate';
import { type CaseDraft, changeCaseDraft, useCaseDraft } from '../../state/case-draft';

const ROOT = '/packages/case';

/** The pages of an application, in order. */
export type Step = 'apply' | 'evidence' | 'check';

/** What a step's page works on, from its address. */
export function useCaseStep() {
  const { params } = useRouter();
  const id = params.draft ?? '';
  return {
    id,
    fromCheck: params.from === 'check',
    draft: useCaseDraft(id),
    change: (change: Partial<CaseDraft>) => changeCaseDraft(id, change),
  };
}

export function openCaseStep(step: Step, id: string, from?: 'check'): void {
  open(`${ROOT}/${step}`, { draft: id, from });
}

export function openCase(caseId: string): void {
  open(`${ROOT}/case`, { case: caseId });
}
