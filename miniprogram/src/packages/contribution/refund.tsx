import {
  type InputOf,
  type OutputOf,
  REFUND_REASONS,
  type RefundReason,
} from '@jiayibao/shared/contract/resident';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { call } from '../../cloud';
import { useAct } from '../../cloud/use-act';
import { useLoaded } from '../../cloud/use-call';
import { Button, Footer } from '../../components/Button';
import { Card, Hair, Link, Row } from '../../components/Card';
import { DateField } from '../../components/DateField';
import { ErrorSummary, errorOf } from '../../components/ErrorSummary';
import { Box } from '../../components/elements';
import { showPart } from '../../components/focus';
import { Money } from '../../components/Money';
import { EmptyState, Failure, Refused, Skeleton, Strip } from '../../components/Notes';
import { OptionCard } from '../../components/OptionCard';
import { Page } from '../../components/Page';
import { StepsSheet } from '../../components/StepsSheet';
import { useErrors } from '../../components/use-errors';
import { applicationText } from '../../wording/applications';
import { REFUND_REASONS as REASON_WORDS } from '../../wording/cases';
import { refundOf } from './answers';
import { applyForRefund } from './apply';
import { text } from './text';

type Answer = { of: string; data: OutputOf<'contribution.refund'> };

/** What would come back of a contribution and why, before it is applied for. */
export default function Refund() {
  const { member = '', year } = useRouter().params;
  const { data, failure, reload } = useLoaded(
    async () => (await call('contribution.history', {})).data.years,
  );
  const [who, setWho] = useState(member && year ? `${member} ${year}` : null);
  const [reason, setReason] = useState<RefundReason | null>(null);
  const [eventOn, setEventOn] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [answer, setAnswer] = useState<Answer | null>(null);
  const { busy, failure: refusal, act } = useAct();
  const { errors, submit } = useErrors(() => [
    ...(who === null ? [{ field: 'who', message: text.refund.missingWho }] : []),
    ...(reason === null ? [{ field: 'reason', message: text.refund.missingReason }] : []),
    ...(eventOn === null ? [{ field: 'eventOn', message: problem ?? applicationText.refund.on }] : []),
  ]);
  const options = (data ?? []).flatMap(({ benefitYear, people }) =>
    people.flatMap(({ memberId, name, paid }) =>
      memberId && paid ? [{ memberId, name, benefitYear, value: `${memberId} ${benefitYear}` }] : [],
    ),
  );
  const chosen = options.find(({ value }) => value === who) ?? null;
  const content = JSON.stringify([who, reason, eventOn]);
  const shown = answer?.of === content ? answer.data : null;
  const ask = (input: InputOf<'contribution.refund'>) =>
    act(content, async () => {
      setAnswer({ of: content, data: (await call('contribution.refund', input)).data });
      showPart('outcome');
    });
  const goOn = () => {
    if (!chosen || !reason || !eventOn) return;
    const { memberId, benefitYear } = chosen;
    if (!shown) return void ask({ memberId, benefitYear, reason, eventOn });
    applyForRefund(chosen, { benefitYear, refundReason: reason, from: eventOn });
  };
  return (
    <Page
      title={text.titles.refund}
      dock={
        options.length > 0 && (
          <Footer>
            <Button busy={busy} disabled={shown?.possible === false} onTap={() => submit(goOn)}>
              {shown ? text.refund.apply : text.refund.ask}
            </Button>
          </Footer>
        )
      }
    >
      <ErrorSummary errors={errors} />
      <Refused failure={refusal} />
      {!data && !failure && <Skeleton rows={3} />}
      {!data && failure && <Failure message={failure.message} onRetry={reload} />}
      {data && options.length === 0 && (
        <Card>
          <EmptyState icon="file" title={text.history.empty}>
            {text.history.emptyHint}
          </EmptyState>
        </Card>
      )}
      {options.length > 0 && (
        <>
          <Box id="outcome">{shown && <Outcome of={shown} />}</Box>
          <OptionCard
            name="who"
            label={text.refund.who}
            options={options.map(({ value, name, benefitYear }) => ({
              value,
              text: name,
              aside: text.year(benefitYear),
            }))}
            value={who}
            onChange={setWho}
            errors={errors}
          />
          <OptionCard
            name="reason"
            label={text.refund.reason}
            options={REFUND_REASONS.map((value) => ({ value, ...REASON_WORDS[value] }))}
            value={reason}
            onChange={setReason}
            errors={errors}
          />
          <Card>
            <DateField
              id="eventOn"
              label={text.refund.when}
              hint={text.refund.whenHint}
              error={errorOf(errors, 'eventOn')}
              value={eventOn}
              onChange={setEventOn}
              onProblem={setProblem}
            />
          </Card>
        </>
      )}
    </Page>
  );
}

/** What the rule gives back, with its reasons. */
function Outcome({ of: { possible, words, paid, aid, answer } }: { of: Answer['data'] }) {
  const [why, setWhy] = useState(false);
  const result = refundOf(answer);
  return (
    <Card>
      <Strip kind="plain" icon={possible ? 'info' : 'warn'}>
        <Box role="status">{words}</Box>
        {result && <Link start tight text={text.refund.why} onTap={() => setWhy(true)} />}
      </Strip>
      {result && <Row name={text.refund.amount} value={<Money yuan={result.amount} className="t-title" />} />}
      {paid && (
        <>
          <Hair />
          <Row name={text.refund.paid} value={<Money yuan={paid} />} />
        </>
      )}
      {aid && aid !== '0.00' && (
        <>
          <Hair />
          <Row name={text.refund.aid} value={<Money yuan={aid} />} />
        </>
      )}
      {why && result && <StepsSheet title={text.refund.why} result={result} onClose={() => setWhy(false)} />}
    </Card>
  );
}
