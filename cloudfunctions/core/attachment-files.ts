import type { Attachment } from './documents';

/** How long a file that no case names, or that never came, is waited for, in milliseconds. */
export const ORPHAN_MS = 24 * 3_600_000;

/** Every file that may be there of an attachment, wherever its making was broken off. */
export function filesOf({ fileId, rawFileId, _id }: Attachment): string[] {
  const made = rawFileId?.replace(/incoming\/[^/]+$/, `evidence/${_id}`);
  return [...new Set([fileId, ...(rawFileId && made ? [rawFileId, `${made}.jpg`, `${made}.pdf`] : [])])];
}
