import type { Fen, Rate } from '../money';
import type { Cited } from '../policy';
import { type Basis, note, type Trace } from './trace';

/** Critical illness insurance: what the year's eligible self-pay must exceed, and the shares above that. */
export interface BandedBenefit {
  deductible: Cited<Fen>;
  bands: readonly { above: Cited<Fen>; rate: Cited<Rate> }[];
}

/** What basic insurance looked at in one settlement, and what it paid of that: the resident bore the rest. */
export interface Borne {
  counted: Fen;
  basic: Fen;
}

/** Whole fen and thousandths of a fen, so that nothing is rounded on the way. */
interface Exact {
  fen: number;
  thousandths: number;
}

function payable(sum: number, benefit: BandedBenefit): Exact {
  const above = sum - benefit.deductible.value;
  const exact = { fen: 0, thousandths: 0 };
  benefit.bands.forEach((band, i) => {
    const upper = benefit.bands[i + 1]?.above.value ?? above;
    const part = Math.min(above, upper) - band.above.value;
    if (part <= 0) return;
    const rest = part % 1000;
    exact.fen += ((part - rest) / 1000) * band.rate.value;
    exact.thousandths += rest * band.rate.value;
  });
  return exact;
}

/**
 * Pays f(the year's sum with this settlement) − f(the year's sum before it), both computed from the sums, the
 * difference rounded once, half-up, to the fen.
 */
export function payBands(
  before: Fen,
  { counted, basic }: Borne,
  benefit: BandedBenefit,
  basis: Basis,
  trace: Trace,
): Fen {
  const feeding = counted - basic;
  const after = (before + feeding) as Fen;
  const deductible = benefit.deductible;
  const above = Math.max(0, after - deductible.value);
  note(
    trace,
    'criticalIllnessBase',
    deductible,
    { counted, basic, yearBefore: before, feeding, deductible: deductible.value },
    above,
  );
  let paid = 0;
  if (above > 0 && feeding > 0) {
    const now = payable(after, benefit);
    const then = payable(before, benefit);
    paid = now.fen - then.fen + Math.floor((now.thousandths - then.thousandths + 500) / 1000);
  }
  const inputs = { yearBefore: before, yearAfter: after, deductible: deductible.value, bands: benefit.bands };
  return note(trace, 'criticalIllness', basis, inputs, paid) as Fen;
}
