import type { MemberInput, Place } from '@jiayibao/shared/contract/resident';
import { type CivilDate, parseCivilDate } from '@jiayibao/shared/dates';
import { type IdentityDocument, maskNumber } from '@jiayibao/shared/identity';
import type { Membership } from './documents';
import { readDocument } from './person';
import { Refusal } from './refusal';
import type { Services } from './services';
import type { Sealed } from './vault';

/** What an account typed of a member, as it is kept: the number masked, birth date, sex and place settled. */
export type Typed = Omit<MemberInput, 'birthDate' | 'sex' | 'place'> & {
  birthDate: CivilDate;
  sex: IdentityDocument['sex'];
  place: Place | null;
};

/**
 * Reads a member as it was typed: the document's number, and birth date and sex from the document where it carries
 * them, otherwise as typed. `path` names the member. Refuses `INVALID_IDENTITY_NUMBER`, `INVALID_DATE` (after
 * today, or another than the document's), `MALFORMED_REQUEST` (none, or another sex than the document's).
 */
export function readMember(
  member: MemberInput,
  path: string,
  today: CivilDate,
): { typed: Typed; document: IdentityDocument } {
  const document = readDocument(member.document, `${path}.document`);
  if (document.birthDate && document.birthDate > today) {
    const message = '证件号里的出生日期还没有到，请对照证件重新填写。';
    throw new Refusal('INVALID_IDENTITY_NUMBER', { message, path: `${path}.document.number` });
  }
  if (document.sex && member.sex && document.sex !== member.sex) {
    const message = '性别与证件号不一致，请检查后重新选择。';
    throw new Refusal('MALFORMED_REQUEST', { message, path: `${path}.sex` });
  }
  const typed: Typed = {
    ...member,
    document: { kind: document.kind, number: maskNumber(document.number) },
    birthDate: birthDateOf(member, document, `${path}.birthDate`, today),
    sex: document.sex ?? member.sex ?? null,
    place: member.place ?? null,
    claimedGroups: [...new Set(member.claimedGroups)],
  };
  return { typed, document };
}

function birthDateOf(
  member: MemberInput,
  document: IdentityDocument,
  path: string,
  today: CivilDate,
): CivilDate {
  const given = parseCivilDate(member.birthDate);
  const date = document.birthDate ?? given;
  if (!date) throw new Refusal('MALFORMED_REQUEST', { message: '请填写出生日期。', path });
  if (given && given !== date)
    throw new Refusal('INVALID_DATE', { message: '出生日期与证件号不一致，请检查后重新填写。', path });
  if (date > today) throw new Refusal('INVALID_DATE', { message: '出生日期还没有到，请重新填写。', path });
  return date;
}

/** Seals what was typed for one membership. */
export function sealTyped(services: Services, membershipId: string, typed: Typed): Sealed {
  return services.vault.seal(JSON.stringify(typed), placeOf(membershipId));
}

/** What was typed for a membership. */
export function openTyped(services: Services, membership: Pick<Membership, '_id' | 'typed'>): Typed {
  return JSON.parse(services.vault.open(membership.typed, placeOf(membership._id)));
}

function placeOf(membershipId: string): string {
  return `memberships/${membershipId}/typed`;
}
