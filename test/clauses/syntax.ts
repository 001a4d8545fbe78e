import { parseSync } from '@swc/core';

/** A node of the syntax tree; `start` and `end` are places in the file's bytes. */
export interface Node {
  type: string;
  start: number;
  end: number;
  [key: string]: unknown;
}

/** A declaration at the top of a file, with the comment before it. */
export interface Declaration {
  name: string;
  node: Node;
  comment: string;
}

type Raw = { type?: unknown; span?: { start: number; end: number }; [key: string]: unknown };

/** Takes the place of the file's beginning in the tree: where that is depends on what was parsed before. */
const BEGINNING = '0;';

/** The functions and constants of one TypeScript file. */
export function declarationsIn(source: string): Declaration[] {
  const tree = parseSync(BEGINNING + source, { syntax: 'typescript', target: 'es2022' });
  const [first, ...statements] = tree.body as unknown as Raw[];
  const origin = (first?.span?.start ?? 0) + BEGINNING.length;
  const bytes = Buffer.from(source);
  return statements.flatMap((statement) => {
    const node = placed(statement, origin) as Node;
    const comment = commentBefore(bytes, node.start);
    const declared = (node.type === 'ExportDeclaration' ? node.declaration : node) as Node;
    const named = declared.type === 'VariableDeclaration' ? (declared.declarations as Node[]) : [declared];
    if (declared.type !== 'VariableDeclaration' && declared.type !== 'FunctionDeclaration') return [];
    return named.map((one) => ({
      name: ((one.id ?? one.identifier) as { value: string }).value,
      node: one,
      comment,
    }));
  });
}

function placed(raw: unknown, origin: number): unknown {
  if (Array.isArray(raw)) return raw.map((one) => placed(one, origin));
  if (typeof raw !== 'object' || raw === null) return raw;
  const { span, ...rest } = raw as Raw;
  const node = Object.fromEntries(Object.entries(rest).map(([key, one]) => [key, placed(one, origin)]));
  return span ? { ...node, start: span.start - origin, end: span.end - origin } : node;
}

function commentBefore(bytes: Buffer, place: number): string {
  const before = bytes.subarray(0, place).toString('utf8').trimEnd();
  return before.endsWith('*/') ? before.slice(before.lastIndexOf('/**')) : '';
}

/** A node's children, those of types left out: nothing there ever runs. */
export function childrenOf(node: Node): Node[] {
  return Object.values(node)
    .flat()
    .flatMap((child) => {
      if (typeof child !== 'object' || child === null) return [];
      const one = child as Node;
      // A call's arguments come as {spread, expression}.
      if (typeof one.type !== 'string') return 'expression' in one ? [one.expression as Node] : [];
      const isOfTypes = one.type.startsWith('Ts') && !('expression' in one);
      return isOfTypes ? [] : [one];
    });
}

/** The nodes from `root` down to the one that satisfies `found`, for each of these. */
export function pathsTo(root: Node, found: (node: Node) => boolean, above: Node[] = []): Node[][] {
  const path = [...above, root];
  return [
    ...(found(root) ? [path] : []),
    ...childrenOf(root).flatMap((child) => pathsTo(child, found, path)),
  ];
}
