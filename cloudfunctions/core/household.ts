import { type HouseholdView, residentActions } from '@jiayibao/shared/contract/resident';
import { type Call, keyed, pure } from './action';
import type { Account, Membership } from './documents';
import { HOUSEHOLD_DATA, placeOfPhone, viewOf } from './household-view';
import { CHANGES } from './limits';
import {
  type Kept,
  openHousehold,
  requireCounty,
  requireRevision,
  restorable,
  writeMember,
} from './membership';
import { receiptOf } from './receipt';
import { Refusal } from './refusal';
import type { Services } from './services';
import type { Transaction } from './store';
import type { Sealed } from './vault';

/** The caller's household, outside a transaction; null where there is none. */
export async function householdOf({ services, account }: Call): Promise<Kept | null> {
  const household = account?.householdId && (await services.store.get('households', account.householdId));
  if (!household) return null;
  const ids = [...household.memberIds, ...(household.removedIds ?? [])];
  const found = await services.store.getMany('memberships', ids);
  const sorted = found.sort((a, b) => ids.indexOf(a._id) - ids.indexOf(b._id));
  // A member removed, or brought back, between the two reads is where the later read found them.
  return {
    household,
    memberships: sorted.filter(({ removedAt }) => removedAt === null),
    removed: sorted.filter(({ removedAt }) => removedAt !== null),
  };
}

/**
 * Writes the household, its revision one higher, and gives its view. Every change of a member goes through here; so
 * does the forgetting of who can no longer be brought back.
 */
export async function settle(call: Call, tx: Transaction, kept: Kept): Promise<HouseholdView> {
  const { household, memberships } = kept;
  const removed = restorable(kept, call.today);
  const stored = await tx.put('households', {
    ...household,
    memberIds: memberships.map(({ _id }) => _id),
    removedIds: removed.map(({ _id }) => _id),
  });
  return viewOf(call.services, { household: stored, memberships, removed }, call.today);
}

export const householdRead = pure(residentActions['household.read'], {
  summary: "The caller's household, or null before it is registered.",
  may: 'consented',
  limits: [],
  touches: HOUSEHOLD_DATA,
  async run(_, call) {
    const own = await householdOf(call);
    return { household: own && (await viewOf(call.services, own, call.today)) };
  },
});

export const householdRegister = keyed(residentActions['household.register'], {
  summary: 'Registers a household with all its members; one an account.',
  may: 'consented',
  limits: [CHANGES],
  touches: HOUSEHOLD_DATA,
  async run(input, call, tx) {
    const { services, today } = call;
    requireCounty(input);
    // Permission has seen the account: it exists.
    const account = (await tx.get('accounts', call.accountId)) as Account;
    if (account.householdId) throw new Refusal('ALREADY_REGISTERED');
    const householdId = services.randomness.id();
    const receipt = receiptOf(today, services.randomness);
    const memberships: Membership[] = [];
    for (const [i, member] of input.members.entries()) {
      const path = `members.${i}`;
      const place = { account, householdId, region: input.region, others: memberships, path };
      memberships.push(
        await writeMember(call, tx, member, place, { _id: services.randomness.id(), receipt }),
      );
    }
    const { region, county } = input;
    const phone = sealPhone(services, householdId, input.phone);
    await tx.put('accounts', { ...account, householdId });
    const stored = await tx.put('households', {
      _id: householdId,
      accountId: account._id,
      region,
      county,
      phone,
      memberIds: memberships.map(({ _id }) => _id),
      receipt,
    });
    const kept = { household: stored, memberships, removed: [] };
    return { receipt, household: await viewOf(services, kept, today) };
  },
});

export const householdChange = keyed(residentActions['household.change'], {
  summary: 'Changes where the household belongs, and its phone.',
  may: 'consented',
  limits: [CHANGES],
  touches: HOUSEHOLD_DATA,
  async run({ revision, region, county, phone }, call, tx) {
    requireCounty({ region, county });
    const opened = await openHousehold(call, tx);
    const { household } = opened;
    requireRevision(household, revision);
    const changed = { ...household, region, county, phone: sealPhone(call.services, household._id, phone) };
    return { household: await settle(call, tx, { ...opened, household: changed }) };
  },
});

function sealPhone(services: Services, householdId: string, phone: string | null | undefined): Sealed | null {
  return phone ? services.vault.seal(phone, placeOfPhone(householdId)) : null;
}
