import type { Facts, Figures } from './cases';

/** The part of @gorules/zen-engine that is used here. */
interface ZenPackage {
  ZenEngine: new () => {
    createDecision(content: object): {
      evaluate(context: object, options: { trace: boolean }): Promise<{ result: Figures; trace?: object }>;
    };
  };
}

const SUBSISTENCE =
  '["ruralAllowanceClass1","ruralAllowanceClass2","ruralAllowanceClass3","ruralAllowanceClass4","urbanAllowanceFull","urbanAllowancePartial"]';
const holds = (list: string) => `some(groups, # in ${list})`;

const FAVOURED = `${holds('["extremelyPoor","orphan","returnedToPoverty"]')} or ${holds(SUBSISTENCE)}`;

/** What critical illness pays of a year's sum, before rounding, in fen. */
const bands = (sum: string) => {
  const above = `max([0, ${sum} - $.criticalDeductible])`;
  const band = (from: number, to: number, rate: string) =>
    `max([0, min([${above}, ${to}]) - ${from}]) * (${rate} + $.criticalPoints)`;
  return [
    band(0, 1_000_000, '0.6'),
    band(1_000_000, 2_000_000, '0.65'),
    band(2_000_000, 5_000_000, '0.7'),
    band(5_000_000, 10_000_000, '0.75'),
    band(10_000_000, 100_000_000_000, '0.8'),
  ].join(' + ');
};

const EXPRESSIONS: [key: string, value: string][] = [
  ['advanceSelfPay', 'floor(classB * 0.1 + 0.5)'],
  ['eligible', 'classA + classB - $.advanceSelfPay'],
  ['deductible', 'consortiumReferral ? 0 : min([ofLevel, $.eligible])'],
  ['entitled', 'floor(($.eligible - $.deductible) * rate + 0.5)'],
  ['basic', 'min([$.entitled, max([0, 8000000 - inpatientBefore])])'],
  ['feeding', '$.eligible - $.basic'],
  ['isFavoured', FAVOURED],
  ['criticalDeductible', '$.isFavoured ? 250000 : 500000'],
  ['criticalPoints', '$.isFavoured ? 0.05 : 0'],
  ['paidUpTo', bands('(selfPayBefore + $.feeding)')],
  ['paidBefore', bands('selfPayBefore')],
  ['criticalIllness', 'floor($.paidUpTo - $.paidBefore + 0.5)'],
  [
    'assistanceRate',
    `${holds('["extremelyPoor","orphan"]')} ? 1 : (${holds('["returnedToPoverty"]')} or ${holds(SUBSISTENCE)}) ? 0.7 : ${holds('["povertyMonitored","liftedFromPoverty","registeredPoor"]')} ? 0.6 : 0`,
  ],
  ['assistanceCeiling', 'majorIllness ? 8000000 : 5000000'],
  [
    'assistance',
    'min([floor(($.feeding - $.criticalIllness) * $.assistanceRate + 0.5), max([0, $.assistanceCeiling - assistanceBefore])])',
  ],
  ['selfPay', 'classA + classB + classC - $.basic - $.criticalIllness - $.assistance'],
];

/** The rule as a decision graph: a table of levels, then the amounts one after another. */
const GRAPH = {
  nodes: [
    { id: 'in', type: 'inputNode', name: 'in', position: { x: 0, y: 0 } },
    {
      id: 'levels',
      type: 'decisionTableNode',
      name: 'levels',
      position: { x: 0, y: 0 },
      content: {
        hitPolicy: 'first',
        passThrough: true,
        inputs: [{ id: 'i', name: 'level', type: 'expression', field: 'level' }],
        outputs: [
          { id: 'd', name: 'deductible', type: 'expression', field: 'ofLevel' },
          { id: 'r', name: 'rate', type: 'expression', field: 'rate' },
        ],
        rules: [
          { _id: '1', i: '"tier1"', d: '20000', r: '0.9' },
          { _id: '2', i: '"tier2"', d: '40000', r: '0.85' },
          { _id: '3', i: '"tier3B"', d: '60000', r: '0.75' },
          { _id: '4', i: '"tier3A"', d: '200000', r: '0.6' },
        ],
      },
    },
    {
      id: 'amounts',
      type: 'expressionNode',
      name: 'amounts',
      position: { x: 0, y: 0 },
      content: { expressions: EXPRESSIONS.map(([key, value]) => ({ id: key, key, value })) },
    },
    { id: 'out', type: 'outputNode', name: 'out', position: { x: 0, y: 0 } },
  ],
  edges: [
    { id: 'e1', sourceId: 'in', targetId: 'levels', type: 'edge' },
    { id: 'e2', sourceId: 'levels', targetId: 'amounts', type: 'edge' },
    { id: 'e3', sourceId: 'amounts', targetId: 'out', type: 'edge' },
  ],
};

/** The rule in @gorules/zen-engine, its trace on. */
export function zen(peers: NodeJS.Require): (facts: Facts) => Promise<{ figures: Figures; trace: unknown }> {
  const { ZenEngine } = peers('@gorules/zen-engine') as ZenPackage;
  const decision = new ZenEngine().createDecision(GRAPH);
  return async (facts) => {
    const { result, trace } = await decision.evaluate(facts, { trace: true });
    return { figures: result, trace };
  };
}
