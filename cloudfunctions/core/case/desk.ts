import { agencyActions, type StaffCaseView } from '@jiayibao/shared/contract/agency';
import { caseKinds } from '@jiayibao/shared/contract/resident';
import { addDays, formatChinese } from '@jiayibao/shared/dates';
import { type Call, keyed, pure } from '../action';
import { auditStaff } from '../audit';
import type { Case, Notice, Staff } from '../documents';
import { requireRevision } from '../membership';
import { notify } from '../notice';
import { Refusal } from '../refusal';
import { onDuty, staffName, staffOf } from '../staff';
import { serves } from '../staff-role';
import type { Transaction } from '../store';
import { numberOf, staffViewOf } from './desk-view';
import { requireEvidence } from './evidence';
import { requirePossible, SUBJECT_GONE, subjectOf } from './file';
import { requireNoKin } from './kin';
import { kinds } from './kinds';
import { ANSWER_DAYS, applicationOf, effectOf, moved, requireNoOther, sealEffect, withFace } from './record';
import { type StaffStep, TAKEN_MS, whyNot } from './steps';
import { titleOf } from './view';

const DESK = {
  may: 'clerk',
  limits: [],
  touches: ['name', 'identityNumber', 'birthDate', 'groups', 'diagnosis', 'household', 'cover', 'case'],
} as const;

export const deskRead = pure(agencyActions['case.read'], {
  ...DESK,
  summary:
    "A case of one's counties, whole, with the record of whom it is about; that it was seen is audited.",
  async run({ caseId }, call) {
    const { store } = call.services;
    const one = ofTheirs(staffOf(call), await store.get('cases', caseId));
    await requireNoKin(call, one);
    await store.transaction((tx) => auditStaff(call, tx, { did: 'case.read', of: caseId }));
    return staffViewOf(call, store, one);
  },
});

export const deskNumber = pure(agencyActions['case.number'], {
  may: 'clerk',
  limits: [],
  touches: ['identityNumber', 'case'],
  summary: "The whole number of the person's document, for whoever has taken the case; audited.",
  async run({ caseId }, call) {
    const { store, clock } = call.services;
    const staff = staffOf(call);
    const one = ofTheirs(staff, await store.get('cases', caseId));
    await requireNoKin(call, one);
    // Only who has taken a case can give it back.
    const refusal = whyNot(one, 'release', staff, clock.now());
    if (refusal) throw refusal;
    if (one.personId === null) throw new Refusal('NOT_FOUND');
    const number = await numberOf(call, one.personId);
    await store.transaction((tx) => auditStaff(call, tx, { did: 'case.number', of: caseId }));
    return { number };
  },
});

export const deskTake = keyed(agencyActions['case.take'], {
  ...DESK,
  summary: 'Takes a case for 30 minutes; nobody else has it then.',
  run: (input, call, tx) =>
    step(call, tx, 'take', input, async (one, staff) => ({
      ...withFace(call.services, moved(call, one, 'taken', { by: 'staff' }), {
        taker: staffName(call.services, staff),
      }),
      takenBy: staff._id,
      takenUntil: call.services.clock.now() + TAKEN_MS,
    })),
});

export const deskRelease = keyed(agencyActions['case.release'], {
  ...DESK,
  summary: 'Gives a taken case back.',
  run: (input, call, tx) =>
    step(call, tx, 'release', input, async (one) => moved(call, one, 'released', { by: 'staff' })),
});

export const deskReturn = keyed(agencyActions['case.return'], {
  ...DESK,
  summary: 'Asks the applicant for more.',
  run: (input, call, tx) =>
    step(call, tx, 'return', input, async (one) => {
      const until = formatChinese(addDays(call.today, ANSWER_DAYS));
      await tell(call, tx, one, 'caseReturned', `需要补充材料，请在${until}以前打开补充。`);
      return moved(call, one, 'returned', { by: 'staff', words: input.words });
    }),
});

export const deskApprove = keyed(agencyActions['case.approve'], {
  ...DESK,
  summary: 'Approves a case; it takes effect in the same moment.',
  run: (input, call, tx) =>
    step(call, tx, 'approve', input, async (one, staff) => {
      const application = applicationOf(call.services, one);
      const subject = await subjectOf(call, tx, one);
      if (subject === 'gone') throw new Refusal('NOT_ALLOWED', SUBJECT_GONE);
      await requirePossible(application, subject, { call, reader: tx, to: 'staff' });
      // What was filed on paper has been seen on paper.
      if (one.filedBy === null) await requireEvidence(tx, one);
      const effect = await kinds[one.kind].approve(
        application as never,
        subject as never,
        { call, tx, of: one } as never,
      );
      await tell(call, tx, one, 'caseApproved', '已经通过。');
      return {
        ...moved(call, one, 'approved', { by: 'staff', words: input.words }),
        decidedBy: staff._id,
        effect: sealEffect(call.services, one._id, effect),
      };
    }),
});

export const deskRefuse = keyed(agencyActions['case.refuse'], {
  ...DESK,
  summary: "Refuses a case, for a reason of its kind's list.",
  run: (input, call, tx) =>
    step(call, tx, 'refuse', input, async (one, staff) => {
      const found = caseKinds[one.kind].refusals.find(({ code }) => code === input.reason);
      if (!found)
        throw new Refusal('MALFORMED_REQUEST', { message: '请选择不予通过的原因。', path: 'reason' });
      const application = applicationOf(call.services, one);
      await kinds[one.kind].refuse?.(application as never, { call, tx, of: one } as never);
      await tell(call, tx, one, 'caseRefused', '没有通过，请打开查看原因。');
      const said = { reason: found.words, clause: found.clause[one.region], words: input.words };
      return { ...moved(call, one, 'refused', { by: 'staff', ...said }), decidedBy: staff._id };
    }),
});

export const deskReverse = keyed(agencyActions['case.reverse'], {
  ...DESK,
  may: 'lead',
  summary: 'Undoes what somebody else decided; the case is open again.',
  run: (input, call, tx) =>
    step(call, tx, 'reverse', input, async (one) => {
      await requireNoOther(call, one);
      const effect = effectOf(call.services, one);
      if (effect !== null) {
        const application = applicationOf(call.services, one);
        await kinds[one.kind].undo(effect as never, application as never, { call, tx, of: one } as never);
      }
      await tell(call, tx, one, 'caseReversed', '的决定已经撤销，将重新审核。');
      const open = { ...one, decidedBy: null, effect: null };
      return moved(call, open, 'reversed', { by: 'staff', words: input.words });
    }),
});

/**
 * One step of one of staff with a case, as they saw it: whose it is, whether the step is open, and that nobody has
 * changed it since come before, the audit after.
 */
async function step(
  call: Call,
  tx: Transaction,
  name: StaffStep,
  { caseId, revision }: { caseId: string; revision: number },
  change: (one: Case, staff: Staff) => Promise<Case>,
): Promise<StaffCaseView> {
  const staff = await onDuty(call, tx);
  const one = ofTheirs(staff, await tx.get('cases', caseId));
  await requireNoKin(call, one);
  const refusal = whyNot(one, name, staff, call.services.clock.now());
  if (refusal) throw refusal;
  requireRevision(one, revision);
  const changed = await tx.put('cases', await change(one, staff));
  await auditStaff(call, tx, { did: `case.${name}`, of: caseId });
  return staffViewOf(call, tx, changed);
}

/** A case that was sent, in a place of theirs; any other is not found. */
function ofTheirs(staff: Staff, one: Case | null): Case {
  if (!one || one.shelf === 'draft' || !serves(staff, one)) throw new Refusal('NOT_FOUND');
  return one;
}

function tell(
  { services }: Call,
  tx: Transaction,
  one: Case,
  kind: Notice['kind'],
  words: string,
): Promise<void> {
  const { _id, applicantAccountId } = one;
  if (applicantAccountId === null) return Promise.resolve();
  return notify(tx, services, {
    accountId: applicantAccountId,
    kind,
    caseId: _id,
    words: `您的${titleOf(one)}${words}`,
  });
}
