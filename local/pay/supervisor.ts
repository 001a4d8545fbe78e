import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** How the simulator's process is started. `port` 0: a free one. */
export type Start = { directory: string; offsetMs: number; app: string; notifyUrl: string; port: number };
/** What it says once it serves: its address, and the merchant's part for the functions' environment. */
export type Ready = { url: string; environment: Record<string, string> };

/** The process of the simulator: killed, it comes back on the same port with all that it had acknowledged. */
export class PaySupervisor {
  private closing = false;

  private constructor(
    private child: ChildProcess,
    readonly ready: Ready,
    private readonly start: Start,
  ) {
    this.watch();
  }

  /** Starts the process; rejects where it does not come to serve. */
  static async start(start: Start): Promise<PaySupervisor> {
    const child = launch(start);
    const ready = await readyOf(child);
    return new PaySupervisor(child, ready, { ...start, port: Number(new URL(ready.url).port) });
  }

  /** The process id, which changes where it was killed. */
  get pid(): number | undefined {
    return this.child.pid;
  }

  async stop(): Promise<void> {
    this.closing = true;
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const ended = once(this.child, 'exit');
    if (this.child.connected) this.child.disconnect();
    await ended;
  }

  private watch(): void {
    this.child.once('exit', () => {
      if (this.closing) return;
      this.child = launch(this.start);
      // One that cannot even start is not started for ever.
      readyOf(this.child).then(
        () => this.watch(),
        () => {},
      );
    });
  }
}

function launch(start: Start): ChildProcess {
  const run = join(__dirname, '../bootstrap/run.mjs');
  return spawn(process.execPath, [run, 'local/pay/process.ts', JSON.stringify(start)], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
}

function readyOf(child: ChildProcess): Promise<Ready> {
  return new Promise((resolve, reject) => {
    child.once('message', (ready) => resolve(ready as Ready));
    child.once('exit', () => reject(new Error('the pay simulator did not start')));
  });
}
