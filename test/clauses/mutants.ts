import { childrenOf, type Node } from './syntax';

/** A small change of a source: the bytes from `start` to `end` replaced. */
export interface Mutant {
  start: number;
  end: number;
  text: string;
}

const otherOperators: Record<string, string> = {
  '+': '-',
  '-': '+',
  '*': '+',
  '/': '*',
  '<': '>=',
  '<=': '>',
  '>': '<=',
  '>=': '<',
  '===': '!==',
  '!==': '===',
};

/** A sum a fen higher, a date no date, anything else gone. */
const BUMP = '((x) => typeof x === "number" ? x + 1 : typeof x === "string" ? x + "?" : undefined)';

/** Every change of the logic below a node: conditions decided, operators turned, figures off by one, names left out. */
export function mutantsIn(node: Node, source: Buffer): Mutant[] {
  return [...mutantsOf(node, source), ...childrenOf(node).flatMap((child) => mutantsIn(child, source))];
}

function mutantsOf(node: Node, source: Buffer): Mutant[] {
  const textOf = ({ start, end }: Node) => source.subarray(start, end).toString('utf8');
  const replace = (one: Node, ...texts: string[]): Mutant[] =>
    texts.map((text) => ({ start: one.start, end: one.end, text }));
  switch (node.type) {
    case 'IfStatement':
    case 'ConditionalExpression':
      return replace(node.test as Node, 'true', 'false');
    case 'BinaryExpression': {
      const { left, right, operator } = node as unknown as { left: Node; right: Node; operator: string };
      if (['&&', '||', '??'].includes(operator))
        return replace(node, `(${textOf(left)})`, `(${textOf(right)})`);
      const other = otherOperators[operator];
      return other ? replace(node, `(${textOf(left)} ${other} ${textOf(right)})`) : [];
    }
    case 'NumericLiteral':
      return replace(node, String((node.value as number) + 1));
    case 'ArrayExpression': {
      const names = (node.elements as { expression: Node }[]).map(({ expression }) => expression);
      if (names.length === 0 || names.some(({ type }) => type !== 'StringLiteral')) return [];
      return names.flatMap((_, i) =>
        replace(
          node,
          `[${names
            .filter((__, j) => j !== i)
            .map(textOf)
            .join()}]`,
        ),
      );
    }
    case 'KeyValueProperty':
      return replace(node.value as Node, 'undefined');
    case 'CallExpression':
      return ofCall(node, textOf, replace);
    default:
      return [];
  }
}

function ofCall(
  node: Node,
  textOf: (node: Node) => string,
  replace: (node: Node, ...texts: string[]) => Mutant[],
): Mutant[] {
  const given = (node.arguments as { expression: Node }[]).map(({ expression }) => expression);
  const list = given.map(textOf).join();
  switch (textOf(node.callee as Node)) {
    case 'Math.max':
      return replace(node, `Math.min(${list})`);
    case 'Math.min':
    case 'lesser':
      return replace(node, `Math.max(${list})`);
    case 'note': {
      const amount = given.at(-1) as Node;
      return replace(amount, `${BUMP}(${textOf(amount)})`);
    }
    default:
      return [];
  }
}
