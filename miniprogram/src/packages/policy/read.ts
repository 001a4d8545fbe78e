import type { PolicyId } from '@jiayibao/shared/contract/calculation';
import type { Region } from '@jiayibao/shared/contract/resident';
import { type Clause, clauses, publishedParameters } from '@jiayibao/shared/policy';
import { meanings } from './meanings';

export const REGIONS: readonly Region[] = ['lanzhou', 'linxia'];

/** The region whose policy that is; null for what is none. */
export function regionOf(policy: string | undefined): Region | null {
  return REGIONS.find((region) => publishedParameters[region].policy === policy) ?? null;
}

export function meaningOf(policy: PolicyId, clause: Clause): string {
  return meanings[policy][clause.id] ?? '';
}

/** The policy by its chapters, in the document's own order. */
export function chaptersOf<One extends Clause>(list: readonly One[]): { heading: string; clauses: One[] }[] {
  const chapters: { heading: string; clauses: One[] }[] = [];
  for (const clause of list) {
    const last = chapters.at(-1);
    if (last?.heading === clause.heading) last.clauses.push(clause);
    else chapters.push({ heading: clause.heading, clauses: [clause] });
  }
  return chapters;
}

/** A clause with what stands around it: the article that it is an item of, its own items, its neighbours. */
export type Placed = {
  clause: Clause;
  article: Clause | null;
  items: Clause[];
  before: Clause | null;
  after: Clause | null;
};

/** The clause of that id; null where the policy has none. WeChat gives an id of an address as it was encoded. */
export function placeClause(policy: PolicyId, given: string): Placed | null {
  const list = clauses[policy];
  const at = list.findIndex(({ id }) => id === given || encodeURIComponent(id) === given);
  const clause = list[at];
  if (clause === undefined) return null;
  return {
    clause,
    article: list.find((one) => isItemOf(clause, one)) ?? null,
    items: list.filter((one) => isItemOf(one, clause)),
    before: list[at - 1] ?? null,
    after: list[at + 1] ?? null,
  };
}

/** 第十五条（一） is an item of 第十五条, and 第四十三条第二款 of 第四十三条. */
function isItemOf(item: Clause, article: Clause): boolean {
  return item.id.startsWith(`${article.id}（`) || item.id.startsWith(`${article.id}第`);
}

/** A clause that was found; `sentence` is the one that holds a word which its plain meaning does not. */
export type Found = Clause & { sentence?: string };

/** The clauses that hold every word of the query in their id, plain meaning or text, in the document's order. */
export function findClauses(policy: PolicyId, query: string): Found[] {
  const words = plain(query).split(/\s+/).filter(Boolean);
  return clauses[policy].flatMap((clause) => {
    const shown = plain(clause.id + meaningOf(policy, clause));
    const hidden = words.filter((word) => !shown.includes(word));
    if (!hidden.every((word) => plain(clause.text).includes(word))) return [];
    const sentences = clause.text.match(/[^。；\n]+[。；]?/g) ?? [];
    const sentence = sentences.find((one) => hidden.some((word) => plain(one).includes(word)));
    return [{ ...clause, sentence }];
  });
}

/** Full-width letters, figures and brackets as their plain forms. */
const plain = (text: string) => text.normalize('NFKC').toLowerCase();
