import { type CaseView, residentActions } from '@jiayibao/shared/contract/resident';
import { type Call, keyed, type Limit, pure } from '../action';
import type { Case } from '../documents';
import { CHANGES } from '../limits';
import { openHousehold, requireRevision } from '../membership';
import { Refusal } from '../refusal';
import type { Transaction } from '../store';
import { adopt, requireEvidence } from './evidence';
import { newCase, obstacleTo, requireSendable, requireSubject, subjectOf } from './file';
import { subjectIn } from './kind';
import { kinds } from './kinds';
import { applicationOf, moved, otherOpen, sealApplication } from './record';
import { rowOf, stepsOf, viewOf } from './view';

/** New cases of one account. */
const FILINGS: Limit = { name: 'filings', times: 60, seconds: 86_400, code: 'LIMIT_REACHED' };
const CASE_DATA = [
  'name',
  'identityNumber',
  'birthDate',
  'groups',
  'diagnosis',
  'household',
  'case',
] as const;

export const caseCheck = pure(residentActions['case.check'], {
  summary: 'Whether an application can succeed, before anything is sent.',
  may: 'consented',
  limits: [],
  touches: CASE_DATA,
  async run({ application, caseId = null }, call) {
    const { account, accountId, services } = call;
    const householdId = account?.householdId;
    const subject = householdId && (await subjectIn(call, services.store, householdId, application.memberId));
    if (!subject) throw new Refusal('NOT_FOUND', { path: 'application.memberId' });
    const obstacle = await obstacleTo(application, subject, {
      call,
      reader: services.store,
      to: 'applicant',
    });
    if (obstacle) return { possible: false, words: obstacle.message, path: obstacle.path ?? null };
    const of = { applicantAccountId: accountId, personId: subject.person._id };
    const words = await otherOpen(call, of, application, caseId);
    return { possible: words === null, words, path: null };
  },
});

export const caseSave = keyed(residentActions['case.save'], {
  summary: 'Keeps a draft, or changes one or what was returned.',
  may: 'consented',
  limits: [CHANGES, FILINGS],
  touches: CASE_DATA,
  async run({ caseId, revision, application, attachments }, call, tx) {
    const { household } = await openHousehold(call, tx);
    const subject = await requireSubject(call, tx, household._id, application);
    const before = caseId ? await ownCase(call, tx, caseId, 'save', revision ?? 0) : null;
    const wanted = before ?? newCase(call, application, subject, null);
    if (wanted.kind !== application.kind || wanted.personId !== subject.person._id) {
      const message = '已经保存的申请不能换事项或成员，请另外新建一件。';
      throw new Refusal('NOT_ALLOWED', { message, path: 'application.memberId' });
    }
    await adopt(tx, wanted, call.accountId, attachments);
    const changed = {
      ...wanted,
      attachments,
      application: sealApplication(call.services, wanted._id, application),
    };
    const saved = before ? changed : moved(call, changed, 'saved', { by: 'applicant' });
    return viewOf(call.services, await tx.put('cases', saved));
  },
});

export const caseSubmit = keyed(residentActions['case.submit'], {
  summary: 'Sends a case, or the answer to what was asked for; refused in words where it cannot succeed.',
  may: 'consented',
  limits: [CHANGES],
  touches: CASE_DATA,
  async run({ caseId, revision, words }, call, tx) {
    const one = await ownCase(call, tx, caseId, 'submit', revision);
    const subject = await subjectOf(call, tx, one);
    if (subject === null || subject === 'gone')
      throw new Refusal('NOT_ALLOWED', { message: '这位成员已不在您的家庭中，请撤回这件申请。' });
    await requireSendable(call, tx, one, subject);
    await requireEvidence(tx, one);
    const { region, county } = one.submittedAt === null ? subject.household : one;
    const event = one.state === 'returned' ? 'answered' : 'submitted';
    const sent = moved(call, { ...one, region, county }, event, { by: 'applicant', words });
    return viewOf(call.services, await tx.put('cases', sent));
  },
});

export const caseWithdraw = keyed(residentActions['case.withdraw'], {
  summary: 'Takes a case back while nothing is decided.',
  may: 'consented',
  limits: [CHANGES],
  touches: CASE_DATA,
  async run({ caseId, revision }, call, tx): Promise<CaseView> {
    const one = await ownCase(call, tx, caseId, 'withdraw', revision);
    const kept = await kinds[one.kind].keeps?.(call, one as never);
    if (kept) throw new Refusal('NOT_ALLOWED', kept);
    return viewOf(call.services, await withdraw(call, tx, one));
  },
});

export const caseList = pure(residentActions['case.list'], {
  summary: "The caller's cases, newest first.",
  may: 'consented',
  limits: [],
  touches: ['name', 'groups', 'case'],
  async run(_, { services, accountId }) {
    const found = await services.store.find('cases', { applicantAccountId: accountId });
    const begun = (one: Case) => one.timeLine[0]?.at ?? 0;
    const newest = found.sort((a, b) => begun(b) - begun(a) || (a._id < b._id ? -1 : 1));
    return { cases: newest.map((one) => rowOf(services, one)) };
  },
});

export const caseRead = pure(residentActions['case.read'], {
  summary: 'One of them with its time line.',
  may: 'consented',
  limits: [],
  touches: CASE_DATA,
  async run({ caseId }, { services, accountId }) {
    const one = await services.store.get('cases', caseId);
    if (!one || one.applicantAccountId !== accountId) throw new Refusal('NOT_FOUND');
    return viewOf(services, one);
  },
});

/** Takes a case back, and what rests on it alone. */
async function withdraw(call: Call, tx: Transaction, one: Case): Promise<Case> {
  await kinds[one.kind].drop?.(applicationOf(call.services, one) as never, { tx, of: one } as never);
  return tx.put('cases', moved(call, one, 'withdrawn', { by: 'applicant' }));
}

/** Takes back all of the caller's cases that are undecided, but those that something rests on already. */
export async function withdrawAll(call: Call, tx: Transaction): Promise<void> {
  const { services, accountId } = call;
  for (const { _id } of await services.store.find('cases', { applicantAccountId: accountId })) {
    const one = await tx.get('cases', _id);
    if (!one || !stepsOf(one, services.clock.now()).includes('withdraw')) continue;
    if (!(await kinds[one.kind].keeps?.(call, one as never))) await withdraw(call, tx, one);
  }
}

/** The caller's own case, for a step that its state allows, as the caller saw it; anyone else's is not found. */
async function ownCase(
  { services, accountId }: Call,
  tx: Transaction,
  caseId: string,
  step: CaseView['may'][number],
  revision: number,
): Promise<Case> {
  const one = await tx.get('cases', caseId);
  if (!one || one.applicantAccountId !== accountId) throw new Refusal('NOT_FOUND');
  if (!stepsOf(one, services.clock.now()).includes(step)) {
    const closed = one.shelf === 'closed' || one.state === 'withdrawn';
    const message = closed
      ? '这件申请已经办结，不能再修改。'
      : '经办机构正在办理，现在不能修改；需要更正可以撤回后重新申请。';
    throw new Refusal('STALE', { message });
  }
  requireRevision(one, revision);
  return one;
}
