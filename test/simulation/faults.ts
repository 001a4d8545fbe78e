import { Random } from '../reckoning/random';

/**
 * What functions and phones reach the world through. `network`: between a phone, or the collector, and a function.
 * `moment`: clock and chance, which always answer; a function may end there all the same.
 */
export type Port = 'database' | 'collector' | 'messenger' | 'network' | 'wait' | 'moment';

/**
 * What happens to a call. It fails, or whoever calls ends, before or after it took effect. `late`: it takes effect when
 * nobody waits for it any more.
 */
const FAULTS = ['failsBefore', 'failsAfter', 'crashesBefore', 'crashesAfter', 'late'] as const;
export type Fault = 'none' | (typeof FAULTS)[number];

/** How often each port fails, of 1, and when the collector does not answer at all (ms since the beginning). */
interface Weather {
  rates: Record<Port, number>;
  outages: readonly [number, number][];
  /** Instead of rates: the one call, counted from the first, that fails. */
  only: number | null;
}

const CALM: Record<Port, number> = {
  database: 0,
  collector: 0,
  messenger: 0,
  network: 0,
  wait: 0,
  moment: 0,
};
/** What tells apart calls of the same kind. */
const OF_ONE = /resident-\d |\d{14}[A-Z]{2}\w+/g;
/** Calls of one run, about: the only one that fails is one of them. */
const CALLS = 1500;

/** What goes wrong in one run: chosen by its seed. */
export class Faults {
  private readonly random: Random;
  private readonly weather: Weather;
  private calls = 0;
  private isOver = false;
  /** Which faults met which calls of which functions: whose and which order's does not matter here. */
  readonly met = new Set<string>();

  constructor(
    seed: number,
    private readonly begin: number,
  ) {
    this.random = new Random(seed);
    this.weather = weatherOf(this.random);
  }

  /** What happens to a call now. `what`: of which function, and what it calls. */
  at(port: Port, what: string, now: number): Fault {
    if (this.isOver) return 'none';
    const fault = this.chosen(port, now - this.begin);
    if (fault !== 'none') this.met.add(`${what.replace(OF_ONE, '')} ${fault}`);
    return fault;
  }

  /** Nothing goes wrong any more. */
  end(): void {
    this.isOver = true;
  }

  private chosen(port: Port, since: number): Fault {
    const { rates, outages, only } = this.weather;
    this.calls += 1;
    if (only !== null) return this.calls === only ? this.random.pick(FAULTS) : 'none';
    if (port === 'collector' && outages.some(([from, to]) => since >= from && since < to))
      return this.random.chance(0.9) ? 'failsBefore' : 'failsAfter';
    return rates[port] > 0 && this.random.chance(rates[port]) ? this.random.pick(FAULTS) : 'none';
  }
}

/** One run in eight is undisturbed, one in four has one fault alone, the others a little to a lot of everything. */
function weatherOf(random: Random): Weather {
  const kind = random.int(0, 7);
  if (kind === 0) return { rates: CALM, outages: [], only: null };
  if (kind <= 2) return { rates: CALM, outages: [], only: random.int(1, CALLS) };
  const database = random.pick([0.002, 0.005, 0.02]);
  const rates = {
    database,
    collector: random.pick([0, 0.05, 0.2, 0.5]),
    messenger: 0.1,
    network: random.pick([0, 0.05, 0.25]),
    wait: database,
    moment: database / 20,
  };
  const outages = Array.from({ length: random.int(0, 2) }, (): [number, number] => {
    const from = random.int(0, 15) * 60_000;
    return [from, from + random.pick([1, 3, 6, 12, 60]) * 60_000];
  });
  return { rates, outages, only: null };
}
