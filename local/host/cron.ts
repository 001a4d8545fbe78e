/** The fields of a timer's expression, in order, with the values that each can have; all in China's time. */
const FIELDS = [
  { name: 'second', from: 0, to: 59 },
  { name: 'minute', from: 0, to: 59 },
  { name: 'hour', from: 0, to: 23 },
  { name: 'day', from: 1, to: 31 },
  { name: 'month', from: 1, to: 12 },
  { name: 'weekday', from: 0, to: 6 },
  { name: 'year', from: 1970, to: 2099 },
] as const;
type Field = (typeof FIELDS)[number]['name'];
type Times = Record<Field, ReadonlySet<number>>;

const SECOND_MS = 1000;
const DAY_MS = 86_400_000;
/** China has one time zone and no summer time. */
const CHINA_MS = 8 * 3_600_000;
/** Days looked at before a timer counts as one that never comes: two leap years' distance. */
const DAYS = 8 * 366;

/**
 * Reads a timer as CloudBase does: seven fields (second, minute, hour, day, month, weekday from Sunday = 0, year), each
 * of `*`, `a`, `a-b`, a step `a/n`, `a-b/n`, or several of those with commas.
 * @throws Error where it cannot be read.
 */
export function parseTimer(expression: string): Times {
  const parts = expression.trim().split(/\s+/);
  if (parts.length !== FIELDS.length) throw new Error(`a timer has ${FIELDS.length} fields: ${expression}`);
  return Object.fromEntries(
    FIELDS.map(({ name, from, to }, at) => [name, valuesOf(parts[at] as string, from, to)]),
  ) as unknown as Times;
}

function valuesOf(part: string, least: number, most: number): Set<number> {
  const values = new Set<number>();
  for (const one of part.split(',')) {
    const found = /^(?:\*|(\d+)(?:-(\d+))?)(?:\/(\d+))?$/.exec(one);
    const [, first, last, every] = found ?? [];
    const from = Number(first ?? least);
    const to = Number(last ?? (first === undefined || every !== undefined ? most : first));
    const step = Number(every ?? 1);
    if (!found || from < least || to > most || from > to || step < 1)
      throw new Error(`a timer's field is out of range: ${part}`);
    for (let value = from; value <= to; value += step) values.add(value);
  }
  return new Set([...values].sort((a, b) => a - b));
}

/** The next moment, in milliseconds, after another at which a timer fires; null where it never does again. */
export function nextTime(times: Times, after: number): number | null {
  // China's clock as if it were UTC's.
  const first = (Math.floor(after / SECOND_MS) + 1) * SECOND_MS + CHINA_MS;
  const firstDay = Math.floor(first / DAY_MS) * DAY_MS;
  for (let day = 0; day < DAYS; day++) {
    const start = firstDay + day * DAY_MS;
    if (!isDayOf(times, new Date(start))) continue;
    const time = timeOfDay(times, day === 0 ? first - start : 0);
    if (time !== null) return start + time - CHINA_MS;
  }
  return null;
}

function isDayOf(times: Times, day: Date): boolean {
  return (
    times.year.has(day.getUTCFullYear()) &&
    times.month.has(day.getUTCMonth() + 1) &&
    times.day.has(day.getUTCDate()) &&
    times.weekday.has(day.getUTCDay())
  );
}

/** The first time of a day from another on, in milliseconds since its midnight. */
function timeOfDay({ hour, minute, second }: Times, from: number): number | null {
  for (const h of hour)
    for (const m of minute)
      for (const s of second) {
        const time = ((h * 60 + m) * 60 + s) * SECOND_MS;
        if (time >= from) return time;
      }
  return null;
}
