import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const REPOSITORY = join(__dirname, '../../..');

/** A local cloud of a test's own, in a process of its own. */
export type Cloud = {
  /** Its address, with the final slash. */
  url: string;
  /** Its folder: give it to another `startCloud` to go on with the same data. */
  root: string;
  /** Stops it as Ctrl-C does and removes its data, or keeps that with `keep`. */
  stop(options?: { keep?: boolean }): Promise<void>;
  /** Ends it with SIGKILL; its data stays. */
  kill(): Promise<void>;
};

/**
 * Starts the local cloud on a free port, over the built functions and page, with data of its own.
 * `today`: the day it is (YYYY-MM-DD); `root`: a former cloud's folder. Rejects with its words if it does not start.
 */
export async function startCloud({
  today,
  root = newRoot(),
}: {
  today?: string;
  root?: string;
} = {}): Promise<Cloud> {
  const argv = ['local/bootstrap/run.mjs', 'test/e2e/harness/serve.ts', root, '--port', '0'];
  if (today !== undefined) argv.push('--today', today);
  const child = spawn(process.execPath, argv, { cwd: REPOSITORY, stdio: ['ignore', 'pipe', 'pipe'] });
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill(signal);
    await once(child, 'exit');
  };
  const url = await address(child).catch(async (error) => {
    await end('SIGKILL');
    throw error;
  });
  return {
    url,
    root,
    stop: async ({ keep = false } = {}) => {
      await end('SIGINT');
      if (!keep) rmSync(root, { recursive: true });
    },
    kill: () => end('SIGKILL'),
  };
}

function newRoot(): string {
  const root = mkdtempSync(join(tmpdir(), 'jiayibao-'));
  // All that the repository has, but its own data.
  for (const name of readdirSync(REPOSITORY))
    if (name !== '.local') symlinkSync(join(REPOSITORY, name), join(root, name));
  return root;
}

/** The address that the cloud says on its standard output once it serves. */
function address({ stdout, stderr }: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    for (const stream of [stdout, stderr])
      stream?.setEncoding('utf8').on('data', (text: string) => {
        said += text;
        const found = /http:\/\/127\.0\.0\.1:\d+\//.exec(said);
        if (found !== null) resolve(found[0]);
      });
    stdout?.on('close', () => reject(new Error(`the local cloud did not start:\n${said}`)));
  });
}
