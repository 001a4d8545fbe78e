import { caseKinds } from '@jiayibao/shared/contract/resident';
import { Button, Footer } from '../../components/Button';
import { Card } from '../../components/Card';
import { ErrorSummary, errorOf } from '../../components/ErrorSummary';
import { Box } from '../../components/elements';
import { FieldError } from '../../components/FieldError';
import { NoticeList, Strip } from '../../components/Notes';
import { goBack } from '../../components/navigate';
import { Uploads } from '../../components/Uploads';
import { useErrors } from '../../components/use-errors';
import { useUploads } from '../../components/use-uploads';
import { attachmentsText } from '../../wording/attachments';
import { StepPage } from './StepPage';
import { openCaseStep, useCaseStep } from './steps';
import { text } from './text';

/** The photos and papers that show it. */
export default function EvidencePage() {
  const { id, fromCheck, draft, change } = useCaseStep();
  const { attachments, kind, asked } = draft;
  const uploads = useUploads(attachments, (sent) => change({ attachments: sent }));
  const { required, words } = caseKinds[kind].evidence;
  const { errors, submit } = useErrors(() => {
    if (uploads.waiting) return [{ field: 'files', message: attachmentsText.waiting }];
    return required && attachments.length === 0 ? [{ field: 'files', message: text.evidence.missing }] : [];
  });
  return (
    <StepPage
      title={text.titles.evidence}
      draft={draft}
      dock={
        <Footer>
          <Button onTap={() => submit(() => (fromCheck ? goBack() : openCaseStep('check', id)))}>
            {text.next}
          </Button>
        </Footer>
      }
    >
      <ErrorSummary errors={errors} />
      {asked && (
        <Card>
          <Strip icon="return">
            <Box className="b">{text.check.asked}</Box>
            {asked}
          </Strip>
        </Card>
      )}
      <Card title={text.evidence.need}>
        <Box className="pad-x pad-b">
          <NoticeList notices={words} />
        </Box>
        <FieldError message={errorOf(errors, 'files')} />
        <Uploads sent={attachments} uploads={uploads} />
      </Card>
      <NoticeList notices={[text.evidence.hint]} />
    </StepPage>
  );
}
