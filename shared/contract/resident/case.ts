import * as z from '../zod';
import { CASE_KINDS, caseApplication, filedApplication } from './case-kinds';
import { civilDate, countyCode, groups, recordId, region, revision } from './fields';

/** At most so many attachments in one case. */
export const MAXIMUM_ATTACHMENTS = 6;

/** `returned`: the applicant is asked for more. `approved`, `refused` and `withdrawn` are ends. */
export const CASE_STATES = [
  'draft',
  'submitted',
  'inReview',
  'returned',
  'approved',
  'refused',
  'withdrawn',
] as const;
export type CaseState = (typeof CASE_STATES)[number];

export const CASE_EVENTS = [
  'saved',
  'filedAtDesk',
  'submitted',
  'answered',
  'taken',
  'released',
  'returned',
  'approved',
  'refused',
  'withdrawn',
  'lapsed',
  'reversed',
  'takenOver',
] as const;
export type CaseEvent = (typeof CASE_EVENTS)[number];

/** What one side writes to the other. */
export const caseWords = z.string().check(z.trim(), z.minLength(1, '请写明情况。'), z.maxLength(500));

/** One event of the time line; `at` in milliseconds since 1970. `reason`: words from the kind's list. */
export const timeLineEntry = z.strictObject({
  at: z.int(),
  by: z.enum(['applicant', 'staff', 'system']),
  event: z.enum(CASE_EVENTS),
  words: z.nullable(z.string()),
  reason: z.nullable(z.string()),
  clause: z.nullable(z.string()),
});
export type TimeLineEntry = z.infer<typeof timeLineEntry>;

/** A case as both sides see it. */
export const caseFields = {
  caseId: recordId,
  /** To refer to: two letters, the day, six digits. */
  number: z.string(),
  kind: z.enum(CASE_KINDS),
  state: z.enum(CASE_STATES),
  revision,
  region,
  county: countyCode,
  /** The office that decides, "城关区医保经办". Staff have no names here. */
  desk: z.string(),
  /** Of the person whom it is about; the number of the payment where it is about nobody. */
  name: z.string(),
  application: caseApplication,
  attachments: z.array(recordId),
  /**
   * Milliseconds since 1970, and the day until which the agency decides or, once it is returned, the applicant
   * answers; null before it is sent.
   */
  submittedAt: z.nullable(z.int()),
  dueOn: z.nullable(civilDate),
};

export const caseView = z.strictObject({
  ...caseFields,
  timeLine: z.array(timeLineEntry),
  /** What the applicant may do now. */
  may: z.array(z.enum(['save', 'submit', 'withdraw'])),
});
export type CaseView = z.infer<typeof caseView>;

const caseRow = z.strictObject({
  caseId: recordId,
  number: z.string(),
  kind: z.enum(CASE_KINDS),
  state: z.enum(CASE_STATES),
  name: z.string(),
  submittedAt: z.nullable(z.int()),
  dueOn: z.nullable(civilDate),
  /** What tells several about one person apart. */
  groups: z.optional(groups),
});

/** `case.check`: whether it can succeed, before anything is sent; `words` say why not, `path` where. */
export const caseCheck = {
  input: z.strictObject({ application: filedApplication, caseId: z.optional(z.nullable(recordId)) }),
  output: z.strictObject({
    possible: z.boolean(),
    words: z.nullable(z.string()),
    path: z.nullable(z.string()),
  }),
};

const attachments = z.array(recordId).check(z.maxLength(MAXIMUM_ATTACHMENTS));

/** `case.save`: a new draft (`caseId` and `revision` left out), or another content for a draft or a returned case. */
export const caseSave = {
  input: z.strictObject({
    caseId: z.optional(z.nullable(recordId)),
    revision: z.optional(z.nullable(revision)),
    application: filedApplication,
    attachments,
  }),
  output: caseView,
};

/** `case.submit`: sends a draft, or answers what was asked for; refused where it cannot succeed. */
export const caseSubmit = {
  input: z.strictObject({ caseId: recordId, revision, words: z.optional(z.nullable(caseWords)) }),
  output: caseView,
};

/** `case.withdraw`: while nothing is decided. */
export const caseWithdraw = { input: z.strictObject({ caseId: recordId, revision }), output: caseView };

/** `case.list`: the caller's cases, newest first. */
export const caseList = {
  input: z.strictObject({}),
  output: z.strictObject({ cases: z.array(caseRow) }),
};

/** `case.read`: one of them. */
export const caseRead = { input: z.strictObject({ caseId: recordId }), output: caseView };
