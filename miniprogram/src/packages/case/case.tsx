import { type CaseState, type CaseView, caseKinds, LISTED_KINDS } from '@jiayibao/shared/contract/resident';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { call } from '../../cloud';
import { useAct } from '../../cloud/use-act';
import { useLoaded } from '../../cloud/use-call';
import { BringCard } from '../../components/BringCard';
import { Button, Footer } from '../../components/Button';
import { Card, Hair, Row } from '../../components/Card';
import { Chip } from '../../components/Chip';
import { Evidence } from '../../components/Evidence';
import { Box, Txt } from '../../components/elements';
import { Failure, NoticeList, Refused, Skeleton, Strip } from '../../components/Notes';
import { open } from '../../components/navigate';
import { Page } from '../../components/Page';
import { printPage } from '../../components/print';
import { Sheet } from '../../components/Sheet';
import { TimeLine } from '../../components/TimeLine';
import { continueDraft, repeatDraft } from '../../state/case-draft';
import { markCaseRead } from '../../state/notices';
import { attachmentsText } from '../../wording/attachments';
import { applicationLines, CASE_STATES, dayInWords } from '../../wording/cases';
import { faceOf } from '../../wording/people';
import { openCaseStep } from './steps';
import { text } from './text';

/** How an application goes, what is asked for, and what can be done about it. Printed, it is its receipt. */
export default function Case() {
  const caseId = useRouter().params.case ?? '';
  const { data, failure, reload } = useLoaded(async () => {
    const one = (await call('case.read', { caseId })).data;
    void markCaseRead(caseId);
    return one;
  });
  const { busy, failure: refusal, act } = useAct();
  const [withdrawing, setWithdrawing] = useState(false);
  const withdraw = async ({ revision }: CaseView) => {
    await act(`withdraw ${revision}`, async (key) => {
      await call('case.withdraw', { caseId, revision }, { key });
      reload();
    });
    setWithdrawing(false);
  };
  return (
    <Page
      title={text.titles.case}
      dock={
        data && data.may.length > 0 ? (
          <Footer>
            {data.may.includes('save') && (
              <Button onTap={() => openCaseStep('evidence', continueDraft(data))}>
                {data.state === 'returned' ? text.case.answer : text.case.goOn}
              </Button>
            )}
            <Button kind="secondary" onTap={() => setWithdrawing(true)}>
              {text.case.withdraw}
            </Button>
          </Footer>
        ) : null
      }
    >
      <Refused failure={refusal} />
      {!data && !failure && <Skeleton rows={4} />}
      {!data && failure && <Failure message={failure.message} onRetry={reload} />}
      {data && <CaseCards of={data} />}
      {data && withdrawing && (
        <Sheet title={text.case.withdrawAsk} onClose={() => setWithdrawing(false)}>
          <Box className="pad">
            <Box className="pad-b">{text.case.withdrawHint}</Box>
            <Button kind="danger" busy={busy} onTap={() => void withdraw(data)}>
              {text.case.withdraw}
            </Button>
          </Box>
        </Sheet>
      )}
    </Page>
  );
}

/** What is still open to whoever was refused, or has taken it back. */
function AfterEnd({ of }: { of: CaseView }) {
  if (of.state !== 'refused' && of.state !== 'withdrawn') return null;
  const again = () => {
    const id = repeatDraft(of);
    if (id !== null) openCaseStep('apply', id);
  };
  return (
    <Card title={of.state === 'refused' ? text.again.refused : undefined}>
      <Box className="pad no-print">
        {of.state === 'refused' && (
          <Box className="pad-b">
            <NoticeList notices={text.again.ways(of.desk, of.number)} />
          </Box>
        )}
        {(LISTED_KINDS as readonly string[]).includes(of.kind) && (
          <Button kind="secondary" onTap={again}>
            {text.again.button}
          </Button>
        )}
      </Box>
    </Card>
  );
}

/** While it has not been decided. */
const OPEN_STATES: readonly CaseState[] = ['submitted', 'inReview', 'returned'];

function CaseCards({ of }: { of: CaseView }) {
  const look = CASE_STATES[of.state];
  const asked =
    of.state === 'returned' ? of.timeLine.filter(({ event }) => event === 'returned').pop() : null;
  const facts = [
    { name: text.case.number, value: of.number },
    ...applicationLines(of.application),
    { name: text.case.desk, value: of.desk },
    { name: text.case.submitted, value: dayInWords(of.submittedAt) },
    {
      name: of.state === 'returned' ? text.case.answerBy : text.case.due,
      value: of.state === 'withdrawn' ? '' : dayInWords(of.dueOn),
    },
  ].filter(({ value }) => value !== '');
  return (
    <>
      <Card>
        <Box className="row top person-row">
          <Box className="face" role="none">
            {faceOf(of.name)}
          </Box>
          <Box className="grow">
            <Box className="b">{of.name}</Box>
            <Box className="t-2t">{caseKinds[of.kind].title}</Box>
          </Box>
          <Chip kind={look.chip} icon={look.icon}>
            {look.text}
          </Chip>
        </Box>
        {asked && (
          <Strip icon="return">
            <Box className="b">{text.case.asked}</Box>
            {asked.words}
          </Strip>
        )}
      </Card>
      {of.application.kind === 'newbornAtDesk' && OPEN_STATES.includes(of.state) && (
        <BringCard application={of.application} region={of.region} />
      )}
      <Card title={text.case.progress}>
        <TimeLine entries={of.timeLine} region={of.region} />
      </Card>
      {of.kind === 'contributionRefund' && of.state === 'approved' && (
        <Card>
          <Row
            name={text.case.returning}
            value={text.case.returningWhere}
            onTap={() => open('/packages/contribution/history')}
          />
        </Card>
      )}
      <AfterEnd of={of} />
      <Card>
        {facts.map(({ name, value }, at) => (
          <Box key={name}>
            {at > 0 && <Hair />}
            <Row name={name} value={<Txt className="num">{value}</Txt>} />
          </Box>
        ))}
      </Card>
      {of.attachments.length > 0 && (
        <Card title={attachmentsText.title(of.attachments.length)}>
          <Box className="pad">
            <Evidence attachments={of.attachments} />
          </Box>
        </Card>
      )}
      {of.state === 'refused' && (
        <Box className="no-print">
          <Button kind="secondary" onTap={() => open('/packages/complaint/write', { case: of.number })}>
            {text.case.complain}
          </Button>
        </Box>
      )}
      {printPage && of.submittedAt !== null && (
        <Box className="no-print">
          <Button kind="secondary" onTap={printPage}>
            {text.case.receipt}
          </Button>
        </Box>
      )}
      <Box className="print-only">
        <NoticeList notices={[text.case.printed]} />
      </Box>
    </>
  );
}
