import { type AgencyOutputOf, agencyActions, type StaffView } from '@jiayibao/shared/contract/agency';
import { type Call, keyed, pure } from './action';
import { auditStaff } from './audit';
import { moved, stateOf } from './case/record';
import { issueCode, spendCode, TRIES_AT_CODE, wrongCode } from './code';
import type { Code, Staff } from './documents';
import { CHANGES } from './limits';
import { requireCounty } from './membership';
import { nameKey, nameOf } from './person';
import { Refusal } from './refusal';
import type { Services } from './services';
import { rankOf, requireRole } from './staff-role';
import type { Transaction } from './store';
import { sameKey } from './vault';

/** How long an invitation is open, in milliseconds. */
const INVITATION_MS = 3 * 86_400_000;

type Post = Pick<Staff, 'role' | 'region' | 'counties'>;

export const staffMe = pure(agencyActions['staff.me'], {
  summary: "The caller's own role and counties.",
  may: 'clerk',
  limits: [],
  touches: ['name'],
  run: async (_, call) => viewOf(call.services, staffOf(call)),
});

export const staffList = pure(agencyActions['staff.list'], {
  summary: 'Whom the caller may end, and the invitations that are open.',
  may: 'lead',
  limits: [],
  touches: ['name'],
  run: async (_, call) => listOf(call, await staffIn(call)),
});

export const staffInvite = keyed(agencyActions['staff.invite'], {
  summary: "Invites someone to a role that is at most the caller's, in counties that are the caller's.",
  may: 'lead',
  limits: [CHANGES],
  touches: ['name'],
  async run({ name, ...post }, call, tx) {
    const granting = await onDuty(call, tx);
    for (const county of post.counties) requireCounty({ region: post.region, county });
    if ((post.role === 'prefecture') !== (post.counties.length === 0)) {
      const message = '市州人员不分县区；其他人员至少要选一个县区。';
      throw new Refusal('MALFORMED_REQUEST', { message, path: 'counties' });
    }
    if (!mayGrant(granting, post))
      throw new Refusal('NOT_ALLOWED', { message: '只能授予自己县区内、不高于自己的权限。', path: 'role' });
    const { vault } = call.services;
    const { code, kept } = await issueCode(call.services, tx, INVITATION_MS, (_id) => ({
      householdId: null,
      region: post.region,
      invitation: {
        role: post.role,
        counties: post.counties,
        name: vault.seal(name, placeOfInvited(_id)),
        nameKey: nameKey(vault, name),
        grantedBy: granting._id,
      },
    }));
    await auditStaff(call, tx, { did: 'staff.invite', of: kept._id, what: JSON.stringify(post) });
    return { code, expiresAt: kept.expiresAt };
  },
});

export const staffAccept = keyed(agencyActions['staff.accept'], {
  summary: 'Takes an invitation up, with an account shown to be a person of the invited name.',
  may: 'consented',
  limits: [TRIES_AT_CODE],
  touches: ['name'],
  async run({ code }, call, tx) {
    const { services } = call;
    const account = await tx.get('accounts', call.accountId);
    const person = account?.personId ? await tx.get('persons', account.personId) : null;
    const name = person && nameOf(services, person);
    if (!person?.nameKey || !name) {
      const message = '请先在“我的”里完成实名，再接受邀请：经办人员不能办理自己和家人的事。';
      throw new Refusal('NOT_ALLOWED', { message });
    }
    const { _id, invitation, region } = await spendCode(services, tx, code);
    if (!invitation || !region || !sameKey(invitation.nameKey, person.nameKey)) throw wrongCode();
    const granting = await tx.get('staff', invitation.grantedBy);
    const { role, counties, grantedBy } = invitation;
    // Whoever invited may have been ended, or moved, since.
    if (!granting || granting.until !== null || !mayGrant(granting, { role, region, counties }))
      throw wrongCode();
    const staff = await putStaff(services, tx, call.accountId, { role, region, counties, name, grantedBy });
    await auditStaff({ ...call, staff }, tx, { did: 'staff.accept', of: _id });
    return viewOf(services, staff);
  },
});

export const staffEnd = keyed(agencyActions['staff.end'], {
  summary: 'Ends a role at once.',
  may: 'lead',
  limits: [CHANGES],
  touches: ['name'],
  async run({ staffId }, call, tx) {
    const ending = await onDuty(call, tx);
    const staff = await tx.get('staff', staffId);
    if (!staff || staff.until !== null || !mayGrant(ending, staff)) throw new Refusal('NOT_FOUND');
    if (staffId === ending._id)
      throw new Refusal('NOT_ALLOWED', { message: '不能结束自己的权限，请由上级或同级负责人办理。' });
    await tx.put('staff', { ...staff, until: call.services.clock.now() });
    await releaseAll(call, tx, staffId);
    await auditStaff(call, tx, { did: 'staff.end', of: staffId });
    return listOf(
      call,
      (await staffIn(call)).filter(({ _id }) => _id !== staffId),
    );
  },
});

/** Gives back what one of staff has taken and not decided. */
async function releaseAll(call: Call, tx: Transaction, staffId: string): Promise<void> {
  const { store, clock } = call.services;
  for (const { _id } of await store.find('cases', { takenBy: staffId })) {
    const one = await tx.get('cases', _id);
    if (one?.takenBy === staffId && stateOf(one, clock.now()) === 'inReview')
      await tx.put('cases', moved(call, one, 'released', { by: 'staff' }));
  }
}

/** Records the first of a region's staff, whom nobody could invite; the account has to be shown to be someone's. */
export async function recordStaff(services: Services, openid: string, post: Post): Promise<void> {
  const accountId = services.vault.lookup('account', openid);
  await services.store.transaction(async (tx) => {
    const account = await tx.get('accounts', accountId);
    const person = account?.personId ? await tx.get('persons', account.personId) : null;
    const name = person && nameOf(services, person);
    if (!name) throw new Refusal('NOT_FOUND');
    await putStaff(services, tx, accountId, { ...post, name, grantedBy: null });
  });
}

/** The caller's role, which the permission has seen. */
export function staffOf({ staff }: Call): Staff {
  if (!staff) throw new Error('the action asks for no role');
  return staff;
}

/**
 * The caller's role as it stands in the transaction. It is written back: of a decision and the end of the role of who
 * decides, at once, one waits for the other.
 */
export async function onDuty(call: Call, tx: Transaction): Promise<Staff> {
  const { _id, role } = staffOf(call);
  const staff = await tx.get('staff', _id);
  requireRole(staff, role);
  return tx.put('staff', staff);
}

/** The name of one of staff. */
export function staffName({ vault }: Services, staff: Staff): string {
  return vault.open(staff.name, placeOfName(staff._id));
}

async function putStaff(
  { vault, clock }: Services,
  tx: Transaction,
  _id: string,
  { name, ...post }: Post & { name: string; grantedBy: string | null },
): Promise<Staff> {
  const before = await tx.get('staff', _id);
  const sealed = vault.seal(name, placeOfName(_id));
  return tx.put('staff', { ...before, ...post, _id, name: sealed, from: clock.now(), until: null });
}

/** At most one's own role, in one's own counties: a prefecture's are all of its region. */
function mayGrant(granting: Staff, { role, region, counties }: Post): boolean {
  const own = granting.counties;
  const within =
    own.length === 0 || (counties.length > 0 && counties.every((county) => own.includes(county)));
  return granting.region === region && within && rankOf(role) <= rankOf(granting.role);
}

function staffIn({ services, staff }: Call): Promise<Staff[]> {
  return services.store.find('staff', { region: staff?.region });
}

async function listOf(call: Call, all: readonly Staff[]): Promise<AgencyOutputOf<'staff.list'>> {
  const { services } = call;
  const own = staffOf(call);
  const codes = await services.store.find('codes', { region: own.region });
  const open = codes.filter(({ usedAt, expiresAt }) => usedAt === null && expiresAt > services.clock.now());
  return {
    staff: all
      .filter((staff) => staff.until === null && mayGrant(own, staff))
      .map((staff) => ({ ...viewOf(services, staff), from: staff.from })),
    invitations: open.flatMap((code) => invitationOf(services, own, code) ?? []),
  };
}

function invitationOf({ vault }: Services, own: Staff, { _id, expiresAt, region, invitation }: Code) {
  if (!invitation || !region) return null;
  const { role, counties, name } = invitation;
  if (!mayGrant(own, { role, region, counties })) return null;
  return { name: vault.open(name, placeOfInvited(_id)), role, region, counties, expiresAt };
}

function viewOf(services: Services, staff: Staff): StaffView {
  const { _id, role, region, counties } = staff;
  return { staffId: _id, name: staffName(services, staff), role, region, counties };
}

function placeOfName(staffId: string): string {
  return `staff/${staffId}/name`;
}

function placeOfInvited(codeId: string): string {
  return `codes/${codeId}/name`;
}
