import type { Fen } from './fen';

/** A share of an amount as whole thousandths: 600 is 60 %. */
export type Rate = number & { readonly __unit: 'thousandths' };

const DECIMALS_OF_RATE = 3;
const WHOLE = 10 ** DECIMALS_OF_RATE;
const RATE = /^(?:0(?:\.[0-9]{1,3})?|1(?:\.0{1,3})?)$/;

/** Reads "0.6" (from 0 to 1, at most 3 decimals); null for anything else. */
export function parseRate(text: string): Rate | null {
  return RATE.test(text) ? (Math.round(Number(text) * WHOLE) as Rate) : null;
}

/** Written rates by their thousandths: writing a fraction costs more than anything else in an answer. */
const written: string[] = [];

/** Writes a rate as the shortest decimal, "0.6". */
export function formatRate(rate: Rate): string {
  written[rate] ??= String(rate / WHOLE);
  return written[rate];
}

/** Writes a rate for people to read, "60%". */
export function displayRate(rate: Rate): string {
  return `${rate / 10}%`;
}

/**
 * `fen` × `rate`, rounded once, half-up, to the fen. `fen` is not negative, `rate` at most 1.
 *
 * In whole numbers throughout: fen = q × 1000 + r, so that fen × rate / 1000 = q × rate + r × rate / 1000.
 * The first term never exceeds `fen`, and r × rate stays below a million, so no step leaves the safe integers and the
 * result is exact for every amount that can be held: a decimal library would add nothing here but a twentyfold cost.
 */
export function timesRate(fen: Fen, rate: Rate): Fen {
  const rest = fen % WHOLE;
  return (((fen - rest) / WHOLE) * rate + Math.floor((rest * rate + WHOLE / 2) / WHOLE)) as Fen;
}
