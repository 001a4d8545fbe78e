import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { Report } from './index';
import { shown, type Times } from './measure';

const ROOT = join(__dirname, '../..');
const MOST_MILLISECONDS = 15;

/** One recalculation of all levels as the form does it, without a just-in-time compiler: as slow as a cheap phone. */
export async function preview(): Promise<Report> {
  const args = ['--jitless', 'local/bootstrap/run.mjs', 'test/bench/preview-run.ts'];
  const times = JSON.parse(execFileSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8' })) as Record<
    string,
    Times
  >;
  return {
    figures: { milliseconds: times, mostMilliseconds: MOST_MILLISECONDS },
    lines: [
      'compare under node --jitless, milliseconds: median (least to most)',
      ...Object.entries(times).map(([name, one]) => `${name.padEnd(10)} ${shown(one, 2)}`),
      `has to be at most ${MOST_MILLISECONDS}`,
    ],
    reached: Object.values(times).every(({ median }) => median <= MOST_MILLISECONDS),
  };
}
