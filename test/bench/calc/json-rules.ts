import type { Facts, Figures } from './cases';

interface Almanac {
  factValue<T>(id: string): Promise<T>;
}
interface RunResult {
  events: { type: string; params: Record<string, number> }[];
  almanac: Almanac;
  results: object[];
  failureResults: object[];
}
/** The part of json-rules-engine that is used here. */
interface RulesPackage {
  Engine: new () => {
    addRule(rule: object): void;
    run(facts: object): Promise<RunResult>;
  };
}

const SUBSISTENCE = [
  'ruralAllowanceClass1',
  'ruralAllowanceClass2',
  'ruralAllowanceClass3',
  'ruralAllowanceClass4',
  'urbanAllowanceFull',
  'urbanAllowancePartial',
];
const FAVOURED = ['extremelyPoor', 'orphan', ...SUBSISTENCE, 'returnedToPoverty'];

const holdsAny = (names: readonly string[]) => ({
  any: names.map((value) => ({ fact: 'groups', operator: 'contains', value })),
});
const equals = (fact: string, value: unknown) => ({ all: [{ fact, operator: 'equal', value }] });

/** What is decided, by conditions; where several of a kind hold, the first in this order counts. Rates in thousandths. */
const RULES: [type: string, conditions: object, params: Record<string, number>][] = [
  ['level', equals('level', 'tier1'), { deductible: 20_000, rate: 900 }],
  ['level', equals('level', 'tier2'), { deductible: 40_000, rate: 850 }],
  ['level', equals('level', 'tier3B'), { deductible: 60_000, rate: 750 }],
  ['level', equals('level', 'tier3A'), { deductible: 200_000, rate: 600 }],
  ['referral', equals('consortiumReferral', true), {}],
  ['favoured', holdsAny(FAVOURED), { deductible: 250_000, points: 50 }],
  ['assistance', holdsAny(['extremelyPoor', 'orphan']), { rate: 1000 }],
  ['assistance', holdsAny([...SUBSISTENCE, 'returnedToPoverty']), { rate: 700 }],
  ['assistance', holdsAny(['povertyMonitored', 'liftedFromPoverty', 'registeredPoor']), { rate: 600 }],
  ['majorIllness', equals('majorIllness', true), { ceiling: 8_000_000 }],
];

const BANDS: [above: number, rate: number][] = [
  [0, 600],
  [1_000_000, 650],
  [2_000_000, 700],
  [5_000_000, 750],
  [10_000_000, 800],
];

/** Thousandths of a fen. */
function paidOf(sum: number, deductible: number, points: number): bigint {
  const above = sum - deductible;
  return BANDS.reduce((paid, [from, rate], i) => {
    const part = Math.min(above, BANDS[i + 1]?.[0] ?? above) - from;
    return part > 0 ? paid + BigInt(part) * BigInt(rate + points) : paid;
  }, 0n);
}

const rounded = (fen: number, rate: number) => Math.floor((fen * rate + 500) / 1000);

/**
 * The rule in json-rules-engine. It decides by conditions and computes nothing: deductible, rates and ceilings come
 * out of its events, and the sums are made of them outside, unexplained, which is the kinder way to measure it.
 */
export function jsonRules(
  peers: NodeJS.Require,
): (facts: Facts) => Promise<{ figures: Figures; trace: unknown }> {
  const { Engine } = peers('json-rules-engine') as RulesPackage;
  const engine = new Engine();
  RULES.forEach(([type, conditions, params], i) => {
    engine.addRule({ conditions, event: { type, params }, priority: RULES.length - i });
  });
  return async (facts) => {
    const { events, results, failureResults } = await engine.run(facts);
    const decided = (type: string) => events.find((event) => event.type === type)?.params;
    return { figures: figuresOf(facts, decided), trace: { results, failureResults } };
  };
}

function figuresOf(facts: Facts, decided: (type: string) => Record<string, number> | undefined): Figures {
  const level = decided('level') as { deductible: number; rate: number };
  const favoured = decided('favoured');
  const advanceSelfPay = rounded(facts.classB, 100);
  const eligible = facts.classA + facts.classB - advanceSelfPay;
  const deductible = decided('referral') ? 0 : Math.min(level.deductible, eligible);
  const left = Math.max(0, 8_000_000 - facts.inpatientBefore);
  const basic = Math.min(rounded(eligible - deductible, level.rate), left);
  const feeding = eligible - basic;
  const critical = [favoured?.deductible ?? 500_000, favoured?.points ?? 0] as const;
  const paid = paidOf(facts.selfPayBefore + feeding, ...critical) - paidOf(facts.selfPayBefore, ...critical);
  const criticalIllness = Number((paid + 500n) / 1000n);
  const room = Math.max(0, (decided('majorIllness')?.ceiling ?? 5_000_000) - facts.assistanceBefore);
  const assistance = Math.min(rounded(feeding - criticalIllness, decided('assistance')?.rate ?? 0), room);
  const selfPay = facts.classA + facts.classB + facts.classC - basic - criticalIllness - assistance;
  return { eligible, advanceSelfPay, deductible, basic, criticalIllness, assistance, selfPay };
}
