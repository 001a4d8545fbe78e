import type { MemberQuote, OutputOf } from '@jiayibao/shared/contract/resident';
import { type Fen, parseYuan, sumFen, ZERO } from '@jiayibao/shared/money';
import type { ContributionDraft, Relative } from './draft';

export type Quote = OutputOf<'contribution.quote'>;
export type QuoteYear = Quote['years'][number];

/** One member who is paid for now. `makeUp`: what is made up with it, if anything. */
export type Chosen = { member: MemberQuote; makeUp: MemberQuote['makeUp'][number] | null };

/** Who is paid for, for which year. */
export type Selection = { year: QuoteYear; chosen: Chosen[]; relatives: Relative[] };

/**
 * `fen`: of those whose amount is known; `atCashier`: how many are known to the cashier alone. `most`: of all, without
 * aid for these; null where the standard of somebody is not known.
 */
export type Total = { fen: Fen; parts: Fen[]; atCashier: number; most: Fen | null };

export function canOrder({ state }: MemberQuote): boolean {
  return state === 'payable' || state === 'free' || state === 'atCashier';
}

/** The year chosen, or else the one whose window is open to everybody, or else the first. */
export function yearOf(
  { years }: Quote,
  { benefitYear }: Pick<ContributionDraft, 'benefitYear'>,
): QuoteYear | null {
  return (
    years.find((year) => year.benefitYear === benefitYear) ??
    years.find(({ window }) => window !== null) ??
    years[0] ??
    null
  );
}

/** Whoever has nothing to consider first is paid for unless the resident says otherwise. */
export function isChosen(member: MemberQuote, { chosen }: Pick<ContributionDraft, 'chosen'>): boolean {
  return canOrder(member) && (chosen[member.memberId] ?? member.words === null);
}

export function selectionOf(year: QuoteYear, draft: ContributionDraft): Selection {
  const chosen = year.members
    .filter((member) => isChosen(member, draft))
    .map((member) => ({
      member,
      makeUp: member.makeUp.find(({ years }) => years === draft.makeUpYears[member.memberId]) ?? null,
    }));
  const relatives = draft.relatives.filter(({ benefitYear }) => benefitYear === year.benefitYear);
  return { year, chosen, relatives };
}

/** What one member costs with what is made up; null where only the cashier can tell. */
export function amountOf({ member, makeUp }: Chosen): Fen | null {
  const due = parseYuan(member.due);
  return due === null ? null : sumFen([due, parseYuan(makeUp?.due) ?? ZERO]);
}

export function totalOf({ chosen, relatives }: Selection): Total {
  const amounts = chosen.map(amountOf);
  const parts = amounts.filter((amount): amount is Fen => amount !== null);
  const unseen = chosen
    .filter((_, at) => amounts[at] === null)
    .map(({ member }) => parseYuan(member.standard));
  const standards = unseen.filter((standard): standard is Fen => standard !== null);
  const most =
    relatives.length + unseen.length === standards.length ? sumFen([...parts, ...standards]) : null;
  return { fen: sumFen(parts), parts, atCashier: unseen.length + relatives.length, most };
}

/** From when benefits begin, with what is made up; null where it is not known. */
export function benefitFromOf({ member, makeUp }: Chosen): string | null {
  return makeUp?.benefitFrom ?? member.benefitPeriod?.from ?? null;
}
