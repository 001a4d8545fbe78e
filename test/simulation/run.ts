import type { Region } from '@jiayibao/shared/contract/resident';
import { addDays, civilDateInChina } from '@jiayibao/shared/dates';
import { Random } from '../reckoning/random';
import { type Change, Cloud } from './cloud';
import { Desk } from './desk';
import { Faults } from './faults';
import { Forger } from './forger';
import { type Family, settleIn } from './people';
import { Resident } from './resident';
import { Schedule } from './schedule';
import { Vendor } from './vendor';
import { isExplained, judge } from './verdict';
import { Watch } from './watch';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
/** Every order ends in this time after the last fault. */
const CALM_MS = 30 * MINUTE;
/** When the job that compares bills runs, and the second of each minute at which the others do (cloudbaserc.json). */
const BILLS_AT = '10:30:00';
const FOLLOW_S = 40;
const DELIVER_S = 20;

/** In the middle of a window; on its last evening; in Lanzhou's supplementary window. */
const BEGINNINGS = [
  '2026-11-22T12:00',
  '2026-11-22T12:00',
  '2026-12-31T23:40',
  '2026-12-31T23:55',
  '2027-02-10T09:00',
] as const;

/** All that a run is made of. */
export interface World {
  schedule: Schedule;
  cloud: Cloud;
  vendor: Vendor;
  watch: Watch;
  random: Random;
  region: Region;
  families: Family[];
  clerk: string;
}

/** What a run came to. The same seed gives the same, the hash of all that happened included. */
export interface Outcome {
  seed: number;
  violations: readonly string[];
  hash: string;
  trace: readonly string[];
  /** Which faults met which calls of which functions. */
  faults: ReadonlySet<string>;
  orders: number;
  payments: number;
  refunds: number;
}

/** One run: people, faults and what comes of them, from a seed. `change` plants a fault in the functions. */
export async function simulate(seed: number, change?: Change): Promise<Outcome> {
  // Neighbouring seeds have nothing in common.
  const from = Math.imul(seed + 1, 0x9e3779b1);
  const random = new Random(from);
  const begins = random.pick(BEGINNINGS);
  const region: Region = begins.startsWith('2027') || random.chance(0.7) ? 'lanzhou' : 'linxia';
  const begin = Date.parse(`${begins}:00+08:00`);
  const faults = new Faults(from + 1, begin);
  const schedule = new Schedule(begin, new Random(from + 2), faults);
  const watch: Watch = new Watch(schedule, () => vendor);
  let forger: Forger | undefined;
  const vendor: Vendor = new Vendor(from + 3, schedule, async (message) => {
    forger?.hears(message);
    const send = () => cloud.notify(message.headers, message.body, 'from the collector');
    // Its two machines both tell it, now and then.
    const replies = await Promise.all(random.chance(0.2) ? [send(), send()] : [send()]);
    return replies[0]?.statusCode ?? null;
  });
  const cloud: Cloud = new Cloud(from + 4, schedule, vendor, watch, change);
  vendor.onChange = (number) => watch.seen(number);
  try {
    const people = await settleIn(cloud, random, region);
    const world: World = { schedule, cloud, vendor, watch, random, region, ...people };
    forger = new Forger(world);
    await happen(world, forger);
  } catch (error) {
    watch.fail(`the simulation itself: ${error instanceof Error ? error.stack : String(error)}`);
  } finally {
    cloud.close();
  }
  const { orders, refunds } = vendor.trades();
  vendor.close();
  return {
    seed,
    violations: watch.violations,
    hash: schedule.digest(),
    trace: schedule.trace,
    faults: faults.met,
    orders: watch.orders.size,
    payments: orders.length,
    refunds: refunds.length,
  };
}

/** The first of some seeds by which a planted fault is found; null where none does. */
export async function findPlanted(change: Change, from: number, seeds: number): Promise<Outcome | null> {
  for (let seed = from; seed < from + seeds; seed++) {
    const outcome = await simulate(seed, change);
    if (outcome.violations.length > 0) return outcome;
  }
  return null;
}

async function happen(world: World, forger: Forger): Promise<void> {
  const { schedule, vendor, random, families, cloud, watch } = world;
  const storm = schedule.now + random.int(5, 18) * MINUTE;
  vendor.set({
    lateMs: random.int(1, 10) * MINUTE,
    refundMs: random.pick([0, 2 * SECOND, MINUTE, 5 * MINUTE]),
    refund: random.pick(['SUCCESS', 'SUCCESS', 'SUCCESS', 'SUCCESS', 'CLOSED', 'ABNORMAL']),
  });
  // Nobody waits for them: they live until the time is over.
  const lives = [
    ...families.map((family) => new Resident(world, family).live(storm)),
    forger.live(storm),
    new Desk(world).decide(storm + CALM_MS),
    ...(random.chance(0.25) ? [new Desk(world).stop()] : []),
  ];
  for (const life of lives)
    life.catch((error) => watch.fail(`somebody gave up: ${error instanceof Error ? error.stack : error}`));
  let timers = true;
  void every(FOLLOW_S, 'followOrders', 'orders');
  void every(DELIVER_S, 'deliverMessages', 'messages');
  async function every(second: number, job: 'followOrders' | 'deliverMessages', of: 'orders' | 'messages') {
    while (timers) {
      await schedule.sleep(MINUTE - ((schedule.now - second * SECOND) % MINUTE));
      if (watch.isDue(of)) void cloud.job(job);
    }
  }
  await schedule.run(storm);
  if (schedule.stopped) return;
  schedule.note('nothing goes wrong any more');
  schedule.faults.end();
  vendor.set({ refund: 'SUCCESS' });
  schedule.at(schedule.now + random.int(0, 10) * MINUTE, () => vendor.seeToStuck());
  await schedule.run(schedule.now + CALM_MS);
  timers = false;
  if (watch.violations.length === 0) await judge(world);
  await compareBills(world);
}

/** The bills of each day on which money moved hold nothing that the ledger has not. */
async function compareBills({ schedule, cloud, watch, vendor }: World): Promise<void> {
  const { orders, refunds } = vendor.trades();
  const moments = [...orders.map(({ paidAt }) => paidAt ?? 0), ...refunds.map(({ createdAt }) => createdAt)];
  for (const day of [...new Set(moments.map(civilDateInChina))].sort()) {
    if (watch.violations.length > 0) return;
    await schedule.run(Date.parse(`${addDays(day, 1)}T${BILLS_AT}+08:00`));
    const compared = cloud.job('compareBills');
    await schedule.run(schedule.now + 10 * MINUTE);
    await compared;
  }
  for (const found of watch.differences)
    if (!isExplained(vendor, found)) watch.fail(`the bill and the ledger differ in ${found}`);
}
