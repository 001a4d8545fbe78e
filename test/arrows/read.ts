import { extname } from 'node:path';
import { parseSync } from '@swc/core';

/** What one source file reaches for: the modules that it imports, and the globals that it names. */
export type Reach = { imports: string[]; globals: string[] };

type Node = { type?: string; [key: string]: unknown };

/** Reads the source of one file (ts, tsx, or a JavaScript form). Types' imports count like any other. */
export function read(file: string, source: string): Reach {
  const syntax = { syntax: 'typescript', tsx: extname(file) !== '.ts' } as const;
  const reach: Reach = { imports: [], globals: [] };
  visit(parseSync(source, { ...syntax, target: 'es2022' }) as unknown as Node, reach);
  return reach;
}

function visit(node: Node, reach: Reach): void {
  const imported = importOf(node);
  if (imported !== null) reach.imports.push(imported);
  if (node.type === 'Identifier') reach.globals.push(node.value as string);
  if (node.type === 'MemberExpression') reach.globals.push(memberOf(node));
  for (const [key, value] of Object.entries(node)) {
    // A name after a dot, or before a colon, is no global.
    const named = (value as Node | null)?.type === 'Identifier' && (key === 'property' || key === 'key');
    if (named) continue;
    for (const child of [value].flat())
      if (child !== null && typeof child === 'object') visit(child as Node, reach);
  }
}

/** The module that a node imports, exports from, requires or takes a type from. */
function importOf(node: Node): string | null {
  if (node.type === 'TsImportType') return literal(node.argument);
  if (node.type === 'TsExternalModuleReference') return literal(node.expression);
  if (node.type === 'CallExpression') {
    const callee = node.callee as Node;
    if (callee.type !== 'Import' && !(callee.type === 'Identifier' && callee.value === 'require'))
      return null;
    return literal((node.arguments as { expression: Node }[])[0]?.expression);
  }
  return literal(node.source);
}

function literal(node: unknown): string | null {
  return (node as Node | null)?.type === 'StringLiteral' ? ((node as Node).value as string) : null;
}

function memberOf({ object, property }: Node): string {
  return `${(object as Node).value}.${(property as Node).value}`;
}
