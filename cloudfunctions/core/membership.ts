import { COUNTIES, MAXIMUM_MEMBERS, type MemberInput } from '@jiayibao/shared/contract/resident';
import type { Call } from './action';
import type { Account, Draft, Household, Membership } from './documents';
import { identityKey, nameKey, personOf } from './person';
import { Refusal } from './refusal';
import type { Transaction } from './store';
import { readMember, sealTyped } from './typed';

/** A household in a transaction, with the memberships of it that stand. */
export interface Opened {
  account: Account;
  household: Household;
  memberships: Membership[];
}

/** Reads the caller's household; refuses where there is none. */
export async function openHousehold(call: Call, tx: Transaction): Promise<Opened> {
  const account = await tx.get('accounts', call.accountId);
  const household = account?.householdId ? await tx.get('households', account.householdId) : null;
  if (!account || !household) throw new Refusal('NOT_FOUND', { message: '您还没有登记家庭，请先登记。' });
  const memberships: Membership[] = [];
  for (const id of household.memberIds) memberships.push((await tx.get('memberships', id)) as Membership);
  return { account, household, memberships };
}

/** The membership of that id among those that stand; another household's is not found either. */
export function memberOf({ memberships }: Opened, memberId: string): Membership {
  const membership = memberships.find(({ _id }) => _id === memberId);
  if (!membership) throw new Refusal('NOT_FOUND');
  return membership;
}

/** Refuses a change of something that was changed since the caller saw it. */
export function requireRevision(record: { revision: number }, seen: number): void {
  if (record.revision !== seen) throw new Refusal('STALE', { path: 'revision' });
}

/** Refuses a county that the region does not have. */
export function requireCounty({ region, county }: Pick<Household, 'region' | 'county'>): void {
  if (COUNTIES[region].some(({ code }) => code === county)) return;
  throw new Refusal('MALFORMED_REQUEST', { message: '请选择所在地区的县（市、区）。', path: 'county' });
}

/** Refuses more members than a household can have. */
export function requireRoom(memberships: readonly Membership[]): void {
  if (memberships.length < MAXIMUM_MEMBERS) return;
  const message = `一个家庭最多登记${MAXIMUM_MEMBERS}人，请先移出不再登记的成员。`;
  throw new Refusal('LIMIT_REACHED', { message });
}

/**
 * Writes what was typed of a member into a membership, new or one that stands. The person behind the number is
 * linked as claimed, known or not, and nothing of them is read; the account's own person is confirmed by that.
 * `others`: the household's other memberships. `path`: where the member is in the input.
 */
export async function writeMember(
  call: Call,
  tx: Transaction,
  member: MemberInput,
  place: { account: Account; householdId: string; others: readonly Membership[]; path: string },
  record: Pick<Draft<'memberships'>, '_id' | 'receipt'> & {
    revision?: number;
    personId?: string;
    status?: Membership['status'];
  },
): Promise<Membership> {
  const { services, today } = call;
  const { typed, document } = readMember(member, place.path, today);
  const person = await personOf(tx, services, document);
  if (place.others.some(({ personId }) => personId === person._id))
    throw new Refusal('ALREADY_IN_HOUSEHOLD', { path: `${place.path}.document.number` });
  const kept = record.personId === person._id ? record.status : undefined;
  return tx.put('memberships', {
    ...record,
    householdId: place.householdId,
    personId: person._id,
    identityId: identityKey(services.vault, document),
    status: kept ?? statusFor(place.account, person._id),
    typed: sealTyped(services, record._id, typed),
    nameKey: nameKey(services.vault, typed.name),
    slot: slotOf(place.householdId, person._id),
    removedAt: null,
  });
}

/** A new membership is claimed, but of the account's own person. */
export function statusFor(account: Account, personId: string): Membership['status'] {
  return account.personId === personId ? 'confirmed' : 'claimed';
}

/** What the unique index of memberships is on: one person once in a household. */
export function slotOf(householdId: string, personId: string): string {
  return `${householdId}:${personId}`;
}
