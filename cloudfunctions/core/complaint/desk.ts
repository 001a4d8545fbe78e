import { agencyActions, COMPLAINT_ROWS, type DeskComplaint } from '@jiayibao/shared/contract/agency';
import { type Call, keyed, pure } from '../action';
import { auditStaff } from '../audit';
import { kinOf } from '../case/kin';
import type { Staff } from '../documents';
import { requireRevision } from '../membership';
import { notify } from '../notice';
import { Refusal } from '../refusal';
import { onDuty, staffName, staffOf } from '../staff';
import { rankOf as rankOfRole, serves } from '../staff-role';
import type { Complaint } from './document';
import { contentOf, names, rankOf, sealPart, viewOf, writerKeyOf, writerOf } from './record';

const DESK = { may: 'clerk', limits: [], touches: ['name', 'phone', 'complaint'] } as const;

export const deskComplaintList = pure(agencyActions['complaint.list'], {
  ...DESK,
  summary: 'Complaints of one’s counties that one may handle, unanswered first; audited.',
  async run({ after }, call) {
    const { services } = call;
    const staff = staffOf(call);
    const { region, counties } = staff;
    const place = { region, ...(counties.length > 0 && { county: [...counties] }) };
    // One more than is shown tells whether there is a next page; of what is left out neither a gap nor a place tells.
    const found: Complaint[] = [];
    let last = after ?? null;
    for (;;) {
      const order = { field: 'rank', after: last, rows: COMPLAINT_ROWS };
      const page = await services.store.page('complaints', place, order);
      found.push(...(await handledBy(call, staff, page)));
      last = page.at(-1)?.rank ?? last;
      if (page.length < COMPLAINT_ROWS || found.length > COMPLAINT_ROWS) break;
    }
    const shown = found.slice(0, COMPLAINT_ROWS);
    const what = JSON.stringify({ shown: shown.length });
    await services.store.transaction((tx) =>
      auditStaff(call, tx, { did: 'complaint.list', of: region, what }),
    );
    return {
      complaints: await Promise.all(shown.map((one) => deskView(call, one))),
      next: found.length > shown.length ? (shown.at(-1)?.rank ?? null) : null,
    };
  },
});

export const complaintAnswer = keyed(agencyActions['complaint.answer'], {
  ...DESK,
  summary: 'Answers a complaint; its writer is told.',
  async run({ complaintId, revision, words }, call, tx) {
    const { services } = call;
    const staff = await onDuty(call, tx);
    const found = await tx.get('complaints', complaintId);
    const [one] = found ? await handledBy(call, staff, [found]) : [];
    if (!one) throw new Refusal('NOT_FOUND');
    if (one.answer !== null)
      throw new Refusal('STALE', { message: '这件投诉已经答复，请刷新后查看。', path: 'revision' });
    requireRevision(one, revision);
    const answered = await tx.put('complaints', {
      ...one,
      rank: rankOf(one, true),
      answer: sealPart(services, complaintId, 'answer', words),
      answeredAt: services.clock.now(),
      answeredBy: staff._id,
    });
    await notify(tx, services, {
      accountId: writerOf(services, one),
      kind: 'complaintAnswered',
      caseId: null,
      // Without its number: beside the account that would tell who wrote it.
      words: '您的投诉举报已有答复，请打开查看。',
    });
    await auditStaff(call, tx, { did: 'complaint.answer', of: complaintId });
    return deskView(call, answered);
  },
});

/**
 * Those that one of staff may see: of their place; not their own or their family's; none that names them or comes of a
 * case that they had to do with; about the agency only as a lead. Of the others they do not learn that there are any.
 */
async function handledBy(call: Call, staff: Staff, all: readonly Complaint[]): Promise<Complaint[]> {
  const { services } = call;
  const name = staffName(services, staff);
  const key = writerKeyOf(services, staff._id);
  const open = all.filter(
    (one) =>
      serves(staff, one) &&
      one.writerKey !== key &&
      !one.barred.includes(staff._id) &&
      (one.about !== 'agency' || rankOfRole(staff.role) >= rankOfRole('lead')) &&
      !names(contentOf(services, one), name),
  );
  const writers = await services.store.getMany(
    'accounts',
    open.map((one) => writerOf(services, one)),
  );
  const kin = await kinOf(call);
  const family = new Set(
    writers.filter(({ personId }) => personId && kin.has(personId)).map(({ _id }) => _id),
  );
  return open.filter((one) => !family.has(writerOf(services, one)));
}

async function deskView({ services }: Call, one: Complaint): Promise<DeskComplaint> {
  const who = one.answeredBy === null ? null : await services.store.get('staff', one.answeredBy);
  return { ...viewOf(services, one), revision: one.revision, by: who && staffName(services, who) };
}
