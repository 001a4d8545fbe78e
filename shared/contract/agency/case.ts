import {
  CASE_KINDS,
  CASE_STATES,
  caseFields,
  caseWords,
  civilDate,
  countyCode,
  groups,
  identityDocument,
  personName,
  RELATIONS,
  recordId,
  revision,
  sex,
  timeLineEntry,
} from '../resident';
import * as z from '../zod';

/** Rows of a page of the queue or of a search. */
export const QUEUE_ROWS = 20;
/** Where a case lies: to be decided, with the applicant, or done. */
export const SHELVES = ['open', 'returned', 'closed'] as const;
export type Shelf = (typeof SHELVES)[number];

/** Who has it; `until` in milliseconds: it is free again then. */
const taker = z.strictObject({ staffId: recordId, name: z.string(), until: z.int() });

const queueRow = z.strictObject({
  caseId: recordId,
  number: z.string(),
  kind: z.enum(CASE_KINDS),
  state: z.enum(CASE_STATES),
  /** It was sent back, and has come again with what was asked for. */
  answered: z.boolean(),
  revision,
  county: countyCode,
  name: z.string(),
  /** Null where it is about nobody. */
  birthDate: z.nullable(civilDate),
  submittedAt: z.int(),
  dueOn: civilDate,
  taker: z.nullable(taker),
});
export type QueueRow = z.infer<typeof queueRow>;

const page = {
  output: z.strictObject({ rows: z.array(queueRow), next: z.nullable(z.string()) }),
  after: z.optional(z.nullable(z.string().check(z.maxLength(100)))),
};

/**
 * `queue.read`: what is due first comes first. `county`: left out, all of one's counties. `dueBefore`: only what was or is due before that day. `taker`: only what that
 * one of staff has.
 */
export const queueRead = {
  input: z.strictObject({
    shelf: z.enum(SHELVES),
    kind: z.optional(z.nullable(z.enum(CASE_KINDS))),
    county: z.optional(z.nullable(countyCode)),
    dueBefore: z.optional(z.nullable(civilDate)),
    taker: z.optional(z.nullable(recordId)),
    after: page.after,
  }),
  output: page.output,
};

/** `case.search`: by exact name of the person, exact identity number, or exact case number. Audited. */
export const caseSearch = {
  input: z.strictObject({
    by: z.discriminatedUnion('field', [
      z.strictObject({ field: z.literal('name'), name: personName }),
      z.strictObject({ field: z.literal('document'), document: identityDocument }),
      z.strictObject({
        field: z.literal('caseNumber'),
        caseNumber: z
          .string()
          .check(z.trim(), z.regex(/^[A-Z]{2}\d{14}$/, '请填写完整的申请编号，例如 RY20261122012345。')),
      }),
    ]),
    after: page.after,
  }),
  output: page.output,
};

/** What staff may do with a case now. */
export const STAFF_STEPS = ['take', 'release', 'return', 'approve', 'refuse', 'reverse'] as const;

const staffCaseView = z.strictObject({
  ...caseFields,
  timeLine: z.array(z.strictObject({ ...timeLineEntry.shape, who: z.nullable(z.string()) })),
  taker: z.nullable(taker),
  /** Who asked and whom they mean, in the words of the applicant's household; null where it is about nobody there. */
  asked: z.nullable(
    z.strictObject({
      by: z.nullable(z.string()),
      relation: z.enum(RELATIONS),
      name: z.string(),
      birthDate: civilDate,
    }),
  ),
  /** The record of the person whom it is about, as it stands; the number is masked. Null where it is about nobody. */
  person: z.nullable(
    z.strictObject({
      name: z.nullable(z.string()),
      document: z.strictObject({ kind: identityDocument.shape.kind, number: z.string() }),
      birthDate: z.nullable(civilDate),
      sex: z.nullable(sex),
      verifiedGroups: groups,
      cover: z.array(z.strictObject({ benefitYear: z.int(), from: civilDate, to: civilDate })),
    }),
  ),
  /** What the rule says to it, for who decides; null where no rule computes anything. */
  advice: z.nullable(z.string()),
  /** Filed on paper by a clerk for someone without a phone. */
  filedAtDesk: z.boolean(),
  /** Why it could not be approved as it stands, or null. */
  obstacle: z.nullable(z.string()),
  may: z.array(z.enum(STAFF_STEPS)),
  /** Why it is not theirs to take, or, decided, to reverse; null where it is. */
  closed: z.nullable(z.string()),
});
export type StaffCaseView = z.infer<typeof staffCaseView>;

/** `case.read`. Audited. One's own and one's family's are refused here too. */
export const caseRead = { input: z.strictObject({ caseId: recordId }), output: staffCaseView };

/** `case.number`: the whole number of the person's document, for whoever has taken the case. Audited. */
export const caseNumber = {
  input: z.strictObject({ caseId: recordId }),
  output: z.strictObject({ number: z.string() }),
};

const step = { caseId: recordId, revision };
/** `case.take`: for 30 minutes, by one at a time. */
export const caseTake = { input: z.strictObject(step), output: staffCaseView };
/** `case.release`: gives it back. */
export const caseRelease = { input: z.strictObject(step), output: staffCaseView };
/** `case.return`: asks the applicant for more; `words` say for what. */
export const caseReturn = { input: z.strictObject({ ...step, words: caseWords }), output: staffCaseView };
/** `case.approve`: takes effect at once. */
export const caseApprove = {
  input: z.strictObject({ ...step, words: z.optional(z.nullable(caseWords)) }),
  output: staffCaseView,
};
/** `case.refuse`: `reason` is a code of the kind's list; the clause comes with it. */
export const caseRefuse = {
  input: z.strictObject({ ...step, reason: z.string().check(z.maxLength(40)), words: caseWords }),
  output: staffCaseView,
};
/** `case.reverse`: undoes a decision of somebody else; the case is open again. */
export const caseReverse = { input: z.strictObject({ ...step, words: caseWords }), output: staffCaseView };
