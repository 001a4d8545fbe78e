import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdtempSync, readdirSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { civilDateInChina } from '@jiayibao/shared/dates';
import { BEGUN } from './begun';

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
 * Starts the local cloud on a free port, over the built functions and page, with data of its own: those of a first start.
 * `today`: the day it is (YYYY-MM-DD); `since`: that of the first start, if not the same; `root`: a former cloud's folder.
 * Rejects with its words if it does not start.
 */
export async function startCloud({
  today,
  since = today,
  root,
}: {
  today?: string;
  since?: string;
  root?: string;
} = {}): Promise<Cloud> {
  return serve(root ?? (await begun(since)), today);
}

async function serve(root: string, today: string | undefined): Promise<Cloud> {
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

/** A folder with a copy of what a first start on that day writes; written once a run, since it takes seconds. */
async function begun(today: string | undefined): Promise<string> {
  const kept = join(process.env[BEGUN] as string, today ?? civilDateInChina(Date.now()));
  if (!existsSync(kept)) {
    const first = await serve(newRoot(), today);
    await first.stop({ keep: true });
    try {
      renameSync(join(first.root, '.local'), kept);
    } catch (error) {
      // The other worker was there first.
      if (!existsSync(kept)) throw error;
    }
    rmSync(first.root, { recursive: true });
  }
  const root = newRoot();
  cpSync(kept, join(root, '.local'), { recursive: true });
  return root;
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
