import { type AssistedView, agencyActions } from '@jiayibao/shared/contract/agency';
import { CONSENT_VERSION, MAXIMUM_ATTACHMENTS } from '@jiayibao/shared/contract/resident';
import { type Call, keyed, pure } from './action';
import { auditStaff } from './audit';
import { adopt } from './case/evidence';
import { newCase, requirePossible, requireSubject } from './case/file';
import { DESK_SEARCHES } from './case/queue';
import { moved, requireNoOther, wordsOf } from './case/record';
import { rowOf } from './case/view';
import { issueCode } from './code';
import type { Case, Household, Membership, Staff } from './documents';
import { householdRegister } from './household';
import { HOUSEHOLD_DATA, viewOf } from './household-view';
import { requireRevision } from './membership';
import { identityKey, nameKey, readDocument } from './person';
import { Refusal } from './refusal';
import { onDuty, staffOf } from './staff';
import { deskOf, serves } from './staff-role';
import type { Transaction } from './store';
import { openTyped } from './typed';

/** How long a code on paper can be used, in milliseconds. */
const CODE_MS = 30 * 86_400_000;
const ROWS = 20;

type Assisted = Household & { assisted: NonNullable<Household['assisted']> };

export const assistedRegister = keyed(agencyActions['assisted.register'], {
  summary: 'Registers a household for people without a phone, on consent that was signed on paper.',
  may: 'clerk',
  limits: [],
  touches: [...HOUSEHOLD_DATA, 'case'],
  async run({ consent, household: input }, call, tx) {
    const { services, today } = call;
    const staff = await onDuty(call, tx);
    if (!serves(staff, input)) {
      const message = '只能登记您所在县区的家庭。';
      throw new Refusal('NOT_ALLOWED', { message, path: 'household.county' });
    }
    if (consent.signedOn > today)
      throw new Refusal('INVALID_DATE', {
        message: '签字日期还没有到，请重新填写。',
        path: 'consent.signedOn',
      });
    const now = services.clock.now();
    // An account that nobody can sign in to: no openid has this id.
    const account = await tx.put('accounts', {
      _id: services.randomness.id(),
      consent: { version: CONSENT_VERSION, at: now },
      personId: null,
      householdId: null,
    });
    const made = await householdRegister.run(input, { ...call, accountId: account._id, account }, tx);
    const registered = (await tx.get('households', made.household.householdId)) as Household;
    const { form, signedOn } = consent as { form: string; signedOn: typeof today };
    const assisted = { form, signedOn, by: staff._id, at: now, codeId: null, takenOverAt: null };
    const household = { ...registered, assisted };
    await tx.put('households', household);
    await auditStaff(call, tx, {
      did: 'assisted.register',
      of: household._id,
      what: JSON.stringify({ form }),
    });
    return assistedView(call, await opened(tx, staff, household._id), []);
  },
});

export const assistedRead = pure(agencyActions['assisted.read'], {
  summary: 'Such a household with its cases, for the desk and for the paper that is taken home; audited.',
  may: 'clerk',
  limits: [],
  touches: [...HOUSEHOLD_DATA, 'case'],
  async run({ householdId }, call) {
    const { store } = call.services;
    const found = await opened(store, staffOf(call), householdId);
    await store.transaction((tx) => auditStaff(call, tx, { did: 'assisted.read', of: householdId }));
    return assistedView(call, found, await casesOf(call, found.household));
  },
});

export const assistedSearch = pure(agencyActions['assisted.search'], {
  summary: 'Such households by the exact name or number of a member; audited.',
  may: 'clerk',
  limits: [DESK_SEARCHES],
  touches: ['name', 'identityNumber', 'household'],
  async run({ by }, call) {
    const { services } = call;
    const { store, vault } = services;
    const key =
      by.field === 'name'
        ? nameKey(vault, by.name)
        : identityKey(vault, readDocument(by.document, 'by.document'));
    const personId = by.field === 'name' ? null : (await store.get('identities', key))?.personId;
    const kept = await store.find('memberships', personId ? { personId } : { nameKey: key });
    const ids = kept.filter(({ removedAt }) => removedAt === null).map(({ householdId }) => householdId);
    const households = (await store.getMany('households', [...new Set(ids)]))
      .filter((household) => isAssisted(household) && serves(staffOf(call), household))
      .slice(0, ROWS);
    const memberIds = households.flatMap((household) => household.memberIds);
    const memberships = await store.getMany('memberships', memberIds);
    const nameOf = new Map(memberships.map((one) => [one._id, openTyped(services, one).name]));
    const what = JSON.stringify({ by: by.field, found: households.length });
    await store.transaction((tx) => auditStaff(call, tx, { did: 'assisted.search', of: key, what }));
    return {
      households: households.map(({ _id, receipt, memberIds: members }) => ({
        householdId: _id,
        receipt,
        names: members.flatMap((id) => nameOf.get(id) ?? []),
      })),
    };
  },
});

export const assistedFile = keyed(agencyActions['assisted.file'], {
  summary: 'Sends a case for such a household; somebody else decides it.',
  may: 'clerk',
  limits: [],
  touches: [...HOUSEHOLD_DATA, 'diagnosis', 'case'],
  async run({ householdId, application, attachments }, call, tx) {
    const staff = await onDuty(call, tx);
    const found = await opened(tx, staff, householdId);
    const subject = await requireSubject(call, tx, householdId, application);
    await requirePossible(application, subject, { call, reader: tx, to: 'staff' });
    const one = newCase(call, application, subject, staff._id);
    await requireNoOther(call, one);
    await adopt(tx, one, call.accountId, attachments);
    const filed = await tx.put('cases', moved(call, { ...one, attachments }, 'filedAtDesk', { by: 'staff' }));
    await auditStaff(call, tx, { did: 'assisted.file', of: filed._id });
    return assistedView(call, found, [filed, ...(await casesOf(call, found.household))]);
  },
});

export const assistedAnswer = keyed(agencyActions['assisted.answer'], {
  summary: 'Answers for such a household what was asked for; somebody else decides it.',
  may: 'clerk',
  limits: [],
  touches: [...HOUSEHOLD_DATA, 'case'],
  async run({ householdId, caseId, revision, words, attachments }, call, tx) {
    const staff = await onDuty(call, tx);
    const found = await opened(tx, staff, householdId);
    const one = await tx.get('cases', caseId);
    if (!one || one.householdId !== householdId) throw new Refusal('NOT_FOUND');
    if (one.state !== 'returned')
      throw new Refusal('STALE', { message: '这件申请没有等补充的材料，请刷新后查看。' });
    requireRevision(one, revision);
    const all = [...one.attachments, ...attachments];
    if (all.length > MAXIMUM_ATTACHMENTS)
      throw new Refusal('LIMIT_REACHED', {
        message: `一件申请最多${MAXIMUM_ATTACHMENTS}份材料，请减少后再提交。`,
        path: 'attachments',
      });
    await adopt(tx, { _id: caseId, attachments: [] }, call.accountId, attachments);
    const sent = moved(call, { ...one, attachments: all }, 'answered', { by: 'staff', words });
    const answered = await tx.put('cases', sent);
    await auditStaff(call, tx, { did: 'assisted.answer', of: caseId });
    const others = (await casesOf(call, found.household)).filter(({ _id }) => _id !== caseId);
    return assistedView(call, found, [answered, ...others]);
  },
});

export const assistedCode = keyed(agencyActions['assisted.code'], {
  summary: 'A code on paper with which a member takes the household over; the one before is of no use then.',
  may: 'clerk',
  limits: [],
  touches: ['household'],
  async run({ householdId }, call, tx) {
    const staff = await onDuty(call, tx);
    const { household } = await opened(tx, staff, householdId);
    const use = { householdId, invitation: null };
    const { code, kept } = await issueCode(call.services, tx, CODE_MS, () => use);
    await tx.put('households', { ...household, assisted: { ...household.assisted, codeId: kept._id } });
    await auditStaff(call, tx, { did: 'assisted.code', of: householdId });
    return { code, expiresAt: kept.expiresAt };
  },
});

/** A household that was registered on paper in a place of theirs and not taken over yet; any other is not found. */
async function opened(
  reader: Pick<Transaction, 'get'>,
  staff: Staff,
  householdId: string,
): Promise<{ household: Assisted; memberships: Membership[] }> {
  const household = await reader.get('households', householdId);
  if (!household || !isAssisted(household) || !serves(staff, household)) throw new Refusal('NOT_FOUND');
  const memberships: Membership[] = [];
  for (const id of household.memberIds) memberships.push((await reader.get('memberships', id)) as Membership);
  return { household, memberships };
}

function isAssisted(household: Household): household is Assisted {
  return household.assisted?.takenOverAt === null;
}

function casesOf({ services }: Call, { accountId }: Household): Promise<Case[]> {
  return services.store.find('cases', { applicantAccountId: accountId });
}

async function assistedView(
  { services, today }: Call,
  { household, memberships }: { household: Assisted; memberships: readonly Membership[] },
  cases: readonly Case[],
): Promise<AssistedView> {
  const { form, signedOn } = household.assisted;
  return {
    household: await viewOf(services, { household, memberships, removed: [] }, today),
    receipt: household.receipt,
    desk: deskOf(household.region, household.county),
    consent: { form, signedOn },
    cases: cases.map((one) => {
      const { submittedAt: _, ...row } = rowOf(services, one);
      const asked = one.timeLine.findLastIndex(({ event }) => event === 'returned');
      return {
        ...row,
        revision: one.revision,
        asked: one.state === 'returned' ? wordsOf(services, one, asked) : null,
      };
    }),
  };
}
