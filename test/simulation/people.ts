import {
  accountIdOf,
  handle,
  recordConfirmation,
  recordEnrolment,
  recordPerson,
  recordRealName,
  recordStaff,
  residentTable,
} from '@jiayibao/cloudfunctions/core';
import {
  CONSENT_VERSION,
  type Group,
  type InputOf,
  MESSAGE_TEMPLATES,
  type MemberInput,
  type OutputOf,
  type Region,
  type ResidentAction,
} from '@jiayibao/shared/contract/resident';
import { endOfYear, startOfYear } from '@jiayibao/shared/dates';
import { residentIdWithCheck } from '@jiayibao/shared/identity';
import type { Random } from '../reckoning/random';
import type { Cloud } from './cloud';

/** Somebody whom the agency knows. */
export interface Person {
  personId: string;
  name: string;
  number: string;
  groups: Group[];
  /** Benefit years in which they were enrolled before. */
  years: number[];
}
export interface Member extends Person {
  memberId: string;
  /** Whether their household sees their record. */
  confirmed: boolean;
}
/** One account with its household. */
export interface Family {
  openid: string;
  accountId: string;
  members: Member[];
}
export interface People {
  families: Family[];
  /** One of staff who may do everything in the region. */
  clerk: string;
}

export const BIRTH_DATE = '1970-01-01';
const COUNTIES = { lanzhou: '620102', linxia: '622901' } as const;

/** Two or three families, of whom some keep the same person, and a clerk: made before anything goes wrong. */
export async function settleIn(cloud: Cloud, random: Random, region: Region): Promise<People> {
  const families: Family[] = [];
  const count = random.int(2, 3);
  for (let i = 0; i < count; i++) {
    const people: Person[] = [];
    const size = random.int(1, 3);
    while (people.length < size)
      people.push(await newPerson(cloud, random, region, `${i}${people.length + 1}`));
    const known = families.flatMap(({ members }) => members);
    if (known.length > 0 && random.chance(0.6)) people.push(random.pick(known));
    families.push(await newFamily(cloud, random, region, `resident-${i}`, people));
  }
  return { families, clerk: await newClerk(cloud, random, region) };
}

/** A document of somebody, as typed. */
export const documentOf = ({ number }: Pick<Person, 'number'>) => ({ kind: 'residentId' as const, number });

async function newPerson(cloud: Cloud, random: Random, region: Region, sequence: string): Promise<Person> {
  const number = residentIdWithCheck(`620199${BIRTH_DATE.replaceAll('-', '')}9${sequence}`);
  const name = '张三';
  const groups = random.pick<Group[]>([
    [],
    [],
    [],
    ['urbanAllowancePartial'],
    ['orphan'],
    ['liftedFromPoverty'],
  ]);
  const years = random.pick([[2026], [2026], [2025], [2024], []]);
  const personId = await recordPerson(cloud.services, {
    name,
    document: documentOf({ number }),
    verifiedGroups: groups,
  });
  for (const benefitYear of years)
    await recordEnrolment(cloud.services, {
      personId,
      benefitYear,
      region,
      benefitFrom: startOfYear(benefitYear),
      benefitTo: endOfYear(benefitYear),
    });
  return { personId, name, number, groups, years };
}

async function newFamily(
  cloud: Cloud,
  random: Random,
  region: Region,
  openid: string,
  people: readonly Person[],
): Promise<Family> {
  await ask(cloud, openid, 'account.consent', { version: CONSENT_VERSION, sensitive: true });
  await ask(cloud, openid, 'notice.allow', { templates: [...MESSAGE_TEMPLATES] });
  const { household } = await ask(cloud, openid, 'household.register', {
    region,
    county: COUNTIES[region],
    phone: '13900001234',
    members: people.map(typed),
  });
  const members: Member[] = [];
  for (const [i, person] of people.entries()) {
    const memberId = household.members[i]?.memberId as string;
    const confirmed = random.chance(0.8);
    if (confirmed) await recordConfirmation(cloud.services, memberId);
    members.push({ ...person, memberId, confirmed });
  }
  return { openid, accountId: accountIdOf(cloud.services, openid), members };
}

function typed(person: Person): MemberInput {
  return {
    name: person.name,
    document: documentOf(person),
    relation: 'parent',
    category: 'notEmployed',
    place: 'residence',
    claimedGroups: [],
  };
}

async function newClerk(cloud: Cloud, random: Random, region: Region): Promise<string> {
  const openid = 'clerk';
  const person = { name: '经办甲', document: documentOf(await newPerson(cloud, random, region, '99')) };
  await recordPerson(cloud.services, person);
  await recordRealName(cloud.services, openid, person);
  await ask(cloud, openid, 'account.consent', { version: CONSENT_VERSION, sensitive: true });
  await ask(cloud, openid, 'account.proveSelf', person);
  await recordStaff(cloud.services, openid, { role: 'prefecture', region, counties: [] });
  return openid;
}

/** Calls an action while nothing goes wrong. */
async function ask<Name extends ResidentAction>(
  cloud: Cloud,
  openid: string,
  action: Name,
  input: InputOf<Name>,
): Promise<OutputOf<Name>> {
  const services = { ...cloud.services, caller: () => openid };
  const reply = await handle(residentTable, { action, input, key: cloud.newKey() }, services);
  if (!reply.ok) throw new Error(`${action}: ${reply.error.code} ${reply.error.message}`);
  return reply.data as OutputOf<Name>;
}
