import { aimed, tied } from './aim';
import { type Difference, difference, minimised } from './compare';
import type { Ties } from './fraction';
import { wellFormed } from './generate';
import { Random } from './random';
import { OPERATIONS, reckon } from './reckoning';
import { spoiled } from './spoil';

export interface Campaign {
  readonly cases: number;
  /** At least so many of the cases hold a rounding exactly between two fen. */
  readonly ties: number;
  readonly seed: number;
}

export interface Found extends Difference {
  readonly request: unknown;
}

export interface Report {
  readonly cases: number;
  readonly casesWithTies: number;
  readonly tiesByPlace: Ties;
  /** "operation outcome" and how often. */
  readonly outcomes: ReadonlyMap<string, number>;
  readonly differences: number;
  /** The first of them, their requests cut down to what matters. */
  readonly shown: readonly Found[];
  readonly seconds: { readonly reckoning: number; readonly calculation: number };
}

const SPOILED = 0.12;
const AIMED = 0.15;
const SHOWN = 20;

function anyRequest(random: Random): unknown {
  const request = wellFormed(random);
  if (random.chance(SPOILED)) return spoiled(random, request);
  return random.chance(AIMED) ? aimed(random, request) : request;
}

/** The requests of a campaign, the same for the same seed: first those with a tie, then any. */
export function* requests({ cases, ties, seed }: Campaign): Generator<unknown> {
  const random = new Random(seed);
  for (let i = 0; i < cases; i += 1) yield i < ties ? tied(random).request : anyRequest(random);
}

/** Compares a calculation with the reckoning over a campaign. `calculate` may throw: that is a difference too. */
export function run(campaign: Campaign, calculate: (request: unknown) => unknown): Report {
  const outcomes = new Map<string, number>();
  const tiesByPlace: Ties = new Map();
  const shown: Found[] = [];
  const kinds = new Map<string, number>();
  const seconds = { reckoning: 0, calculation: 0 };
  let [cases, casesWithTies, differences] = [0, 0, 0];

  const timed = <T>(part: keyof typeof seconds, work: () => T): T => {
    const start = performance.now();
    const result = work();
    seconds[part] += (performance.now() - start) / 1000;
    return result;
  };
  const answered = (request: unknown): unknown => {
    try {
      return calculate(request);
    } catch (thrown) {
      return { thrown: String(thrown) };
    }
  };

  for (const request of requests(campaign)) {
    const ties: Ties = new Map();
    const reckoned = timed('reckoning', () => reckon(request, ties));
    const answer = timed('calculation', () => answered(request));
    cases += 1;
    if (ties.size > 0) casesWithTies += 1;
    for (const [place, n] of ties) tiesByPlace.set(place, (tiesByPlace.get(place) ?? 0) + n);
    const outcome = `${operationOf(request)} ${outcomeOf(reckoned)}`;
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    const found = difference(reckoned, answer);
    if (!found) continue;
    differences += 1;
    const kind = kindOf(request, found);
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    if (shown.length < SHOWN && kinds.get(kind) === 1) {
      const small = minimised(request, (smaller) => {
        const still = difference(reckon(smaller), answered(smaller));
        return still && kindOf(smaller, still);
      });
      shown.push({ request: small, ...(difference(reckon(small), answered(small)) as Difference) });
    }
  }
  return { cases, casesWithTies, tiesByPlace, outcomes, differences, shown, seconds };
}

const operationOf = (request: unknown): string => {
  const operation =
    typeof request === 'object' && request !== null ? Reflect.get(request, 'operation') : undefined;
  return OPERATIONS.includes(operation) ? operation : 'unreadable';
};

function outcomeOf(reckoned: ReturnType<typeof reckon>): string {
  if (!reckoned.ok) return reckoned.code;
  const denial = (reckoned.result as { denial?: { code: string } | null }).denial;
  return denial ? `denied: ${denial.code}` : 'ok';
}

/** Differences of one kind are shown once: same operation, same place, same codes. */
function kindOf(request: unknown, { where, expected, got }: Difference): string {
  const plain = where.replace(/\.[0-9]+/g, '');
  const codes = where.endsWith('code') || where.endsWith('.ok') ? `${expected} ${got}` : '';
  return `${operationOf(request)} ${plain} ${codes}`;
}
