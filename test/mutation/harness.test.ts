/** The harness stands in for jest's globals, so it runs beside jest in a process of its own. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { buildSync } from 'esbuild';

const PROGRAM = `
import { declaredBy } from './harness';
const tests = declaredBy((enter) => {
  enter('a.test.ts');
  test('plain', () => expect(1).toBe(1));
  describe.each([1, 2])('of %i', (n) => {
    test.each([[3], [4]])('and %i', (m) => expect(n + m).toBe(4));
  });
  test('plain', () => { throw new Error('no'); });
});
const outcome = ({ id, run }) => { try { run(); return [id, true]; } catch { return [id, false]; } };
console.log(JSON.stringify(tests.map(outcome)));
`;

test('declares tests as jest does, each under a name of its own', () => {
  const { outputFiles } = buildSync({
    stdin: { contents: PROGRAM, resolveDir: __dirname, loader: 'ts' },
    bundle: true,
    write: false,
    platform: 'node',
    packages: 'external',
  });
  const text = outputFiles[0]?.text;
  const output = execFileSync('node', ['-'], {
    cwd: join(__dirname, '../..'),
    input: text,
    encoding: 'utf8',
  });
  expect(JSON.parse(output)).toEqual([
    ['a.test.ts plain', true],
    ['a.test.ts of 1 and 3', true],
    ['a.test.ts of 1 and 4', false],
    ['a.test.ts of 2 and 3', false],
    ['a.test.ts of 2 and 4', false],
    ['a.test.ts plain (2)', false],
  ]);
});
