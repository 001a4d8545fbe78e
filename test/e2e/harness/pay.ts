import type { Choice, Message, Notify, Settings } from '@jiayibao/local/pay';

/** What was paid and given back on a day, by the simulator's own book; amounts in fen, times in ms. */
export type Trades = {
  payments: { number: string; totalFen: number; paidAt: number; openid: string }[];
  refunds: { number: string; orderNumber: string; amountFen: number; createdAt: number; outcome: string }[];
};

/** The simulated WeChat Pay of a local cloud: how it behaves, what it bears witness to, and its cashier without a page. */
export interface Pay {
  /** How notifications, refunds and bills go from now on; gives all settings. */
  set(settings: Partial<Settings>): Promise<Settings>;
  /** How one order's payment will be told; the order has been asked for already (`order.pay`). */
  setNotify(number: string, notify: Notify): Promise<void>;
  /** A day of China, "2026-11-22". */
  trades(day: string): Promise<Trades>;
  /** The notification of a paid order (or a refund), signed now and not sent; `content`: fields that are not true, `offsetMs`: of its time. */
  notification(
    number: string,
    change?: { kind?: 'payment' | 'refund'; content?: Record<string, unknown>; offsetMs?: number },
  ): Promise<Message>;
  /** Sends a message to where it goes; gives the HTTP status. */
  send(message: Message): Promise<number>;
  /**
   * What the person does at the cashier that `requestPayment` opens; `package` is that of its parameters. Gives whether
   * it went: what is paid, closed or expired takes no payment.
   */
  act(parameters: { package: string }, choice: Choice, notify?: Notify): Promise<boolean>;
  /** Ends the simulator's process with SIGKILL; the local cloud starts it again. */
  kill(): Promise<void>;
}

/** The simulator of the local cloud at an address, as `startCloud().url` gives it. */
export async function payOf(url: string): Promise<Pay> {
  const { headers } = await fetch(`${url}local/cashier`, { redirect: 'manual' });
  const { origin } = new URL(headers.get('location') as string);
  const ask = async (path: string, body: object) => {
    const response = await fetch(`${origin}/control/${path}`, { method: 'POST', body: JSON.stringify(body) });
    if (!response.ok) throw new Error(`the simulator answered ${response.status} to ${path}`);
    return response.json();
  };
  return {
    set: (settings) => ask('settings', settings) as Promise<Settings>,
    setNotify: async (number, notify) => void (await ask('notify', { number, notify })),
    trades: (day) => ask('trades', { day }) as Promise<Trades>,
    notification: (number, change = {}) => ask('notification', { number, ...change }) as Promise<Message>,
    send: async ({ url: to, headers: signed, body }) =>
      (await fetch(to, { method: 'POST', headers: signed, body })).status,
    act: async ({ package: asked }, choice, notify) => {
      const fields = { prepayId: asked.replace('prepay_id=', ''), choice, ...(notify && { notify }) };
      const response = await fetch(`${origin}/cashier`, {
        method: 'POST',
        body: new URLSearchParams(fields),
      });
      return ((await response.json()) as { went: boolean }).went;
    },
    kill: async () => {
      const { pid } = (await ask('process', {})) as { pid: number };
      process.kill(pid, 'SIGKILL');
    },
  };
}
