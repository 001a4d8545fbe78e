import type { Region } from '../../contract/vocabulary';
import { type CivilDate, yearOf } from '../../dates';
import type { OnDay } from './dated';
import {
  type FundSplit,
  type InForce,
  type ParametersData,
  parametersSchema,
  type ReadParameters,
  type YearFigures,
  type YearFiguresData,
} from './schema';

export type LanzhouValues = OnDay<ReadParameters['lanzhou']['values']>;
export type LinxiaValues = OnDay<ReadParameters['linxia']['values']>;

/** One policy's figures, ready to compute with. */
export interface PolicyParameters<P extends string = string, V = unknown> {
  policy: P;
  title: string;
  inForce: InForce;
  /** The figures of a day on which the policy is in force; null on any other day. */
  on(day: CivilDate): V | null;
  /** What is set for a benefit year; undefined where nothing is published. */
  years: ReadonlyMap<number, YearFigures>;
}
export type LanzhouParameters = PolicyParameters<'lanzhou-2025', LanzhouValues>;
export interface LinxiaParameters extends PolicyParameters<'linxia-2018', LinxiaValues> {
  fundSplits: ReadonlyMap<number, FundSplit>;
}

/** All figures that results are computed with. `data` is their plain form, as stored and sent to phones. */
export interface ParameterSet {
  version: string;
  data: ParametersData;
  lanzhou: LanzhouParameters;
  linxia: LinxiaParameters;
}

/**
 * Reads figures from their plain form.
 * @throws Error (zod) on an unknown key, a value that its unit does not allow, or days that leave a gap or overlap.
 */
export function parseParameters(data: unknown): ParameterSet {
  const read = parametersSchema.parse(data);
  return {
    version: read.version,
    data: data as ParametersData,
    lanzhou: { ...policyOf(read.lanzhou, read.lanzhou.values), policy: 'lanzhou-2025' },
    linxia: {
      ...policyOf(read.linxia, read.linxia.values),
      policy: 'linxia-2018',
      fundSplits: new Map(read.linxia.fundSplits.map((split) => [split.year, split])),
    },
  };
}

/**
 * The same figures with one benefit year of a region entered or replaced, as an agency does for a new year.
 * @throws Error (zod) where the year's figures are not well-formed.
 */
export function withYear(
  set: ParameterSet,
  region: Region,
  figures: YearFiguresData,
  version: string,
): ParameterSet {
  const years = set.data[region].years
    .filter((year) => year.benefitYear !== figures.benefitYear)
    .concat(figures)
    .sort((a, b) => a.benefitYear - b.benefitYear);
  return parseParameters({ ...set.data, version, [region]: { ...set.data[region], years } });
}

function policyOf<T>(read: ReadParameters[Region], values: T) {
  const { from, to } = read.inForce;
  // A figure that begins after the policy would leave a gap: valuesOn() refuses it on the policy's first day.
  const days = [...new Set([from, ...firstDaysIn(values).filter((day) => day > from)])].sort();
  const periods = days.map((day) => ({ from: day, values: valuesOn(values, day) as OnDay<T> }));
  return {
    policy: read.policy,
    title: read.title,
    inForce: read.inForce,
    years: new Map(read.years.map((year) => [year.benefitYear, year])),
    on(day: CivilDate): OnDay<T> | null {
      if (day < from || (to !== null && day > to)) return null;
      let i = periods.length - 1;
      while (i > 0 && (periods[i] as { from: CivilDate }).from > day) i -= 1;
      return (periods[i] as { values: OnDay<T> }).values;
    },
  };
}

/** Whether any day of a calendar year lies in the time in which a policy is in force. */
export function touchesYear(inForce: InForce, year: number): boolean {
  return year >= yearOf(inForce.from) && (inForce.to === null || year <= yearOf(inForce.to));
}

interface Figure {
  from: CivilDate;
}

/** A series of figures over time, as against a list of anything else. */
function isSeries(node: unknown): node is Figure[] {
  return Array.isArray(node) && typeof node[0] === 'object' && node[0] !== null && 'unit' in node[0];
}

function firstDaysIn(node: unknown): CivilDate[] {
  if (isSeries(node)) return node.map((figure) => figure.from);
  return Object.values(node as object).flatMap(firstDaysIn);
}

function valuesOn(node: unknown, day: CivilDate): unknown {
  if (isSeries(node)) {
    const figure = node.findLast((one) => one.from <= day);
    if (!figure) throw new Error(`a figure has no value on ${day}`);
    return figure;
  }
  if (Array.isArray(node)) return node.map((one) => valuesOn(one, day));
  return Object.fromEntries(Object.entries(node as object).map(([key, one]) => [key, valuesOn(one, day)]));
}
