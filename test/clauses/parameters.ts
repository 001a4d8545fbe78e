import { addDays, type CivilDate } from '@jiayibao/shared/dates';
import { type ParametersData, publishedParameters } from '@jiayibao/shared/policy';

/** One figure of the published parameters, and the same parameters with that figure slightly other. */
export interface Figure {
  /** "linxia.values.uplifts.cancer.0" */
  place: string;
  clause: string;
  /** Sets with one change of this figure each; where a change makes no sound set, parsing it throws. */
  changed(): ParametersData[];
}

type Json = Record<string, unknown>;

/** Every figure that cites something: amounts, rates, days, windows, times in force. */
export function figures(): Figure[] {
  return figuresIn(publishedParameters.data, []);
}

function figuresIn(node: unknown, path: string[]): Figure[] {
  if (typeof node !== 'object' || node === null) return [];
  const below = Object.entries(node).flatMap(([key, one]) => figuresIn(one, [...path, key]));
  if (typeof (node as Json).clause !== 'string') return below;
  const changed = () =>
    changesOf(node as Json).map((change) => {
      const data = structuredClone(publishedParameters.data);
      const at = path.reduce<unknown>((one, key) => (one as Json)[key], data);
      Object.assign(at as Json, change);
      return data;
    });
  return [...below, { place: path.join('.'), clause: (node as Json).clause as string, changed }];
}

/**
 * A small change of a figure's value by its unit, both ways; of a window or a time in force, each end by a day. A
 * yuan, and not a fen: the limit between two bands moves what is paid by a few hundredths of its own change.
 */
function changesOf({ value, unit, from, to }: Json): Json[] {
  if (unit === undefined) {
    const ends = Object.entries({ from, to }).filter(([, day]) => typeof day === 'string');
    return ends.flatMap(([end, day]) => [1, -1].map((by) => ({ [end]: addDays(day as CivilDate, by) })));
  }
  const text = value as string;
  const steps = [1, -1];
  switch (unit) {
    case 'yuan':
      return steps.map((by) => ({ value: String(Number(text) + by) }));
    case 'rate':
    case 'points':
      return steps.map((by) => ({ value: (Number(text) + by / 1000).toFixed(3) }));
    case 'day':
      return steps.map((by) => ({ value: addDays(text as CivilDate, by) }));
    case 'monthDay':
      return steps.map((by) => ({ value: addDays(`2001-${text}` as CivilDate, by).slice(5) }));
    default:
      return steps.map((by) => ({ value: String(Number(text) + by) }));
  }
}
