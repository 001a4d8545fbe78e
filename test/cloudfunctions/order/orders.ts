import {
  accountIdOf,
  followOrders,
  recordConfirmation,
  recordEnrolment,
  recordPerson,
  settle,
} from '@jiayibao/cloudfunctions/core';
import type { Group, OrderView, Region } from '@jiayibao/shared/contract/resident';
import { type CivilDate, endOfYear, startOfYear } from '@jiayibao/shared/dates';
import { type Cloud, newResident, openCloud, type Resident } from '../cloud';
import { household, member, newNumber } from '../people';
import { MemoryCollector } from './collector';

/** The benefit year that is open on the day of the tests. */
export const YEAR = 2027;
export const MINUTE = 60_000;

export interface Till extends Cloud {
  collector: MemoryCollector;
}

/** A cloud with a collector in memory. */
export async function openTill(): Promise<Till> {
  const cloud = await openCloud();
  const collector = new MemoryCollector(() => cloud.services.clock.now());
  cloud.services.collector = collector;
  return Object.assign(cloud, { collector });
}

/** Moves the clock to a time in China, "2026-12-31T23:55". */
export function goTo(cloud: Cloud, time: string): void {
  const ahead = Date.parse(`${time}:00+08:00`) - cloud.services.clock.now();
  if (ahead < 0) throw new Error('time does not run back');
  cloud.pass(ahead);
}

export interface Relation {
  name?: string;
  groups?: Group[];
  claimed?: Group[];
  /** Benefit years in which they were enrolled. */
  years?: number[];
  birth?: string;
  confirmed?: boolean;
  category?: 'notEmployed' | 'fullTimeStudent' | 'pupilOrChild';
}

export interface Relative {
  memberId: string;
  personId: string;
  name: string;
  number: string;
}

/** A person whom the agency knows, with their history. */
export async function known(
  cloud: Cloud,
  { name = '张三', groups = [], years = [2024, 2025, 2026], birth = '19700101' }: Relation,
  region: Region = 'lanzhou',
): Promise<{ personId: string; number: string; name: string }> {
  const number = newNumber(birth);
  const document = { kind: 'residentId' as const, number };
  const personId = await recordPerson(cloud.services, { name, document, verifiedGroups: groups });
  for (const benefitYear of years) await enrolled(cloud, personId, benefitYear, region);
  return { personId, number, name };
}

/** An enrolment from elsewhere. */
export function enrolled(cloud: Cloud, personId: string, benefitYear: number, region: Region = 'lanzhou') {
  return recordEnrolment(cloud.services, {
    personId,
    benefitYear,
    region,
    benefitFrom: startOfYear(benefitYear),
    benefitTo: endOfYear(benefitYear),
  });
}

/** A resident with a family of these people, confirmed unless it is said otherwise. */
export async function family(
  cloud: Cloud,
  relations: Relation[] = [{}],
  region: Region = 'lanzhou',
): Promise<{ resident: Resident; accountId: string; people: Relative[] }> {
  const people = [];
  for (const relation of relations) people.push({ relation, ...(await known(cloud, relation, region)) });
  const resident = await newResident(cloud);
  const { household: made } = await resident.get('household.register', {
    ...household(
      ...people.map(({ name, number, relation }) =>
        member({
          name,
          number,
          claimedGroups: relation.claimed ?? [],
          category: relation.category ?? 'notEmployed',
          place: relation.category === 'fullTimeStudent' ? 'school' : 'residence',
        }),
      ),
    ),
    ...(region === 'linxia' && { region, county: '622901' }),
  });
  const found: Relative[] = [];
  for (const [i, { relation, ...person }] of people.entries()) {
    const memberId = made.members[i]?.memberId as string;
    if (relation.confirmed !== false) await recordConfirmation(cloud.services, memberId);
    found.push({ ...person, memberId });
  }
  return { resident, accountId: accountIdOf(cloud.services, resident.openid), people: found };
}

/** An order for these members. */
export function order(
  resident: Resident,
  people: readonly (Pick<Relative, 'memberId'> & { makeUpYears?: number })[],
  benefitYear = YEAR,
): Promise<OrderView> {
  const members = people.map(({ memberId, makeUpYears }) => ({ memberId, makeUpYears }));
  return resident.get('order.create', { benefitYear, members, relatives: [] });
}

/** An order that has been paid at the cashier; nobody has told us yet. */
export async function payed(till: Till, resident: Resident, { number }: OrderView, fen?: number) {
  const { payment } = await resident.get('order.pay', { number });
  if (!payment) throw new Error('nothing to pay');
  till.collector.pay(number, fen);
}

/** The door, as a notification comes to it. */
export async function notified(till: Till, number: string) {
  return settle(till.services, number, await till.collector.paid(number));
}

/** The job, as its timer starts it, every minute for so many minutes. */
export async function follow(till: Till, minutes = 0) {
  for (let i = 0; i < minutes; i++) {
    till.pass(MINUTE);
    await followOrders(till.services);
  }
  return followOrders(till.services);
}

export async function coverOf(cloud: Cloud, personId: string, benefitYear = YEAR) {
  const enrolment = await cloud.services.store.get('enrolments', `enrolment:${benefitYear}:${personId}`);
  return enrolment?.state === 'active' ? [enrolment.benefitFrom, enrolment.benefitTo] : null;
}

/** What the ledger has of an order: amounts in fen by kind, of all of its people together. */
export async function ledgerOf(cloud: Cloud, orderNumber: string): Promise<Record<string, number>> {
  const sums: Record<string, number> = {};
  for (const { kind, amountFen } of await cloud.services.store.find('ledger', { orderNumber }))
    sums[kind] = (sums[kind] ?? 0) + amountFen;
  return sums;
}

export async function kindsOfNotices(resident: Resident): Promise<string[]> {
  const { notices } = await resident.get('notice.list', {});
  return notices.map(({ kind }) => kind).sort();
}

export const civil = (day: string) => day as CivilDate;
