import { nextWindow } from '@jiayibao/shared/calculate';
import {
  addDays,
  type CivilDate,
  civilDateInChina,
  daysBetween,
  formatChinese,
  yearOf,
} from '@jiayibao/shared/dates';
import type { ParameterSet } from '@jiayibao/shared/policy';
import { ANYBODY, termsFor, windowOf } from '../contribution/terms';
import type { Enrolment, Household, NewbornWatch } from '../documents';
import { notify, type Told } from '../notice';
import type { Services } from '../services';
import type { Transaction } from '../store';
import { openTyped } from '../typed';
import { deadlineOf, enrolmentOf, historyFor, isInfant, type Member, newbornAnswer } from './child';

const ROWS = 100;
/** A run of the job ends after so many milliseconds; the next one goes on where it ended. */
const RUN_MS = 200_000;
/** Told so many days before the last day, and once after it; a day late all the same. */
const DAYS_BEFORE = [30, 7, 1];
const LATE_DAYS = 1;

/** What a run did; `unfinished`: to be gone on with. */
export type NewbornsReminded = Record<'looked' | 'told' | 'unfinished', number>;

/**
 * Looks once a day at every child before the first birthday and tells the household of the last day, where the child is
 * not known to be enrolled. A notice has a deterministic id, so that nobody is told twice.
 */
export async function remindOfNewborns(services: Services): Promise<NewbornsReminded> {
  const did: NewbornsReminded = { looked: 0, told: 0, unfinished: 0 };
  const { store, clock } = services;
  const now = clock.now();
  const today = civilDateInChina(now);
  const parameters = await services.parameters.inForce(today, now);
  for (;;) {
    const due = await store.due('newbornWatches', 'dueAt', now, ROWS);
    for (const watch of due) {
      did.looked += 1;
      did.told += await look(services, watch, today, parameters);
    }
    if (due.length < ROWS) return did;
    if (clock.now() >= now + RUN_MS) return { ...did, unfinished: 1 };
  }
}

/** Gives 1 where the household was told now, otherwise 0. Looks again tomorrow, but at nobody who is gone or older. */
async function look(
  services: Services,
  { _id }: NewbornWatch,
  today: CivilDate,
  parameters: ParameterSet,
): Promise<number> {
  return services.store.transaction(async (tx) => {
    const watch = await tx.get('newbornWatches', _id);
    const child = await memberIn(services, tx, _id);
    if (!watch) return 0;
    if (!child || !isInfant(child, today)) {
      await tx.remove('newbornWatches', _id);
      return 0;
    }
    await tx.put('newbornWatches', { ...watch, dueAt: startOf(addDays(today, 1)) });
    const household = await tx.get('households', child.membership.householdId);
    if (!household) return 0;
    const history = await historyFor(services, child, household.accountId);
    const told = reminderFor(child, household, history, today, parameters);
    if (!told || (await tx.get('notices', told._id))) return 0;
    await notify(tx, services, told);
    return 1;
  });
}

/** A standing member of some household; null where there is none of that id any more. */
async function memberIn(services: Services, tx: Transaction, memberId: string): Promise<Member | null> {
  const membership = await tx.get('memberships', memberId);
  if (!membership || membership.removedAt !== null) return null;
  const { status, personId } = membership;
  const person = status === 'confirmed' ? await tx.get('persons', personId) : null;
  return { membership, typed: openTyped(services, membership), person };
}

/** What a child's household is to be told today, or null. */
function reminderFor(
  child: Member,
  { region, accountId }: Household,
  history: readonly Enrolment[],
  today: CivilDate,
  parameters: ParameterSet,
): (Told & { _id: string }) | null {
  const { answer } = newbornAnswer(child, { region, today }, parameters);
  const deadline = deadlineOf(child, region, parameters);
  if (!deadline || enrolmentOf(history, answer, today)) return null;
  const daysLeft = daysBetween(today, deadline);
  const about = { accountId, caseId: null };
  const named = (name: string | number) => `newborn-${name}-${child.membership._id}`;
  if (daysLeft < 0 && daysLeft >= -1 - LATE_DAYS) {
    const left = answer.ok
      ? `现在办理，从缴费当天起保障到${formatChinese(answer.result.benefitPeriod.to as CivilDate)}，请尽快办理。`
      : ordinaryWay(region, today, parameters);
    const words = `家里有孩子没有参保，新生儿参保的最后一天（${formatChinese(deadline)}）已经过了。${left}`;
    return { ...about, _id: named('late'), kind: 'newbornClosed', words };
  }
  const before = DAYS_BEFORE.find((days) => daysLeft <= days && daysLeft >= days - LATE_DAYS);
  if (before === undefined) return null;
  const left = daysLeft === 0 ? '今天是最后一天' : `还剩${daysLeft}天`;
  const words = `家里有孩子还没有参保，新生儿参保${left}（${formatChinese(deadline)}），按时办理从出生当天起保障。`;
  return { ...about, _id: named(before), kind: 'newbornCloses', words };
}

/** What is left where a policy takes the child as anyone else. */
function ordinaryWay(region: Household['region'], today: CivilDate, parameters: ParameterSet): string {
  const benefitYear = yearOf(today) + 1;
  const terms = termsFor({ region, benefitYear, paidOn: today }, ANYBODY, parameters);
  if (!terms.ok) {
    const next = nextWindow(region, today, parameters);
    if (!next) return '以后按普通居民参保，缴费期还没有公布，请留意通知。';
    const days = `${formatChinese(next.from)}到${formatChinese(next.to)}`;
    return `以后按普通居民参保，下一个缴费期是${days}，缴${next.benefitYear}年度的费用。`;
  }
  const until = formatChinese(windowOf(terms.result, today).to);
  return `现在可以按普通居民缴${benefitYear}年度的费用，到${until}为止。`;
}

/** The first moment of a day in China, in milliseconds. */
function startOf(day: CivilDate): number {
  return Date.parse(`${day}T00:00:00+08:00`);
}
