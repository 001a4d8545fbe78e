import type { Step, StepValue } from '@jiayibao/shared/contract/calculation';
import { addDays, addMonths, type CivilDate } from '@jiayibao/shared/dates';
import { type Fen, formatYuan, parseRate, parseYuan } from '@jiayibao/shared/money';

/** Years missed before it do not count (Lanzhou, 国办发〔2024〕38号). */
const COUNTED_FROM = 2025;

/** A share of an amount, half-up to the fen, in whole thousandths. */
const shareOf = (fen: number, thousandths: number) =>
  Number((BigInt(fen) * BigInt(thousandths) + 500n) / 1000n);

/** A step's inputs by name, as numbers: money in fen, counts as they are; 0 where there is none of the name. */
class Inputs {
  constructor(private readonly inputs: Step['inputs']) {}

  has(name: string): boolean {
    return name in this.inputs;
  }

  fen(name: string): number {
    const text = String(this.inputs[name] ?? '0.00');
    return text.startsWith('-') ? -(parseYuan(text.slice(1)) ?? 0) : (parseYuan(text) ?? Number.NaN);
  }

  count(name: string): number {
    return Number(this.inputs[name] ?? 0);
  }

  day(name: string): CivilDate {
    return this.inputs[name] as CivilDate;
  }

  /** The share that `rate` is of an amount; less a deductible where there is one. */
  share(name: string): number {
    return shareOf(
      Math.max(0, this.fen(name) - this.fen('deductible')),
      parseRate(String(this.inputs.rate)) ?? 0,
    );
  }

  sum(...names: string[]): number {
    return names.reduce((total, name) => total + this.fen(name), 0);
  }

  names(): string[] {
    return Object.keys(this.inputs);
  }

  /** What critical illness pays of the year's sum, in thousandths of a fen. */
  banded(sum: number): bigint {
    const above = sum - this.fen('deductible');
    const bands = (this.inputs.bands as readonly string[]).map((band) => band.split('+ '));
    return bands.reduce((total, [from, of], i) => {
      const upper = parseYuan(bands[i + 1]?.[0]) ?? above;
      const part = Math.min(above, upper) - (parseYuan(from) ?? 0);
      return total + BigInt(Math.max(0, part)) * BigInt(Math.round(Number(of) * 1000));
    }, 0n);
  }
}

type Recompute = (of: Inputs) => number | null;

/** The tightest ceiling's room where one cut the amount, otherwise the share of the base. */
const withinCeiling: Recompute = (of) =>
  of.has('ceiling') ? Math.max(0, of.fen('ceiling') - of.fen('paidBefore')) : of.share('base');
const lesserOf =
  (a: string, b: string): Recompute =>
  (of) =>
    Math.min(of.fen(a), of.fen(b));

/** What a step in fen must give, from its own inputs alone; null where they do not determine it. */
const amounts: Record<string, Recompute> = {
  total: (of) => of.sum(...of.names().filter((name) => name !== 'total')),
  notCovered: (of) => (of.has('classC') ? of.fen('classC') : of.fen('total') - of.fen('traditional')),
  advanceSelfPay: (of) => (of.has('rate') ? of.share('classB') : 0),
  specialSubsidy: lesserOf('given', 'ordinaryBilled'),
  eligible: (of) => of.fen('total') - of.sum('notCovered', 'advanceSelfPay', 'specialSubsidy'),
  ordinary: (of) => of.fen('eligible') - of.fen('traditional'),
  quotaBase: lesserOf('ordinary', 'quota'),
  majorDiseaseBase: lesserOf('base', 'diseaseCeiling'),
  registeredPoorUplift: (of) => of.share('base'),
  sixGroupsUplift: (of) => of.share('base'),
  cancerUplift: (of) => of.share('base'),
  majorDiseaseRule: (of) => of.share('base'),
  ordinaryRule: (of) => of.share('base'),
  deductible: (of) => Math.min(of.fen('ofLevel'), of.fen(of.has('base') ? 'base' : 'eligible')),
  payable: (of) => of.fen(of.has('base') ? 'base' : 'eligible') - of.fen('deductible'),
  entitled: (of) => of.share('base'),
  traditionalMedicine: withinCeiling,
  ordinaryBasic: withinCeiling,
  basic: (of) => {
    if (of.has('inFull')) return of.sum('inFull', 'ordinary');
    return withinCeiling(of);
  },
  criticalIllnessBase: (of) => Math.max(0, of.sum('yearBefore', 'feeding') - of.fen('deductible')),
  criticalIllness: (of) =>
    of.has('bands')
      ? Number((of.banded(of.fen('yearAfter')) - of.banded(of.fen('yearBefore')) + 500n) / 1000n)
      : null,
  topUp: (of) => Math.max(0, of.share('counted') - of.sum('basic', 'criticalIllness')),
  assistance: (of) => {
    const above = (sum: number) => Math.max(0, sum - of.fen('threshold'));
    if (of.has('threshold')) return above(of.sum('yearBefore', 'remaining')) - above(of.fen('yearBefore'));
    return Math.min(of.share('remaining'), Math.max(0, of.fen('ceiling') - of.fen('paidBefore')));
  },
  selfPay: (of) =>
    of.fen('total') - of.sum('specialSubsidy', 'basic', 'criticalIllness', 'topUp', 'assistance'),
  aid: lesserOf('standard', 'given'),
  due: (of) => of.fen('standard') - of.fen('aid'),
  makeUpDue: (of) => of.count('repaired') * of.fen('standard'),
  inpatient: (of) => of.fen('total') - of.sum('criticalIllness', 'outpatientGeneral', 'outpatientChronic'),
  target: (of) => of.share('financing'),
  instalment: (of) => of.share('financing'),
  amount: (of) => {
    if (of.has('instalment')) {
      return Math.min(of.fen('instalment'), Math.max(0, of.fen('target') - of.fen('accumulated')));
    }
    return of.fen('monthsCovered') > of.count('mostMonths') * 100 ? 0 : of.share('financing');
  },
};

/** The same of steps that give a number of years or months, or a day. */
const others: Record<string, (of: Inputs) => StepValue | null> = {
  missedYears: (of) => {
    if (of.count('lastYear') === 0) return 0;
    return Math.max(0, of.count('benefitYear') - Math.max(of.count('lastYear') + 1, COUNTED_FROM));
  },
  waiting: (of) =>
    Math.max(
      of.count('fixedMonths') + of.count('variableMonths') - of.count('repairedMonths'),
      of.count('leastMonths'),
    ),
  benefitFrom: (of) => {
    if (of.has('start')) return addMonths(of.day('start'), of.count('months'));
    if (of.has('entrantFrom')) return `${of.count('benefitYear') - 1}-${of.day('entrantFrom')}`;
    return of.has('benefitYear') ? `${of.count('benefitYear')}-01-01` : null;
  },
  benefitTo: (of) => (of.has('benefitYear') ? `${of.count('benefitYear')}-12-31` : null),
  deadline: (of) =>
    of.has('days')
      ? addDays(of.day('birthDate'), of.count('days'))
      : addMonths(of.day('birthDate'), of.count('months')),
};

/**
 * What a step must give, written as it is, from its own inputs alone; null where they do not determine it. Of nothing
 * comes nothing.
 */
export function recomputed({ id, inputs, amount }: Step): StepValue | null {
  if (Object.keys(inputs).length === 0) return typeof amount === 'number' ? 0 : '0.00';
  const of = new Inputs(inputs);
  const fen = amounts[id]?.(of);
  return fen === undefined || fen === null ? (others[id]?.(of) ?? null) : formatYuan(fen as Fen);
}
