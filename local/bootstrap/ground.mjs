/** What every bootstrap program stands on: the repository's root, plain words on stderr, child processes, a lock. */
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

/** The repository's root, absolute. */
export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** What may be thrown away at any time: locks, bundles, the browser (git-ignored). */
export const CACHE = join(ROOT, '.cache');

/** A failure whose message is all that the reader needs; it is shown without a stack trace. */
export class Plain extends Error {}

/** Says one line on stderr: stdout belongs to the program that is run. */
export function say(line) {
  process.stderr.write(`家医保 | ${line}\n`);
}

/** Does the work, and says every so many milliseconds that it goes on and for how long: `words` is told the seconds. */
export async function patiently(work, words, every = 15_000) {
  const started = Date.now();
  const telling = setInterval(() => say(words(Math.round((Date.now() - started) / 1000))), every);
  try {
    return await work();
  } finally {
    clearInterval(telling);
  }
}

/** Runs a program's main function; a Plain failure ends it with its message and exit status 1. */
export async function running(main) {
  try {
    await main();
  } catch (error) {
    if (!(error instanceof Plain)) throw error;
    say(error.message);
    process.exitCode = 1;
  }
}

/**
 * Runs a command in the repository's root and gives {status, output}; never throws for a status.
 * What it prints is gathered in `output`, or goes to stderr as it comes where `show` is set.
 */
export function command(file, args, { env = {}, show = false, cwd = ROOT } = {}) {
  return new Promise((resolve) => {
    const child = spawn(file, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', show ? 2 : 'pipe', show ? 2 : 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding('utf8').on('data', (text) => {
        output += text;
      });
    child.on('error', (error) => resolve({ status: 127, output: error.message }));
    child.on('close', (code) => resolve({ status: code ?? 1, output }));
  });
}

/** Does the work while no other process of this clone holds the lock of that name. */
export async function locked(name, work) {
  const lock = join(CACHE, `${name}.lock`);
  mkdirSync(CACHE, { recursive: true });
  for (let told = false; !take(lock); await wait(300)) {
    if (!told) say(`等待另一个进程完成（waiting for another process: ${name}）`);
    told = true;
  }
  try {
    return await work();
  } finally {
    rmSync(lock, { force: true });
  }
}

/** Whether the lock is now ours; one whose holder has died is cleared for the next try. */
function take(lock) {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  }
  try {
    const holder = Number(readFileSync(lock, 'utf8'));
    if (holder) process.kill(holder, 0);
  } catch (error) {
    if (error.code === 'ESRCH') rmSync(lock, { force: true });
  }
  return false;
}
