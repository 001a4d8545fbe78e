import { join } from 'node:path';
import { type LedgerProblem, type LedgerReport, verifyLedger } from '@jiayibao/cloudfunctions/core';
import { formatYuan, toFen } from '@jiayibao/shared/money';
import { NoRecords, withRecords } from '../records';

/**
 * `npm run ledger -- verify`: reads the local cloud's ledger whole, prints its sums by region and benefit year, and every
 * order and enrolment with which it does not balance. Exit status 0 where it balances, 1 where it does not, 2 where it
 * could not be read.
 */
const WORDS: Record<LedgerProblem['problem'], string> = {
  changed: '被改写过',
  noOrder: '没有对应的订单',
  paid: '记账的收款与实收不符',
  refunded: '记账的退款与实退不符',
  aid: '记账的资助与参保的人不符',
  subsidy: '记账的补助与参保的人不符',
  uncovered: '参保没有缴费或资助',
};
const KINDS: [string, (keyof LedgerReport['totals'][number]['sums'])[]][] = [
  ['个人缴费', ['contribution']],
  ['补缴', ['makeUp']],
  ['待核对', ['unassigned']],
  ['退费', ['refund']],
  ['资助', ['aid', 'aidReversal']],
  ['财政补助', ['subsidy', 'subsidyReversal']],
];
const REGIONS = { lanzhou: '兰州', linxia: '临夏' };

async function main([command, ...more]: string[]): Promise<number> {
  if (command !== 'verify' || more.length > 0) return complain('用法：npm run ledger -- verify');
  try {
    const report = await withRecords(join(__dirname, '../..'), verifyLedger);
    process.stdout.write(`${linesOf(report).join('\n')}\n`);
    return report.problems.length === 0 ? 0 : 1;
  } catch (error) {
    if (error instanceof NoRecords) return complain('还没有本机数据，请先运行 npm start。');
    throw error;
  }
}

function linesOf({ entries, orders, totals, problems }: LedgerReport): string[] {
  const sums = totals.map(({ region, benefitYear, sums: of }) => {
    const amounts = KINDS.map(
      ([name, kinds]) => `${name}${formatYuan(toFen(kinds.reduce((fen, kind) => fen + of[kind], 0)))}`,
    );
    return `${REGIONS[region]} ${benefitYear}年度 ${amounts.join(' ')}`;
  });
  const found = problems.map(({ of, problem }) => `${of} ${WORDS[problem]}`);
  const outcome = problems.length === 0 ? '全部相符' : `${problems.length}处不符`;
  return [...sums, ...found, `核对了${orders}笔订单、${entries}条账目，${outcome}。`];
}

function complain(sentence: string): number {
  process.stderr.write(`${sentence}\n`);
  return 2;
}

main(process.argv.slice(2)).then((status) => {
  process.exitCode = status;
});
