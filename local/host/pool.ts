import { join } from 'node:path';
import type { Writable } from 'node:stream';
import { Worker } from 'node:worker_threads';

/** Threads of one function at most, each answering one call at a time; further calls wait their turn. */
const MAXIMUM_WORKERS = 4;
/** Calls that may wait; more are turned away as CloudBase does above its concurrency. */
const MAXIMUM_WAITING = 256;

/** A function and what it is given; times in milliseconds, memory in MB. */
export type PoolOptions = {
  name: string;
  /** Absolute path of the bundle, which exports `main(event, context)`. */
  file: string;
  /** The whole environment of the function; nothing is inherited from this process. */
  environment: Record<string, string>;
  timeoutMs: number;
  memoryMb: number;
  /** Where the function's own output goes. */
  log: Writable;
};

/** One call: the event as JSON, and the environment variables that say who calls, set for this call alone. */
export type Invocation = { requestId: string; event: string; identity: Record<string, string> };

/** The reply as JSON; or why there is none: it threw or its thread died, took too long, or too many were waiting. */
export type Outcome = { reply: string } | { failure: 'crashed' | 'timeout' | 'busy' };

type Waiting = Invocation & { settle(outcome: Outcome): void };
type Answer = { ready?: true; reply?: string; failed?: true };

/** Runs the calls of one function on warm threads. */
export class FunctionPool {
  private readonly workers = new Set<Worker>();
  private readonly idle: Worker[] = [];
  private readonly waiting: Waiting[] = [];
  private readonly running = new Map<Worker, { call: Waiting; timer: NodeJS.Timeout }>();
  private closed = false;
  private onDrained = () => {};

  constructor(private readonly options: PoolOptions) {
    this.start();
  }

  /** Runs one call; never rejects. */
  call(invocation: Invocation): Promise<Outcome> {
    return new Promise((settle) => {
      if (this.closed || this.waiting.length >= MAXIMUM_WAITING) return settle({ failure: 'busy' });
      this.waiting.push({ ...invocation, settle });
      this.next();
    });
  }

  /** Turns waiting calls away, lets running ones finish for at most `graceMs`, then ends every thread. */
  async close(graceMs: number): Promise<void> {
    this.closed = true;
    for (const call of this.waiting.splice(0)) call.settle({ failure: 'busy' });
    const drained = new Promise<void>((resolve) => {
      this.onDrained = resolve;
    });
    const grace = setTimeout(() => this.onDrained(), graceMs);
    if (this.running.size === 0) this.onDrained();
    await drained;
    clearTimeout(grace);
    await Promise.all([...this.workers].map((worker) => worker.terminate()));
  }

  private next(): void {
    while (this.waiting.length > 0 && this.idle.length > 0) {
      this.run(this.idle.shift() as Worker, this.waiting.shift() as Waiting);
    }
    const starting = this.workers.size - this.running.size - this.idle.length;
    if (this.waiting.length > starting && this.workers.size < MAXIMUM_WORKERS) this.start();
  }

  private run(worker: Worker, call: Waiting): void {
    const { name, timeoutMs, memoryMb } = this.options;
    const timer = setTimeout(() => {
      this.finish(worker, { failure: 'timeout' });
      this.workers.delete(worker);
      void worker.terminate();
      this.next();
    }, timeoutMs);
    this.running.set(worker, { call, timer });
    const context = {
      request_id: call.requestId,
      function_name: name,
      time_limit_in_ms: timeoutMs,
      memory_limit_in_mb: memoryMb,
    };
    worker.postMessage({ event: call.event, identity: call.identity, context });
  }

  private finish(worker: Worker, outcome: Outcome): void {
    const run = this.running.get(worker);
    if (!run) return;
    clearTimeout(run.timer);
    this.running.delete(worker);
    run.call.settle(outcome);
    if (this.running.size === 0) this.onDrained();
  }

  private start(): void {
    const { file, environment, memoryMb, log } = this.options;
    const worker = new Worker(join(__dirname, 'worker.cjs'), {
      workerData: { file },
      env: environment,
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: memoryMb },
      stdout: true,
      stderr: true,
    });
    this.workers.add(worker);
    worker.stdout.pipe(log, { end: false });
    worker.stderr.pipe(log, { end: false });
    let ready = false;
    worker.on('message', ({ reply }: Answer) => {
      if (ready) this.finish(worker, reply === undefined ? { failure: 'crashed' } : { reply });
      ready = true;
      if (!this.workers.has(worker)) return;
      this.idle.push(worker);
      this.next();
    });
    worker.on('error', (error) => log.write(`函数线程中断 ${error.name}\n`));
    worker.on('exit', () => {
      const held = this.workers.delete(worker);
      const place = this.idle.indexOf(worker);
      if (place >= 0) this.idle.splice(place, 1);
      this.finish(worker, { failure: 'crashed' });
      // A bundle that cannot even be loaded would otherwise be started forever: the call that wanted it pays.
      if (held && !ready) this.waiting.shift()?.settle({ failure: 'crashed' });
      this.next();
    });
  }
}
