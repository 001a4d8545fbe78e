import type { OrderItemView, OrderView } from '@jiayibao/shared/contract/resident';
import Taro, { useRouter } from '@tarojs/taro';
import { useEffect, useRef, useState } from 'react';
import { Button, Footer } from '../../components/Button';
import { Card, Hair, Link, Row } from '../../components/Card';
import { Chip } from '../../components/Chip';
import { DoneHead } from '../../components/DoneHead';
import { Box, Txt } from '../../components/elements';
import { showPart } from '../../components/focus';
import { MessageCard } from '../../components/MessageCard';
import { displayAmount, Money } from '../../components/Money';
import { NewbornPaid } from '../../components/NewbornPaid';
import { Failure, NoticeList, Refused, Skeleton, Strip } from '../../components/Notes';
import { open, openTab } from '../../components/navigate';
import { Page } from '../../components/Page';
import { Sheet } from '../../components/Sheet';
import { countyName, faceOf, REGION_NAMES } from '../../wording/people';
import { Countdown } from './Countdown';
import './contribution.css';
import { Line } from './PersonLines';
import { ITEM_LOOKS, text } from './text';
import { type Truth, useOrder } from './use-order';
import { isFree, momentInWords, spanInWords } from './words';

/** One order, from the cashier to its receipt; whatever the phone saw, this page asks and shows the truth. */
export default function OrderPage() {
  const { number = '', go } = useRouter().params;
  const { data, failure, loading, reload, busy, refusal, pay, cancel } = useOrder(number);
  const [cancelling, setCancelling] = useState(false);
  const order = data?.order ?? null;

  // Straight on from "check your answers"; back from the cashier the order is no longer new.
  const gone = useRef(false);
  const straightOn = go === '1' && order?.state === 'created' && order.may.includes('pay');
  useEffect(() => {
    if (!straightOn || gone.current) return;
    gone.current = true;
    void pay();
  });
  const stop = async () => {
    setCancelling(false);
    if (await cancel()) showPart('standing');
  };
  return (
    <Page
      title={text.titles.order}
      dock={order && <Dock order={order} busy={busy} onPay={() => void pay()} onAgain={reload} />}
    >
      <Refused failure={refusal} />
      {!data && !failure && <Skeleton rows={4} />}
      {!data && failure && <Failure message={failure.message} onRetry={reload} />}
      {data && failure && <Failure message={`${failure.message}${text.order.unsure}`} onRetry={reload} />}
      <Box id="standing">{data && <Standing truth={data} asking={loading} onEnd={reload} />}</Box>
      {order && <People order={order} />}
      {order && <Unseen order={order} />}
      {order?.state === 'settled' && <NewbornPaid order={order} />}
      {order && <Facts order={order} />}
      {order && <Notes order={order} />}
      {order?.may.includes('cancel') && (
        <Button kind="secondary" disabled={busy} onTap={() => setCancelling(true)}>
          {text.order.cancel}
        </Button>
      )}
      {order?.state === 'settled' && <MessageCard template="contribution" hint={text.order.messageHint} />}
      {cancelling && (
        <Sheet title={text.order.cancelAsk} onClose={() => setCancelling(false)}>
          <Box className="pad">
            <Box className="pad-b">{text.order.cancelHint}</Box>
            <Button kind="danger" busy={busy} onTap={() => void stop()}>
              {text.order.cancel}
            </Button>
          </Box>
        </Sheet>
      )}
    </Page>
  );
}

const WAITS = (order: OrderView) => order.state === 'created' || order.state === 'paying';

/** How it stands: the time left, or what came of it. */
function Standing({
  truth: { order, payUntil },
  asking,
  onEnd,
}: {
  truth: Truth;
  asking: boolean;
  onEnd: () => void;
}) {
  const { state, words, total, may } = order;
  const done = state === 'settled';
  // Asked just now: it is not there yet, though it may be on its way.
  const notYet = may.includes('pay') ? text.order.notYet : words;
  const sentence = state !== 'paying' ? words : asking ? text.order.asking : notYet;
  const title = done && isFree(order) ? text.order.titles.free : text.order.titles[state];
  return (
    <>
      {may.includes('pay') && <Countdown until={payUntil} expiresAt={order.expiresAt} onEnd={onEnd} />}
      <DoneHead icon={done ? 'tick' : WAITS(order) ? 'clock' : 'info'} title={title}>
        {total !== null && (
          <Box className="mt8">
            <Money yuan={total} className="fig-xl" />
          </Box>
        )}
        <Box className="ink2 mt8">{sentence}</Box>
      </DoneHead>
    </>
  );
}

function People({ order: { items, state } }: { order: OrderView }) {
  return (
    <Card title={text.order.people(items.length)}>
      <Box role="list">
        {items.map((item, at) => (
          <Box key={item.memberId ?? `${item.name} ${at}`} role="listitem">
            {at > 0 && <Hair />}
            <Person item={item} closed={state === 'closed'} />
          </Box>
        ))}
      </Box>
    </Card>
  );
}

function Person({ item, closed }: { item: OrderItemView; closed: boolean }) {
  const { name, amount, standard, aid, makeUpYears, makeUpDue, benefitPeriod, state, refund } = item;
  const look = ITEM_LOOKS[state];
  const isSplit = makeUpYears > 0 || (aid !== null && aid !== '0.00');
  return (
    <>
      <Box className="row wrap person-row">
        <Box className="face" role="none">
          {faceOf(name)}
        </Box>
        <Txt className="b grow who">{name}</Txt>
        {look && (
          <Chip kind={look.chip} icon={look.icon}>
            {look.text}
          </Chip>
        )}
      </Box>
      <Box className="lines">
        {isSplit && standard && <Line name={text.check.standard} value={<Money yuan={standard} />} />}
        {aid && aid !== '0.00' && (
          <Line
            name={text.check.aid}
            value={
              <Txt className="teal">
                − <Money yuan={aid} />
              </Txt>
            }
          />
        )}
        {makeUpYears > 0 && (
          <Line
            name={text.check.makeUp(makeUpYears)}
            value={makeUpDue === null ? '' : <Money yuan={makeUpDue} />}
          />
        )}
        <Line
          name={text.order.amount}
          value={amount === null ? text.check.atCashier : <Money yuan={amount} className="b" />}
        />
        {benefitPeriod && !closed && (state === 'ordered' || state === 'enrolled') && (
          <Line name={text.order.period} value={<Txt className="num">{spanInWords(benefitPeriod)}</Txt>} />
        )}
        {refund && <Line name={text.order.refund} value={<Money yuan={refund.amount} />} />}
      </Box>
      {refund && (
        <Strip kind="plain" icon="return" boxed>
          {refund.words}
        </Strip>
      )}
    </>
  );
}

/** From when those are covered whose record is not shown: what holds for anybody, and where each can see their own day. */
function Unseen({ order: { state, region, items } }: { order: OrderView }) {
  const unseen = items.filter(
    (item) => item.ordinary !== null && (item.state === 'ordered' || item.state === 'enrolled'),
  );
  const [first] = unseen;
  if (!first?.ordinary || state === 'closed') return null;
  const span = spanInWords(first.ordinary);
  const members = unseen.filter(({ memberId }) => memberId !== null);
  const [only] = members;
  return (
    <Card title={text.order.unseenTitle}>
      <Box className="pad-x pad-b">
        <Box>{text.order.ordinary[region](span)}</Box>
        {members.length > 0 && <Box>{text.order.unseen}</Box>}
        {members.length < unseen.length && <Box>{text.order.unseenRelatives}</Box>}
        {only?.memberId && (
          <Link
            start
            text={text.quote.prove}
            onTap={() =>
              members.length === 1
                ? open('/packages/household/member', { member: only.memberId ?? undefined })
                : open('/packages/household/manage')
            }
          />
        )}
      </Box>
    </Card>
  );
}

function Facts({ order }: { order: OrderView }) {
  const { number, benefitYear, region, county, createdAt, paidAt } = order;
  const facts = [
    { name: text.order.number, value: number },
    { name: text.order.year, value: text.year(benefitYear) },
    { name: text.order.place, value: REGION_NAMES[region] + countyName(region, county) },
    { name: text.order.created, value: momentInWords(createdAt) },
    ...(paidAt === null
      ? []
      : [{ name: isFree(order) ? text.order.settledAt : text.order.paidAt, value: momentInWords(paidAt) }]),
  ];
  return (
    <Card>
      {facts.map(({ name, value }, at) => (
        <Box key={name}>
          {at > 0 && <Hair />}
          <Row name={name} value={<Txt className="t-2 ink num">{value}</Txt>} />
        </Box>
      ))}
    </Card>
  );
}

function Notes({ order }: { order: OrderView }) {
  const notices = [
    ...(WAITS(order) && order.totalMayTellAid ? [text.order.mayTell] : []),
    ...(order.state === 'settled' ? [text.order.keep] : []),
  ];
  return notices.length > 0 ? <NoticeList notices={notices} /> : null;
}

function Dock({
  order,
  busy,
  onPay,
  onAgain,
}: {
  order: OrderView;
  busy: boolean;
  onPay: () => void;
  onAgain: () => void;
}) {
  const { number, state, may, total } = order;
  const paid = order.paidAt !== null || state === 'settled';
  return (
    <Footer>
      {may.includes('pay') && (
        <Button busy={busy} onTap={onPay}>
          {total === null ? text.order.payUnknown : text.order.pay(displayAmount(total))}
        </Button>
      )}
      {state === 'paying' && (
        <Button kind="secondary" busy={busy} onTap={onAgain}>
          {text.order.again}
        </Button>
      )}
      {paid && (
        <Button
          onTap={() => void Taro.navigateTo({ url: `/packages/contribution/receipt?number=${number}` })}
        >
          {text.order.receipt}
        </Button>
      )}
      {state === 'closed' && (
        <Button onTap={() => void Taro.redirectTo({ url: '/packages/contribution/quote' })}>
          {text.order.restart}
        </Button>
      )}
      {!WAITS(order) && (
        <Button kind="secondary" onTap={() => openTab('home')}>
          {text.order.home}
        </Button>
      )}
    </Footer>
  );
}
