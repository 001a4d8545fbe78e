import { type HouseholdView, residentActions } from '@jiayibao/shared/contract/resident';
import { type Call, keyed, pure } from './action';
import type { Account, Household, Membership } from './documents';
import { HOUSEHOLD_DATA, placeOfPhone, viewOf } from './household-view';
import { CHANGES } from './limits';
import { openHousehold, requireCounty, requireRevision, writeMember } from './membership';
import { receiptOf } from './receipt';
import { Refusal } from './refusal';
import type { Services } from './services';
import type { Transaction } from './store';
import type { Sealed } from './vault';

/** The caller's household with the memberships of it that stand, outside a transaction; null where there is none. */
export async function householdOf({
  services,
  account,
}: Call): Promise<{ household: Household; memberships: Membership[] } | null> {
  const household = account?.householdId && (await services.store.get('households', account.householdId));
  if (!household) return null;
  const found = await services.store.getMany('memberships', household.memberIds);
  // A member removed between the two reads is no longer the household's.
  const standing = found.filter(({ removedAt }) => removedAt === null);
  const order = (membership: Membership) => household.memberIds.indexOf(membership._id);
  return { household, memberships: standing.sort((a, b) => order(a) - order(b)) };
}

/** Writes the household, its revision one higher, and gives its view. Every change of a member goes through here. */
export async function settle(
  call: Call,
  tx: Transaction,
  household: Household,
  memberships: readonly Membership[],
): Promise<HouseholdView> {
  const stored = await tx.put('households', { ...household, memberIds: memberships.map(({ _id }) => _id) });
  return viewOf(call.services, stored, memberships, call.today);
}

export const householdRead = pure(residentActions['household.read'], {
  summary: "The caller's household, or null before it is registered.",
  may: 'consented',
  limits: [],
  touches: HOUSEHOLD_DATA,
  async run(_, call) {
    const own = await householdOf(call);
    return {
      household: own && (await viewOf(call.services, own.household, own.memberships, call.today)),
    };
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
      const place = { account, householdId, others: memberships, path: `members.${i}` };
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
    return { receipt, household: await viewOf(services, stored, memberships, today) };
  },
});

export const householdChange = keyed(residentActions['household.change'], {
  summary: 'Changes where the household belongs, and its phone.',
  may: 'consented',
  limits: [CHANGES],
  touches: HOUSEHOLD_DATA,
  async run({ revision, region, county, phone }, call, tx) {
    requireCounty({ region, county });
    const { household, memberships } = await openHousehold(call, tx);
    requireRevision(household, revision);
    const changed = { ...household, region, county, phone: sealPhone(call.services, household._id, phone) };
    return { household: await settle(call, tx, changed, memberships) };
  },
});

function sealPhone(services: Services, householdId: string, phone: string | null | undefined): Sealed | null {
  return phone ? services.vault.seal(phone, placeOfPhone(householdId)) : null;
}
