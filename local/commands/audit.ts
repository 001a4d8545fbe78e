import { join } from 'node:path';
import { type AuditProblem, verifyAudit } from '@jiayibao/cloudfunctions/core';
import { NoRecords, withRecords } from '../records';

/**
 * `npm run audit -- verify`: reads the local cloud's audit whole and prints every entry that was changed, moved, taken
 * out or put in. Exit status 0 where the chains hold, 1 where they do not, 2 where they could not be read.
 */
const WORDS: Record<AuditProblem['problem'], string> = {
  changed: '内容被改过',
  misplaced: '顺序不对',
  missing: '之前有记录被删掉',
  added: '不是按程序写入的',
};

async function main([command, ...more]: string[]): Promise<number> {
  if (command !== 'verify' || more.length > 0) return complain('用法：npm run audit -- verify');
  try {
    const { entries, chains, problems } = await withRecords(join(__dirname, '../..'), verifyAudit);
    for (const { chain, sequence, problem } of problems)
      process.stdout.write(`${chain} 第${sequence}条：${WORDS[problem]}\n`);
    const outcome = problems.length === 0 ? '全部相符' : `${problems.length}处不符`;
    process.stdout.write(`核对了${chains}条链上的${entries}条记录，${outcome}。\n`);
    return problems.length === 0 ? 0 : 1;
  } catch (error) {
    if (error instanceof NoRecords) return complain('还没有本机数据，请先运行 npm start。');
    throw error;
  }
}

function complain(sentence: string): number {
  process.stderr.write(`${sentence}\n`);
  return 2;
}

main(process.argv.slice(2)).then((status) => {
  process.exitCode = status;
});
