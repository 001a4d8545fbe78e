import { NAME_DOTS } from '@jiayibao/shared/contract/resident';
import { isCivilDate } from '@jiayibao/shared/dates';
import { type IdentityDocument, parseIdentityDocument } from '@jiayibao/shared/identity';
import type { Draft, Person } from './documents';
import { Refusal } from './refusal';
import type { Services } from './services';
import type { Transaction } from './store';
import type { LookupKey } from './vault';

const DOTS = new RegExp(`[${NAME_DOTS}]`, 'g');

/** Reads a document as it was typed; refuses it with the path of what is wrong. `path` names the document. */
export function readDocument(
  typed: { kind: IdentityDocument['kind']; number: string },
  path: string,
): IdentityDocument {
  const read = parseIdentityDocument(typed.kind, typed.number);
  const refused = (message: string) =>
    new Refusal('INVALID_IDENTITY_NUMBER', { message, path: `${path}.number` });
  if (!read.ok) throw refused(read.message);
  const { birthDate } = read.document;
  // A number may tell a birth before the first civil date, which no record and no reply can hold.
  if (birthDate && !isCivilDate(birthDate))
    throw refused('证件号里的出生年份太早，请对照证件重新填写第7到10位。');
  return read.document;
}

/** The `_id` of a number's identity. */
export function identityKey(vault: Services['vault'], document: Pick<IdentityDocument, 'number'>): LookupKey {
  return vault.lookup('identity', document.number);
}

/** A name's key: names that differ in width, blanks, case or the kind of dot alone are the same name. */
export function nameKey(vault: Services['vault'], name: string): LookupKey {
  return vault.lookup('name', spellingOf(name));
}

/** The one spelling of a name. */
export function spellingOf(name: string): string {
  return name.normalize('NFKC').replace(/\s/g, '').replace(DOTS, '·').toLowerCase();
}

/**
 * The person of a document, who is made where the number is not known. A known number and a new one cost the same
 * reads and writes: how long it takes tells nothing.
 */
export async function personOf(
  tx: Transaction,
  services: Services,
  document: IdentityDocument,
): Promise<Person> {
  const { vault, randomness } = services;
  const identityId = identityKey(vault, document);
  const identity = await tx.get('identities', identityId);
  const personId = identity?.personId ?? randomness.id();
  const person = await tx.get('persons', personId);
  await tx.put('identities', {
    ...identity,
    _id: identityId,
    personId,
    kind: document.kind,
    number: vault.seal(document.number, placeOfNumber(identityId)),
  });
  return tx.put('persons', person ?? barePerson(personId, identityId, document));
}

/** A person of whom nothing is known but what their document tells. */
export function barePerson(
  _id: string,
  identityId: string,
  { birthDate, sex }: Pick<IdentityDocument, 'birthDate' | 'sex'>,
): Draft<'persons'> {
  return { _id, identityId, name: null, birthDate, sex, verifiedGroups: [] };
}

/** Where an identity's number is sealed for. */
export function placeOfNumber(identityId: string): string {
  return `identities/${identityId}/number`;
}

/** The fields of a name that the agency or a real-name check vouches for. */
export function vouchedName(
  services: Services,
  personId: string,
  name: string,
): Pick<Person, 'name' | 'nameKey'> {
  const { vault } = services;
  return { name: vault.seal(name, placeOfName(personId)), nameKey: nameKey(vault, name) };
}

/** The name that is vouched for, or null. */
export function nameOf(services: Services, person: Person): string | null {
  return person.name && services.vault.open(person.name, placeOfName(person._id));
}

function placeOfName(personId: string): string {
  return `persons/${personId}/name`;
}
