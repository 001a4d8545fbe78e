import { parseArgs } from 'node:util';
import { calculate } from '@jiayibao/shared/calculate';
import { type Report, run } from './campaign';

/**
 * `npm run verify:calc -- --cases N --ties M --seed S`: compares the calculation with the second reckoning over N
 * seeded random cases, at least M of them with an exact half-fen tie. Exit status 1 on any difference, 2 on wrong
 * arguments.
 */
function wholeNumber(text: string): number {
  if (!/^[0-9]{1,9}$/.test(text)) {
    console.error(`不是整数：${text}。用法：npm run verify:calc -- --cases 1000000 --ties 10000 --seed 1`);
    process.exit(2);
  }
  return Number(text);
}

function print({ cases, casesWithTies, tiesByPlace, outcomes, differences, shown, seconds }: Report): void {
  for (const [outcome, n] of [...outcomes].sort(([a], [b]) => (a < b ? -1 : 1)))
    console.log(`${String(n).padStart(9)}  ${outcome}`);
  console.log(`cases with a half-fen tie: ${casesWithTies}`);
  for (const [place, n] of tiesByPlace) console.log(`${String(n).padStart(9)}  ties in ${place}`);
  const speed = (spent: number) => `${Math.round(cases / spent)}/s`;
  console.log(`reckoning ${speed(seconds.reckoning)}, calculation ${speed(seconds.calculation)}`);
  for (const found of shown) console.log(`${JSON.stringify(found)}\n`);
  console.log(`${cases} cases, ${differences} differences`);
}

const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '1000000' },
    ties: { type: 'string', default: '10000' },
    seed: { type: 'string', default: '1' },
  },
});
const ties = wholeNumber(values.ties);
const report = run(
  { cases: Math.max(wholeNumber(values.cases), ties), ties, seed: wholeNumber(values.seed) },
  calculate,
);
print(report);
process.exitCode = report.differences > 0 || report.casesWithTies < ties ? 1 : 0;
