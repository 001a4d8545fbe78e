import {
  handle,
  recordConfirmation,
  recordEnrolment,
  recordInstitution,
  recordPerson,
  recordRealName,
  recordSettlement,
  residentTable,
  type Services,
} from '@jiayibao/cloudfunctions/core';
import {
  CONSENT_VERSION,
  type InputOf,
  type MemberInput,
  type OutputOf,
  type ResidentAction,
} from '@jiayibao/shared/contract/resident';
import { type CivilDate, endOfYear, startOfYear, yearOf } from '@jiayibao/shared/dates';
import { birthDateOf, inventedNumber } from './identity';
import { INSTITUTIONS } from './institutions';
import { type DemoHousehold, type DemoMember, HOUSEHOLDS } from './people';
import { settlementsOf } from './settle';

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
  ]);
}

async function writeHousehold(services: Services, household: DemoHousehold, today: CivilDate): Promise<void> {
  const openid = openidOf(household);
  const people = household.members.map((member) => ({ member, typed: typedOf(household, member, today) }));
  const personIds = await Promise.all(
    people.map(({ member, typed }) => recordMember(services, member, typed, today)),
  );
  const keeper = (people[0] as (typeof people)[0]).typed;
  const self = { name: keeper.name, document: keeper.document };
  await recordRealName(services, openid, self);
  await act(services, openid, 'account.consent', { version: CONSENT_VERSION, sensitive: true });
  await act(services, openid, 'account.proveSelf', self);
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

/** One action as a resident; a refusal is a mistake in the demo data. */
async function act<Name extends ResidentAction>(
  services: Services,
  openid: string,
  action: Name,
  input: InputOf<Name>,
): Promise<OutputOf<Name>> {
  const event = { action, input, key: `demo-${action.replace('.', '-')}` };
  const reply = await handle(residentTable, event, { ...services, caller: () => openid });
  if (!reply.ok) throw new Error(`demo data: ${action} was refused with ${reply.error.code}`);
  return reply.data as OutputOf<Name>;
}
