import { type Keys, makeKeys, merchantEnvironment, type Served, Simulator, serve } from '@jiayibao/local/pay';
import { type CivilDate, civilDate } from '@jiayibao/shared/dates';
import { toFen } from '@jiayibao/shared/money';
import type { Collector } from '../../../cloudfunctions/core/collect/collector';
import { collectorOf } from '../../../cloudfunctions/core/collect/environment';

export const APP = 'wx0000000000000000';

/** Made once: they take a while. */
const made = makeKeys(APP);
const openids = 'openid-of-who-pays';

/** The vendor in this process on a clock of the test's, and our side of the protocol on the same clock. */
export interface Vendor {
  simulator: Simulator;
  keys: Keys;
  served: Served;
  collector: Collector;
  environment: Record<string, string>;
  /** Moves both sides' clock. */
  pass(milliseconds: number): void;
  now(): number;
  /** An order that was asked for; gives what the phone is given. */
  prepay(number: string, totalFen?: number): ReturnType<Collector['prepay']>;
  /** The same, paid. */
  paid(number: string, totalFen?: number): Promise<void>;
  close(): Promise<void>;
}

export const DAY: CivilDate = civilDate(2026, 11, 22);
const NOON = Date.parse('2026-11-22T12:00:00+08:00');

export async function openVendor(notifyUrl = 'http://127.0.0.1:9/payment-notify'): Promise<Vendor> {
  let now = NOON;
  const clock = { now: () => now };
  const simulator = Simulator.open(':memory:', { now: clock.now, app: APP }, () => made);
  const served = await serve(simulator);
  const environment = merchantEnvironment(made, served.url, notifyUrl);
  let nonces = 0;
  const id = () => {
    nonces += 1;
    return String(nonces).padStart(32, '0');
  };
  const collector = collectorOf(environment, clock, { id });
  const prepay: Vendor['prepay'] = (number, totalFen = 40_000) =>
    collector.prepay({
      number,
      description: '城乡居民基本医疗保险费',
      totalFen: toFen(totalFen),
      openid: openids,
      expiresAt: NOON + 15 * 60_000,
    });
  return {
    simulator,
    keys: made,
    served,
    collector,
    environment,
    pass: (milliseconds) => {
      now += milliseconds;
    },
    now: clock.now,
    prepay,
    paid: async (number, totalFen) => {
      const { package: id } = await prepay(number, totalFen);
      if (!simulator.book.pay(id.replace('prepay_id=', ''))) throw new Error('not paid');
    },
    close: async () => {
      await served.close();
      simulator.close();
    },
  };
}

/** Why a collector refused. */
export async function refusal(doing: Promise<unknown>): Promise<string> {
  return doing.then(
    () => 'was not refused',
    (error) => error.code ?? error.why,
  );
}
