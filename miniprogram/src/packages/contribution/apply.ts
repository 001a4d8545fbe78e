import type { FiledKind, Group, MemberQuote } from '@jiayibao/shared/contract/resident';
import { open } from '../../components/navigate';
import { beginDraft } from '../../state/case-draft';

type Member = Pick<MemberQuote, 'memberId' | 'name'>;
type Known = Parameters<typeof beginDraft>[2];

/** On to the pages of an application, with what is known of it already. */
function apply(
  kind: FiledKind,
  member: Member,
  claimed: Group[],
  known: Known,
  step: 'apply' | 'evidence',
): void {
  open(`/packages/case/${step}`, { draft: beginDraft(kind, { ...member, claimed }, known) });
}

/** To have claimed groups recognised. */
export function applyForGroups(member: Member, claimed: Group[]): void {
  apply('verifyGroup', member, claimed, {}, 'apply');
}

/** To be bound neither to the window nor to waiting (第八条). */
export function applyForExemption(member: Member, benefitYear: number): void {
  apply('contributionExemption', member, [], { benefitYear }, 'apply');
}

/** For money back (第十三条); what was asked on the way is not asked again. */
export function applyForRefund(member: Member, known: Known): void {
  apply('contributionRefund', member, [], known, 'evidence');
}
