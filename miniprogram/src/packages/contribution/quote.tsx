import { nextWindow } from '@jiayibao/shared/calculate';
import { parseCivilDate } from '@jiayibao/shared/dates';
import { formatYuan } from '@jiayibao/shared/money';
import { useState } from 'react';
import { useToday } from '../../cloud';
import { Button, Footer } from '../../components/Button';
import { Card, Hair, Row } from '../../components/Card';
import { OptionRows } from '../../components/Choices';
import { ErrorSummary } from '../../components/ErrorSummary';
import { Box, Txt } from '../../components/elements';
import { displayAmount, Money } from '../../components/Money';
import { Failure, NoticeList, Refused, Skeleton, Strip } from '../../components/Notes';
import { open } from '../../components/navigate';
import { Page } from '../../components/Page';
import { useErrors } from '../../components/use-errors';
import { useParameters } from '../../state/parameters';
import { countyName, REGION_NAMES } from '../../wording/people';
import { nextInWords } from '../../wording/years';
import { changeContribution, sayOfMember } from './draft';
import { MemberCard } from './MemberCard';
import { noticesOf } from './notices';
import { Most } from './PersonLines';
import { Relatives } from './Relatives';
import { canOrder, isChosen, type Quote, type QuoteYear, totalOf } from './selection';
import './contribution.css';
import { NobodyYet } from '../../components/NobodyYet';
import { StepsSheet } from '../../components/StepsSheet';
import { enrolmentOf } from './answers';
import { text } from './text';
import { useQuote } from './use-quote';
import { WindowCard } from './WindowCard';

/** What the family's contribution would be, why, and for whom it is paid now. */
export default function QuotePage() {
  const today = parseCivilDate(useToday());
  const parameters = useParameters();
  const { data, year, selection, draft, failure, reload } = useQuote();
  const [why, setWhy] = useState<{ memberId: string; step: string } | null>(null);
  const count = selection ? selection.chosen.length + selection.relatives.length : 0;
  const { errors, submit } = useErrors(() =>
    count === 0 ? [{ field: 'people', message: text.quote.nobody }] : [],
  );
  const next = today && data && nextWindow(data.region, today, parameters);
  const isNew = failure?.code === 'NOT_FOUND' || failure?.code === 'CONSENT_REQUIRED';
  const asked = why && year?.members.find(({ memberId }) => memberId === why.memberId);
  const answer = asked ? enrolmentOf(asked.answer) : null;
  return (
    <Page
      title={text.titles.quote}
      dock={
        data &&
        selection &&
        (data.openOrder !== null || count > 0 || selection.year.members.some(canOrder)) && (
          <Dock
            quote={data}
            total={totalOf(selection)}
            count={count}
            onCheck={() => submit(() => open('/packages/contribution/check'))}
          />
        )
      }
    >
      {!data && !failure && <Skeleton rows={4} />}
      {!data && failure && !isNew && <Failure message={failure.message} onRetry={reload} />}
      {isNew && <NobodyYet hint={text.quote.registerFirst} />}
      {data && failure && !isNew && <Refused failure={failure} />}
      <ErrorSummary errors={errors} />
      {data && <Head quote={data} />}
      {data && data.years.length > 1 && year && <Years quote={data} year={year} />}
      {data &&
        year &&
        (year.window ? (
          <WindowCard year={year} />
        ) : (
          <NoticeList notices={[text.quote.noWindow + (next ? nextInWords(next) : '')]} />
        ))}
      <Box id="people">
        {data &&
          year &&
          selection &&
          year.members.map((member) => (
            <MemberCard
              key={member.memberId}
              of={{
                chosen: selection.chosen.find((one) => one.member === member) ?? { member, makeUp: null },
                benefitYear: year.benefitYear,
                region: data.region,
              }}
              on={isChosen(member, draft)}
              entrant={draft.entrants[member.memberId] ?? false}
              onChoose={(on) => sayOfMember('chosen', member.memberId, on)}
              onEntrant={(on) => sayOfMember('entrants', member.memberId, on)}
              onWhy={(step) => setWhy({ memberId: member.memberId, step })}
            />
          ))}
      </Box>
      {selection && <Relatives selection={selection} />}
      {data && <Ways quote={data} year={year} />}
      {why && asked && answer && (
        <StepsSheet
          title={text.quote.whyOf(asked.name)}
          subtitle={`${asked.due === null ? text.quote.unaided : ''}${text.quote.due} ${displayAmount(answer.due)} 元，${REGION_NAMES[data?.region ?? 'lanzhou']}`}
          result={answer}
          asked={why.step}
          onClose={() => setWhy(null)}
        />
      )}
    </Page>
  );
}

/** Where the family enrols, and what stands in the way of paying now. */
function Head({ quote: { region, county, stopped, openOrder } }: { quote: Quote }) {
  return (
    <>
      {stopped && (
        <Card>
          <Strip kind="plain" icon="info">
            {stopped.words}
          </Strip>
        </Card>
      )}
      {openOrder && (
        <Card>
          <Strip>{text.quote.openOrder}</Strip>
        </Card>
      )}
      <Card>
        <Row
          name={text.check.place}
          value={`${REGION_NAMES[region]}${countyName(region, county)}`}
          onTap={() => open('/packages/contribution/who')}
        />
      </Card>
    </>
  );
}

function Years({ quote: { years }, year }: { quote: Quote; year: QuoteYear }) {
  return (
    <Card title={text.yearTitle}>
      <OptionRows
        name="benefit-year"
        label={text.yearTitle}
        options={years.map(({ benefitYear }) => ({
          value: String(benefitYear),
          text: text.year(benefitYear),
        }))}
        value={String(year.benefitYear)}
        onChange={(benefitYear) => changeContribution({ benefitYear: Number(benefitYear) })}
      />
    </Card>
  );
}

/** Everything else that has to do with contributions. */
function Ways({ quote: { region }, year }: { quote: Quote; year: QuoteYear | null }) {
  return (
    <>
      <Card>
        <Row name={text.quote.history} value="" onTap={() => open('/packages/contribution/history')} />
        <Hair />
        <Row name={text.quote.orders} value="" onTap={() => open('/packages/contribution/orders')} />
        <Hair />
        <Row name={text.quote.refund} value="" onTap={() => open('/packages/contribution/refund')} />
      </Card>
      <NoticeList notices={[...(year ? noticesOf(year) : []), text.quote.byTax[region]]} />
    </>
  );
}

function Dock({
  quote: { stopped, openOrder },
  total: { fen, atCashier, most },
  count,
  onCheck,
}: {
  quote: Quote;
  total: ReturnType<typeof totalOf>;
  count: number;
  onCheck: () => void;
}) {
  return (
    <Footer>
      {!openOrder && (
        <Box className="row between wrap pad-b">
          <Txt className="b">{text.quote.total(count)}</Txt>
          <Box className="right">
            {atCashier > 0 && most !== null ? (
              <Most most={most} atCashier={atCashier} />
            ) : (
              <>
                <Money yuan={formatYuan(fen)} className="fig-l" />
                {atCashier > 0 && <Box className="t-2t">{text.check.andCashier(atCashier)}</Box>}
              </>
            )}
          </Box>
        </Box>
      )}
      {openOrder ? (
        <Button onTap={() => open('/packages/contribution/order', { number: openOrder })}>
          {text.quote.goOpenOrder}
        </Button>
      ) : (
        <Button disabled={stopped !== null} onTap={onCheck}>
          {text.quote.check}
        </Button>
      )}
    </Footer>
  );
}
