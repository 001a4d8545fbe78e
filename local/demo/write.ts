import {
  recordConfirmation,
  recordEnrolment,
  recordInstitution,
  recordPerson,
  recordSettlement,
  type Services,
} from '@jiayibao/cloudfunctions/core';
import { type MemberInput, RECOGNISED_SINCE } from '@jiayibao/shared/contract/resident';
import { type CivilDate, endOfYear, startOfYear, yearOf } from '@jiayibao/shared/dates';
import { act, actAsStaff, proveSelf } from './act';
import type { DemoHousehold, DemoMember } from './household';
import { birthDateOf, inventedNumber } from './identity';
import { INSTITUTIONS } from './institutions';
import { HOUSEHOLDS } from './people';
import { settlementsOf } from './settle';
import { openidOfStaff, writeStaff } from './staff';

/** The openid that stands for the keeper of a demo household. */
export function openidOf(household: DemoHousehold): string {
  return `demo-${household.id}`;
}

/**
 * Writes institutions and households: what residents do, by their actions; what the agency knows, by the records
 * of the core. Ages and settlements are those of `today`.
 */
export async function writeDemo(services: Services, today: CivilDate): Promise<void> {
  await Promise.all([
    ...INSTITUTIONS.map((institution) => recordInstitution(services, { ...institution, sample: true })),
    ...HOUSEHOLDS.map((household) => writeHousehold(services, household, today)),
    writeStaff(services, today),
  ]);
  for (const household of HOUSEHOLDS)
    for (const member of household.members) await writeRecognised(services, household, member, today);
}

async function writeHousehold(services: Services, household: DemoHousehold, today: CivilDate): Promise<void> {
  const openid = openidOf(household);
  const people = household.members.map((member) => ({ member, typed: typedOf(household, member, today) }));
  const personIds = await Promise.all(
    people.map(({ member, typed }) => recordMember(services, member, typed, today)),
  );
  const keeper = (people[0] as (typeof people)[0]).typed;
  await proveSelf(services, openid, { name: keeper.name, document: keeper.document });
  const { household: registered } = await act(services, openid, 'household.register', {
    region: household.region,
    county: household.county,
    members: people.map(({ typed }) => typed),
  });
  await Promise.all(
    registered.members.map(({ memberId, status }, i) =>
      // As the agency does for those who have no account of their own.
      status === 'claimed' && !people[i]?.member.claimedOnly
        ? recordConfirmation(services, memberId)
        : undefined,
    ),
  );
  await Promise.all(
    people.map(({ member, typed }, i) =>
      writeRecords(services, household, member, typed, personIds[i] as string, today),
    ),
  );
}

/** How many years ago two-disease was recognised. */
const YEARS_AGO = 3;

/** What the agency knows that somebody is recognised for, entered by one of its staff; nothing on days before it. */
async function writeRecognised(
  services: Services,
  household: DemoHousehold,
  member: DemoMember,
  today: CivilDate,
): Promise<void> {
  const { document } = typedOf(household, member, today);
  const desk = openidOfStaff({ id: 'staff-zhang' });
  for (const one of member.recognised ?? []) {
    const year = yearOf(today) - (one.programme === 'twoDisease' ? YEARS_AGO : 0);
    const from = `${year}-01-05`;
    if (from < RECOGNISED_SINCE || from > today) continue;
    const recognition =
      one.programme === 'twoDisease'
        ? { ...one, conditions: [...one.conditions], from }
        : { ...one, condition: null, from };
    const { personId, revision } = await actAsStaff(services, desk, 'recognition.find', { document });
    const basis = '示例认定表';
    await actAsStaff(services, desk, 'recognition.record', { personId, revision, recognition, basis });
  }
}

/** A member as the keeper types it. A newborn has a birth certificate, everybody else a resident ID. */
function typedOf({ id, region, members }: DemoHousehold, member: DemoMember, today: CivilDate): MemberInput {
  const birthDate = birthDateOf(member.age, today);
  const serial = 20 * (HOUSEHOLDS.findIndex((one) => one.id === id) + 1) + members.indexOf(member);
  const newborn = 'days' in member.age;
  return {
    name: member.name,
    document: newborn
      ? { kind: 'birthCertificate', number: `Z${String(serial).padStart(9, '0')}` }
      : { kind: 'residentId', number: inventedNumber(region, birthDate, member.sex, serial) },
    ...(newborn && { birthDate, sex: member.sex }),
    relation: member.relation,
    category: member.category,
    place: member.place,
    claimedGroups: [...(member.claimed ?? [])],
  };
}

function recordMember(
  services: Services,
  member: DemoMember,
  typed: MemberInput,
  today: CivilDate,
): Promise<string> {
  return recordPerson(services, {
    name: member.name,
    document: typed.document,
    birthDate: birthDateOf(member.age, today),
    sex: member.sex,
    verifiedGroups: member.verified ?? [],
  });
}

/** Cover and settlements of one person. */
async function writeRecords(
  services: Services,
  { id, region, members }: DemoHousehold,
  member: DemoMember,
  { category }: MemberInput,
  personId: string,
  today: CivilDate,
): Promise<void> {
  const year = yearOf(today);
  const periodOf = (benefitYear: number) => ({ from: startOfYear(benefitYear), to: endOfYear(benefitYear) });
  const insured = {
    region,
    birthDate: birthDateOf(member.age, today),
    groups: member.verified ?? [],
    benefitPeriod: member.covered.includes(0) ? periodOf(year) : null,
    universityStudent: category === 'fullTimeStudent',
  };
  const settlements = settlementsOf(insured, member.events ?? [], today);
  await Promise.all([
    ...member.covered.map((years) => {
      const { from, to } = periodOf(year + years);
      return recordEnrolment(services, {
        personId,
        benefitYear: year + years,
        region,
        benefitFrom: from,
        benefitTo: to,
      });
    }),
    ...settlements.map((settlement, i) =>
      recordSettlement(services, {
        _id: `demo:${id}:${members.indexOf(member)}:${i}`,
        personId,
        region,
        ...settlement,
      }),
    ),
  ]);
}
