import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { clauses } from '@jiayibao/shared/policy';
import { citations as sourcesAndReadings } from '../../shared/policy/clauses/citations';
import { type Mutant, mutantsIn } from './mutants';
import { type Declaration, declarationsIn, type Node, pathsTo } from './syntax';

/** A place in the rules that rests on a clause, a source or a reading. */
export interface Citation {
  /** Null where no document, source or reading has this id. */
  id: string | null;
  written: string;
  /** From the repository's root. */
  file: string;
  /** The function or constant. */
  rule: string;
  /** In the comment before it (what it does), or in its code (what a step or a denial of it names). */
  by: 'comment' | 'code';
  /** Changes of the rule: those nearest to the citation first, then those around it, to the whole function. */
  rings: Mutant[][];
}

export const ROOT = join(__dirname, '../..');
export const RULES = 'shared/calculate';

const all = [...clauses['lanzhou-2025'], ...clauses['linxia-2018']].map(({ id }) => id);
export const knownIds: ReadonlySet<string> = new Set([...all, ...Object.keys(sourcesAndReadings)]);

/** Every citation in the rules, file by file. */
export function citationsInRules(): Citation[] {
  return readdirSync(join(ROOT, RULES), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .sort()
    .flatMap((path) => citationsIn(`${RULES}/${path}`, readFileSync(join(ROOT, RULES, path), 'utf8')));
}

/** The citations of one file. */
export function citationsIn(file: string, source: string): Citation[] {
  const bytes = Buffer.from(source);
  const declarations = declarationsIn(source);
  return declarations.flatMap((declaration) => {
    const { node, name: rule } = declaration;
    const inComment = idsInComment(declaration.comment).map((written) => ({
      written,
      by: 'comment' as const,
      rings: [mutantsIn(node, bytes)],
    }));
    const own = constantOf(declaration) === null ? literals(node) : [];
    const inCode = [...own, ...uses(node, declarations)].map(({ written, path }) => ({
      written,
      by: 'code' as const,
      rings: ringsAround(path, bytes),
    }));
    return [...inComment, ...inCode].map((one) => ({ ...one, file, rule, id: resolved(one.written) }));
  });
}

/**
 * Comments name clauses shortly: 第八条, 国办发〔2024〕38号, and within Linxia's 四（三） 住院（5） or 总则 without the
 * number of the part, several of one kind in a row: 特殊人群（1）（2）.
 */
const IN_COMMENT =
  /第[一二三四五六七八九十]+条(?:（[一二三四五六七八九十]+）)?|国办发〔\d+〕\d+号|四（[一二四五六七八]）|四（三）总则|(?:住院|门诊|特殊人群)(?:（\d）)+/g;

function idsInComment(comment: string): string[] {
  return [...comment.matchAll(IN_COMMENT)].flatMap(([found]) => {
    const [kind = '', ...numbers] = found.split(/(?=（\d）)/);
    return numbers.length > 0 ? numbers.map((number) => kind + number) : [kind];
  });
}

function resolved(written: string): string | null {
  if (knownIds.has(written)) return written;
  const ofLinxia = clauses['linxia-2018'].map(({ id }) => id);
  return ofLinxia.find((id) => id === `四（三）${written}` || id.startsWith(written)) ?? null;
}

interface Written {
  written: string;
  path: Node[];
}

const CITING = ['byClause', 'bySource', 'byReading', 'deny'];

const isIdentifier = (node: unknown, name: string) =>
  (node as Node | null)?.type === 'Identifier' && (node as Node).value === name;

/** String literals that are an id, or that stand where one belongs. */
function literals(root: Node): Written[] {
  return pathsTo(root, ({ type }) => type === 'StringLiteral').flatMap((path) => {
    const written = (path.at(-1) as Node).value as string;
    const parent = path.at(-2) as Node;
    const isCited =
      parent.type === 'CallExpression' &&
      CITING.some((name) => isIdentifier(parent.callee, name)) &&
      (parent.arguments as { expression: Node }[]).at(-1)?.expression === path.at(-1);
    return isCited || knownIds.has(written) ? [{ written, path }] : [];
  });
}

/** Uses of the file's own constants that are nothing but a citation: `const ARTICLE = byClause('第八条')`. */
function uses(root: Node, declarations: readonly Declaration[]): Written[] {
  return declarations.flatMap((declaration) => {
    const written = constantOf(declaration);
    if (written === null || declaration.node === root) return [];
    return pathsTo(root, (node) => isIdentifier(node, declaration.name)).map((path) => ({ written, path }));
  });
}

function constantOf({ node }: Declaration): string | null {
  const value = node.init as Node | null | undefined;
  return value?.type === 'CallExpression' ? (literals(value)[0]?.written ?? null) : null;
}

const BRANCHES = ['ConditionalExpression', 'IfStatement', 'KeyValueProperty'];

function ringsAround(path: readonly Node[], source: Buffer): Mutant[][] {
  return path
    .filter((node, i) => i === 0 || BRANCHES.includes(node.type))
    .reverse()
    .map((node) => mutantsIn(node, source))
    .filter((mutants) => mutants.length > 0);
}
