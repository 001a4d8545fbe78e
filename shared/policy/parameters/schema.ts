import { date } from '../../contract/calculation';
import { GROUPS, LEVELS } from '../../contract/vocabulary';
import * as z from '../../contract/zod';
import { endOfYear } from '../../dates';
import { cited, dated, GRADES } from './dated';

/** The form of the published figures. What it does not name is refused: a misspelt key cannot go unnoticed. */

const clause = z.string().check(z.minLength(1));
const grade = z.enum(GRADES);

const level = z.strictObject({ deductible: dated('yuan'), rate: dated('rate') });
const levelsOf = <const L extends readonly string[]>(names: L) =>
  z.strictObject(Object.fromEntries(names.map((name) => [name, level])) as Record<L[number], typeof level>);

const bands = z.array(z.strictObject({ above: dated('yuan'), rate: dated('rate') })).check(z.minLength(1));
const criticalIllness = z.strictObject({
  ordinary: z.strictObject({ deductible: dated('yuan'), bands }),
  favoured: z.strictObject({ deductible: dated('yuan'), bands }),
});

const lanzhouValues = z.strictObject({
  classBAdvanceSelfPay: dated('rate'),
  inpatient: z.strictObject({ levels: levelsOf(LEVELS.lanzhou), ceiling: dated('yuan') }),
  outpatient: z.strictObject({ rate: dated('rate'), ceiling: dated('yuan') }),
  twoDisease: z.strictObject({
    rate: dated('rate'),
    ceilings: z.strictObject({ hypertension: dated('yuan'), diabetes: dated('yuan'), both: dated('yuan') }),
  }),
  chronicDisease: z.strictObject({ rate: dated('rate'), dialysisRate: dated('rate') }),
  criticalIllness,
  assistance: z.strictObject({
    extremelyPoor: dated('rate'),
    subsistence: dated('rate'),
    monitored: dated('rate'),
    ceiling: dated('yuan'),
    majorIllnessCeiling: dated('yuan'),
  }),
  waiting: z.strictObject({
    fixedMonths: dated('months'),
    monthsPerMissedYear: dated('months'),
    countedFromYear: dated('year'),
    longBreakYears: dated('years'),
    longBreakMonths: dated('months'),
  }),
  university: z.strictObject({
    windowFrom: dated('monthDay'),
    windowTo: dated('monthDay'),
    entrantFrom: dated('monthDay'),
  }),
  newborn: z.strictObject({ days: dated('days'), nextYearFrom: dated('monthDay') }),
  riskReserve: z.strictObject({ rate: dated('rate'), monthsCovered: dated('months') }),
});

const tieredLevel = z.strictObject({ rate: dated('rate'), protectedRate: dated('rate') });

const linxiaValues = z.strictObject({
  inpatient: z.strictObject({ levels: levelsOf(LEVELS.linxia), ceiling: dated('yuan') }),
  uplifts: z.strictObject({
    registeredPoor: dated('points'),
    sixGroups: dated('points'),
    cancer: dated('points'),
  }),
  registeredPoorDeductible: dated('yuan'),
  tieredCare: z.strictObject({
    prefecture: tieredLevel,
    province: tieredLevel,
    childAge: dated('years'),
    elderAge: dated('years'),
  }),
  majorDiseaseRate: dated('rate'),
  traditionalMedicineRate: dated('rate'),
  outpatient: z.strictObject({
    rate: dated('rate'),
    ceiling: dated('yuan'),
    perVisit: z.strictObject({ township: dated('yuan'), villageClinic: dated('yuan') }),
  }),
  chronicDisease: z.strictObject({ rate: dated('rate'), ceiling: dated('yuan') }),
  criticalIllness,
  topUpShare: dated('rate'),
  assistanceAbove: dated('yuan'),
  window: z.strictObject({ windowFrom: dated('monthDay'), windowTo: dated('monthDay') }),
  newbornMonths: dated('months'),
  outdatedFrom: dated('day'),
  riskReserve: z.strictObject({ rate: dated('rate'), target: dated('rate') }),
});

const window = z
  .strictObject({ from: date, to: date, clause, grade })
  .check(z.refine((w) => w.from <= w.to, 'a window must not end before it begins'));

/**
 * What is set for one benefit year: all that an agency enters for a new one. Without a `students` figure students
 * contribute as others; a group that `aid` does not name gets none.
 */
const yearFigures = z
  .strictObject({
    benefitYear: z.int().check(z.gte(1900), z.lte(2100)),
    contribution: cited('yuan'),
    students: z.nullish(cited('yuan')),
    subsidy: cited('yuan'),
    regularWindow: z.nullish(window),
    supplementaryWindow: z.nullish(window),
    aid: z.array(
      z.strictObject({
        groups: z.array(z.enum(GROUPS)).check(z.minLength(1)),
        ...cited('yuan').shape,
      }),
    ),
  })
  .check(
    z.refine(
      (y) => new Set(y.aid.flatMap((a) => a.groups)).size === y.aid.flatMap((a) => a.groups).length,
      'a group must be named once in the aid of a year',
    ),
    z.refine(
      (y) => !y.supplementaryWindow || (!!y.regularWindow && y.regularWindow.to < y.supplementaryWindow.from),
      'the supplementary window must follow the regular one',
    ),
    z.refine((y) => {
      const last = y.supplementaryWindow ?? y.regularWindow;
      return !last || last.to <= endOfYear(y.benefitYear);
    }, 'a window must not outlast its benefit year'),
  );

const fundSplit = z.strictObject({
  year: z.int(),
  criticalIllness: cited('yuan'),
  ofWhichTopUp: cited('yuan'),
  outpatientGeneral: cited('yuan'),
  outpatientChronic: cited('yuan'),
});

const inForce = z.strictObject({ from: date, to: z.nullable(date), clause, grade });
const years = z
  .array(yearFigures)
  .check(
    z.refine(
      (list) => list.every((y, i) => i === 0 || (list[i - 1] as typeof y).benefitYear < y.benefitYear),
      'years must follow one another, each once',
    ),
  );

export const parametersSchema = z.strictObject({
  version: z.string().check(z.minLength(1), z.maxLength(100)),
  lanzhou: z.strictObject({
    policy: z.literal('lanzhou-2025'),
    region: z.literal('lanzhou'),
    title: z.string(),
    inForce,
    values: lanzhouValues,
    years,
  }),
  linxia: z.strictObject({
    policy: z.literal('linxia-2018'),
    region: z.literal('linxia'),
    title: z.string(),
    inForce,
    values: linxiaValues,
    years,
    fundSplits: z.array(fundSplit),
  }),
});

export type ParametersData = z.input<typeof parametersSchema>;
export type ReadParameters = z.output<typeof parametersSchema>;
export type YearFiguresData = z.input<typeof yearFigures>;
export type YearFigures = z.output<typeof yearFigures>;
export type FundSplit = z.output<typeof fundSplit>;
export type InForce = z.output<typeof inForce>;
