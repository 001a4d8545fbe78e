import * as z from '../zod';
import { recordId } from './fields';

/** The largest file that is taken, in bytes: 5 MB as phones count them. How many a case has: `MAXIMUM_ATTACHMENTS`. */
export const MAXIMUM_ATTACHMENT_BYTES = 5 * 1024 * 1024;
/** How long an address to look at a file holds, in seconds. */
export const ATTACHMENT_ADDRESS_SECONDS = 300;

/** A file that passed its check: photos of every format are JPEG then. `size` in bytes. */
const attachmentView = z.strictObject({
  attachmentId: recordId,
  type: z.enum(['image/jpeg', 'application/pdf']),
  size: z.int(),
});
export type AttachmentView = z.infer<typeof attachmentView>;

const one = z.strictObject({ attachmentId: recordId });

/**
 * `attachment.begin`: where to send a file of `size` bytes. WeChat sends it by `wx.cloud.uploadFile` under
 * `cloudPath`; a browser by a PUT of its bytes to `url` with these headers. Then `attachment.finish`.
 */
const attachmentBegin = {
  input: z.strictObject({ size: z.int().check(z.gte(0)) }),
  output: z.strictObject({
    attachmentId: recordId,
    cloudPath: z.string(),
    url: z.string(),
    headers: z.record(z.string(), z.string()),
  }),
};

/** `attachment.finish`: has the sent file checked and written anew; a case may name it from then on. */
const attachmentFinish = { input: one, output: attachmentView };

/** `attachment.remove`: takes back a file that no case names. */
const attachmentRemove = { input: one, output: one };

/**
 * `attachment.open`: an address to look at a file of one's own case, or, for staff, of one that they may see (audited).
 * It holds until `expiresAt` (milliseconds) for whoever has it: not to be kept or passed on.
 */
const attachmentOpen = {
  input: one,
  output: z.strictObject({ ...attachmentView.shape, url: z.string(), expiresAt: z.int() }),
};

/** Every action of the function that takes files, for residents and staff alike. */
export const evidenceActions = {
  'attachment.begin': attachmentBegin,
  'attachment.finish': attachmentFinish,
  'attachment.remove': attachmentRemove,
  'attachment.open': attachmentOpen,
} as const;
export type EvidenceAction = keyof typeof evidenceActions;

/** Those of them that create or change something: a call of one carries a client-made key, of another none. */
export const KEYED_EVIDENCE_ACTIONS = [
  'attachment.begin',
  'attachment.finish',
  'attachment.remove',
] as const satisfies readonly EvidenceAction[];
export type KeyedEvidenceAction = (typeof KEYED_EVIDENCE_ACTIONS)[number];
