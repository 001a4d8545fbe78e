import { calculate } from '@jiayibao/shared/calculate';
import { type ParsedOf, parseRequest, type SettlementResult } from '@jiayibao/shared/contract/calculation';
import { GROUPS, LEVELS } from '@jiayibao/shared/contract/resident';
import { formatYuan, toFen } from '@jiayibao/shared/money';

/** A stay under Lanzhou's policy, its request as sent and as read, with the answer. */
export interface Stay {
  request: object;
  parsed: ParsedOf<'inpatient', 'lanzhou'>;
  result: SettlementResult;
}

/** Seeded: the same stays every time. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** Stays at every level, with and without groups, before and after ceilings and deductibles of the year. */
export function stays(count: number, seed = 1): Stay[] {
  const random = randomFrom(seed);
  const yuan = (below: number) => formatYuan(toFen(random(below * 100)));
  const oneOf = <T>(list: readonly T[]) => list[random(list.length)] as T;
  return Array.from({ length: count }, () => {
    const most = oneOf([500, 5000, 50_000, 500_000]);
    const request = {
      operation: 'inpatient',
      region: 'lanzhou',
      insured: { birthDate: '1960-03-04', groups: random(2) === 0 ? [] : [oneOf(GROUPS), oneOf(GROUPS)] },
      yearToDate: {
        inpatient: oneOf(['0', yuan(80_000), '79990', '80000']),
        eligibleSelfPay: oneOf(['0', yuan(5000), yuan(120_000)]),
        assistance: oneOf(['0', yuan(50_000)]),
      },
      stay: {
        admittedOn: '2026-03-01',
        dischargedOn: '2026-03-10',
        level: oneOf(LEVELS.lanzhou),
        consortiumReferral: random(5) === 0,
        majorIllness: random(5) === 0,
      },
      expenses: Array.from({ length: 4 }, () => ({ class: oneOf(['A', 'A', 'B', 'C']), amount: yuan(most) })),
    };
    const parsed = parseRequest(request);
    const answer = calculate(request);
    if (!parsed.ok || !answer.ok) throw new Error('a stay of the bench is refused');
    return { request, parsed: parsed.value as Stay['parsed'], result: answer.result as SettlementResult };
  });
}

/** The facts that every engine is given, amounts in fen: the sums of the lines are made for the peers beforehand. */
export interface Facts {
  classA: number;
  classB: number;
  classC: number;
  level: string;
  consortiumReferral: boolean;
  majorIllness: boolean;
  groups: string[];
  inpatientBefore: number;
  selfPayBefore: number;
  assistanceBefore: number;
}

export function factsOf({ parsed }: Stay): Facts {
  const { stay, insured, yearToDate, expenses } = parsed;
  const sum = (name: string) =>
    (expenses ?? []).reduce((total, line) => total + (line.class === name ? line.amount : 0), 0);
  return {
    classA: sum('A'),
    classB: sum('B'),
    classC: sum('C'),
    level: stay.level,
    consortiumReferral: stay.consortiumReferral ?? false,
    majorIllness: stay.majorIllness ?? false,
    groups: [...(insured.groups ?? [])],
    inpatientBefore: yearToDate?.inpatient ?? 0,
    selfPayBefore: yearToDate?.eligibleSelfPay ?? 0,
    assistanceBefore: yearToDate?.assistance ?? 0,
  };
}

/** What every engine has to give, in fen. */
export interface Figures {
  eligible: number;
  advanceSelfPay: number;
  deductible: number;
  basic: number;
  criticalIllness: number;
  assistance: number;
  selfPay: number;
}

const NAMES = [
  'eligible',
  'advanceSelfPay',
  'deductible',
  'basic',
  'criticalIllness',
  'assistance',
  'selfPay',
] as const satisfies (keyof Figures)[];

/** The figures on which a peer and the calculation differ. */
export function differing(figures: Figures, { result }: Stay): string[] {
  return NAMES.filter((name) => formatYuan(toFen(figures[name])) !== result.amounts[name]);
}
