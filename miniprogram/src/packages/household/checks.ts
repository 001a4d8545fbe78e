import type { FieldError } from '../../components/ErrorSummary';
import { asksBirth, birthErrors, personErrors } from '../../components/person-checks';
import type { MemberDraft } from '../../state/household-draft';
import { text } from './text';

/** What is wrong with each step of a member, in words that say what to do; empty where one may go on. */

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
