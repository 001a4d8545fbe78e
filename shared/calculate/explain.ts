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

/** What is counted, where a count comes out. */
const UNITS: Record<string, string> = { missedYears: '年', waiting: '个月' };

/** Words for a step of any operation. */
export function explainStep(step: Step): Explanation {
  const payer = PAYERS.includes(step.id) ? (step.id as Payer) : null;
  const decidesNothing =
    step.amount === '0.00' || (step.id === 'payable' && new Inputs(step).fen('deductible') === 0);
  return {
    title: stepTitles[step.id] ?? step.id,
    formula: formulas[step.id]?.(new Inputs(step)) ?? null,
    amount: written(step.amount) + (UNITS[step.id] ?? ''),
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

  count(name: string): number {
    return Number(this.step.inputs[name] ?? 0);
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

  /** "甲类 22,400 + 乙类 8,000", without those that are nothing after the first. */
  join(sign: string, terms: Terms): string {
    return Object.entries(terms)
      .filter(([name], i) => i === 0 || this.fen(name) > 0)
      .map(([name, words]) => `${words} ${this.money(name)}`)
      .join(` ${sign} `);
  }
}

/** What each input of a formula is called, in the formula's order. */
type Terms = Readonly<Record<string, string>>;

type Formula = (inputs: Inputs) => string | null;

const PAID = { basic: '统筹基金', criticalIllness: '大病保险' };

const minus =
  (terms: Terms): Formula =>
  (inputs) =>
    inputs.join('−', terms);
const plus =
  (terms: Terms): Formula =>
  (inputs) =>
    inputs.join('+', Object.fromEntries(Object.entries(terms).filter(([name]) => inputs.fen(name) > 0)));
const times =
  (name: string, words: string): Formula =>
  (inputs) =>
    inputs.has(name) && inputs.has('rate') ? `${words} ${inputs.money(name)} × ${inputs.rate()}` : null;

const BASE = '计入报销的';
const ofBase = times('base', BASE);

/** A share of a base, or what a ceiling leaves of it. */
const share: Formula = (inputs) =>
  inputs.has('ceiling')
    ? `限额 ${inputs.money('ceiling')} − 已付 ${inputs.money('paidBefore')}`
    : ofBase(inputs);

const lesserOf =
  (a: string, nameOfA: string, b: string, nameOfB: string): Formula =>
  (inputs) =>
    `${nameOfA} ${inputs.money(a)} 和${nameOfB} ${inputs.money(b)} 中较少的`;

/** "第1段 10,000 × 60% + 第2段 6,000 × 65%": the part of each band that this settlement added to the year's sum. */
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
    return part > 0 ? [`第${i + 1}段 ${plain(formatYuan(part as Fen))} × ${displayRate(rate)}`] : [];
  });
  return parts.length > 0 ? parts.join(' + ') : null;
};

const formulas: Record<string, Formula> = {
  total: plus({
    classA: '甲类',
    classB: '乙类',
    classC: '目录外',
    traditional: '中医药',
    traditionalA: '甲类中医药',
    traditionalB: '乙类中医药',
    subsidy: '财政补助',
    contribution: '个人缴费',
  }),
  advanceSelfPay: times('classB', '乙类'),
  eligible: minus({
    total: '总费用',
    notCovered: '不能报销的',
    advanceSelfPay: '乙类先自付',
    specialSubsidy: '专项补助',
  }),
  ordinary: minus({ eligible: '可报销的', traditional: '中医药' }),
  quotaBase: lesserOf('ordinary', '可报销的', 'quota', '病种定额'),
  majorDiseaseBase: lesserOf('base', '可报销的', 'diseaseCeiling', '病种限额'),
  registeredPoorUplift: ofBase,
  sixGroupsUplift: (inputs) => afterDeductible(inputs),
  cancerUplift: (inputs) => afterDeductible(inputs),
  majorDiseaseRule: ofBase,
  ordinaryRule: (inputs) => afterDeductible(inputs),
  payable: (inputs) =>
    inputs.join('−', { [inputs.has('base') ? 'base' : 'eligible']: '可报销的', deductible: '起付标准' }),
  entitled: ofBase,
  traditionalMedicine: share,
  ordinaryBasic: share,
  basic: (inputs) =>
    inputs.has('inFull') ? inputs.join('+', { inFull: '中医药', ordinary: '其余部分' }) : share(inputs),
  criticalIllnessBase: (inputs) => {
    const own = inputs.join('−', { counted: '可报销的', basic: '统筹基金' });
    const sum = inputs.join('+', {
      ...(inputs.fen('yearBefore') > 0 && { yearBefore: '今年前面累计的合规自付' }),
      feeding: '这次合规自付',
    });
    return `这次合规自付 ${inputs.money('feeding')} = ${own}；${sum} − 大病起付线 ${inputs.money('deductible')}`;
  },
  criticalIllness: banded,
  topUp: (inputs) =>
    inputs.has('counted')
      ? `可报销的 ${inputs.money('counted')} × ${inputs.rate()} − ${inputs.join('−', PAID)}`
      : null,
  assistance: (inputs) =>
    inputs.has('threshold')
      ? `今年前面剩下的合规自付 ${inputs.money('yearBefore')} + 这次剩下的 ${inputs.money('remaining')}，超过 ${inputs.money('threshold')} 的部分`
      : times('remaining', '剩下的合规自付')(inputs),
  selfPay: minus({
    total: '总费用',
    specialSubsidy: '专项补助',
    ...PAID,
    topUp: '倾斜补助',
    assistance: '医疗救助',
  }),
  waiting: (inputs) => {
    const parts = [
      ['固定', inputs.count('fixedMonths'), '+'],
      ['变动', inputs.count('variableMonths'), '+'],
      ['补缴', inputs.count('repairedMonths'), '−'],
    ] as const;
    const sum = parts
      .filter(([, months], i) => i === 0 || months > 0)
      .map(([words, months, sign], i) => `${i === 0 ? '' : ` ${sign} `}${words}${months}个月`)
      .join('');
    const least = inputs.count('leastMonths');
    if (inputs.count('fixedMonths') === 0) return null;
    return least > 0 ? `${sum}，至少${least}个月` : sum;
  },
  makeUpDue: (inputs) =>
    inputs.count('repaired') > 0 ? `补缴${inputs.count('repaired')}年 × ${inputs.money('standard')}` : null,
  due: minus({ standard: '缴费标准', aid: '资助' }),
  inpatient: minus({
    total: '人均筹资',
    criticalIllness: '大病保险',
    outpatientGeneral: '普通门诊',
    outpatientChronic: '门诊慢特病',
  }),
  target: times('financing', '当年筹资'),
  instalment: times('financing', '当年筹资'),
};

function afterDeductible(inputs: Inputs): string {
  return inputs.fen('deductible') > 0
    ? `(${BASE} ${inputs.money('base')} − 起付标准 ${inputs.money('deductible')}) × ${inputs.rate()}`
    : `${BASE} ${inputs.money('base')} × ${inputs.rate()}`;
}
