import { randomBytes, randomInt, randomUUID } from 'node:crypto';

/** What the world gives a function beside its input: each can be another in a test or a simulation. */

export interface Clock {
  /** Milliseconds since 1970-01-01T00:00Z. */
  now(): number;
}

/** Chance, from outside. */
export interface Randomness {
  /** A record's id that nobody can guess. */
  id(): string;
  /** Bytes that nobody can guess. */
  bytes(length: number): Buffer;
  /** A whole number from 0 to `limit` − 1. */
  below(limit: number): number;
}

/** Time that passes, from outside. */
export interface Waiting {
  /** Resolves after so many milliseconds. */
  wait(milliseconds: number): Promise<void>;
}

/** Real time, moved by `CLOCK_OFFSET_MS` where the local cloud stands on another day. */
export function clockOf(environment: NodeJS.ProcessEnv): Clock {
  const offset = Number(environment.CLOCK_OFFSET_MS ?? 0);
  if (!Number.isFinite(offset)) throw new Error('CLOCK_OFFSET_MS has to be a number of milliseconds');
  return { now: () => Date.now() + offset };
}

/** The machine's own. */
export const systemRandomness: Randomness = {
  id: () => randomUUID().replaceAll('-', ''),
  bytes: randomBytes,
  below: (limit) => randomInt(limit),
};

/** The machine's own. */
export const systemWaiting: Waiting = {
  wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
};
