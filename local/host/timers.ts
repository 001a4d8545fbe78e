import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { Clock } from './clock';
import { nextTime, parseTimer } from './cron';
import type { FunctionConfiguration, Timer } from './functions';
import type { FunctionPool, Outcome } from './pool';
import { sendJson, sendRefusal } from './reply';

/** Waits are cut into pieces of at most so many milliseconds: longer ones overflow. */
const LONGEST_WAIT_MS = 86_400_000;

/** Calls functions by their timers, on the one clock; or at once, for `npm run job`. */
export class Timers {
  private readonly timers: readonly (Timer & { pool: FunctionPool })[];
  private readonly waiting = new Map<string, NodeJS.Timeout>();

  constructor(
    pools: ReadonlyMap<string, FunctionPool>,
    functions: readonly Pick<FunctionConfiguration, 'name' | 'timers'>[],
    private readonly clock: Clock,
  ) {
    this.timers = functions.flatMap(({ name, timers }) =>
      timers.map((timer) => ({ ...timer, pool: pools.get(name) as FunctionPool })),
    );
  }

  start(): void {
    for (const timer of this.timers) this.wait(timer, nextTime(parseTimer(timer.config), this.clock.now()));
  }

  stop(): void {
    for (const waiting of this.waiting.values()) clearTimeout(waiting);
  }

  /** `POST /local/job/NAME`: fires the timer of that name now, and answers what its function replied. */
  async answer(name: string, response: ServerResponse): Promise<void> {
    const timer = this.timers.find((one) => one.name === name);
    if (!timer) return sendRefusal(response, 'UNKNOWN_ACTION');
    const outcome = await this.fire(timer);
    if ('failure' in outcome) return sendRefusal(response, 'UNAVAILABLE');
    sendJson(response, 200, outcome.reply);
  }

  private wait(timer: Timer & { pool: FunctionPool }, at: number | null): void {
    if (at === null) return;
    const rest = at - this.clock.now();
    const waiting = setTimeout(
      () => {
        if (rest > LONGEST_WAIT_MS) return this.wait(timer, at);
        void this.fire(timer);
        this.wait(timer, nextTime(parseTimer(timer.config), Math.max(at, this.clock.now())));
      },
      Math.min(Math.max(rest, 0), LONGEST_WAIT_MS),
    );
    this.waiting.set(timer.name, waiting);
  }

  /** As CloudBase's timers do: nobody calls. */
  private fire({ name, pool }: Timer & { pool: FunctionPool }): Promise<Outcome> {
    const event = {
      Type: 'Timer',
      TriggerName: name,
      Time: new Date(this.clock.now()).toISOString(),
      Message: '',
    };
    return pool.call({ requestId: randomUUID(), event: JSON.stringify(event), identity: {} });
  }
}
