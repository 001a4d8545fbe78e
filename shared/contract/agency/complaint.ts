import { caseWords, complaintFields, recordId, revision } from '../resident';
import * as z from '../zod';

/** A complaint as the desk sees it; who wrote it where they said so. `by`: who of staff answered. */
const deskComplaint = z.strictObject({ ...complaintFields, revision, by: z.nullable(z.string()) });
export type DeskComplaint = z.infer<typeof deskComplaint>;

/** Rows of a page of complaints. */
export const COMPLAINT_ROWS = 20;

/**
 * `complaint.list`: those of one's counties, unanswered ones first, the earliest due of them on top. Left out are those
 * that name the caller or come from them or their family; those about the agency are for leads. Audited.
 */
export const deskComplaintList = {
  input: z.strictObject({ after: z.optional(z.nullable(z.string().check(z.maxLength(100)))) }),
  output: z.strictObject({ complaints: z.array(deskComplaint), next: z.nullable(z.string()) }),
};

/** `complaint.answer`: once; the writer is told. */
export const complaintAnswer = {
  input: z.strictObject({ complaintId: recordId, revision, words: caseWords }),
  output: deskComplaint,
};
