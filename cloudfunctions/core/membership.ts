import {
  COUNTIES,
  categoriesFor,
  MAXIMUM_MEMBERS,
  type MemberInput,
  type Place,
  placesFor,
  RESTORABLE_DAYS,
  type Region,
} from '@jiayibao/shared/contract/resident';
import { addDays, type CivilDate, civilDateInChina } from '@jiayibao/shared/dates';
import { obstacleToGroups } from '@jiayibao/shared/recognition';
import type { Call } from './action';
import type { Account, Draft, Household, Membership } from './documents';
import { watchNewborn } from './newborn/watch';
import { identityKey, nameKey, personOf } from './person';
import { Refusal } from './refusal';
import type { Services } from './services';
import type { Transaction } from './store';
import { openTyped, readMember, sealTyped, type Typed } from './typed';

/** A household with the memberships of it that stand, and those that were taken out lately. */
export interface Kept {
  household: Household;
  memberships: readonly Membership[];
  removed: readonly Membership[];
}

/** A household in a transaction, with the account that keeps it. */
export interface Opened extends Kept {
  account: Account;
}

/** Reads the caller's household; refuses where there is none. */
export async function openHousehold(call: Call, tx: Transaction): Promise<Opened> {
  const account = await tx.get('accounts', call.accountId);
  const household = account?.householdId ? await tx.get('households', account.householdId) : null;
  if (!account || !household) throw new Refusal('NOT_FOUND', { message: '您还没有登记家庭，请先登记。' });
  const read = async (ids: readonly string[] = []) => {
    const found: Membership[] = [];
    for (const id of ids) found.push((await tx.get('memberships', id)) as Membership);
    return found;
  };
  const memberships = await read(household.memberIds);
  return { account, household, memberships, removed: await read(household.removedIds) };
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
  place: {
    account: Account;
    householdId: string;
    region: Region;
    others: readonly Membership[];
    path: string;
  },
  record: Pick<Draft<'memberships'>, '_id' | 'receipt'> & {
    revision?: number;
    personId?: string;
    status?: Membership['status'];
  },
): Promise<Membership> {
  const { services, today } = call;
  const { typed: read, document } = readMember(member, place.path, today);
  if (!categoriesFor(document.kind).includes(read.category)) {
    const message = '人员类别与证件类型不符，请检查后重新选择。';
    throw new Refusal('MALFORMED_REQUEST', { message, path: `${place.path}.category` });
  }
  const contradiction = obstacleToGroups(read.claimedGroups, read.sex);
  if (contradiction !== null)
    throw new Refusal('MALFORMED_REQUEST', { message: contradiction, path: `${place.path}.claimedGroups` });
  const typed = { ...read, place: chosenPlace(read, place.region, `${place.path}.place`) };
  if (typed.relation === 'self' && selfAmong(services, place.others))
    throw new Refusal('ALREADY_IN_HOUSEHOLD', {
      message: '家里已经有一位“本人”，请改选其他关系。',
      path: `${place.path}.relation`,
    });
  const person = await personOf(tx, services, document);
  if (place.others.some(({ personId }) => personId === person._id))
    throw new Refusal('ALREADY_IN_HOUSEHOLD', { path: `${place.path}.document.number` });
  const kept = record.personId === person._id ? record.status : undefined;
  await watchNewborn(tx, services, record._id, typed.birthDate, today);
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

/** What the place is to the member, as who they enrol; null where the region's policy does not ask. */
function chosenPlace({ category, place }: Typed, region: Region, path: string): Place | null {
  const places = placesFor(region, category);
  if (places.length <= 1) return places[0] ?? null;
  if (place && places.includes(place)) return place;
  throw new Refusal('MALFORMED_REQUEST', { message: '请选择参保地是这位家人的什么地方。', path });
}

/** The one who is kept as the keeper themselves, of whom there is one at most. */
export function selfAmong(services: Services, memberships: readonly Membership[]): Membership | undefined {
  return memberships.find((membership) => openTyped(services, membership).relation === 'self');
}

/** The last day on which a removal can be undone. */
export function restorableUntil(removedAt: number): CivilDate {
  return addDays(civilDateInChina(removedAt), RESTORABLE_DAYS);
}

/** Those of a household's removed members who can be brought back on a day: nobody who is a member again. */
export function restorable({ memberships, removed }: Omit<Kept, 'household'>, day: CivilDate): Membership[] {
  const inTime = removed.filter(({ removedAt }) => removedAt !== null && restorableUntil(removedAt) >= day);
  return inTime.filter((one) => memberships.every(({ personId }) => personId !== one.personId));
}

/** A new membership is claimed, but of the account's own person. */
export function statusFor(account: Account, personId: string): Membership['status'] {
  return account.personId === personId ? 'confirmed' : 'claimed';
}

/** What the unique index of memberships is on: one person once in a household. */
export function slotOf(householdId: string, personId: string): string {
  return `${householdId}:${personId}`;
}

/** The accounts whose households see a person's record, and as which of their members. */
export async function accountsSeeing(
  { store }: Pick<Services, 'store'>,
  personId: string,
): Promise<{ accountId: string; memberId: string }[]> {
  const kept = await store.find('memberships', { personId });
  const seeing = kept.filter(({ status, removedAt }) => status === 'confirmed' && removedAt === null);
  const households = await store.getMany(
    'households',
    seeing.map(({ householdId }) => householdId),
  );
  return seeing.flatMap(({ _id: memberId, householdId }) => {
    const household = households.find(({ _id }) => _id === householdId);
    return household ? [{ accountId: household.accountId, memberId }] : [];
  });
}
