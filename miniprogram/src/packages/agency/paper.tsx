import type { AssistedView } from '@jiayibao/shared/contract/agency';
import { caseKinds } from '@jiayibao/shared/contract/resident';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { useToday } from '../../cloud';
import { useAct } from '../../cloud/use-act';
import { useLoaded } from '../../cloud/use-call';
import { Button } from '../../components/Button';
import { Card, Hair, Link, Row } from '../../components/Card';
import { Box, Heading, Txt } from '../../components/elements';
import { Failure, NoticeList, Refused, Skeleton, Strip } from '../../components/Notes';
import { open } from '../../components/navigate';
import { printPage } from '../../components/print';
import { CASE_STATES, dayInWords } from '../../wording/cases';
import { countyName, DOCUMENT_NAMES, GROUP_NAMES, REGION_NAMES, RELATION_NAMES } from '../../wording/people';
import { assistText } from './assist-text';
import { callAgency } from './cloud';
import { DeskPage } from './DeskPage';
import { text } from './text';

/** What the person takes home on paper; on the screen also what can be done next. */
export default function Paper() {
  return (
    <DeskPage title={text.titles.paper} room="assist">
      {(me) => <Sheets clerk={me.name} />}
    </DeskPage>
  );
}

function Sheets({ clerk }: { clerk: string }) {
  const today = useToday();
  const householdId = useRouter().params.household ?? '';
  const { data, failure, reload } = useLoaded(
    async () => (await callAgency('assisted.read', { householdId })).data,
  );
  const [code, setCode] = useState<{ code: string; expiresAt: number } | null>(null);
  const { busy, failure: refusal, act } = useAct();
  const makeCode = () =>
    act('code', async (key) => setCode((await callAgency('assisted.code', { householdId }, { key })).data));
  if (!data) {
    return failure ? <Failure message={failure.message} onRetry={reload} /> : <Skeleton rows={4} />;
  }
  return (
    <Box className="d-narrow">
      <Heading level={2} className="t-title pad">
        {text.paper.heading}
      </Heading>
      <Registered of={data} />
      {code && (
        <Card title={text.paper.code}>
          <Box className="pad" role="status">
            <Box className="d-code num">{code.code}</Box>
            <Box className="t-2 mt8">{text.paper.codeHint(dayInWords(code.expiresAt))}</Box>
          </Box>
        </Card>
      )}
      <Box className="print-only">
        <Box className="d-sign">
          <Box className="d-sign-line">{text.paper.sign}</Box>
          <Box className="d-sign-line">{text.paper.clerk}</Box>
        </Box>
        <Box className="pad-x t-2 num">{assistText.printed(clerk, dayInWords(today))}</Box>
      </Box>
      <NoticeList notices={[text.paper.keep, assistText.ask]} />
      <Box className="no-print">
        <Refused failure={refusal} />
        {printPage && <Button onTap={printPage}>{text.paper.print}</Button>}
        <Box className="mt8">
          <Button kind="secondary" onTap={() => open('/packages/agency/file', { household: householdId })}>
            {text.paper.file}
          </Button>
        </Box>
        <Box className="mt8">
          <Button kind="secondary" busy={busy} onTap={() => void makeCode()}>
            {text.paper.makeCode}
          </Button>
        </Box>
      </Box>
    </Box>
  );
}

function Registered({ of }: { of: AssistedView }) {
  const { household, receipt, desk, consent, cases } = of;
  const { region, county } = household;
  const facts = [
    { name: text.paper.receipt, value: receipt },
    { name: text.paper.desk, value: desk },
    { name: text.paper.place, value: `${REGION_NAMES[region]}${countyName(region, county)}` },
    {
      name: text.paper.consent,
      value: text.paper.consentLine(consent.form, dayInWords(consent.signedOn)),
    },
  ];
  return (
    <>
      <Card>
        {facts.map(({ name, value }, at) => (
          <Box key={name}>
            {at > 0 && <Hair />}
            <Row name={name} value={<Txt className="num">{value}</Txt>} />
          </Box>
        ))}
      </Card>
      <Card title={text.paper.members}>
        {household.members.map(({ memberId, name, relation, document }, at) => (
          <Box key={memberId}>
            {at > 0 && <Hair />}
            <Row
              name={`${name}，${RELATION_NAMES[relation]}`}
              value={
                <Txt className="num">
                  {DOCUMENT_NAMES[document.kind]} {document.number}
                </Txt>
              }
            />
          </Box>
        ))}
      </Card>
      <Card title={text.paper.cases}>
        {cases.length === 0 && <Box className="pad-x pad-b">{text.paper.noCases}</Box>}
        {cases.map(({ caseId, kind, name, number, state, dueOn, asked, groups = [] }, at) => (
          <Box key={caseId}>
            {at > 0 && <Hair />}
            <Row
              name={[caseKinds[kind].title, name, ...groups.map((group) => GROUP_NAMES[group])].join('，')}
              value={
                <Txt className="num">
                  {number}，{CASE_STATES[state].text}
                  {dueOn && `，${(asked ? text.paper.answerBy : text.paper.due)(dayInWords(dueOn))}`}
                </Txt>
              }
            />
            {asked && (
              <>
                <Strip icon="return">
                  <Box className="b">{text.paper.asked}</Box>
                  {asked}
                </Strip>
                <Box className="pad-x pad-b no-print">
                  <Link
                    bare
                    start
                    text={text.paper.answer}
                    label={`${text.paper.answer}${number}`}
                    onTap={() =>
                      open('/packages/agency/answer', { household: household.householdId, case: caseId })
                    }
                  />
                </Box>
              </>
            )}
          </Box>
        ))}
      </Card>
    </>
  );
}
