/**
 * `npm run simulate -- --seeds N --from SEED [--trace | --planted]`: runs so many seeds and ends with exit status 1 where
 * something did not hold, with the seed and what happened. `--trace`: tells all that happened, and its hash. `--planted`:
 * plants one fault after another instead, and says by which seed it was found; exit status 1 where one was not.
 */
import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { PLANTED } from './planted';
import { findPlanted, simulate } from './run';

const LAST_LINES = 80;
/** Seeds of one process. */
const PART = 50;
const RUN = join(__dirname, '../../local/bootstrap/run.mjs');

/** What some seeds came to. */
interface Part {
  failing: number;
  orders: number;
  payments: number;
  refunds: number;
  /** Which faults met which calls. */
  faults: string[];
}

async function main(given: string[]): Promise<void> {
  const [seeds, from] = [optionIn(given, 'seeds', 100), optionIn(given, 'from', 1)];
  const isTold = given.includes('--trace');
  if (given.includes('--planted')) await plant(seeds, from);
  // Forked by the one below.
  else if (process.send) process.send(await runPart(seeds, from, isTold));
  else if (isTold || seeds <= PART) report(seeds, from, [await runPart(seeds, from, isTold)]);
  else report(seeds, from, await runParts(seeds, from));
}

async function runPart(seeds: number, from: number, isTold: boolean): Promise<Part> {
  const part: Part = { failing: 0, orders: 0, payments: 0, refunds: 0, faults: [] };
  const met = new Set<string>();
  for (let seed = from; seed < from + seeds; seed++) {
    const { violations, trace, hash, faults, ...counts } = await simulate(seed);
    for (const name of ['orders', 'payments', 'refunds'] as const) part[name] += counts[name];
    for (const fault of faults) met.add(fault);
    if (isTold) say(`${trace.join('\n')}\nseed ${seed}: ${hash}`);
    if (violations.length === 0) continue;
    part.failing += 1;
    say(`seed ${seed} does not hold:\n${violations.map((one) => `  ${one}`).join('\n')}`);
    say(`${trace.slice(-LAST_LINES).join('\n')}\n(all of it: --seeds 1 --from ${seed} --trace)\n`);
  }
  return { ...part, faults: [...met] };
}

/** Each part in a process of its own, as many at once as there are processors. */
async function runParts(seeds: number, from: number): Promise<Part[]> {
  const parts: Part[] = [];
  let next = from;
  async function work() {
    while (next < from + seeds) {
      const begin = next;
      next = Math.min(from + seeds, begin + PART);
      parts.push(await forked(next - begin, begin));
    }
  }
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  return parts;
}

function forked(seeds: number, from: number): Promise<Part> {
  return new Promise((resolve, reject) => {
    const child = fork(RUN, [__filename, '--seeds', String(seeds), '--from', String(from)]);
    child.once('message', (part) => resolve(part as Part));
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`seeds from ${from}: their process ended with ${code}`)));
  });
}

function report(seeds: number, from: number, parts: readonly Part[]): void {
  const sum = (name: 'failing' | 'orders' | 'payments' | 'refunds') =>
    parts.reduce((all, part) => all + part[name], 0);
  const faults = new Set(parts.flatMap((part) => part.faults)).size;
  const failing = sum('failing');
  say(
    `${seeds} seeds from ${from} in ${process.uptime().toFixed(1)} s: ${sum('orders')} orders, ${sum('payments')} payments, ` +
      `${sum('refunds')} refunds, ${faults} faults at different calls; ${failing} seeds do not hold`,
  );
  if (failing > 0) process.exitCode = 1;
}

async function plant(seeds: number, from: number): Promise<void> {
  for (const [name, change] of Object.entries(PLANTED)) {
    const found = await findPlanted(change, from, seeds);
    say(`${name}: ${found ? `seed ${found.seed}, ${found.violations[0]}` : `not found in ${seeds} seeds`}`);
    if (!found) process.exitCode = 1;
  }
}

function optionIn(given: string[], name: string, usual: number): number {
  const at = given.indexOf(`--${name}`);
  const value = at < 0 ? usual : Number(given[at + 1]);
  if (Number.isInteger(value) && value >= 0) return value;
  process.stderr.write('用法：npm run simulate -- --seeds N --from SEED [--trace | --planted]\n');
  process.exit(2);
}

const say = (line: string) => process.stdout.write(`${line}\n`);

void main(process.argv.slice(2));
