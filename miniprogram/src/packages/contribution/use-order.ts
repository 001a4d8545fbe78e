import type { OrderState, OrderView } from '@jiayibao/shared/contract/resident';
import { call, makeKey } from '../../cloud';
import { openCashier } from '../../cloud/pay';
import { useAct } from '../../cloud/use-act';
import { type Loaded, useLoaded } from '../../cloud/use-call';

/** States in which the collector may know more than the order: what the phone saw at the cashier decides nothing. */
const OPEN: readonly OrderState[] = ['paying', 'paid', 'closed', 'refunding'];

/** An order as it is in truth now, and until when, by the phone's own counting, it can be paid. */
export type Truth = { order: OrderView; payUntil: number };

type Orders = Loaded<Truth> & {
  busy: boolean;
  refusal: { message: string } | null;
  pay: () => Promise<void>;
  /** Gives whether it was done. */
  cancel: () => Promise<boolean>;
};

/** One order: asked for, with the collector's word, whenever the page comes into sight, and after paying. */
export function useOrder(number: string): Orders {
  const loaded = useLoaded(() => truthOf(number));
  const { busy, failure: refusal, act } = useAct();
  const pay = async () => {
    await act('pay', async (key) => {
      const { payment } = (await call('order.pay', { number }, { key })).data;
      if (payment !== null) await openCashier(payment);
    });
    loaded.reload();
  };
  const cancel = async () => {
    const done = await act('cancel', async (key) => void (await call('order.cancel', { number }, { key })));
    loaded.reload();
    return done;
  };
  return { ...loaded, busy, refusal, pay, cancel };
}

async function truthOf(number: string): Promise<Truth> {
  const known = (await call('order.read', { number })).data;
  const isOpen = OPEN.includes(known.state) && known.may.includes('refresh');
  const order = isOpen ? (await call('order.refresh', { number }, { key: await makeKey() })).data : known;
  return { order, payUntil: Date.now() + order.leftMs };
}
