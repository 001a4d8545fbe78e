import { CONDITIONS } from '../vocabulary';
import * as z from '../zod';
import { CASE_STATES, caseView } from './case';
import { estimateBasis } from './estimate';
import { civilDate, countyCode, recordId, region } from './fields';

/** Recognised for two-disease on this day or later, one need not apply again (Lanzhou 第十九条（五）). */
export const RECOGNISED_SINCE = '2020-01-01';
/** How many weeks a prescription may last at most (Lanzhou 第十九条（六）). */
export const LONGEST_PRESCRIPTION_WEEKS = 12;

/** Two-disease, or chronic and special diseases. */
export const PROGRAMMES = ['twoDisease', 'chronic'] as const;
export type Programme = (typeof PROGRAMMES)[number];

const condition = z.enum(CONDITIONS);
const times = {
  recognitionId: recordId,
  from: civilDate,
  /** The first day on which it holds no more; null while it does. */
  endedFrom: z.nullable(civilDate),
};

/**
 * What a person is recognised for. `chronic`: `condition` where the disease is one of the two; `disease` as the agency
 * names it; `ceiling`: what is paid for it in a year, in yuan.
 */
export const recognitionView = z.discriminatedUnion('programme', [
  z.strictObject({ programme: z.literal('twoDisease'), ...times, condition }),
  z.strictObject({
    programme: z.literal('chronic'),
    ...times,
    condition: z.nullable(condition),
    disease: z.string(),
    ceiling: z.string(),
  }),
]);
export type RecognitionView = z.infer<typeof recognitionView>;

const yearOfTwoDisease = z.strictObject({
  conditions: z.array(condition),
  /** Of the year, what of it has been paid, and what is left, in yuan. */
  ceiling: z.string(),
  used: z.string(),
  left: z.string(),
});

const known = z.strictObject({
  /** Oldest first, those that have ended among them. */
  recognitions: z.array(recognitionView),
  /** Null: none of it holds today. */
  twoDisease: z.nullable(yearOfTwoDisease),
  /** What has been paid this year for each chronic one, in yuan. */
  chronicPaid: z.array(z.strictObject({ recognitionId: recordId, amount: z.string() })),
  birthDate: civilDate,
  basis: estimateBasis.output,
});
export type KnownRecognitions = z.infer<typeof known>;

/**
 * `recognition.family`: of each confirmed member for what they hold two-disease cover today and how many chronic ones, and
 * where the caller's latest application for two-disease stands, if one was sent. Of the others nothing.
 */
export const recognitionFamily = {
  input: z.strictObject({}),
  output: z.strictObject({
    members: z.array(
      z.strictObject({
        memberId: recordId,
        conditions: z.array(condition),
        chronic: z.int(),
        lastCase: z.nullable(z.enum(CASE_STATES)),
      }),
    ),
  }),
};

/**
 * `recognition.read`: what a member is recognised for today, and what is left of the year's ceilings. `known` null: the
 * membership is not confirmed. `offered`: whether the policy has two-disease at all (Linxia's has not). `lastCase`: the
 * caller's latest application for it that was sent, or null.
 */
export const recognitionRead = {
  input: z.strictObject({ memberId: recordId }),
  output: z.strictObject({
    region,
    county: countyCode,
    offered: z.boolean(),
    known: z.nullable(known),
    lastCase: z.nullable(caseView),
  }),
};

/** Parsed by the calculation: of several faults the one that contract.md puts first is named. */
const expenses = z.array(z.unknown());

/**
 * `recognition.visit`: what an outpatient visit today would cost; as a preview, nothing is kept. `recognitionId`: of a
 * chronic one; null: two-disease. `settlementOpen`: of the institution, asked of two-disease alone. The answer is
 * contract.md's, beside the request as computed.
 */
export const recognitionVisit = {
  input: z.strictObject({
    memberId: recordId,
    recognitionId: z.nullable(recordId),
    settlementOpen: z.boolean(),
    dialysis: z.boolean(),
    expenses,
  }),
  output: z.strictObject({
    request: z.record(z.string(), z.unknown()),
    answer: z.record(z.string(), z.unknown()),
  }),
};
