import type { Level } from '../vocabulary';
import type { CalculationError } from './errors';

/** How certain a figure is: the document says it; a published source that is not the notice itself; our reading. */
export type Grade = 'clause' | 'secondary' | 'reading';

/**
 * How one figure came about. `clause` is a clause's id, a source or a reading, whose text `clauseText` gives.
 * In `inputs` and `amount`, money is "1234.50", rates "0.6", dates "2026-11-22", counts are numbers, lists are lists.
 */
export interface Step {
  id: string;
  clause: string;
  grade: Grade;
  inputs: Record<string, StepValue>;
  amount: StepValue;
}
export type StepValue = string | number | readonly string[];

/** Amounts in yuan with 2 decimals, "1234.50". */
export type AmountName =
  | 'total'
  | 'notCovered'
  | 'advanceSelfPay'
  | 'specialSubsidy'
  | 'eligible'
  | 'deductible'
  | 'basic'
  | 'criticalIllness'
  | 'topUp'
  | 'assistance'
  | 'selfPay';
export type Amounts = Record<AmountName, string>;

export type YearFigure =
  | 'inpatient'
  | 'outpatient'
  | 'twoDisease'
  | 'chronicDisease'
  | 'eligibleSelfPay'
  | 'criticalIllness'
  | 'topUp'
  | 'assistance';
export type YearToDate = Record<YearFigure, string>;

export type Notice =
  | 'policyMayBeOutdated'
  | 'straddlesBenefitPeriod'
  | 'classBMayBearAdvanceSelfPay'
  | 'assistanceNotComputed'
  | 'quotaExcessMayBeHospitals'
  | 'lastDayAdvice'
  | 'coverAlreadyPast'
  | 'employeeTransferConditions'
  | 'confirmWithAgency';

export type PolicyId = 'lanzhou-2025' | 'linxia-2018';

export interface Denial {
  code: string;
  clause: string;
}

export interface Period {
  from: string;
  to: string;
}

/** What a result was computed with. */
interface Computed {
  policy: PolicyId;
  parametersVersion: string;
  steps: Step[];
}

/** The answer to `inpatient`, `outpatient`, `twoDisease`, `chronicDisease`. */
export interface SettlementResult extends Computed {
  amounts: Amounts;
  /** Of the part that is not traditional medicine; null when denied. */
  rate: string | null;
  denial: Denial | null;
  /** Sorted, no repeats. */
  notices: Notice[];
  /** The figures given, brought forward. */
  yearToDate: YearToDate;
}

export interface CompareResult {
  levels: { level: Level; result: SettlementResult }[];
}

export interface YearResult {
  /** In the order given. */
  events: SettlementResult[];
  yearToDate: YearToDate;
  totals: Amounts;
}

export interface EnrolmentResult extends Computed {
  window: 'regular' | 'supplementary' | 'exempt';
  standard: string;
  aid: string;
  due: string;
  subsidy: string;
  /** Null where waiting outlasts the year. */
  benefitPeriod: Period | null;
  waiting: { fixedMonths: number; variableMonths: number; repairedMonths: number; months: number };
  makeUpDue: string;
  notices: Notice[];
}

export interface NewbornResult extends Computed {
  deadline: string;
  withinDeadline: boolean;
  /** Negative when late. */
  daysLeft: number;
  benefitPeriod: Period;
  contributionYear: number;
  standard: string;
  aid: string;
  due: string;
  notices: Notice[];
}

export interface RefundResult extends Computed {
  allowed: boolean;
  amount: string;
  denial: Denial | null;
  notices: Notice[];
}

export interface FundSplitResult extends Computed {
  total: string;
  subsidy: string;
  contribution: string;
  criticalIllness: string;
  ofWhichTopUp: string;
  outpatientGeneral: string;
  outpatientChronic: string;
  inpatient: string;
}

export interface RiskReserveResult extends Computed {
  amount: string;
  rate: string;
}

/** The result of each operation. */
export interface Results {
  inpatient: SettlementResult;
  outpatient: SettlementResult;
  twoDisease: SettlementResult;
  chronicDisease: SettlementResult;
  compare: CompareResult;
  year: YearResult;
  enrolment: EnrolmentResult;
  newborn: NewbornResult;
  refund: RefundResult;
  fundSplit: FundSplitResult;
  riskReserve: RiskReserveResult;
}

export type AnswerTo<O extends keyof Results> =
  | { ok: true; result: Results[O] }
  | { ok: false; error: CalculationError };
export type Answer = AnswerTo<keyof Results>;
