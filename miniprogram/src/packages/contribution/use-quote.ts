import { useEffect, useRef } from 'react';
import { call } from '../../cloud';
import { type Loaded, useLoaded } from '../../cloud/use-call';
import { type ContributionDraft, useContributionDraft } from './draft';
import { type Quote, type QuoteYear, type Selection, selectionOf, yearOf } from './selection';

type Quoted = Loaded<Quote> & {
  draft: ContributionDraft;
  year: QuoteYear | null;
  /** Null where there is no year to pay for. */
  selection: Selection | null;
};

/** The quote with what was said of new students, read anew when that changes, and what is chosen of it. */
export function useQuote(): Quoted {
  const draft = useContributionDraft();
  const said = Object.entries(draft.entrants).map(([memberId, universityEntrant]) => ({
    memberId,
    universityEntrant,
  }));
  const loaded = useLoaded(async () => (await call('contribution.quote', { said })).data);
  const { data, reload } = loaded;
  const content = JSON.stringify(said);
  const quoted = useRef(content);
  useEffect(() => {
    if (quoted.current === content) return;
    quoted.current = content;
    reload();
  }, [content, reload]);
  const year = data && yearOf(data, draft);
  return { ...loaded, draft, year, selection: year && selectionOf(year, draft) };
}
