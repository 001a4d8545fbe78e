import { randomBytes } from 'node:crypto';
import { agencyTable, handle, type Services } from '@jiayibao/cloudfunctions/core';
import type { Engine } from '@jiayibao/local/gateway';
import type { AgencyInputOf } from '@jiayibao/shared/contract/agency';
import { CASE_KINDS, COUNTIES } from '@jiayibao/shared/contract/resident';
import { addDays, type CivilDate } from '@jiayibao/shared/dates';
import { insert, newEngine, servicesAt } from './gateway';
import type { Report } from './index';
import { measure, shown, spreadOf } from './measure';

const FEW = 1_000;
const MANY = 100_000;
const ROUNDS = 31;
const PAGES_A_ROUND = 5;
const MOST_CALLS = 3;
const MOST_RATIO = 1.5;
const BATCH = 500;
const OPENID = 'bench';
const FIRST_DAY = '2026-01-01' as CivilDate;

type Query = AgencyInputOf<'queue.read'>;
const [COUNTY] = COUNTIES.lanzhou;
/** So few that those of one county fill a page out of 1 000 cases too. */
const KINDS = CASE_KINDS.slice(0, 4);

/** Pages that a desk looks at; `deep`: the page after one in the middle of the shelf. */
const PAGES: Record<string, Query & { deep?: true }> = {
  'whole region': { shelf: 'open' },
  'one county': { shelf: 'open', county: COUNTY?.code },
  'one kind': { shelf: 'open', kind: 'enrolmentEnd' },
  'one kind in one county': { shelf: 'open', kind: 'enrolmentEnd', county: COUNTY?.code },
  'overdue alone': { shelf: 'open', dueBefore: '2026-03-01' },
  'done, newest first': { shelf: 'closed' },
  'in the middle': { shelf: 'open', deep: true },
};

/** A page of 20 of the queue from 100 000 cases and the same from 1 000, by turns, through the function and the SDK. */
export async function desk(): Promise<Report> {
  const front = newEngine();
  const { services: plain, close } = await servicesAt(front);
  const services = { ...plain, caller: () => OPENID };
  const engines = { few: newEngine(), many: newEngine() };
  fill(engines.few, services, FEW);
  fill(engines.many, services, MANY);
  let calls = 0;
  let current = engines.few;
  front.handle = (body) => {
    calls += 1;
    return current.handle(body);
  };
  const read = async (engine: Engine, input: object) => {
    current = engine;
    calls = 0;
    const reply = await handle(agencyTable, { action: 'queue.read', input }, services);
    if (!reply.ok) throw new Error(`${reply.error.code} ${reply.error.path ?? ''}`);
    if ((reply.data as { rows: unknown[] }).rows.length !== 20) throw new Error('not a whole page');
    return calls;
  };
  const pages = [];
  for (const [name, { deep, ...query }] of Object.entries(PAGES)) {
    // Half of the shelf is due before the middle day, in both databases.
    const input = deep ? { ...query, after: `${addDays(FIRST_DAY, 182)}:` } : query;
    const repeated = (engine: Engine) => async (times: number) => {
      for (let i = 0; i < times; i++) await read(engine, input);
    };
    const contender = (engine: Engine) => ({ run: repeated(engine), calls: PAGES_A_ROUND });
    const times = await measure({ few: contender(engines.few), many: contender(engines.many) }, ROUNDS);
    const [few, many] = [spreadOf(times.few), spreadOf(times.many)];
    const most = Math.max(await read(engines.few, input), await read(engines.many, input));
    pages.push({ name, calls: most, few, many, ratio: many.median / few.median });
  }
  await close();
  for (const engine of [front, engines.few, engines.many]) engine.close();
  return {
    figures: { cases: [FEW, MANY], mostCalls: MOST_CALLS, mostRatio: MOST_RATIO, pages },
    lines: [
      `a page of 20 of the queue, milliseconds from ${FEW} and from ${MANY} cases: median (least to most)`,
      ...pages.map(({ name, calls: made, few, many, ratio }) => {
        const [a, b] = [few, many].map((times) => shown(inMilliseconds(times), 2));
        return `${name.padEnd(24)} ${made} calls  ${a}  ${b}  ratio ${ratio.toFixed(2)}`;
      }),
      `has to be at most ${MOST_CALLS} calls and a ratio of ${MOST_RATIO}`,
    ],
    reached: pages.every((page) => page.calls <= MOST_CALLS && page.ratio <= MOST_RATIO),
  };
}

function inMilliseconds({ median, least, most }: { median: number; least: number; most: number }) {
  return { median: median / 1000, least: least / 1000, most: most / 1000 };
}

/** One of staff of the whole region, and so many cases of it: due over a year, six in ten of them open. */
function fill(engine: Engine, { vault }: Services, count: number): void {
  const stored = { schema: 1, revision: 1 };
  const staffId = vault.lookup('account', OPENID);
  insert(engine, 'staff', [
    { _id: staffId, ...stored, role: 'prefecture', region: 'lanzhou', counties: [], until: null },
  ]);
  for (let at = 0; at < count; at += BATCH)
    insert(
      engine,
      'cases',
      Array.from({ length: BATCH }, (_, i) => ({ ...stored, ...caseOf(vault, at + i, count) })),
    );
}

/** Scattered alike over counties, kinds, shelves and days, however many there are. */
function caseOf(vault: Services['vault'], at: number, count: number) {
  const _id = randomBytes(16).toString('hex');
  const pick = <T>(list: readonly T[], salt: number) =>
    list[Math.floor(((at * salt) % 9973) / (9973 / list.length))] as T;
  const kind = pick(KINDS, 7919);
  const shelf = pick(['open', 'open', 'open', 'returned', 'closed'] as const, 5231);
  const dueOn = addDays(FIRST_DAY, Math.floor((at / count) * 365));
  return {
    _id,
    number: `RY${String(at).padStart(14, '0')}`,
    kind,
    region: 'lanzhou',
    county: pick(COUNTIES.lanzhou, 6007).code,
    applicantAccountId: `applicant-${at % 5000}`,
    householdId: `household-${at % 5000}`,
    personId: `person-${at % 20_000}`,
    nameKey: `name-${at % 3000}`,
    state: shelf === 'open' ? 'submitted' : shelf === 'closed' ? 'approved' : 'returned',
    shelf,
    rank: `${dueOn}:${_id}`,
    application: vault.seal(
      JSON.stringify({ kind: 'confirmMembership', memberId: 'member-0001' }),
      `cases/${_id}/application`,
    ),
    face: vault.seal(
      JSON.stringify({ name: '张三', birthDate: '1960-01-01', taker: null }),
      `cases/${_id}/face`,
    ),
    attachments: [],
    submittedAt: 1_767_200_000_000,
    dueOn,
    takenUntil: null,
    filedBy: null,
    decidedBy: null,
    effect: null,
    timeLine: [],
  };
}
