import { mutantsIn } from './mutants';
import { declarationsIn } from './syntax';

/** The bodies that a function's changes leave, each as an expression that is returned. */
function changesOf(expression: string): string[] {
  const source = `const rule = ${expression};`;
  const bytes = Buffer.from(source);
  return declarationsIn(source)
    .flatMap(({ node }) => mutantsIn(node, bytes))
    .map(({ start, end, text }) =>
      Buffer.concat([bytes.subarray(0, start), Buffer.from(text), bytes.subarray(end)])
        .toString()
        .slice('const rule = '.length, -1),
    );
}

test.each([
  ['a ? b : c', ['true ? b : c', 'false ? b : c']],
  ['a + b', ['(a - b)']],
  ['a <= b', ['(a > b)']],
  ['a ?? b', ['(a)', '(b)']],
  ['a && b', ['(a)', '(b)']],
  ['a as Fen', []],
  ['lesser(a, b)', ['Math.max(a,b)']],
  ["['x', 'y']", ["['y']", "['x']"]],
  ['{ a: b }', ['{ a: undefined }']],
  ['f(7)', ['f(8)']],
])('%s', (expression, changes) => {
  expect(changesOf(expression)).toEqual(changes);
});

test('the figure that a step notes is changed', () => {
  const [change, ...others] = changesOf("note(trace, 'basic', basis, {}, amount)");
  expect(others).toEqual([]);
  const note = (...given: unknown[]) => given.at(-1);
  const changed = new Function('note', 'trace', 'basis', 'amount', `return ${change};`);
  expect([5, '2026-01-01', { count: 1 }].map((amount) => changed(note, [], {}, amount))).toEqual([
    6,
    '2026-01-01?',
    undefined,
  ]);
});
