import * as z from '../zod';
import { recordId } from './fields';

/** Rows of a page of notices. */
export const NOTICE_ROWS = 20;

/**
 * `caseAnswerDue`: what was returned is closed soon; `caseLapsed`: it has been. `contributionHeld`: another amount
 * came in. `contributionTwice`: somebody else paid for one of them too.
 * `contributionReturning`, `contributionReturned`: money goes, or has gone, back. `windowOpens`, `windowCloses`: reminders.
 * `newbornCloses`, `newbornClosed`: reminders before a newborn's last day, and after it of what is still possible.
 * `recognitionChanged`: the agency has entered, or taken back, what somebody is recognised for.
 */
export const NOTICE_KINDS = [
  'caseReturned',
  'caseApproved',
  'caseRefused',
  'caseReversed',
  'caseAnswerDue',
  'caseLapsed',
  'contributionSettled',
  'contributionHeld',
  'contributionTwice',
  'contributionReturning',
  'contributionReturned',
  'windowOpens',
  'windowCloses',
  'newbornCloses',
  'newbornClosed',
  'recognitionChanged',
  'complaintAnswered',
] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

/**
 * What somebody can be sent in WeChat, each after they allowed it once for each message, asked for when they have done
 * what it tells the outcome of: `caseProgress` when a case has been sent, `contribution` when a contribution has been paid
 * or looked at.
 */
export const MESSAGE_TEMPLATES = ['caseProgress', 'contribution'] as const;
export type MessageTemplate = (typeof MESSAGE_TEMPLATES)[number];

const notice = z.strictObject({
  noticeId: recordId,
  kind: z.enum(NOTICE_KINDS),
  /** Milliseconds since 1970; `readAt` null: unread. */
  at: z.int(),
  readAt: z.nullable(z.int()),
  caseId: z.nullable(recordId),
  /** The order that it is about, or null. */
  orderNumber: z.nullable(z.string()),
  /** The member that it is about, where it opens that member's page and the caller may see them. */
  memberId: z.nullable(recordId),
  /** Whom it is about, by the name that the caller knows them by, or null. */
  who: z.nullable(z.string()),
  words: z.string(),
  /** What exactly changed, where the caller may see that; may tell of an illness. */
  detail: z.nullable(z.string()),
});
export type NoticeView = z.infer<typeof notice>;

/** `notice.list`: the caller's, unread ones first, the newest of each first. `after`: the `next` of the page before. */
export const noticeList = {
  input: z.strictObject({ after: z.optional(z.nullable(z.string().check(z.maxLength(100)))) }),
  output: z.strictObject({ notices: z.array(notice), next: z.nullable(z.string()) }),
};

/** `notice.read`: these have been read, or all that are about a case; gives what is unread now. */
export const noticeRead = {
  input: z.union([
    z.strictObject({ noticeIds: z.array(recordId).check(z.minLength(1), z.maxLength(NOTICE_ROWS)) }),
    z.strictObject({ caseId: recordId }),
  ]),
  output: z.strictObject({ unread: z.int() }),
};

/**
 * `notice.summary`: what a page needs to know at its start. `banner`: why the household's region takes no payments now,
 * or null. `templates`: WeChat's ids of the messages that can be asked for. `staff`: whether the caller works at the desk.
 */
export const noticeSummary = {
  input: z.strictObject({}),
  output: z.strictObject({
    unread: z.int(),
    staff: z.boolean(),
    banner: z.nullable(z.strictObject({ words: z.string(), since: z.int() })),
    templates: z.array(z.strictObject({ template: z.enum(MESSAGE_TEMPLATES), id: z.string() })),
  }),
};

/** `notice.allow`: the caller has just allowed one message of each of these templates in WeChat. */
export const noticeAllow = {
  input: z.strictObject({
    templates: z
      .array(z.enum(MESSAGE_TEMPLATES))
      .check(z.minLength(1), z.maxLength(MESSAGE_TEMPLATES.length)),
  }),
  output: z.strictObject({}),
};
