import { type IdentityDocumentKind, personName, type Sex } from '@jiayibao/shared/contract/resident';
import { isCivilDate } from '@jiayibao/shared/dates';
import { type IdentityReading, parseIdentityDocument } from '@jiayibao/shared/identity';
import { documentText } from '../wording/documents';
import type { FieldError } from './ErrorSummary';

/** A person as far as they have been typed; birth date and sex where the document carries none, otherwise null. */
export type TypedPerson = {
  name: string;
  kind: IdentityDocumentKind;
  number: string;
  birthDate: string | null;
  sex: Sex | null;
};

export function readDocument(member: TypedPerson): IdentityReading {
  return parseIdentityDocument(member.kind, member.number);
}

/** As the document tells it, or as typed; null while unknown. */
export function sexOf(member: TypedPerson): Sex | null {
  const reading = readDocument(member);
  return (reading.ok ? reading.document.sex : null) ?? member.sex;
}

/** Whether birth date and sex have to be asked: the document carries none. */
export function asksBirth(member: TypedPerson): boolean {
  const reading = readDocument(member);
  return reading.ok && reading.document.birthDate === null;
}

/** `others`: the household's other members, for a document typed twice. */
export function personErrors(member: TypedPerson, others: readonly TypedPerson[]): FieldError[] {
  const errors: FieldError[] = [];
  if (member.name.trim() === '') errors.push({ field: 'name', message: documentText.person.nameMissing });
  else if (!personName.safeParse(member.name).success)
    errors.push({ field: 'name', message: documentText.person.nameForm });
  const reading = readDocument(member);
  if (!reading.ok) errors.push({ field: 'number', message: reading.message });
  else if (reading.document.birthDate !== null && !isCivilDate(reading.document.birthDate))
    errors.push({ field: 'number', message: documentText.person.tooOld });
  else {
    const same = others.find((other) => sameDocument(other, reading.document.number));
    if (same) errors.push({ field: 'number', message: documentText.person.twice(same.name) });
  }
  return errors;
}

function sameDocument(other: TypedPerson, number: string): boolean {
  const reading = readDocument(other);
  return reading.ok && reading.document.number === number;
}

/** `today`: the server's, null while unknown. `problem`: what is wrong with the typed date, if anything. */
export function birthErrors(member: TypedPerson, problem: string | null, today: string | null): FieldError[] {
  const errors: FieldError[] = [];
  if (member.birthDate === null)
    errors.push({ field: 'birth', message: problem ?? documentText.birth.dateMissing });
  else if (today !== null && member.birthDate > today)
    errors.push({ field: 'birth', message: documentText.birth.future });
  if (member.sex === null) errors.push({ field: 'sex', message: documentText.birth.sexMissing });
  return errors;
}
