import { keepDrafts } from '../../state/drafts';

/** Somebody outside the household for whom a contribution can be paid: the ticket stands for them, not their number. */
export type Relative = { ticket: string; name: string; benefitYear: number };

/** What a resident has chosen to pay for, kept until it is ordered. What is not said here follows the quote. */
export type ContributionDraft = {
  benefitYear: number | null;
  /** By member. */
  chosen: Record<string, boolean>;
  makeUpYears: Record<string, number>;
  /** A new student without basic insurance in the year of entry, in their own word (第八条). */
  entrants: Record<string, boolean>;
  relatives: Relative[];
};

const NAME = 'contribution';

const drafts = keepDrafts<ContributionDraft>({
  benefitYear: null,
  chosen: {},
  makeUpYears: {},
  entrants: {},
  relatives: [],
});

export const useContributionDraft = (): ContributionDraft => drafts.use(NAME);

export function changeContribution(change: Partial<ContributionDraft>): void {
  drafts.write(NAME, { ...drafts.read(NAME), ...change });
}

export function readContribution(): ContributionDraft {
  return drafts.read(NAME);
}

type PerMember = Pick<ContributionDraft, 'chosen' | 'makeUpYears' | 'entrants'>;

/** Says something of one member, whatever else was said since the page was drawn. */
export function sayOfMember<Part extends keyof PerMember>(
  part: Part,
  memberId: string,
  value: PerMember[Part][string],
): void {
  changeContribution({ [part]: { ...readContribution()[part], [memberId]: value } });
}

export function dropContribution(): void {
  drafts.drop(NAME);
}
