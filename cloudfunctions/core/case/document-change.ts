import type { ApplicationOf, MemberInput } from '@jiayibao/shared/contract/resident';
import type { Call } from '../action';
import type { Identity, Membership, Person } from '../documents';
import { barePerson, identityKey, nameKey, placeOfNumber, vouchedName } from '../person';
import { openTyped, readMember, sealTyped, type Typed } from '../typed';
import { requireConfirmed } from './confirm-membership';
import { changedSince, type Kind, type Subject } from './kind';

type Application = ApplicationOf<'documentChange'>;

/** Two records are two histories of cover and payment: which of them stands is not for one desk to say. */
const ANOTHER_RECORD =
  '新号码已经登记在另一份档案里，这里不能把两份档案合成一份。不是同一个人的，请不予通过；是同一个人的，请不予通过并写明原因，再把两个号码报市州经办机构合并，合并以后重新申请。';

interface Effect {
  identityId: string;
  /** Whether that number was the person's before, as a former one. */
  known: boolean;
  person: Pick<Person, 'identityId' | 'name' | 'nameKey' | 'birthDate' | 'sex'>;
  membership: Pick<Membership, 'identityId' | 'nameKey'>;
  typed: Pick<Typed, 'name' | 'document' | 'birthDate' | 'sex'>;
}

/**
 * Corrects a name or takes another document in the old one's place. The person stays, with cover, settlements and
 * groups; the old number stays theirs as a former one.
 */
export const documentChange: Kind<'documentChange', Effect> = {
  async obstacle(application, subject, { call, reader, to }) {
    const unconfirmed = requireConfirmed(subject.membership);
    if (unconfirmed) return unconfirmed;
    const { typed, identityId } = read(call, application, subject);
    const { person, membership } = subject;
    const sameName = nameKey(call.services.vault, typed.name) === (person.nameKey ?? membership.nameKey);
    if (identityId === person.identityId && sameName)
      return { message: '和现在登记的一样，不用更正。', path: 'application.document.number' };
    const identity = to === 'staff' ? await reader.get('identities', identityId) : null;
    if (!identity || identity.personId === person._id) return null;
    return { message: ANOTHER_RECORD };
  },

  async approve(application, subject, { call, tx }) {
    const { services } = call;
    const { vault, clock } = services;
    const { person, membership } = subject;
    const { typed, document, identityId } = read(call, application, subject);
    const identity = await tx.get('identities', identityId);
    await tx.put('identities', {
      _id: identityId,
      revision: identity?.revision,
      personId: person._id,
      kind: document.kind,
      number: vault.seal(document.number, placeOfNumber(identityId)),
    });
    if (identityId !== person.identityId) {
      const old = (await tx.get('identities', person.identityId)) as Identity;
      await tx.put('identities', { ...old, formerSince: clock.now() });
    }
    await tx.put('persons', {
      ...person,
      ...vouchedName(services, person._id, typed.name),
      identityId,
      birthDate: typed.birthDate,
      sex: typed.sex,
    });
    const changed = sealTyped(services, membership._id, typed);
    const key = nameKey(vault, typed.name);
    await tx.put('memberships', { ...membership, identityId, nameKey: key, typed: changed });
    return {
      identityId,
      known: identity !== null,
      person: pick(person, ['identityId', 'name', 'nameKey', 'birthDate', 'sex']),
      membership: pick(membership, ['identityId', 'nameKey']),
      typed: pick(subject.typed, ['name', 'document', 'birthDate', 'sex']),
    };
  },

  async undo(effect, { memberId }, { call: { services }, tx, of }) {
    const { identityId } = effect;
    const person = await tx.get('persons', of.personId);
    if (person?.identityId !== identityId) throw changedSince();
    await tx.put('persons', { ...person, ...effect.person });
    if (effect.person.identityId !== identityId) {
      const old = (await tx.get('identities', effect.person.identityId)) as Identity;
      await tx.put('identities', { ...old, formerSince: undefined });
      const taken = (await tx.get('identities', identityId)) as Identity;
      const formerSince = effect.known ? services.clock.now() : undefined;
      // Nobody's any more: a number belongs to somebody always, so to a person of whom nothing is known.
      const personId = effect.known ? person._id : services.randomness.id();
      await tx.put('identities', { ...taken, personId, formerSince });
      if (!effect.known)
        await tx.put('persons', barePerson(personId, identityId, { birthDate: null, sex: null }));
    }
    const membership = await tx.get('memberships', memberId);
    if (membership?.identityId !== identityId) return;
    const typed = sealTyped(services, memberId, { ...openTyped(services, membership), ...effect.typed });
    await tx.put('memberships', { ...membership, ...effect.membership, typed });
  },
};

/** The member as they should stand, read as when they were typed; refuses what a household could not type. */
function read(
  { services, today }: Call,
  { name, document, birthDate, sex }: Application,
  { typed: before }: Subject,
) {
  const member: MemberInput = { ...before, name, document, birthDate, sex };
  // A document that carries neither leaves both as they are.
  if (document.kind === 'birthCertificate' || document.kind === 'foreignerPermanentCard') {
    member.birthDate ??= before.birthDate;
    member.sex ??= before.sex;
  }
  const found = readMember(member, 'application', today);
  return { ...found, identityId: identityKey(services.vault, found.document) };
}

function pick<T extends object, Key extends keyof T>(from: T, keys: readonly Key[]): Pick<T, Key> {
  return Object.fromEntries(keys.map((key) => [key, from[key]])) as Pick<T, Key>;
}
