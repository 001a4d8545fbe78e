import { caseKinds } from '@jiayibao/shared/contract/resident';
import Taro from '@tarojs/taro';
import { call, makeKey } from '../../cloud';
import { useAct } from '../../cloud/use-act';
import { BringCard } from '../../components/BringCard';
import { Button, Footer } from '../../components/Button';
import { Card, Hair, Link } from '../../components/Card';
import { ErrorSummary, errorOf } from '../../components/ErrorSummary';
import { Box, Txt } from '../../components/elements';
import { TextAreaField } from '../../components/Field';
import { NoticeList, Refused, Strip } from '../../components/Notes';
import { useErrors } from '../../components/use-errors';
import { applicationOf, changeCaseDraft, dropCaseDraft, isUnanswered } from '../../state/case-draft';
import { useHouseholdKnown } from '../../state/household';
import { applicationLines } from '../../wording/cases';
import { StepPage } from './StepPage';
import { openCaseStep, type Step, useCaseStep } from './steps';
import { text } from './text';

/** Check your answers; the application goes with this page's button. */
export default function Check() {
  const { id, draft, change } = useCaseStep();
  const { kind, name, attachments, asked, words, caseId, revision } = draft;
  const application = applicationOf(draft);
  const region = useHouseholdKnown()?.region ?? null;
  const { busy, failure, act } = useAct();
  // Nothing new and not a word: the clerk would only send it back again.
  const { errors, submit: whenRight } = useErrors(() =>
    isUnanswered(draft) ? [{ field: 'words', message: text.check.nothingAdded }] : [],
  );
  const lines: { step: Step | null; name: string; value: string }[] = [
    { step: null, name: text.check.person, value: name },
    ...(application ? applicationLines(application) : []).map((line) => ({
      ...line,
      step: kind === 'confirmMembership' || kind === 'newbornCertificate' ? null : ('apply' as const),
    })),
    { step: 'evidence', name: text.check.files, value: text.check.count(attachments.length) },
  ];
  const submit = async () => {
    if (!application) return;
    const files = attachments.map(({ attachmentId }) => attachmentId);
    const content = JSON.stringify([caseId, revision, application, files, words]);
    await act(content, async (key) => {
      const saved = (await call('case.save', { caseId, revision, application, attachments: files }, { key }))
        .data;
      // Kept at once: after a broken sending the same case goes on instead of a second one.
      changeCaseDraft(id, { caseId: saved.caseId, revision: saved.revision });
      const input = {
        caseId: saved.caseId,
        revision: saved.revision,
        words: asked !== null && words.trim() !== '' ? words.trim() : null,
      };
      const sent = (await call('case.submit', input, { key: await makeKey() })).data;
      // Alone: what was sent is not to be gone back to.
      await Taro.reLaunch({
        url: `/packages/case/done?case=${sent.caseId}&number=${sent.number}&due=${sent.dueOn}${asked === null ? '' : '&answered=1'}${kind === 'newbornAtDesk' ? '&bring=1' : ''}`,
      });
      dropCaseDraft(id);
    });
  };
  return (
    <StepPage
      title={text.titles.check}
      draft={draft}
      dock={
        <Footer>
          <Button busy={busy} disabled={!application} onTap={() => whenRight(() => void submit())}>
            {asked === null ? text.check.submit : text.check.answer}
          </Button>
        </Footer>
      }
    >
      <ErrorSummary errors={errors} />
      <Refused failure={failure} />
      {asked !== null && (
        <Card>
          <Strip icon="return">
            <Box className="b">{text.check.asked}</Box>
            {asked}
          </Strip>
        </Card>
      )}
      <Card title={caseKinds[kind].title}>
        {lines.map(({ step, name: key, value }, at) => (
          <Box key={key}>
            {at > 0 && <Hair />}
            <Box className="kv">
              <Box className="grow">
                <Box className="t-2t">{key}</Box>
                <Txt className="num">{value}</Txt>
              </Box>
              {step && (
                <Box className="ml8 no">
                  <Link
                    bare
                    text={text.change}
                    label={`${text.change}${key}`}
                    onTap={() => openCaseStep(step, id, 'check')}
                  />
                </Box>
              )}
            </Box>
          </Box>
        ))}
      </Card>
      {application?.kind === 'newbornAtDesk' && region && (
        <BringCard application={application} region={region} />
      )}
      {asked !== null && (
        <Card>
          <TextAreaField
            id="words"
            label={text.check.words}
            hint={text.check.wordsHint}
            error={errorOf(errors, 'words')}
            value={words}
            maxLength={500}
            onChange={(typed) => change({ words: typed })}
          />
        </Card>
      )}
      <NoticeList
        notices={[
          ...(kind === 'contributionRefund' ? [text.check.refund] : []),
          text.check.days(caseKinds[kind].dueDays),
        ]}
      />
    </StepPage>
  );
}
