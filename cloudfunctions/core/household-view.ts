import type { HouseholdView, MemberView } from '@jiayibao/shared/contract/resident';
import { type CivilDate, yearOf } from '@jiayibao/shared/dates';
import type { PersonalData } from './action';
import type { Enrolment, Membership, Person } from './documents';
import { coverOf, enrolmentsAbout } from './enrolment';
import { type Kept, restorable, restorableUntil } from './membership';
import { nameOf } from './person';
import type { Services } from './services';
import { openTyped } from './typed';

/** The personal data that a household's view holds. */
export const HOUSEHOLD_DATA = [
  'name',
  'identityNumber',
  'birthDate',
  'phone',
  'groups',
  'household',
  'cover',
] as const satisfies readonly PersonalData[];

/** A household as its account sees it: of claimed members what it typed itself, of confirmed ones their record. */
export async function viewOf(services: Services, kept: Kept, today: CivilDate): Promise<HouseholdView> {
  const { household, memberships } = kept;
  const confirmed = memberships
    .filter(({ status }) => status === 'confirmed')
    .map(({ personId }) => personId);
  const [persons, enrolments] = await Promise.all([
    services.store.getMany('persons', confirmed),
    enrolmentsAbout(services, confirmed, yearOf(today)),
  ]);
  return {
    householdId: household._id,
    revision: household.revision,
    region: household.region,
    county: household.county,
    phone: household.phone && services.vault.open(household.phone, placeOfPhone(household._id)),
    members: memberships.map((membership) => {
      const person = persons.find(({ _id }) => _id === membership.personId);
      return memberView(services, membership, person, enrolments, today);
    }),
    removed: restorable(kept, today).map((membership) => removedView(services, membership)),
  };
}

function removedView(services: Services, membership: Membership): HouseholdView['removed'][number] {
  const { name, relation } = openTyped(services, membership);
  const { _id: memberId, removedAt } = membership as Membership & { removedAt: number };
  return { memberId, name, relation, restorableUntil: restorableUntil(removedAt) };
}

/** Where a household's phone is sealed for. */
export function placeOfPhone(householdId: string): string {
  return `households/${householdId}/phone`;
}

/** `person`: the record, where the membership is confirmed. */
function memberView(
  services: Services,
  membership: Membership,
  person: Person | undefined,
  enrolments: readonly Enrolment[],
  today: CivilDate,
): MemberView {
  const { claimedGroups, ...typed } = openTyped(services, membership);
  const verifiedGroups = person?.verifiedGroups ?? [];
  const onlyClaimed = claimedGroups.filter((group) => !verifiedGroups.includes(group));
  return {
    ...typed,
    memberId: membership._id,
    revision: membership.revision,
    status: membership.status,
    name: (person && nameOf(services, person)) ?? typed.name,
    birthDate: person?.birthDate ?? typed.birthDate,
    sex: person?.sex ?? typed.sex,
    groups: [
      ...verifiedGroups.map((group) => ({ group, state: 'verified' as const })),
      ...onlyClaimed.map((group) => ({ group, state: 'claimed' as const })),
    ],
    cover: person ? coverOf(enrolments, person._id, today) : null,
  };
}
