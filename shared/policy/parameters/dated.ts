import { date } from '../../contract/calculation';
import * as z from '../../contract/zod';
import { compareDates } from '../../dates';
import { type Fen, parseRate, parseYuan, type Rate } from '../../money';

/** A figure with the day from which it holds, what it rests on, and how certain that is. */
export interface Cited<V, U extends Unit = Unit> {
  value: V;
  unit: U;
  from: z.output<typeof date>;
  /** A clause, a source or a reading: `clauseText` gives its text. */
  clause: string;
  grade: 'clause' | 'secondary' | 'reading';
}

export const GRADES = ['clause', 'secondary', 'reading'] as const;

const COUNT = /^(?:0|[1-9][0-9]{0,3})$/;
/** A day that every year has. */
const isMonthDay = (text: string) =>
  /^[0-9]{2}-[0-9]{2}$/.test(text) && date.safeParse(`2001-${text}`).success;

const count = (text: string) => (COUNT.test(text) ? Number(text) : null);

/** How a value of each unit is read from its text. Points are of a rate: 0.1 is ten percentage points. */
const readers = {
  yuan: parseYuan as (text: string) => Fen | null,
  rate: parseRate as (text: string) => Rate | null,
  points: parseRate as (text: string) => Rate | null,
  year: count,
  years: count,
  months: count,
  days: count,
  monthDay: (text: string) => (isMonthDay(text) ? text : null),
  day: (text: string) => (date.safeParse(text).success ? text : null),
};
export type Unit = keyof typeof readers;
type ValueOf<U extends Unit> = NonNullable<ReturnType<(typeof readers)[U]>>;

/** One cited figure of a unit. */
export function cited<U extends Unit>(unit: U) {
  const read = readers[unit] as (text: string) => ValueOf<U> | null;
  const value = z.pipe(
    z.string(),
    z.transform((text: string, context) => {
      const found = read(text);
      if (found !== null) return found;
      context.issues.push({ code: 'custom', input: text, message: `not a value in ${unit}` });
      return z.NEVER;
    }),
  ) as unknown as z.ZodMiniType<ValueOf<U>, string>;
  return z.strictObject({
    value,
    unit: z.literal(unit),
    from: date,
    clause: z.string().check(z.minLength(1)),
    grade: z.enum(GRADES),
  });
}

/** A figure over time: each value holds from its day until the next one's, so that none can overlap. */
export function dated<U extends Unit>(unit: U) {
  return z.array(cited(unit)).check(
    z.minLength(1),
    z.refine(
      (list) =>
        list.every((one, i) => i === 0 || compareDates((list[i - 1] as typeof one).from, one.from) < 0),
      'values must follow one another in time',
    ),
  );
}

/** A tree of dated figures as it holds on one day: each series replaced by its figure of that day. */
export type OnDay<T> = T extends readonly { unit: Unit }[]
  ? T[number]
  : T extends readonly (infer E)[]
    ? OnDay<E>[]
    : { [K in keyof T]: OnDay<T[K]> };
