/** Exact fractions of whole numbers: nothing is rounded until `halfUp` is asked for. */
export interface Fraction {
  readonly over: bigint;
  readonly under: bigint;
}

export const whole = (n: bigint): Fraction => ({ over: n, under: 1n });

/** `percent(85n)` is 0.85. */
export const percent = (points: bigint): Fraction => ({ over: points, under: 100n });

export const plus = (a: Fraction, b: Fraction): Fraction => ({
  over: a.over * b.under + b.over * a.under,
  under: a.under * b.under,
});

export const minus = (a: Fraction, b: Fraction): Fraction => plus(a, { over: -b.over, under: b.under });

export const times = (a: Fraction, n: bigint): Fraction => ({ over: a.over * n, under: a.under });

/** A fraction of at most two decimals, written without trailing zeros: "0.6". */
export function decimal({ over, under }: Fraction): string {
  const hundredths = ((over * 100n) / under).toString().padStart(3, '0');
  return `${hundredths.slice(0, -2)}.${hundredths.slice(-2)}`.replace(/\.?0+$/, '');
}

/** How often a value lay exactly between two fen, by what was being rounded. */
export type Ties = Map<string, number>;

/** The nearest whole number of a fraction not below zero; a tie goes up, and is noted under `place`. */
export function halfUp({ over, under }: Fraction, place: string, ties?: Ties): bigint {
  const down = over / under;
  const twiceRest = 2n * (over % under);
  if (twiceRest === under) ties?.set(place, (ties.get(place) ?? 0) + 1);
  return twiceRest >= under ? down + 1n : down;
}

export const least = (first: bigint, ...rest: bigint[]): bigint => {
  let smallest = first;
  for (const other of rest) if (other < smallest) smallest = other;
  return smallest;
};

export const most = (a: bigint, b: bigint): bigint => (a > b ? a : b);
