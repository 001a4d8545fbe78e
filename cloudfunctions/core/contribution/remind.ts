import { REGIONS, type Region } from '@jiayibao/shared/contract/resident';
import {
  addDays,
  type CivilDate,
  civilDateInChina,
  daysBetween,
  formatChinese,
  yearOf,
} from '@jiayibao/shared/dates';
import type { ParameterSet } from '@jiayibao/shared/policy';
import type { Household } from '../documents';
import { enrolmentId } from '../enrolment';
import { notify, type Told } from '../notice';
import type { Services } from '../services';
import { ANYBODY, termsFor, windowOf } from './terms';

const ROWS = 100;
/** A run of the job ends after so many milliseconds; the next one goes on where it ended. */
const RUN_MS = 200_000;
/** Told on the day that the window opens, and so many days before it closes; a day late all the same. */
const DAYS_BEFORE = [7, 1];
const LATE_DAYS = 1;

interface Reminder {
  region: Region;
  benefitYear: number;
  kind: 'windowOpens' | 'windowCloses';
  /** What tells it from every other, the day that it is for; with the account's id it is the notice's. */
  name: string;
  words: string;
}

/** What a run did; `unfinished`: reminders to be gone on with. */
export type Reminded = Record<'households' | 'told' | 'unfinished', number>;

/**
 * Tells every household in which somebody is not known to be enrolled that the window has opened, or is about to close.
 * A notice has a deterministic id and a run remembers how far it came, so that nobody is told twice or left out.
 */
export async function remindOfWindows(services: Services): Promise<Reminded> {
  const did: Reminded = { households: 0, told: 0, unfinished: 0 };
  const now = services.clock.now();
  const today = civilDateInChina(now);
  const parameters = await services.parameters.inForce(today, now);
  for (const reminder of REGIONS.flatMap((region) => remindersOn(region, today, parameters)))
    await remind(services, reminder, now + RUN_MS, did);
  return did;
}

/** The reminders that are due in a region on a day, of every window that is open to ordinary residents. */
function remindersOn(region: Region, today: CivilDate, parameters: ParameterSet): Reminder[] {
  return [yearOf(today), yearOf(today) + 1].flatMap((benefitYear): Reminder[] => {
    const terms = termsFor({ region, benefitYear, paidOn: today }, ANYBODY, parameters);
    if (!terms.ok) return [];
    const { name: window, from, to, daysLeft } = windowOf(terms.result, today);
    const until = formatChinese(to);
    const named = (day: CivilDate) => `remind-${day.replaceAll('-', '')}`;
    const about = { region, benefitYear };
    const title = window === 'regular' ? '集中缴费期' : '补充缴费期';
    if (daysBetween(from, today) <= LATE_DAYS) {
      const words = `${benefitYear}年度居民医保开始缴费，${title}到${until}，请为还没有缴费的家人缴费。`;
      return [{ ...about, kind: 'windowOpens', name: named(from), words }];
    }
    const before = DAYS_BEFORE.find((days) => daysLeft <= days && daysLeft >= days - LATE_DAYS);
    if (before === undefined) return [];
    const left = daysLeft === 0 ? '今天截止' : `还剩${daysLeft}天`;
    const words = `${benefitYear}年度居民医保${title}${left}（${until}），请为还没有缴费的家人缴费。`;
    return [{ ...about, kind: 'windowCloses', name: named(addDays(to, -before)), words }];
  });
}

async function remind(services: Services, reminder: Reminder, until: number, did: Reminded): Promise<void> {
  const { store, clock } = services;
  const { region } = reminder;
  const progressId = `${reminder.name}-${region}`;
  let progress = await store.get('progress', progressId);
  while (!progress?.done) {
    const after = progress?.after ?? null;
    const page = await store.page('households', { region }, { field: '_id', after, rows: ROWS });
    const wanting = await whoWants(services, page, reminder.benefitYear);
    for (const { accountId } of wanting) did.told += await tell(services, accountId, reminder);
    did.households += page.length;
    const last = page.at(-1)?._id ?? after;
    const done = page.length < ROWS;
    progress = await store.transaction(async (tx) => {
      const known = await tx.get('progress', progressId);
      return tx.put('progress', { ...known, _id: progressId, after: last, done });
    });
    if (!done && clock.now() >= until) {
      did.unfinished += 1;
      return;
    }
  }
}

/** Those households in which somebody is not enrolled for the year, or is claimed, so that it is not known. */
async function whoWants(
  { store }: Services,
  households: readonly Household[],
  benefitYear: number,
): Promise<Household[]> {
  const memberships = await store.getMany(
    'memberships',
    households.flatMap(({ memberIds }) => memberIds),
  );
  const standing = memberships.filter(({ removedAt }) => removedAt === null);
  const confirmed = standing.filter(({ status }) => status === 'confirmed');
  const ids = [...new Set(confirmed.map(({ personId }) => enrolmentId(personId, benefitYear)))];
  const enrolments = await store.getMany('enrolments', ids);
  const enrolled = new Set(
    enrolments.filter(({ state }) => state === 'active').map(({ personId }) => personId),
  );
  const wanting = new Set(
    standing
      .filter(({ status, personId }) => status === 'claimed' || !enrolled.has(personId))
      .map(({ householdId }) => householdId),
  );
  return households.filter(({ _id }) => wanting.has(_id));
}

/** Gives 1 where it was told now, 0 where it had been before. */
async function tell(services: Services, accountId: string, { kind, name, words }: Reminder): Promise<number> {
  const told: Told & { _id: string } = { _id: `${name}-${accountId}`, accountId, kind, caseId: null, words };
  return services.store.transaction(async (tx) => {
    if (await tx.get('notices', told._id)) return 0;
    await notify(tx, services, told);
    return 1;
  });
}
