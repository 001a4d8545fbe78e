import type { Group, Sex } from '@jiayibao/shared/contract/resident';
import { type CivilDate, yearOf } from '@jiayibao/shared/dates';
import type { Draft, Institution, Person, RealName } from './documents';
import { enrolmentId } from './enrolment';
import { identityKey, nameKey, personOf, readDocument, vouchedName } from './person';
import { Refusal } from './refusal';
import type { Services } from './services';

/** What reaches the records from elsewhere than residents: real-name checks, the agency, settlements. */

/** A document as typed: its kind and number. */
export type TypedDocument = Parameters<typeof readDocument>[0];

/**
 * Records a person whom the agency or a real-name check vouches for; where the number is known, the person that it
 * is. Gives the person's id. Birth date and sex are taken from the document where it carries them.
 * @throws Refusal `INVALID_IDENTITY_NUMBER`
 */
export function recordPerson(
  services: Services,
  vouched: {
    name: string;
    document: TypedDocument;
    birthDate?: CivilDate;
    sex?: Sex;
    verifiedGroups?: readonly Group[];
  },
): Promise<string> {
  const document = readDocument(vouched.document, 'document');
  return services.store.transaction(async (tx) => {
    const person = await personOf(tx, services, document);
    const recorded: Person = {
      ...person,
      ...vouchedName(services, person._id, vouched.name),
      birthDate: document.birthDate ?? vouched.birthDate ?? person.birthDate,
      sex: document.sex ?? vouched.sex ?? person.sex,
      verifiedGroups: [...(vouched.verifiedGroups ?? person.verifiedGroups)],
    };
    return (await tx.put('persons', recorded))._id;
  });
}

/** The id of an account by its openid. */
export function accountIdOf({ vault }: Pick<Services, 'vault'>, openid: string): string {
  return vault.lookup('account', openid);
}

/** Records the outcome of WeChat's real-name check of an account: whose it is. */
export async function recordRealName(
  services: Services,
  openid: string,
  { name, document }: { name: string; document: TypedDocument },
): Promise<void> {
  const { vault, store } = services;
  const _id = accountIdOf(services, openid);
  const numberKey = identityKey(vault, readDocument(document, 'document'));
  await store.transaction(async (tx): Promise<RealName> => {
    const known = await tx.get('realNames', _id);
    return tx.put('realNames', { ...known, _id, numberKey, nameKey: nameKey(vault, name) });
  });
}

/** Records a person's enrolment for a benefit year as the first of its generations, in force. */
export async function recordEnrolment(
  services: Services,
  enrolment: Pick<Draft<'enrolments'>, 'personId' | 'benefitYear' | 'region' | 'benefitFrom' | 'benefitTo'>,
): Promise<void> {
  const _id = enrolmentId(enrolment.personId, enrolment.benefitYear);
  await services.store.transaction(async (tx) => {
    const known = await tx.get('enrolments', _id);
    await tx.put('enrolments', { ...known, generation: 1, state: 'active', ...enrolment, _id });
  });
}

/** Records a settlement under an id of the caller's choice (the same id: the same settlement). */
export async function recordSettlement(
  services: Services,
  settlement: Omit<Draft<'settlements'>, 'year' | 'revision'>,
): Promise<void> {
  await services.store.transaction(async (tx) => {
    const known = await tx.get('settlements', settlement._id);
    await tx.put('settlements', { ...known, ...settlement, year: yearOf(settlement.date) });
  });
}

/** Records an institution under an id of the caller's choice. Its name is unique in its region. */
export async function recordInstitution(
  services: Services,
  {
    institutionId,
    ...institution
  }: Omit<Institution, '_id' | 'schema' | 'revision'> & { institutionId: string },
): Promise<void> {
  await services.store.transaction(async (tx) => {
    const known = await tx.get('institutions', institutionId);
    await tx.put('institutions', { ...known, ...institution, _id: institutionId });
  });
}

/** Confirms a membership as the agency does: the household sees the person's record from then on. */
export async function recordConfirmation(services: Services, memberId: string): Promise<void> {
  await services.store.transaction(async (tx) => {
    const membership = await tx.get('memberships', memberId);
    if (!membership || membership.removedAt !== null) throw new Refusal('NOT_FOUND');
    // The person's revision orders this with a withdrawal of their consent, which revokes all.
    await tx.put('persons', (await tx.get('persons', membership.personId)) as Person);
    await tx.put('memberships', { ...membership, status: 'confirmed' });
  });
}
