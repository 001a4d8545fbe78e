import type { OutputOf } from '@jiayibao/shared/contract/resident';
import { useState } from 'react';
import { call } from '../../cloud';
import { useAct } from '../../cloud/use-act';
import { useLoaded } from '../../cloud/use-call';
import { Button, Footer } from '../../components/Button';
import { Card, Hair } from '../../components/Card';
import { Chip } from '../../components/Chip';
import { Box, Tap, Txt } from '../../components/elements';
import { Money } from '../../components/Money';
import { EmptyState, Failure, Refused, Skeleton } from '../../components/Notes';
import { open } from '../../components/navigate';
import { Page } from '../../components/Page';
import { ORDER_LOOKS, text } from './text';
import { momentInWords } from './words';

type Pages = OutputOf<'order.list'>;

/** The resident's orders, newest first. */
export default function Orders() {
  const first = useLoaded(async () => (await call('order.list', {})).data);
  const [later, setLater] = useState<{ of: Pages; orders: Pages['orders']; next: string | null } | null>(
    null,
  );
  const { busy, failure: refusal, act } = useAct();
  const { data, failure, reload } = first;
  // What was added belongs to the page that it was added to.
  const added = later?.of === data ? later : null;
  const orders = [...(data?.orders ?? []), ...(added?.orders ?? [])];
  const next = added ? added.next : (data?.next ?? null);
  const more = (after: string, of: Pages) =>
    act(after, async () => {
      const page = (await call('order.list', { after })).data;
      setLater({ of, orders: [...(added?.orders ?? []), ...page.orders], next: page.next });
    });
  return (
    <Page
      title={text.titles.orders}
      dock={
        <Footer>
          <Button onTap={() => open('/packages/contribution/quote')}>{text.orders.go}</Button>
        </Footer>
      }
    >
      {!data && !failure && <Skeleton rows={3} />}
      {!data && failure && <Failure message={failure.message} onRetry={reload} />}
      <Refused failure={refusal} />
      {data && orders.length === 0 && (
        <Card>
          <EmptyState icon="file" title={text.orders.empty}>
            {text.orders.emptyHint}
          </EmptyState>
        </Card>
      )}
      {orders.length > 0 && (
        <Card>
          <Box role="list">
            {orders.map((order, at) => (
              <Box key={order.number} role="listitem">
                {at > 0 && <Hair />}
                <OrderRow order={order} />
              </Box>
            ))}
          </Box>
        </Card>
      )}
      {data && next !== null && (
        <Button kind="secondary" busy={busy} onTap={() => void more(next, data)}>
          {text.orders.more}
        </Button>
      )}
    </Page>
  );
}

function OrderRow({
  order: { number, state, benefitYear, createdAt, total, names },
}: {
  order: Pages['orders'][number];
}) {
  const look = ORDER_LOOKS[state];
  return (
    <Tap className="kv tap-in" onTap={() => open('/packages/contribution/order', { number })}>
      <Box className="grow">
        <Box className="row wrap between">
          <Txt className="b mr8">
            {text.year(benefitYear)}，{names.join('、')}
          </Txt>
          <Chip kind={look.chip} icon={look.icon}>
            {look.text}
          </Chip>
        </Box>
        <Box className="row wrap between mt4">
          <Txt className="t-2t num mr8">{momentInWords(createdAt)}</Txt>
          {total === null ? <Txt className="t-2t">{text.orders.unknown}</Txt> : <Money yuan={total} />}
        </Box>
      </Box>
    </Tap>
  );
}
