import * as z from '../zod';
import { civilDate, countyCode, personName, phone, recordId, region } from './fields';

/**
 * What a complaint or report is about (Lanzhou 第四十四条): a hospital or pharmacy, the agency or one of its staff,
 * somebody who takes from the fund, or something else.
 */
export const COMPLAINT_SUBJECTS = ['institution', 'agency', 'person', 'other'] as const;
export type ComplaintSubject = (typeof COMPLAINT_SUBJECTS)[number];

/** The agency answers within so many days; a rule of the house, no clause sets one. */
export const COMPLAINT_DAYS = 15;

/** What is written; `named`: whom it is about, as the writer calls them. */
const complaintContent = {
  region,
  county: countyCode,
  about: z.enum(COMPLAINT_SUBJECTS),
  named: z.string().check(z.trim(), z.maxLength(100)),
  words: z
    .string()
    .check(
      z.trim(),
      z.minLength(5, '请写明发生了什么，至少5个字。'),
      z.maxLength(1000, '请写在1000字以内。'),
    ),
  /** Of the writer, who chose to give it; null: anonymous. */
  contact: z.nullable(z.strictObject({ name: personName, phone: z.nullable(phone) })),
};

/** A complaint; times in milliseconds since 1970. */
export const complaintFields = {
  complaintId: recordId,
  number: z.string(),
  ...complaintContent,
  /** The case that it is about; of an anonymous one the agency is not told, unless the writer lets it be. */
  caseNumber: z.nullable(z.string()),
  at: z.int(),
  dueOn: civilDate,
  answer: z.nullable(z.strictObject({ words: z.string(), at: z.int() })),
};
const complaintView = z.strictObject(complaintFields);
export type ComplaintView = z.infer<typeof complaintView>;

/**
 * `complaint.file`. `caseNumber`: of a case of the caller's own; whoever of staff had to do with that case does not see
 * the complaint. `tellsCase`: the writer gives the number though without a contact; the case tells who they are.
 */
export const complaintFile = {
  input: z.strictObject({
    ...complaintContent,
    caseNumber: z.optional(z.nullable(z.string().check(z.regex(/^[A-Z]{2}\d{14}$/)))),
    tellsCase: z.optional(z.boolean()),
  }),
  output: complaintView,
};

/** `complaint.list`: the caller's own, newest first. */
export const complaintList = {
  input: z.strictObject({}),
  output: z.strictObject({ complaints: z.array(complaintView) }),
};
