import * as z from '../zod';
import { civilDate, groups, recordId, region } from './fields';

/**
 * Amounts here are decimal strings in yuan, as in contract.md. `stay`, `expenses` and the answers have the
 * calculation's own shapes and are parsed there; here they pass through unread, birth date and groups too, so that of
 * several faults the one that contract.md puts first is named.
 */
const calculationPart = z.record(z.string(), z.unknown());
/** As it came: a record would leave out a key `__proto__`, which is the calculation's to refuse. */
const unread = z.custom<Record<string, unknown>>(
  (raw) => typeof raw === 'object' && raw !== null && !Array.isArray(raw),
);
const yuan = z.string();

const yearToDate = z.strictObject({
  inpatient: yuan,
  outpatient: yuan,
  twoDisease: yuan,
  chronicDisease: yuan,
  eligibleSelfPay: yuan,
  criticalIllness: yuan,
  topUp: yuan,
  assistance: yuan,
});

/** One settlement of the year that the year-to-date was added up from. */
const settlementTaken = z.strictObject({
  date: civilDate,
  operation: z.enum(['inpatient', 'outpatient', 'twoDisease', 'chronicDisease']),
  institution: z.string(),
  total: yuan,
  selfPay: yuan,
});

/**
 * What is known of a member for a settlement on a day. `source` says where the year's figures come from:
 * `settlements` (a confirmed membership), or `unknown` (claimed: counted as none, and shown so).
 */
const basis = z.strictObject({
  source: z.enum(['settlements', 'unknown']),
  yearToDate,
  settlements: z.array(settlementTaken),
  benefitPeriod: z.nullable(z.strictObject({ from: civilDate, to: civilDate })),
  /** Of a newborn not enrolled yet: `benefitPeriod` is what enrolling today would give; by when it reaches back to birth. */
  ifEnrolled: z.nullable(z.strictObject({ deadline: civilDate, withinDeadline: z.boolean() })),
  verifiedGroups: groups,
  claimedGroups: groups,
});
export type EstimateBasis = z.infer<typeof basis>;

/**
 * `estimate.basis`: what the phone needs to preview on its own as the form changes, without a network too.
 * `region` is the one whose policy is asked about, the household's where it is left out: settlements and cover
 * of one region's fund say nothing about the other's.
 */
export const estimateBasis = {
  input: z.strictObject({
    memberId: recordId,
    dischargedOn: civilDate,
    region: z.optional(z.nullable(region)),
  }),
  output: basis,
};

const estimateInput = {
  /** A member of the household, or null for someone who is not: then `birthDate` is required and nothing is known. */
  memberId: z.nullable(recordId),
  birthDate: z.optional(z.nullable(z.string())),
  region,
  /** Groups to compute with; those that are not verified are the resident's own word, and the answer says so. */
  groups: z.array(z.string()),
  stay: unread,
  specialSubsidy: z.optional(z.nullable(yuan)),
  expenses: z.array(z.unknown()),
};

/** The request as computed, the answer of contract.md to it, and what was taken from the records. */
const estimateOutput = z.strictObject({
  request: calculationPart,
  answer: calculationPart,
  basis: z.nullable(basis),
});

/** `estimate.inpatient`: the authoritative answer for one stay. */
export const estimateInpatient = { input: z.strictObject(estimateInput), output: estimateOutput };

/** `estimate.compare`: the same stay at each of the region's levels (`stay` without a level). */
export const estimateCompare = { input: z.strictObject(estimateInput), output: estimateOutput };

/** `parameters.read`: the newest parameters, or null where `have` is already the newest. */
export const parametersRead = {
  input: z.strictObject({ have: z.string().check(z.maxLength(100)) }),
  output: z.strictObject({ version: z.string(), parameters: z.nullable(calculationPart) }),
};
