import type { SettlementResult } from '@jiayibao/shared/contract/calculation';
import type { KnownRecognitions } from '@jiayibao/shared/contract/resident';
import { formatYuan, parseYuan, toFen, ZERO } from '@jiayibao/shared/money';
import { chronicOn } from '@jiayibao/shared/recognition';
import { useRouter } from '@tarojs/taro';
import { useEffect, useState } from 'react';
import { call, useToday } from '../../cloud';
import { useLoaded } from '../../cloud/use-call';
import { Card, Link } from '../../components/Card';
import { CheckRow } from '../../components/Choices';
import { Box, Txt } from '../../components/elements';
import { AmountField } from '../../components/Field';
import { Fold } from '../../components/Fold';
import { displayAmount, Money } from '../../components/Money';
import { Failure, NoticeList, Skeleton, Strip } from '../../components/Notes';
import { OptionCard } from '../../components/OptionCard';
import { Page } from '../../components/Page';
import { Legend, PayerBar } from '../../components/PayerBar';
import { possibleSteps, sharesIn } from '../../components/possible';
import { SplitRows } from '../../components/SplitRows';
import { StepsSheet } from '../../components/StepsSheet';
import { advanceRate, splitExpenses } from '../../components/split';
import { refreshParameters, useParameters } from '../../state/parameters';
import { CONDITION_NAMES, conditionsInWords } from '../../wording/recognitions';
import { denialName, NOTICE_NAMES } from '../../wording/stays';
import { text } from './text';
import { useVisit, type VisitAnswer } from './use-visit';

/** `recognitionId` of two-disease, which has none of its own here. */
const TWO_DISEASE = 'twoDisease';

/** What one visit would cost under what is recognised today. */
export default function VisitPage() {
  const memberId = useRouter().params.member ?? '';
  const today = useToday();
  const parameters = useParameters();
  const { data, failure, reload } = useLoaded(
    async () => (await call('recognition.read', { memberId })).data,
  );
  const [wanted, setWanted] = useState<string | null>(null);
  const [form, setForm] = useState({ total: '', shareB: 0, shareC: 0, open: true, dialysis: false });
  const [why, setWhy] = useState(false);
  const [split, setSplit] = useState(false);
  useEffect(() => void refreshParameters(), []);
  const change = (changes: Partial<typeof form>) => setForm((before) => ({ ...before, ...changes }));

  const programmes = data?.known && today ? programmesOf(data.known, today) : [];
  const programme = programmes.find(({ value }) => value === wanted)?.value ?? programmes[0]?.value ?? null;
  const expenses = splitExpenses(form.total, form.shareB, form.shareC);
  const isChronic = programme !== TWO_DISEASE;
  const answer = useVisit(
    memberId,
    data,
    today,
    programme && expenses
      ? {
          recognitionId: isChronic ? programme : null,
          settlementOpen: form.open,
          dialysis: isChronic && form.dialysis,
          expenses,
        }
      : null,
  );
  const bad = form.total !== '' && parseYuan(form.total) === null;
  return (
    <Page title={text.titles.visit}>
      {!data && !failure && <Skeleton rows={4} />}
      {!data && failure && <Failure message={failure.message} onRetry={reload} />}
      {data && programme === null && (
        <Card>
          <Strip kind="plain" icon="info">
            {text.visit.none}
          </Strip>
        </Card>
      )}
      {data && programme !== null && (
        <>
          {programmes.length > 1 && (
            <OptionCard
              name="programme"
              label={text.visit.what}
              options={programmes}
              value={programme}
              onChange={setWanted}
            />
          )}
          <Card>
            <AmountField
              big
              id="total"
              label={text.visit.total}
              hint={text.visit.totalHint}
              error={bad ? text.visit.totalBad : null}
              value={form.total}
              onChange={(total) => change({ total })}
            />
          </Card>
          {answer && (
            <Answer answer={answer} left={leftOf(data.known, programme)} onWhy={() => setWhy(true)} />
          )}
          {!isChronic && (
            <OptionCard
              name="place"
              label={text.visit.place}
              options={[
                { value: 'open', text: text.visit.open },
                { value: 'closed', text: text.visit.closed },
              ]}
              value={form.open ? 'open' : 'closed'}
              onChange={(value) => change({ open: value === 'open' })}
            />
          )}
          {isChronic && data.region === 'lanzhou' && (
            <Card>
              <CheckRow
                id="dialysis"
                text={text.visit.dialysis}
                hint={text.visit.dialysisHint}
                checked={form.dialysis}
                onChange={(dialysis) => change({ dialysis })}
              />
            </Card>
          )}
          <Fold
            title={text.visit.split}
            hint={text.visit.splitFolded}
            open={split}
            onToggle={() => setSplit(!split)}
          >
            <SplitRows
              hint={text.visit.splitHint}
              total={parseYuan(form.total) ?? ZERO}
              shareB={form.shareB}
              shareC={form.shareC}
              advance={advanceRate(parameters, data.region, today)}
              onChange={change}
            />
          </Fold>
          {answer && answer.state !== 'refused' && <AnswerNotes answer={answer} />}
        </>
      )}
      {answer && answer.state !== 'refused' && why && (
        <StepsSheet
          title={text.visit.why}
          subtitle={text.visit.of(displayAmount(answer.result.amounts.total))}
          result={{ policy: answer.result.policy, steps: possibleSteps(answer.result) }}
          onClose={() => setWhy(false)}
        />
      )}
    </Page>
  );
}

/** What a visit can be under today: two-disease, and each chronic disease. */
function programmesOf(known: KnownRecognitions, today: string) {
  return [
    ...(known.twoDisease
      ? [
          {
            value: TWO_DISEASE,
            text: text.visit.twoDisease(conditionsInWords(known.twoDisease.conditions)),
            hint: text.visit.twoDiseaseHint(conditionsInWords(known.twoDisease.conditions)),
          },
        ]
      : []),
    ...chronicOn(known.recognitions, today).map(({ recognitionId, disease, condition }) => ({
      value: recognitionId,
      text: disease,
      hint: condition ? text.visit.chronicFor(CONDITION_NAMES[condition]) : text.visit.chronicHint,
    })),
  ];
}

/** What a year's ceiling still has, in yuan. */
function leftOf(known: KnownRecognitions | null, programme: string): string | null {
  if (programme === TWO_DISEASE) return known?.twoDisease?.left ?? null;
  const one = known?.recognitions.find(({ recognitionId }) => recognitionId === programme);
  if (one?.programme !== 'chronic') return null;
  const paid = known?.chronicPaid.find(({ recognitionId }) => recognitionId === programme)?.amount ?? '0';
  const left = (parseYuan(one.ceiling) ?? ZERO) - (parseYuan(paid) ?? ZERO);
  return formatYuan(toFen(Math.max(0, left)));
}

function Answer({ answer, left, onWhy }: { answer: VisitAnswer; left: string | null; onWhy: () => void }) {
  if (answer.state !== 'refused') return <Headline result={answer.result} left={left} onWhy={onWhy} />;
  return (
    <Card>
      <Strip icon="warn">{answer.error.message}</Strip>
    </Card>
  );
}

function AnswerNotes({ answer }: { answer: Exclude<VisitAnswer, { state: 'refused' }> }) {
  return (
    <NoticeList
      notices={[
        text.visit.estimate,
        ...answer.result.notices.map((notice) => NOTICE_NAMES[notice]),
        answer.state === 'checked'
          ? text.visit.checked(answer.version)
          : answer.waiting
            ? text.visit.checking
            : text.visit.absent,
      ]}
    />
  );
}

/** `left`: of the year's ceiling before the visit. */
function Headline({
  result,
  left,
  onWhy,
}: {
  result: SettlementResult;
  left: string | null;
  onWhy: () => void;
}) {
  const { amounts, denial } = result;
  const usedUp = left !== null && !denial && amounts.basic === left;
  const shares = sharesIn(result);
  return (
    <Card>
      {denial && (
        <Strip icon="warn">
          <Box className="b">{text.visit.denied}</Box>
          {denial.code === 'facilityNotCovered' ? text.visit.notOpen : denialName(denial.code)}（
          {denial.clause}）
        </Strip>
      )}
      <Box className="pad" role="status">
        <Box className="row between wrap base">
          <Txt className="b mr8">{text.visit.selfPay}</Txt>
          <Txt className="t-2t num">{text.visit.of(displayAmount(amounts.total))}</Txt>
        </Box>
        <Box id="self-pay" className="fig-xl num nw">
          <Money yuan={amounts.selfPay} />
        </Box>
        <Box className="bar-space">
          <PayerBar shares={shares} />
        </Box>
        <Legend shares={shares} />
        {usedUp && (
          <Box className="b mt8">
            {parseYuan(left) === ZERO ? text.visit.gone : text.visit.usesUp(displayAmount(left))}
          </Box>
        )}
        {!denial && <Link start text={text.visit.why} onTap={onWhy} />}
      </Box>
    </Card>
  );
}
