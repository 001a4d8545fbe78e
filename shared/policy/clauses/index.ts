/** The documents' clauses, and the sources and readings that figures rest on, as texts by id. */
import type { PolicyId } from '../../contract/calculation';
import lanzhou from '../lanzhou-2025/clauses.json';
import linxia from '../linxia-2018/clauses.json';
import { type CitationId, citations } from './citations';

/** A clause by its id, with the document's own words. */
export interface Clause {
  id: string;
  /** The chapter or part of the document that it stands in. */
  heading: string;
  /** The document's own wording. */
  text: string;
}

interface Part {
  heading: string;
  clauses: string[][];
}

function inOrder(parts: Part[]): Clause[] {
  return parts.flatMap(({ heading, clauses }) =>
    clauses.map(([id, text]) => ({ id: id as string, heading, text: text as string })),
  );
}

/** Each document's clauses in its own order. */
export const clauses: Record<PolicyId, readonly Clause[]> = {
  'lanzhou-2025': inOrder(lanzhou),
  'linxia-2018': inOrder(linxia),
};

const texts: Record<PolicyId, ReadonlyMap<string, string>> = {
  'lanzhou-2025': new Map(clauses['lanzhou-2025'].map(({ id, text }) => [id, text])),
  'linxia-2018': new Map(clauses['linxia-2018'].map(({ id, text }) => [id, text])),
};

/** The text behind an id that a step, figure or denial cites: a clause's wording, a source, a reading; else null. */
export function clauseText(policy: PolicyId, id: string): string | null {
  const clause = texts[policy].get(id);
  if (clause !== undefined) return clause;
  if (!Object.hasOwn(citations, id)) return null;
  const text = citations[id as CitationId];
  return typeof text === 'string' ? text : text[policy];
}
