import { createHash } from 'node:crypto';
import type { Random } from '../reckoning/random';
import type { Fault, Faults, Port } from './faults';

/** Who does not answer in this time is given up by the collector's client. */
const GIVES_UP_MS = 4000;
/** A request that is under way for long takes effect so late at most. */
const LATEST_MS = 12_000;
/** How long each port takes, from and to, in milliseconds. */
const TAKES_MS: Record<Exclude<Port, 'wait' | 'moment'>, [number, number]> = {
  database: [2, 40],
  collector: [30, 400],
  messenger: [20, 200],
  network: [20, 300],
};

/** One call of a function: nothing that it does has any effect after it has ended, however it ended. */
class Invocation {
  ended = false;
  /** Whether a fault met one of its calls. */
  disturbed = false;

  constructor(
    readonly name: string,
    private readonly onEnd: () => void,
  ) {}

  end(): void {
    if (this.ended) return;
    this.ended = true;
    this.onEnd();
  }
}

interface Event {
  at: number;
  order: number;
  of: Invocation | null;
  run(): void;
}

/**
 * Virtual time. One event happens at a time, and all that follows from it without waiting; so whoever calls a port then
 * is known, and the same seed gives the same order of everything.
 */
export class Schedule {
  private readonly queue: Event[] = [];
  private order = 0;
  private current: Invocation | null = null;
  private readonly hash = createHash('sha256');
  /** What happened, for people. */
  readonly trace: string[] = [];
  /** Set by whoever found that something does not hold; nothing happens after that. */
  stopped = false;

  constructor(
    public now: number,
    private readonly random: Random,
    readonly faults: Faults,
  ) {}

  /** Does something at a time; for a function, unless it has ended by then. */
  at(time: number, run: () => void, of: Invocation | null = null): void {
    this.push({ at: Math.max(time, this.now), order: this.order++, of, run });
  }

  sleep(milliseconds: number): Promise<void> {
    return new Promise((resolve) => this.at(this.now + milliseconds, resolve));
  }

  /** Lets everything happen until a time. */
  async run(until: number): Promise<void> {
    for (;;) {
      const [next] = this.queue;
      if (!next || next.at > until || this.stopped) break;
      this.pop();
      if (next.of?.ended) continue;
      this.now = next.at;
      this.current = next.of;
      next.run();
      await new Promise(setImmediate);
      this.current = null;
    }
    if (!this.stopped) this.now = until;
  }

  /** Starts a function; gives its answer, or null where none came: it crashed, took too long, or the network lost it. */
  invoke<Answer>(name: string, limitMs: number, work: () => Promise<Answer>): Promise<Answer | null> {
    return new Promise((resolve, reject) => {
      const { fault, takes } = this.next('network', name, null);
      const answer = (found: Answer | null) =>
        this.at(this.now + takes, () => resolve(fault === 'none' ? found : null));
      if (fault === 'failsBefore' || fault === 'crashesBefore') {
        this.note(`${name}: lost on the way`);
        answer(null);
        return;
      }
      const one = new Invocation(name, () => answer(null));
      const begin = () => {
        this.note(`${name} begins`);
        this.at(this.now + limitMs, () => this.crash(one, 'ran out of time'), one);
        work().then((found) => {
          if (one.ended) return;
          one.ended = true;
          answer(found);
        }, reject);
      };
      this.at(this.now + (fault === 'late' ? this.random.int(0, LATEST_MS) : takes), begin, one);
    });
  }

  /**
   * One call of a port, by whichever function calls it: after a while `work` takes effect and its outcome comes back, or
   * what the faults have in store. From outside any function it takes no time and never fails.
   */
  call<Outcome>(port: keyof typeof TAKES_MS, what: string, work: () => Outcome): Promise<Outcome> {
    const by = this.current;
    if (!by) return new Promise((resolve) => resolve(work()));
    return new Promise((resolve, reject) => {
      if (by.ended) return;
      const { fault, takes } = this.next(port, what, by);
      const later = this.now + takes;
      if (fault === 'late') {
        this.at(this.now + this.random.int(takes, LATEST_MS), () => attempt(work));
        // Nobody gives up waiting for the database: the function runs out of time.
        if (port !== 'database') this.at(this.now + GIVES_UP_MS, () => reject(unreachable()), by);
        return;
      }
      this.at(
        later,
        () => {
          if (fault === 'crashesBefore') return this.crash(by, `crashed before ${what}`);
          if (fault === 'failsBefore') return reject(unreachable());
          const [found, failure] = attempt(work);
          if (fault === 'crashesAfter') this.crash(by, `crashed after ${what}`);
          else if (fault === 'failsAfter') reject(unreachable());
          else if (failure) reject(failure.error);
          else resolve(found as Outcome);
        },
        by,
      );
    });
  }

  /** A port that answers at once: clock and chance. */
  moment<Value>(value: Value): Value {
    const by = this.current;
    if (by && !by.ended && this.faults.at('moment', by.name, this.now) !== 'none')
      this.crash(by, 'crashed between two calls');
    return value;
  }

  /** Waiting, of a function. */
  wait(milliseconds: number): Promise<void> {
    const by = this.current;
    if (!by) return Promise.resolve();
    return new Promise((resolve) => {
      if (by.ended) return;
      const { fault } = this.next('wait', `wait ${milliseconds}`, by);
      const go = () => (fault === 'none' ? resolve() : this.crash(by, 'crashed while it waited'));
      this.at(this.now + milliseconds, go, by);
    });
  }

  /** Whether nothing went wrong for the function that runs now. */
  get isUndisturbed(): boolean {
    return this.current !== null && !this.current.disturbed;
  }

  /** Writes down what happened, until something did not hold. */
  note(what: string): void {
    if (this.stopped) return;
    const time = new Date(this.now + 8 * 3_600_000).toISOString().slice(5, 23).replace('T', ' ');
    const line = `${time}  ${what}`;
    this.trace.push(line);
    this.hash.update(`${line}\n`);
  }

  /** A hash of all that happened until now, calls of ports among it. */
  digest(): string {
    return this.hash.copy().digest('hex');
  }

  private next(port: Port, what: string, by: Invocation | null): { fault: Fault; takes: number } {
    const fault = this.faults.at(port, by ? `${by.name} ${what}` : what, this.now);
    const [from, to] = port === 'wait' || port === 'moment' ? [0, 0] : TAKES_MS[port];
    const takes = this.random.int(from, to);
    this.hash.update(`${this.now} ${by?.name} ${what} ${fault} ${takes}\n`);
    if (fault !== 'none') {
      if (by) by.disturbed = true;
      this.note(`${by?.name ?? ''} ${what}: ${fault}`);
    }
    return { fault, takes };
  }

  private crash(one: Invocation, how: string): void {
    if (one.ended) return;
    one.disturbed = true;
    this.note(`${one.name} ${how}`);
    one.end();
  }

  /** A heap: the least time first, of equal ones the first that was put in. */
  private push(event: Event): void {
    const { queue } = this;
    let at = queue.push(event) - 1;
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (isBefore(queue[above] as Event, event)) break;
      queue[at] = queue[above] as Event;
      at = above;
    }
    queue[at] = event;
  }

  private pop(): void {
    const { queue } = this;
    const last = queue.pop() as Event;
    if (queue.length === 0) return;
    let at = 0;
    for (;;) {
      let below = 2 * at + 1;
      if (below >= queue.length) break;
      if (below + 1 < queue.length && isBefore(queue[below + 1] as Event, queue[below] as Event)) below += 1;
      if (isBefore(last, queue[below] as Event)) break;
      queue[at] = queue[below] as Event;
      at = below;
    }
    queue[at] = last;
  }
}

function isBefore(one: Event, other: Event): boolean {
  return one.at < other.at || (one.at === other.at && one.order < other.order);
}

function attempt<Outcome>(work: () => Outcome): [Outcome | undefined, { error: unknown } | undefined] {
  try {
    return [work(), undefined];
  } catch (error) {
    return [undefined, { error }];
  }
}

/** What a client sees where the other side cannot be reached, or its answer is lost. */
function unreachable(): Error {
  return Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });
}
