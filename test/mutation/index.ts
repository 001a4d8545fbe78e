/**
 * `npm run mutate [-- FOLDER…] [--force]`: mutation testing of money, dates and rules; writes docs/mutation.md. Only
 * what changed since the last run, and what survived it, is tried again; all with --force. FOLDER, of shared/: its files alone.
 * Exit status 1 below the least score, where a survivor has no reason, and where a reason has no survivor.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { placeOf, requireOnDemand } from '../on-demand';
import reasons from './reasons.json';
import { assessed, documentOf, percentOf, type StrykerReport } from './report';
import versions from './stryker.json';

const ROOT = join(__dirname, '../..');
const PLACE = placeOf('mutation');
const LEAST_SCORE = 90;
const FOLDERS = ['shared/money', 'shared/dates', 'shared/calculate'];
/** Words for the screen. */
const LEFT_OUT = ['shared/calculate/explain.ts', 'shared/calculate/step-titles.ts'];
/** What the tests need of the tree, in Stryker's copy of it. */
const COPIED = ['shared', 'test/shared', 'test/clauses', 'test/reckoning', 'test/mutation'];

const config = {
  testRunner: 'bundle',
  plugins: [join(PLACE, 'runner.cjs')],
  coverageAnalysis: 'perTest',
  ignorePatterns: ['**', ...COPIED.map((folder) => `!${folder}/**`), '**/package.json'],
  reporters: ['progress-append-only', 'json'],
  jsonReporter: { fileName: join(PLACE, 'report.json') },
  incremental: true,
  incrementalFile: join(PLACE, 'incremental.json'),
  tempDirName: '.cache/mutation/tmp',
  concurrency: 2,
  // A loop without end is found by counting; time alone says nothing on a busy machine.
  timeoutMS: 120_000,
  warnings: { slow: false },
};

/** What survived is tried again in every run: Stryker does not see which changed test might find it. */
function forgetSurvivors(): void {
  if (!existsSync(config.incrementalFile)) return;
  const kept = JSON.parse(readFileSync(config.incrementalFile, 'utf8')) as StrykerReport;
  for (const file of Object.values(kept.files))
    file.mutants = file.mutants.filter(({ status }) => status === 'Killed' || status === 'Timeout');
  writeFileSync(config.incrementalFile, JSON.stringify(kept));
}

function main(args: readonly string[]): void {
  const folders = args.filter((one) => !one.startsWith('--'));
  requireOnDemand('mutation', versions, '正在安装Stryker（只用于变异测试）…');
  buildSync({
    entryPoints: [join(__dirname, 'runner.ts')],
    outfile: join(PLACE, 'runner.cjs'),
    bundle: true,
    platform: 'node',
    packages: 'external',
  });
  forgetSurvivors();
  writeFileSync(join(PLACE, 'config.json'), JSON.stringify(config));
  const mutated = (folders.length > 0 ? folders : FOLDERS).map((folder) => `${folder}/**/*.ts`);
  const { status } = spawnSync(
    process.execPath,
    [
      join(PLACE, 'node_modules/@stryker-mutator/core/bin/stryker.js'),
      'run',
      join(PLACE, 'config.json'),
      ...['--mutate', [...mutated, ...LEFT_OUT.map((file) => `!${file}`)].join()],
      ...args.filter((one) => one.startsWith('--')),
    ],
    { cwd: ROOT, stdio: 'inherit' },
  );
  if (status !== 0) process.exit(status ?? 1);
  const report = JSON.parse(readFileSync(join(PLACE, 'report.json'), 'utf8')) as StrykerReport;
  const outcome = assessed(report, reasons);
  writeFileSync(join(ROOT, 'docs/mutation.md'), documentOf(outcome));
  const unexplained = outcome.survivors.filter(({ reason }) => reason === null);
  for (const { file, at, line, was, is } of unexplained)
    console.log(`no reason: ${file}:${at}  ${was} → ${is}    ${line}`);
  for (const { file, line, is } of outcome.stale) console.log(`stale reason: ${file}  ${line}  ${is.join()}`);
  const score = percentOf(outcome.scores);
  console.log(`score ${score.toFixed(1)} %, ${outcome.survivors.length} survivors; see docs/mutation.md`);
  if (score < LEAST_SCORE || unexplained.length > 0 || outcome.stale.length > 0) process.exitCode = 1;
}

main(process.argv.slice(2));
