import { personName } from '@jiayibao/shared/contract/resident';
import { type IdentityReading, parseIdentityDocument } from '@jiayibao/shared/identity';
import type { FieldError } from '../../components/ErrorSummary';
import type { MemberDraft } from './draft';
import { text } from './text';

/** What is wrong with each step of a member, in words that say what to do; empty where one may go on. */

export function readDocument(member: MemberDraft): IdentityReading {
  return parseIdentityDocument(member.kind, member.number);
}

/** Whether birth date and sex have to be asked: the document carries none. */
export function asksBirth(member: MemberDraft): boolean {
  const reading = readDocument(member);
  return reading.ok && reading.document.birthDate === null;
}

/** `others`: the household's other members, for a document typed twice. */
export function personErrors(member: MemberDraft, others: readonly MemberDraft[]): FieldError[] {
  const errors: FieldError[] = [];
  if (member.name.trim() === '') errors.push({ field: 'name', message: text.person.nameMissing });
  else if (!personName.safeParse(member.name).success)
    errors.push({ field: 'name', message: text.person.nameForm });
  const reading = readDocument(member);
  if (!reading.ok) errors.push({ field: 'number', message: reading.message });
  else {
    const same = others.find((other) => sameDocument(other, reading.document.number));
    if (same) errors.push({ field: 'number', message: text.person.twice(same.name) });
  }
  return errors;
}

function sameDocument(other: MemberDraft, number: string): boolean {
  const reading = readDocument(other);
  return reading.ok && reading.document.number === number;
}

/** `today`: the server's, null while unknown. `problem`: what is wrong with the typed date, if anything. */
export function birthErrors(member: MemberDraft, problem: string | null, today: string | null): FieldError[] {
  const errors: FieldError[] = [];
  if (member.birthDate === null) errors.push({ field: 'birth', message: problem ?? text.birth.dateMissing });
  else if (today !== null && member.birthDate > today)
    errors.push({ field: 'birth', message: text.birth.future });
  if (member.sex === null) errors.push({ field: 'sex', message: text.birth.sexMissing });
  return errors;
}

export function relationErrors(member: MemberDraft): FieldError[] {
  return member.relation === null ? [{ field: 'relation', message: text.relation.missing }] : [];
}

export function categoryErrors(member: MemberDraft): FieldError[] {
  const errors: FieldError[] = [];
  if (member.category === null) errors.push({ field: 'category', message: text.category.missing });
  if (member.place === null) errors.push({ field: 'place', message: text.category.placeMissing });
  return errors;
}

/** Whether every step of the member is done. */
export function isComplete(member: MemberDraft, others: readonly MemberDraft[]): boolean {
  return (
    personErrors(member, others).length === 0 &&
    (!asksBirth(member) || birthErrors(member, null, null).length === 0) &&
    relationErrors(member).length === 0 &&
    categoryErrors(member).length === 0
  );
}
