import { calculate } from '@jiayibao/shared/calculate';
import type { AnswerTo } from '@jiayibao/shared/contract/calculation';
import { GUARDIAN_AGE, type Region } from '@jiayibao/shared/contract/resident';
import { ageOn, type CivilDate } from '@jiayibao/shared/dates';
import type { ParameterSet } from '@jiayibao/shared/policy';
import { newbornRequest } from '../contribution/terms';
import type { Enrolment, Membership, Person } from '../documents';
import { orderId } from '../order/record';
import type { Services } from '../services';
import type { Typed } from '../typed';

/** A member of a household as it may see them: the record where it is confirmed, otherwise what it typed. */
export interface Member {
  membership: Membership;
  typed: Typed;
  /** Null where the household only claims the person. */
  person: Person | null;
}

export function birthDateOf({ person, typed }: Omit<Member, 'membership'>): CivilDate {
  return person?.birthDate ?? typed.birthDate;
}

/** Whether somebody has not had their first birthday: no policy takes anybody older as a newborn. */
export function isInfant(member: Omit<Member, 'membership'>, today: CivilDate): boolean {
  return ageOn(birthDateOf(member), today) < 1;
}

/** Whether somebody is of age, so that they can be a child's guardian. */
export function isOfAge(member: Omit<Member, 'membership'>, today: CivilDate): boolean {
  return ageOn(birthDateOf(member), today) >= GUARDIAN_AGE;
}

/** The request for a child and what the calculation says to it; of who is not seen, with no group. */
export function newbornAnswer(
  member: Omit<Member, 'membership'>,
  { region, today }: { region: Region; today: CivilDate },
  parameters: ParameterSet,
) {
  const facts = { birthDate: birthDateOf(member), groups: [...(member.person?.verifiedGroups ?? [])] };
  const request = newbornRequest({ region, paidOn: today }, facts);
  return { request, answer: calculate(request, parameters) as AnswerTo<'newborn'> };
}

/** The last day on which enrolling a child covers from birth; null where no policy of the region had begun by then. */
export function deadlineOf(
  member: Omit<Member, 'membership'>,
  region: Region,
  parameters: ParameterSet,
): CivilDate | null {
  const { answer } = newbornAnswer(member, { region, today: birthDateOf(member) }, parameters);
  return answer.ok ? (answer.result.deadline as CivilDate) : null;
}

/**
 * The enrolments of a child that a household may know of, kept by an account: of a child whom it only claims those that
 * the account paid for itself.
 */
export async function historyFor(
  { store }: Pick<Services, 'store'>,
  { membership, person }: Pick<Member, 'membership' | 'person'>,
  accountId: string,
): Promise<Enrolment[]> {
  const all = await store.find('enrolments', { personId: membership.personId });
  if (person) return all;
  const ids = all.flatMap(({ orderNumber }) => (orderNumber === undefined ? [] : orderId(orderNumber)));
  const orders = await store.getMany('orders', ids);
  const own = orders.filter((order) => order.accountId === accountId).map(({ number }) => number);
  return all.filter(({ orderNumber = '' }) => own.includes(orderNumber));
}

/** The enrolment that stands for what a child could be enrolled for now, or, where it is too late for that, covers today. */
export function enrolmentOf(
  history: readonly Enrolment[],
  answer: AnswerTo<'newborn'>,
  today: CivilDate,
): Enrolment | null {
  const holds = ({ benefitYear, benefitTo }: Enrolment) =>
    answer.ok ? benefitYear === answer.result.contributionYear : benefitTo >= today;
  return history.find((one) => one.state === 'active' && holds(one)) ?? null;
}
