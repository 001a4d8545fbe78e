import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { calculate } from '@jiayibao/shared/calculate';

const ROOT = join(__dirname, '../../..');
const SAMPLE = readFileSync(join(__dirname, '../cases/sample.jsonl'), 'utf8').trim().split('\n');
const requests: unknown[] = SAMPLE.map((line) => JSON.parse(line).request);
const EXPECTED = requests.map((request) => JSON.stringify(calculate(request)));

/** Run before the program: the clock stands on another day, and chance is none. */
const ON_ANOTHER_DAY = join(__dirname, 'another-day.cjs');

/** The program's answers in a process with an environment of its own. Exit status 1: some requests are refused. */
async function answersIn(surroundings: Record<string, string>): Promise<string[]> {
  const program = ['local/bootstrap/run.mjs', 'local/commands/calc.ts'];
  const child = promisify(execFile)('node', ['--require', ON_ANOTHER_DAY, ...program], {
    cwd: ROOT,
    env: { ...process.env, ...surroundings },
    maxBuffer: 64 * 1024 * 1024,
  });
  child.child.stdin?.end(requests.map((request) => JSON.stringify(request)).join('\n'));
  const { stdout } = await child.catch((failed: { code: number; stdout: string }) => {
    if (failed.code !== 1) throw failed;
    return failed;
  });
  return stdout.trim().split('\n');
}

test.each([
  { TZ: 'Pacific/Kiritimati', LC_ALL: 'tr_TR.UTF-8', ON: '1999-12-31T23:59:59Z' },
  { TZ: 'America/Los_Angeles', LC_ALL: 'ar_EG.UTF-8', ON: '2028-02-29T00:00:00Z' },
  { TZ: 'Asia/Shanghai', LC_ALL: 'zh_CN.UTF-8', ON: '2100-01-01T00:00:00Z' },
])(
  'answers are the same in $TZ, $LC_ALL, on $ON',
  async (surroundings) => {
    expect(await answersIn(surroundings)).toEqual(EXPECTED);
  },
  60_000,
);
