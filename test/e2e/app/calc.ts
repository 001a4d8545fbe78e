import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { ShownLevel } from './estimate';

const REPOSITORY = join(__dirname, '../../..');

/** The script `calc` of package.json, without the start of npm before it. */
const CALC = ['local/bootstrap/run.mjs', 'local/commands/calc.ts'];

/** In the order of the bar. */
const PAYERS = {
  basic: '统筹基金',
  criticalIllness: '大病保险',
  specialSubsidy: '专项补助',
  topUp: '倾斜补助',
  assistance: '医疗救助',
  selfPay: '自己付',
} as const;

const LEVELS: Record<string, string> = {
  tier1: '一级',
  tier2: '二级',
  tier3B: '三级乙等',
  tier3A: '三级甲等',
  township: '乡镇级',
  county: '县级',
  prefecture: '州级',
  province: '省级',
};

type Amounts = Record<keyof typeof PAYERS, string>;
export type Printed = {
  level: string;
  result: { amounts: Amounts; steps: { id: string; clause: string }[] };
};

/** What `npm run -s calc` prints for a `compare` request, level by level. */
export function calc(request: object): Printed[] {
  return (calcOf({ operation: 'compare', ...request }) as { levels: Printed[] }).levels;
}

/** The result that `npm run -s calc` prints for any request. */
export function calcOf(request: object): unknown {
  return (answerOf(request) as { result: unknown }).result;
}

/** All that it prints, a refusal too: that is its exit status as well. */
export function answerOf(request: object): unknown {
  const input = `${JSON.stringify(request)}\n`;
  const run = { cwd: REPOSITORY, input, encoding: 'utf8' } as const;
  try {
    return JSON.parse(execFileSync(process.execPath, CALC, run));
  } catch (refused) {
    return JSON.parse((refused as { stdout: string }).stdout);
  }
}

/** "12345.60" as people read it: "12,345.60". */
export const grouped = (yuan: string) => yuan.replace(/\B(?=(\d{3})+\.)/g, ',');

/** What the page has to show for what was printed. */
export function expectedLevels(printed: readonly Printed[]): ShownLevel[] {
  return printed.map(({ level, result: { amounts } }) => ({
    level: LEVELS[level] ?? level,
    selfPay: `${grouped(amounts.selfPay)}元`,
    payers: `谁付多少：${Object.entries(PAYERS)
      .filter(([payer]) => amounts[payer as keyof Amounts] !== '0.00')
      .map(([payer, name]) => `${name}${grouped(amounts[payer as keyof Amounts])}元`)
      .join('，')}`,
  }));
}

/** What a step cites that stands in every answer, but that Lanzhou's policy does not know: never shown. */
export const NOT_IN_LANZHOU = '理解：兰州没有的项目';

/** The legend of one level: every payer that the policy knows; a special subsidy is named only where it pays. */
export function expectedPayers(printed: readonly Printed[], level: string): Record<string, string> {
  const { amounts, steps } = (printed.find((one) => one.level === level) as Printed).result;
  const unknown = steps.filter(({ clause }) => clause === NOT_IN_LANZHOU).map(({ id }) => id);
  return Object.fromEntries(
    Object.entries(PAYERS)
      .filter(([payer]) => !unknown.includes(payer))
      .map(([payer, name]) => [name, grouped(amounts[payer as keyof Amounts])] as const)
      .filter(([name, amount]) => name !== '专项补助' || amount !== '0.00'),
  );
}
