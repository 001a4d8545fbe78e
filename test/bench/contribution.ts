import { randomBytes } from 'node:crypto';
import {
  followOrders,
  handle,
  recordConfirmation,
  recordEnrolment,
  recordPerson,
  residentTable,
  type Services,
  settle,
} from '@jiayibao/cloudfunctions/core';
import type { Engine } from '@jiayibao/local/gateway';
import {
  CONSENT_VERSION,
  type InputOf,
  KEYED_ACTIONS,
  type OutputOf,
  type ResidentAction,
} from '@jiayibao/shared/contract/resident';
import { type CivilDate, endOfYear, startOfYear } from '@jiayibao/shared/dates';
import { residentIdWithCheck } from '@jiayibao/shared/identity';
import { MemoryCollector } from '../cloudfunctions/order/collector';
import { insert, newEngine, servicesAt } from './gateway';
import type { Report } from './index';
import { measure, shown, spreadOf } from './measure';

const FEW = 1_000;
const MANY = 100_000;
const ROUNDS = 15;
const MOST_RATIO = 1.5;
const BATCH = 1_000;
const AT_ONCE = 50;
const YEAR = 2027;
const NOW = Date.parse('2026-11-22T04:00:00Z');

/** A resident of the bench, with a family of one that can be paid for. */
interface Payer {
  openid: string;
  memberId: string;
  personId: string;
}

/**
 * One contribution from quote to cover, out of 100 000 households and out of 1 000, by turns, through the function and the
 * SDK: calls of the database, and time. Then 50 residents at once, out of the 100 000.
 */
export async function contribution(): Promise<Report> {
  const front = newEngine();
  const { services: plain, close } = await servicesAt(front);
  let now = NOW;
  const collector = new MemoryCollector(() => now);
  const services: Services = { ...plain, clock: { now: () => now }, collector };
  const engines = { few: newEngine(), many: newEngine() };
  let calls = 0;
  let current = engines.few;
  front.handle = (body) => {
    calls += 1;
    return current.handle(body);
  };
  const payers: Record<keyof typeof engines, Payer[]> = { few: [], many: [] };
  // Both are filled before anything is connected: a connection does not outlive so long a pause.
  fill(engines.few, FEW);
  fill(engines.many, MANY);
  for (const name of ['few', 'many'] as const) {
    current = engines[name];
    for (let i = 0; i <= ROUNDS; i++) payers[name].push(await newPayer(services, `${name}-${i}`));
  }
  const made: Record<string, number[]> = { few: [], many: [] };
  const contender = (name: keyof typeof engines) => ({
    calls: 1,
    run: async () => {
      current = engines[name];
      calls = 0;
      await pay(services, collector, payers[name].pop() as Payer);
      made[name]?.push(calls);
    },
  });
  const times = await measure({ few: contender('few'), many: contender('many') }, ROUNDS);
  const [few, many] = [spreadOf(times.few), spreadOf(times.many)];
  const counts = [...new Set([...(made.few ?? []), ...(made.many ?? [])])].sort((a, b) => a - b);
  const ratio = many.median / few.median;

  current = engines.many;
  const crowd: Payer[] = [];
  for (let i = 0; i < AT_ONCE; i++) crowd.push(await newPayer(services, `crowd-${i}`));
  const began = performance.now();
  const outcomes = await Promise.all(crowd.map((payer) => pay(services, collector, payer).catch(reasonOf)));
  const took = performance.now() - began;
  for (let minute = 0; minute < 2; minute++) {
    now += 60_000;
    await followOrders(services);
  }
  const covered = await enrolmentsOf(services, crowd);
  const paid =
    [...collector.orders.values()].filter(({ state }) => state === 'paid').length - 2 * (ROUNDS + 1);
  const failures = outcomes.filter((one): one is string => typeof one === 'string');
  const nothingLost =
    covered === paid && covered + failures.length >= AT_ONCE && failures.every(isActionable);

  await close();
  for (const engine of [front, engines.few, engines.many]) engine.close();
  return {
    figures: {
      households: [FEW, MANY],
      calls: counts,
      few,
      many,
      ratio,
      mostRatio: MOST_RATIO,
      crowd: { residents: AT_ONCE, paid, covered, failures, milliseconds: Math.round(took) },
    },
    lines: [
      `one contribution from quote to cover out of ${FEW} and of ${MANY} households, milliseconds: median (least to most)`,
      `${counts.join(' or ')} calls of the database  ${shown(inMilliseconds(few), 1)}  ${shown(inMilliseconds(many), 1)}  ratio ${ratio.toFixed(2)}`,
      `has to be the same number of calls and a ratio of at most ${MOST_RATIO}`,
      `${AT_ONCE} residents at once: ${paid} paid, ${covered} covered, ${failures.length} refused with a reason, in ${Math.round(took)} ms`,
      ...failures,
    ],
    reached: counts.length === 1 && ratio <= MOST_RATIO && nothingLost,
  };
}

/** What a resident does: looks at the quote, orders, goes to the cashier, pays; the collector then notifies. */
async function pay(services: Services, collector: MemoryCollector, payer: Payer): Promise<void> {
  const { openid, memberId } = payer;
  await call(services, openid, 'contribution.quote', {});
  const members = [{ memberId }];
  const order = await call(services, openid, 'order.create', { benefitYear: YEAR, members, relatives: [] });
  const { number } = order;
  await call(services, openid, 'order.pay', { number });
  collector.pay(number);
  await settle(services, number, await collector.query(number));
  const read = await call(services, openid, 'order.read', { number });
  if (read.state !== 'settled') throw new Error(`an order is ${read.state}`);
}

async function call<Name extends ResidentAction>(
  services: Services,
  openid: string,
  action: Name,
  input: InputOf<Name>,
): Promise<OutputOf<Name>> {
  const key = (KEYED_ACTIONS as readonly string[]).includes(action) ? services.randomness.id() : undefined;
  const reply = await handle(residentTable, { action, input, key }, { ...services, caller: () => openid });
  if (!reply.ok) throw new Refused(reply.error.code, reply.error.message);
  return reply.data as OutputOf<Name>;
}

class Refused extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof Refused) return `${error.code} ${error.message}`;
  throw error;
}

/** Whether a refusal says what to do. */
function isActionable(reason: string): boolean {
  return !reason.startsWith('UNAVAILABLE') && /请/.test(reason);
}

async function newPayer(services: Services, name: string): Promise<Payer> {
  const openid = `bench-${name}`;
  serial += 1;
  const number = residentIdWithCheck(`62019919700101${String(serial).padStart(3, '0')}`);
  const document = { kind: 'residentId' as const, number };
  const personId = await recordPerson(services, { name: '张三', document });
  for (const benefitYear of [YEAR - 2, YEAR - 1])
    await recordEnrolment(services, {
      personId,
      benefitYear,
      region: 'lanzhou',
      benefitFrom: startOfYear(benefitYear),
      benefitTo: endOfYear(benefitYear),
    });
  await call(services, openid, 'account.consent', { version: CONSENT_VERSION, sensitive: true });
  const { household } = await call(services, openid, 'household.register', {
    region: 'lanzhou',
    county: '620102',
    members: [
      {
        name: '张三',
        document,
        relation: 'other',
        category: 'notEmployed',
        place: 'residence',
        claimedGroups: [],
      },
    ],
  });
  const memberId = household.members[0]?.memberId ?? '';
  await recordConfirmation(services, memberId);
  return { openid, memberId, personId };
}
let serial = 0;

/** How many enrolments of the open year these residents' people have, each counted with its generation. */
async function enrolmentsOf({ store }: Services, payers: readonly Payer[]): Promise<number> {
  const found = await store.getMany(
    'enrolments',
    payers.map(({ personId }) => `enrolment:${YEAR}:${personId}`),
  );
  return found.reduce((sum, { generation }) => sum + generation, 0);
}

/** Households of one person each, with accounts, history, an order of the open year and its ledger. */
function fill(engine: Engine, households: number): void {
  const stored = { schema: 1, revision: 1 };
  const day = '2026-11-01' as CivilDate;
  for (let from = 0; from < households; from += BATCH) {
    const ids = Array.from({ length: Math.min(BATCH, households - from) }, () =>
      randomBytes(16).toString('hex'),
    );
    const each = (collection: string, one: (id: string, at: number) => object) =>
      insert(
        engine,
        collection,
        ids.map((id, at) => ({ ...stored, ...one(id, from + at) })),
      );
    const number = (at: number) => `20261101120000LZ${String(at).padStart(8, '0')}`;
    each('accounts', (id) => ({ _id: `account-${id}`, householdId: `household-${id}` }));
    each('households', (id) => ({
      _id: `household-${id}`,
      accountId: `account-${id}`,
      region: 'lanzhou',
      memberIds: [`member-${id}`],
    }));
    each('memberships', (id) => ({
      _id: `member-${id}`,
      householdId: `household-${id}`,
      personId: id,
      nameKey: 'name',
      slot: `${id}`,
    }));
    each('persons', (id) => ({ _id: id, identityId: `identity-${id}`, verifiedGroups: [] }));
    for (const benefitYear of [YEAR - 1, YEAR])
      each('enrolments', (id) => ({
        _id: `enrolment:${benefitYear}:${id}`,
        personId: id,
        benefitYear,
        state: 'active',
      }));
    each('orders', (id, at) => ({
      _id: `order:${number(at)}`,
      number: number(at),
      accountId: `account-${id}`,
      state: 'settled',
    }));
    for (const kind of ['contribution', 'subsidy'])
      each('ledger', (id, at) => ({
        _id: `ledger:${number(at)}:${id}:${YEAR}:${kind}`,
        orderNumber: number(at),
        kind,
        amountFen: 40_000,
        day,
      }));
  }
}

function inMilliseconds({ median, least, most }: { median: number; least: number; most: number }) {
  return { median: median / 1000, least: least / 1000, most: most / 1000 };
}
