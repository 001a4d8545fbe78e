import { execFileSync, spawn } from 'node:child_process';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { requests } from '../../reckoning/campaign';
import type { Report } from '../index';

const ROOT = join(__dirname, '../../..');
const PLACE = join(ROOT, '.cache/bench');
const MOST_TIMES = 4;
const MOST_MEGABYTES = 200;
const SEED = 20261122;
const LINES_AT_ONCE = 2000;

/** Seconds on the clock and of the processor, and the most memory held. */
interface Usage {
  seconds: number;
  cpuSeconds: number;
  megabytes: number;
}

/** `npm run -s calc` over mixed lines, beside parsing the same requests and stringifying the same answers alone. */
export async function lines(count: number): Promise<Report> {
  const file = linesFile(count);
  const alone = baseline(file);
  const whole = await commandOver(file);
  const times = { seconds: whole.seconds / alone.seconds, cpuSeconds: whole.cpuSeconds / alone.cpuSeconds };
  return {
    figures: { lines: count, alone, whole, times, mostTimes: MOST_TIMES, mostMegabytes: MOST_MEGABYTES },
    lines: [
      `npm run -s calc, ${count} mixed lines: ${whole.seconds.toFixed(1)} s (processor ${whole.cpuSeconds.toFixed(1)} s), ${whole.megabytes.toFixed(0)} MB at most`,
      `JSON.parse of the requests and JSON.stringify of the answers alone: ${alone.seconds.toFixed(1)} s (processor ${alone.cpuSeconds.toFixed(1)} s)`,
      `${times.seconds.toFixed(2)} times (processor ${times.cpuSeconds.toFixed(2)}); has to be at most ${MOST_TIMES}, in less than ${MOST_MEGABYTES} MB`,
    ],
    reached: times.seconds <= MOST_TIMES && whole.megabytes < MOST_MEGABYTES,
  };
}

/** Requests of every operation, well-formed and not; written once. */
function linesFile(count: number): string {
  const path = join(PLACE, `lines-${count}-${SEED}.jsonl`);
  if (existsSync(path)) return path;
  mkdirSync(PLACE, { recursive: true });
  const part = `${path}.part`;
  const file = openSync(part, 'w');
  let batch: string[] = [];
  const write = () => writeSync(file, batch.map((line) => `${line}\n`).join(''));
  for (const request of requests({ cases: count, ties: 0, seed: SEED })) {
    batch.push(JSON.stringify(request) ?? 'null');
    if (batch.length < LINES_AT_ONCE) continue;
    write();
    batch = [];
  }
  write();
  closeSync(file);
  renameSync(part, path);
  return path;
}

function baseline(file: string): { seconds: number; cpuSeconds: number } {
  const args = ['local/bootstrap/run.mjs', 'test/bench/calc/baseline.ts', file];
  return JSON.parse(execFileSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8' }));
}

/** Runs the command as anyone does; a hook that it is started with tells at its end what it used. */
async function commandOver(file: string): Promise<Usage> {
  const told = join(PLACE, `usage-${process.pid}.json`);
  const input = openSync(file, 'r');
  const start = performance.now();
  const child = spawn('npm', ['run', '-s', 'calc'], {
    cwd: ROOT,
    stdio: [input, 'ignore', 'inherit'],
    env: {
      ...process.env,
      NODE_OPTIONS: `--require ${join(__dirname, 'usage.cjs')}`,
      BENCH_USAGE_OF: 'local/commands/calc.ts',
      BENCH_USAGE_TO: told,
    },
  });
  const status = await new Promise<number | null>((resolve) => child.on('close', resolve));
  const seconds = (performance.now() - start) / 1000;
  closeSync(input);
  if (status === 2) throw new Error('npm run calc could not read its input');
  const { maxRSS, userCPUTime, systemCPUTime } = JSON.parse(readFileSync(told, 'utf8'));
  rmSync(told);
  return { seconds, cpuSeconds: (userCPUTime + systemCPUTime) / 1e6, megabytes: maxRSS / 1024 };
}
