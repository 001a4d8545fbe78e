import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from '@jiayibao/shared/contract/zod';
import { type Clause, clauses } from '@jiayibao/shared/policy';
import lanzhouRemarks from '../../shared/policy/lanzhou-2025/remarks.json';
import linxiaRemarks from '../../shared/policy/linxia-2018/remarks.json';
import { servedBy } from './cases';
import { type Citation, citationsInRules, knownIds, ROOT } from './citations';
import { figures } from './parameters';
import { readWorked, type WorkedClause } from './worked';

/** What the product does about a clause besides computing it: shows it, or has nothing to do with it. */
const remark = z.union([
  z.strictObject({
    shown: z.string(),
    /** Where it is shown, from the repository's root: once that exists, it names the clause or lists all of them. */
    at: z.string(),
  }),
  z.strictObject({ noMatter: z.string() }),
]);
export type Remark = z.infer<typeof remark>;
const remarksSchema = z.record(z.string(), z.array(remark).check(z.minLength(1)));

/** What the project does about one clause. */
export interface Account {
  clause: Clause;
  /** "shared/calculate/lanzhou-2025/inpatient.ts deductibleOf" */
  rules: string[];
  /** "inpatient.levels.tier1.rate" */
  figures: string[];
  /** The file of its worked cases and how many these are. */
  worked: { path: string; cases: number }[];
  /** Sources and readings that complete it. */
  completedBy: string[];
  /** Of the clause, and of its paragraphs by their ids: "第八条第三款". */
  remarks: [id: string, Remark][];
}

export interface Coverage {
  accounts: Record<PolicyId, Account[]>;
  problems: string[];
  /** Shown in a place that is not built yet. */
  awaited: string[];
}
type PolicyId = keyof typeof clauses;

/** A page that shows every clause from the data. */
const LISTS_ALL = /import \{[^}]*\bclauses\b[^}]*\} from '@jiayibao\/shared\/policy'/;

const allFigures = figures();

const POLICIES = ['lanzhou-2025', 'linxia-2018'] as const;

/** Accounts for every clause of both documents; `problems` names ids that do not exist and clauses without an answer. */
export function coverage(
  given: Record<PolicyId, unknown> = { 'lanzhou-2025': lanzhouRemarks, 'linxia-2018': linxiaRemarks },
  citations: readonly Citation[] = citationsInRules(),
): Coverage {
  const problems: string[] = [];
  const awaited: string[] = [];
  const worked = readWorked();
  const accounts = { 'lanzhou-2025': [] as Account[], 'linxia-2018': [] as Account[] };
  for (const policy of POLICIES) {
    const remarks = Object.entries(remarksSchema.parse(given[policy]));
    accounts[policy] = clauses[policy].map((clause) => accountOf(clause, policy, remarks, citations, worked));
    const paragraphs = clauses[policy].flatMap(paragraphsOf);
    const ids = new Set([...clauses[policy], ...paragraphs].map(({ id }) => id));
    for (const [id, list] of remarks) {
      if (!ids.has(id)) problems.push(`${id}: a remark on what is no clause or paragraph of ${policy}`);
      for (const one of list) {
        if (!('shown' in one)) continue;
        if (!existsSync(join(ROOT, one.at))) awaited.push(`${id}: ${one.at}`);
        else if (!sourcesIn(one.at).some((source) => source.includes(id) || LISTS_ALL.test(source)))
          problems.push(`${id}: said to be shown at ${one.at}, which does not name it`);
      }
    }
    for (const account of accounts[policy]) problems.push(...unanswered(account, worked));
  }
  problems.push(...unknownIds(citations, worked));
  return { accounts, problems, awaited };
}

function accountOf(
  clause: Clause,
  policy: PolicyId,
  remarks: readonly [string, Remark[]][],
  citations: readonly Citation[],
  worked: ReadonlyMap<string, WorkedClause>,
): Account {
  const { id } = clause;
  const own = new Set([id, ...paragraphsOf(clause).map((paragraph) => paragraph.id)]);
  const region = policy.split('-')[0] as string;
  return {
    clause,
    rules: [...new Set(citations.filter((one) => one.id === id).map(({ file, rule }) => `${file} ${rule}`))],
    figures: allFigures
      .filter((figure) => figure.clause === id && figure.place.startsWith(`${region}.`))
      .map(({ place }) => place.replace(/^\w+\.(values\.)?/, '').replace(/\.0$/, '')),
    worked: [...worked]
      .filter(([, one]) => one.policy === policy && (one.clause === id || one.clause.startsWith(`${id}（`)))
      .map(([path, { cases }]) => ({ path: `test/clauses/${path}`, cases: cases.length })),
    completedBy: Object.keys(servedBy).filter((source) => servedBy[source]?.includes(id)),
    remarks: remarks.flatMap(([of, list]) =>
      own.has(of) ? list.map((one): [string, Remark] => [of, one]) : [],
    ),
  };
}

const NUMERALS = '一二三四五六七八九';

/** The paragraphs of a clause that has several, each with an id of its own. */
function paragraphsOf({ id, heading, text }: Clause): Clause[] {
  const lines = text.split('\n');
  return lines.length === 1
    ? []
    : lines.map((line, i) => ({ id: `${id}第${NUMERALS[i]}款`, heading, text: line }));
}

/**
 * A clause is answered where a rule or a figure carries it out and worked cases show it, or by a remark; of several
 * paragraphs each by a remark of its own or by words of it that worked cases quote.
 */
function unanswered(account: Account, worked: ReadonlyMap<string, WorkedClause>): string[] {
  const { clause, rules, figures: carried, worked: files, remarks } = account;
  const has = (id: string) => remarks.some(([of]) => of === id);
  const isCarriedOut = rules.length + carried.length > 0;
  if (isCarriedOut && files.length === 0) return [`${clause.id}: carried out, but no worked case shows it`];
  if (!isCarriedOut && files.length > 0 && remarks.length === 0)
    return [`${clause.id}: has worked cases, but no rule or figure names it`];
  if (!isCarriedOut && remarks.length === 0) return [`${clause.id}: without an answer`];
  const quoted = [...worked.values()]
    .filter((one) => one.clause === clause.id)
    .flatMap(({ text }) => text.split(/……|\n/));
  return paragraphsOf(clause)
    .filter(
      ({ id, text }) =>
        !has(clause.id) && !has(id) && !quoted.some((part) => part !== '' && text.includes(part)),
    )
    .map(({ id }) => `${id}: without an answer`);
}

function unknownIds(citations: readonly Citation[], worked: ReadonlyMap<string, WorkedClause>): string[] {
  const used: [where: string, id: string][] = [
    ...allFigures.map(({ place, clause }): [string, string] => [place, clause]),
    ...[...worked].map(([path, { clause }]): [string, string] => [path, clause]),
    ...[...worked].flatMap(([path, { cases }]) =>
      cases.flatMap(({ cites = [] }) => cites.map((id): [string, string] => [path, id])),
    ),
    ...Object.entries(servedBy)
      .flat(2)
      .map((id): [string, string] => ['serves.json', id]),
  ];
  return [
    ...citations
      .filter(({ id }) => id === null)
      .map(({ file, rule, written }) => `${written}: named in ${file} ${rule}, exists nowhere`),
    ...used
      .filter(([, id]) => !knownIds.has(id))
      .map(([where, id]) => `${id}: named in ${where}, exists nowhere`),
    ...[...knownIds]
      .filter(
        (id) => !servedBy[id] && !POLICIES.some((policy) => clauses[policy].some((one) => one.id === id)),
      )
      .map((id) => `${id}: a source or reading that serves no clause (serves.json)`),
  ];
}

function sourcesIn(place: string): string[] {
  const path = join(ROOT, place);
  if (!statSync(path).isDirectory()) return [readFileSync(path, 'utf8')];
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => readFileSync(join(path, name), 'utf8'));
}
