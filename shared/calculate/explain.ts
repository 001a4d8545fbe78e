import type { AmountName, Step, StepValue } from '../contract/calculation';
import { formatChinese, parseCivilDate } from '../dates';
import { displayRate, displayYuan, type Fen, formatYuan, parseRate, parseYuan, type Rate } from '../money';
import { stepTitles } from './step-titles';

/** Who pays, as everywhere in the product. */
export type Payer = Extract<
  AmountName,
  'specialSubsidy' | 'basic' | 'criticalIllness' | 'topUp' | 'assistance' | 'selfPay'
>;

/** One step as people read it. */
export interface Explanation {
  title: string;
  /** The sum with its figures, "29,600 − 2,000"; null where there is none to show. */
  formula: string | null;
  /** What came out: "27,600.00 元", "60%", "2026年11月22日". */
  amount: string;
  /** Who pays the amount; null where it is no payment. */
  payer: Payer | null;
  /** Whether the step decides nothing in this case, so that a screen may leave it out at first. */
  minor: boolean;
}

const PAYERS: readonly string[] = [
  'specialSubsidy',
  'basic',
  'criticalIllness',
  'topUp',
  'assistance',
  'selfPay',
] satisfies Payer[];

/** On the way to a figure that is shown anyway. */
const ON_THE_WAY: readonly string[] = [
  'total',
  'notCovered',
  'advanceSelfPay',
  'ordinary',
  'deductible',
  'entitled',
  'registeredPoorUplift',
  'sixGroupsUplift',
  'cancerUplift',
  'majorDiseaseRule',
  'ordinaryRule',
];

const windowNames: Record<string, string> = {
  regular: '集中缴费期',
  supplementary: '补充缴费期',
  exempt: '不受缴费期限制',
};

/** Words for a step of any operation. */
export function explainStep(step: Step): Explanation {
  const payer = PAYERS.includes(step.id) ? (step.id as Payer) : null;
  const decidesNothing =
    step.amount === '0.00' || (step.id === 'payable' && new Inputs(step).fen('deductible') === 0);
  return {
    title: stepTitles[step.id] ?? step.id,
    formula: formulas[step.id]?.(new Inputs(step)) ?? null,
    amount: written(step.amount),
    payer,
    minor: step.id !== 'selfPay' && (decidesNothing || ON_THE_WAY.includes(step.id)),
  };
}

/** Money to read, without decimals where they are nothing: "29,600". */
function plain(yuan: string): string {
  const fen = parseYuan(yuan);
  return fen === null ? yuan : displayYuan(fen).replace(/\.00$/, '');
}

function written(value: StepValue): string {
  if (typeof value !== 'string') return String(value);
  const fen = /\.[0-9]{2}$/.test(value) ? parseYuan(value) : null;
  if (fen !== null) return `${displayYuan(fen)} 元`;
  const date = parseCivilDate(value);
  if (date !== null) return formatChinese(date);
  const rate = parseRate(value);
  return rate === null ? (windowNames[value] ?? value) : displayRate(rate);
}

/** A step's inputs by name, written for a formula. */
class Inputs {
  constructor(private readonly step: Step) {}

  has(name: string): boolean {
    return name in this.step.inputs;
  }

  /** "29,600" */
  money(name: string): string {
    return plain(String(this.step.inputs[name] ?? '0.00'));
  }

  fen(name: string): number {
    return parseYuan(this.step.inputs[name]) ?? 0;
  }

  /** "60%" */
  rate(name = 'rate'): string {
    return displayRate((parseRate(String(this.step.inputs[name])) ?? 0) as Rate);
  }

  list(name: string): readonly string[] {
    return (this.step.inputs[name] ?? []) as readonly string[];
  }

  /** "22,400 + 8,000", without those that are nothing. */
  join(sign: string, names: readonly string[]): string {
    const terms = names.filter((name, i) => i === 0 || this.fen(name) > 0);
    return terms.map((name) => this.money(name)).join(` ${sign} `);
  }
}

type Formula = (inputs: Inputs) => string | null;

const minus =
  (...names: string[]): Formula =>
  (inputs) =>
    inputs.join('−', names);
const plus =
  (...names: string[]): Formula =>
  (inputs) =>
    inputs.join(
      '+',
      names.filter((name) => inputs.fen(name) > 0),
    );
const times =
  (name: string): Formula =>
  (inputs) =>
    inputs.has(name) && inputs.has('rate') ? `${inputs.money(name)} × ${inputs.rate()}` : null;

/** A share of a base, or what a ceiling leaves of it. */
const share: Formula = (inputs) =>
  inputs.has('ceiling')
    ? `限额 ${inputs.money('ceiling')} − 已付 ${inputs.money('paidBefore')}`
    : times('base')(inputs);

const lesserOf =
  (a: string, b: string): Formula =>
  (inputs) =>
    `${inputs.money(a)} 和 ${inputs.money(b)} 中较少的`;

/** "10,000 × 60% + 6,000 × 65%": the part of each band that this settlement added to the year's sum. */
const banded: Formula = (inputs) => {
  const deductible = inputs.fen('deductible');
  const from = Math.max(0, inputs.fen('yearBefore') - deductible);
  const to = Math.max(0, inputs.fen('yearAfter') - deductible);
  const bands = inputs.list('bands').map((band) => {
    const [above, rate] = band.split('+ ');
    return { above: parseYuan(above) ?? 0, rate: parseRate(rate ?? '') ?? (0 as Rate) };
  });
  const parts = bands.flatMap(({ above, rate }, i) => {
    const part = Math.min(to, bands[i + 1]?.above ?? to) - Math.max(from, above);
    return part > 0 ? [`${plain(formatYuan(part as Fen))} × ${displayRate(rate)}`] : [];
  });
  return parts.length > 0 ? parts.join(' + ') : null;
};

const formulas: Record<string, Formula> = {
  total: plus(
    'classA',
    'classB',
    'classC',
    'traditional',
    'traditionalA',
    'traditionalB',
    'subsidy',
    'contribution',
  ),
  advanceSelfPay: times('classB'),
  eligible: minus('total', 'notCovered', 'advanceSelfPay', 'specialSubsidy'),
  ordinary: minus('eligible', 'traditional'),
  quotaBase: lesserOf('ordinary', 'quota'),
  majorDiseaseBase: lesserOf('base', 'diseaseCeiling'),
  registeredPoorUplift: times('base'),
  sixGroupsUplift: (inputs) => afterDeductible(inputs),
  cancerUplift: (inputs) => afterDeductible(inputs),
  majorDiseaseRule: times('base'),
  ordinaryRule: (inputs) => afterDeductible(inputs),
  payable: (inputs) => inputs.join('−', [inputs.has('base') ? 'base' : 'eligible', 'deductible']),
  entitled: times('base'),
  traditionalMedicine: share,
  ordinaryBasic: share,
  basic: (inputs) => (inputs.has('inFull') ? inputs.join('+', ['inFull', 'ordinary']) : share(inputs)),
  criticalIllnessBase: (inputs) =>
    inputs.fen('yearBefore') > 0
      ? `${inputs.money('yearBefore')} + ${inputs.money('feeding')} − ${inputs.money('deductible')}`
      : inputs.join('−', ['feeding', 'deductible']),
  criticalIllness: banded,
  topUp: (inputs) =>
    inputs.has('counted')
      ? `${inputs.money('counted')} × ${inputs.rate()} − ${inputs.join('−', ['basic', 'criticalIllness'])}`
      : null,
  assistance: (inputs) =>
    inputs.has('threshold')
      ? `年内自付 ${inputs.money('yearBefore')} + ${inputs.money('remaining')} 超过 ${inputs.money('threshold')} 的部分`
      : times('remaining')(inputs),
  selfPay: minus('total', 'specialSubsidy', 'basic', 'criticalIllness', 'topUp', 'assistance'),
  due: minus('standard', 'aid'),
  inpatient: minus('total', 'criticalIllness', 'outpatientGeneral', 'outpatientChronic'),
  target: times('financing'),
  instalment: times('financing'),
};

function afterDeductible(inputs: Inputs): string {
  return inputs.fen('deductible') > 0
    ? `(${inputs.money('base')} − ${inputs.money('deductible')}) × ${inputs.rate()}`
    : `${inputs.money('base')} × ${inputs.rate()}`;
}
