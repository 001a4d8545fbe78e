import { assessed, documentOf, percentOf, type Reason, type StrykerReport } from './report';

const SOURCE = 'function least(a, b) {\n  return a < b ? a : b;\n}\n';
const at = (column: number, length: number) => ({
  start: { line: 2, column },
  end: { line: 2, column: column + length },
});
const mutant = (status: string, replacement: string) => ({
  mutatorName: 'EqualityOperator',
  status,
  replacement,
  location: at(10, 5),
});
const report = (...mutants: ReturnType<typeof mutant>[]): StrykerReport => ({
  files: { 'shared/a.ts': { source: SOURCE, mutants } },
});
const reason: Reason = {
  file: 'shared/a.ts',
  line: 'return a < b ? a : b;',
  is: ['a <= b'],
  reason: 'of two that are equal either is the least',
};

test('counts what was killed, and gives each survivor its reason', () => {
  const { scores, survivors, stale } = assessed(
    report(
      mutant('Killed', 'a >= b'),
      mutant('Timeout', 'true'),
      mutant('Survived', 'a <= b'),
      mutant('Ignored', 'x'),
    ),
    [reason],
  );
  expect(scores).toEqual([{ file: 'shared/a.ts', killed: 2, survived: 1 }]);
  expect(percentOf(scores).toFixed(1)).toBe('66.7');
  expect(survivors).toMatchObject([{ at: 2, was: 'a < b', is: 'a <= b', reason: reason.reason }]);
  expect(stale).toEqual([]);
});

test('finds a survivor without a reason, one no test reaches, and a reason without a survivor', () => {
  const { survivors, stale } = assessed(report(mutant('Survived', 'false'), mutant('NoCoverage', 'true')), [
    reason,
  ]);
  expect(survivors.map(({ is, reason: why }) => [is, why])).toEqual([
    ['false', null],
    ['true', null],
  ]);
  expect(stale).toEqual([reason]);
});

test('a reason of a file that was not tried is not stale', () => {
  expect(assessed({ files: {} }, [reason]).stale).toEqual([]);
});

test('the document lists scores and survivors', () => {
  const written = documentOf(assessed(report(mutant('Survived', 'a <= b'), mutant('Killed', 'x')), [reason]));
  expect(written).toContain('| shared/a.ts | 1 | 1 | 50.0 % |');
  expect(written).toContain(
    '| shared/a.ts:2 | `a < b` | `a <= b` | of two that are equal either is the least |',
  );
});
