import { calculate } from '@jiayibao/shared/calculate';
import { clauseText } from '@jiayibao/shared/policy';
import { citedIn, holds, unexplained } from './answers';
import { parametersOf, readWorked } from './worked';

/** Every amount in yuan above zero that stands under a key `amounts` or `totals`, however deep. */
function payments(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(payments);
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) =>
    key === 'amounts' || key === 'totals'
      ? Object.values(value as Record<string, string>).filter((amount) => amount !== '0.00')
      : payments(value),
  );
}

/** The numbers written in the sums, each with two decimals, so that 32,000 and 32000.00 are one. */
function numbersIn(sums: string[]): Set<string> {
  const written =
    sums
      .join(' ')
      .replaceAll(',', '')
      .match(/\d+(\.\d+)?/g) ?? [];
  return new Set(written.map((number) => Number(number).toFixed(2)));
}

describe.each([...readWorked()])('%s', (path, { policy, clause, text, cases }) => {
  const known = clauseText(policy === 'secondary' ? 'lanzhou-2025' : policy, clause);

  test('names a clause that exists, in its own words', () => {
    expect(path).toBe(`${policy}/${clause}.json`);
    expect(known).not.toBeNull();
    if (policy !== 'secondary') for (const part of text.split('……')) expect(known).toContain(part);
  });

  test('tells its cases apart', () => {
    expect(new Set(cases.map(({ name }) => name)).size).toBe(cases.length);
  });

  test.each(cases.map((worked) => [worked.name, worked] as const))('%s', (_, worked) => {
    const { request, expect: due, sums, byHand, cites = [] } = worked;
    const answer = calculate(request, parametersOf(worked));
    expect(answer).toMatchObject(due);
    expect([...citedIn(answer)]).toEqual(expect.arrayContaining(cites));
    expect(unexplained(answer)).toEqual([]);
    expect(holds(answer, worked)).toBe(true);
    if (byHand) expect([...numbersIn(sums)]).toEqual(expect.arrayContaining(payments(due)));
  });
});
