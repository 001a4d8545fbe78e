import type { Call } from './action';
import { auditStaff } from './audit';
import { requireNoKin } from './case/kin';
import type { Attachment } from './documents';
import { Refusal } from './refusal';
import { serves } from './staff-role';

/**
 * Refuses who may not look at a file: before a case names it only who sent it may, then the case's applicant and staff
 * who see the case. What one of staff looked at is audited.
 */
export async function requireSight(call: Call, { _id, caseId, accountId }: Attachment): Promise<void> {
  const { store } = call.services;
  if (caseId === null && accountId === call.accountId) return;
  const one = caseId === null ? null : await store.get('cases', caseId);
  if (!one?.attachments.includes(_id)) throw new Refusal('NOT_FOUND');
  if (one.applicantAccountId === call.accountId) return;
  const theirs = call.staff && one.state !== 'draft' && serves(call.staff, one);
  if (!theirs) throw new Refusal('NOT_FOUND');
  await requireNoKin(call, one);
  await store.transaction((tx) => auditStaff(call, tx, { did: 'attachment.open', of: _id, what: one._id }));
}
