import {
  CASE_KINDS,
  CASE_STATES,
  caseWords,
  civilDate,
  filedApplication,
  groups,
  householdRegister,
  householdView,
  identityDocument,
  MAXIMUM_ATTACHMENTS,
  personName,
  recordId,
  revision,
} from '../resident';
import * as z from '../zod';

/** The consent that was signed on paper: the form's number, and the day. */
const paperConsent = z.strictObject({
  form: z
    .string()
    .check(z.trim(), z.regex(/^[A-Za-z0-9-]{4,40}$/, '请填写同意书的编号，4到40位字母和数字。')),
  signedOn: civilDate,
});

/** What stands on the paper that the person takes home, and what the clerk sees again later. */
const assistedView = z.strictObject({
  household: householdView,
  receipt: z.string(),
  /** The office that registered it, "城关区医保经办". */
  desk: z.string(),
  consent: paperConsent,
  cases: z.array(
    z.strictObject({
      caseId: recordId,
      number: z.string(),
      kind: z.enum(CASE_KINDS),
      state: z.enum(CASE_STATES),
      name: z.string(),
      dueOn: z.nullable(civilDate),
      groups: z.optional(groups),
      revision,
      /** What the applicant is asked for, while it lies with them. */
      asked: z.nullable(z.string()),
    }),
  ),
});
export type AssistedView = z.infer<typeof assistedView>;

/** `assisted.register`: a household for people without a phone, in a county of the clerk's. */
export const assistedRegister = {
  input: z.strictObject({ consent: paperConsent, household: householdRegister.input }),
  output: assistedView,
};

/** `assisted.read`: one of those, for the print-out as well. Audited. */
export const assistedRead = { input: z.strictObject({ householdId: recordId }), output: assistedView };

/** `assisted.search`: those that keep a person of that exact name or number. Audited. */
export const assistedSearch = {
  input: z.strictObject({
    by: z.discriminatedUnion('field', [
      z.strictObject({ field: z.literal('name'), name: personName }),
      z.strictObject({ field: z.literal('document'), document: identityDocument }),
    ]),
  }),
  output: z.strictObject({
    households: z.array(
      z.strictObject({ householdId: recordId, receipt: z.string(), names: z.array(z.string()) }),
    ),
  }),
};

/** `assisted.file`: sends a case for such a household; whoever filed it does not decide it. */
export const assistedFile = {
  input: z.strictObject({
    householdId: recordId,
    application: filedApplication,
    attachments: z.array(recordId).check(z.maxLength(MAXIMUM_ATTACHMENTS)),
  }),
  output: assistedView,
};

/** `assisted.answer`: answers for such a household what was asked for; `attachments` are added to those before. */
export const assistedAnswer = {
  input: z.strictObject({
    householdId: recordId,
    caseId: recordId,
    revision,
    words: caseWords,
    attachments: z.array(recordId).check(z.maxLength(MAXIMUM_ATTACHMENTS)),
  }),
  output: assistedView,
};

/** `assisted.code`: a code on paper with which one of its members takes it over; the one before is of no use then. */
export const assistedCode = {
  input: z.strictObject({ householdId: recordId }),
  output: z.strictObject({ code: z.string(), expiresAt: z.int() }),
};
