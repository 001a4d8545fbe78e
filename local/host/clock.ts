import { type CivilDate, civilDateInChina, daysBetween } from '@jiayibao/shared/dates';

const DAY_MS = 86_400_000;

/** The one clock of the local cloud: real time moved by whole days; time runs on. */
export type Clock = {
  /** Milliseconds added to real time; what functions get as `CLOCK_OFFSET_MS`. */
  readonly offsetMs: number;
  /** The moment, in milliseconds since 1970-01-01T00:00Z. */
  now(): number;
  /** The civil date in China. */
  today(): CivilDate;
};

/**
 * A clock on which it is `today` at the present time of day in China, or the real time where no day is given.
 * `realNow` gives real milliseconds.
 */
export function clockOn(today: CivilDate | null, realNow: () => number = Date.now): Clock {
  const offsetMs = today === null ? 0 : daysBetween(civilDateInChina(realNow()), today) * DAY_MS;
  const now = () => realNow() + offsetMs;
  return { offsetMs, now, today: () => civilDateInChina(now()) };
}
