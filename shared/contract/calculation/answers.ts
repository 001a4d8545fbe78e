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
/** A value in a step, written as `Step` says. */
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
/** Every amount of a settlement by name, in yuan with 2 decimals. */
export type Amounts = Record<AmountName, string>;

/** What of the year's earlier services a settlement depends on (contract.md, `yearToDate`). */
export type YearFigure =
  | 'inpatient'
  | 'outpatient'
  | 'twoDisease'
  | 'chronicDisease'
  | 'eligibleSelfPay'
  | 'criticalIllness'
  | 'topUp'
  | 'assistance';
/** Each of those in yuan with 2 decimals. */
export type YearToDate = Record<YearFigure, string>;

/** Where a reading could mislead, or something is left to the agency (contract.md, `notices`). */
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

/** A policy by region and the year that it is of. */
export type PolicyId = 'lanzhou-2025' | 'linxia-2018';

/** Why nothing, or nothing but traditional medicine, is paid. */
export interface Denial {
  /** An exclusion of contract.md, `agencyDecides` or `benefitPeriodBegun`. */
  code: string;
  /** Of the policy's document. */
  clause: string;
}

/** Civil dates, both included. */
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

/** The answer to `compare`: the region's levels in the order of the policy's table. */
export interface CompareResult {
  levels: { level: Level; result: SettlementResult }[];
}

/** The answer to `year`. */
export interface YearResult {
  /** In the order given. */
  events: SettlementResult[];
  /** After all of them. */
  yearToDate: YearToDate;
  /** The events' amounts added up. */
  totals: Amounts;
}

/** The answer to `enrolment`; amounts in yuan with 2 decimals, a head and benefit year. */
export interface EnrolmentResult extends Computed {
  window: 'regular' | 'supplementary' | 'exempt';
  standard: string;
  aid: string;
  /** The standard less the aid; `makeUpDue` comes beside it. */
  due: string;
  subsidy: string;
  /** Null where waiting outlasts the year. */
  benefitPeriod: Period | null;
  /** `months`: what is waited in all; the others: what it is made of (contract.md). */
  waiting: { fixedMonths: number; variableMonths: number; repairedMonths: number; months: number };
  makeUpDue: string;
  notices: Notice[];
}

/** The answer to `newborn`; amounts in yuan with 2 decimals. */
export interface NewbornResult extends Computed {
  /** The last day on which enrolling covers from birth. */
  deadline: string;
  withinDeadline: boolean;
  /** Negative when late. */
  daysLeft: number;
  benefitPeriod: Period;
  /** Whose standard is paid. */
  contributionYear: number;
  standard: string;
  aid: string;
  due: string;
  notices: Notice[];
}

/** The answer to `refund`. */
export interface RefundResult extends Computed {
  allowed: boolean;
  /** In yuan with 2 decimals: what the person paid themselves; "0.00" where it is not allowed. */
  amount: string;
  denial: Denial | null;
  notices: Notice[];
}

/** The answer to `fundSplit`, in yuan a head with 2 decimals; `ofWhichTopUp` is part of `criticalIllness`. */
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

/** The answer to `riskReserve`. */
export interface RiskReserveResult extends Computed {
  /** What is set aside this year, in yuan with 2 decimals. */
  amount: string;
  /** Of the year's financing, "0.1". */
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

/** What an operation answers: its result, or why it was refused. */
export type AnswerTo<O extends keyof Results> =
  | { ok: true; result: Results[O] }
  | { ok: false; error: CalculationError };
/** What any operation answers. */
export type Answer = AnswerTo<keyof Results>;
