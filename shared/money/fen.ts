/** An amount of money as a whole number of fen (1 yuan = 100 fen). Made by `parseYuan` or `toFen` alone. */
export type Fen = number & { readonly __unit: 'fen' };

const FEN_PER_YUAN = 100;
const YUAN = /^(?:0|[1-9][0-9]*)(?:\.[0-9]{1,2})?$/;

/** The largest amount a request may name: 100 000 000.00 yuan. */
export const MAX_FEN = 10_000_000_000 as Fen;

/** No money. */
export const ZERO = 0 as Fen;

/**
 * Marks a whole number of fen as money.
 * @throws RangeError when `value` is no safe integer: a mistake in the program, never of its input.
 */
export function toFen(value: number): Fen {
  if (!Number.isSafeInteger(value)) throw new RangeError('an amount of money must be a whole number of fen');
  return value as Fen;
}

/** Reads "1234.5" (yuan, at most 2 decimals, no sign, at most `MAX_FEN`) to the fen; null for anything else. */
export function parseYuan(text: unknown): Fen | null {
  if (typeof text !== 'string' || !YUAN.test(text)) return null;
  const point = text.indexOf('.');
  let fen: number;
  if (point < 0) fen = Number(text) * FEN_PER_YUAN;
  else {
    const decimals = text.length - point - 1;
    fen =
      Number(text.slice(0, point)) * FEN_PER_YUAN + Number(text.slice(point + 1)) * (decimals === 1 ? 10 : 1);
  }
  return fen <= MAX_FEN ? (fen as Fen) : null;
}

/** ".00" to ".99": an answer holds fifty amounts, and each is written in one piece. */
const DECIMALS = Array.from({ length: FEN_PER_YUAN }, (_, cents) => `.${String(cents).padStart(2, '0')}`);

/**
 * The latest texts by the lowest bits of their amount: of an answer's hundred amounts most are written several times.
 */
const RECENT = 1024;
const recentFen = new Float64Array(RECENT).fill(Number.NaN);
const recentText: string[] = [];

/** Writes fen as yuan with 2 decimals, "1234.50" (negative: "-0.05"), the form of every result. */
export function formatYuan(fen: Fen): string {
  if (fen < 0) return `-${formatYuan(-fen as Fen)}`;
  const at = fen % RECENT;
  if (recentFen[at] !== fen) {
    const cents = fen % FEN_PER_YUAN;
    recentText[at] = `${(fen - cents) / FEN_PER_YUAN}${DECIMALS[cents]}`;
    recentFen[at] = fen;
  }
  return recentText[at] as string;
}

/** Writes fen for people to read, "1,234.50". */
export function displayYuan(fen: Fen): string {
  return formatYuan(fen).replace(/\B(?=(?:[0-9]{3})+\.)/g, ',');
}

/** Adds amounts; zero for none. */
export function sumFen(amounts: Iterable<Fen>): Fen {
  let sum = 0;
  for (const amount of amounts) sum += amount;
  return sum as Fen;
}
