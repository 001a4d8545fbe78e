import { type OutputOf, residentActions } from '@jiayibao/shared/contract/resident';
import { type Call, keyed, pure } from './action';
import type { Membership } from './documents';
import { CHANGES } from './limits';
import { nameOf } from './person';
import { Refusal } from './refusal';
import type { Transaction } from './store';

type Keepers = OutputOf<'membership.list'>;

/** How a keeper is shown whose account was not shown to be anyone's: a name that they typed could be anybody's. */
const UNPROVEN = '未实名的账户';

export const membershipList = pure(residentActions['membership.list'], {
  summary: "The households that keep the caller's own person.",
  may: 'consented',
  limits: [],
  touches: ['name', 'household'],
  run: async (_, call) => keepersOf(call, await membershipsOf(call)),
});

export const membershipConfirm = keyed(residentActions['membership.confirm'], {
  summary: "Lets a household see the caller's own cover, settlements and recognitions.",
  may: 'consented',
  limits: [CHANGES],
  touches: ['name', 'household'],
  run: ({ memberId }, call, tx) => decide(call, tx, memberId, 'confirmed'),
});

export const membershipRevoke = keyed(residentActions['membership.revoke'], {
  summary: 'Takes that sight away again, at once.',
  may: 'consented',
  limits: [CHANGES],
  touches: ['name', 'household'],
  run: ({ memberId }, call, tx) => decide(call, tx, memberId, 'claimed'),
});

/** Sets a membership of the caller's own person; anyone else's is not found. */
async function decide(
  call: Call,
  tx: Transaction,
  memberId: string,
  status: Membership['status'],
): Promise<Keepers> {
  const account = await tx.get('accounts', call.accountId);
  const membership = await tx.get('memberships', memberId);
  const own = membership?.removedAt === null && membership.personId === account?.personId;
  if (!account || !membership || !own) throw new Refusal('NOT_FOUND');
  // The account's revision orders this with a withdrawal of consent, which revokes all.
  await tx.put('accounts', account);
  const decided = await tx.put('memberships', { ...membership, status });
  const all = (await membershipsOf(call)).map((one) => (one._id === memberId ? decided : one));
  return keepersOf(call, all);
}

async function membershipsOf({ services, account }: Call): Promise<Membership[]> {
  if (!account?.personId) return [];
  const found = await services.store.find('memberships', { personId: account.personId });
  return found.filter(({ removedAt }) => removedAt === null);
}

async function keepersOf({ services }: Call, memberships: readonly Membership[]): Promise<Keepers> {
  const { store } = services;
  const households = await store.getMany(
    'households',
    distinct(memberships.map(({ householdId }) => householdId)),
  );
  const accounts = await store.getMany('accounts', distinct(households.map(({ accountId }) => accountId)));
  const persons = await store.getMany(
    'persons',
    distinct(accounts.flatMap(({ personId }) => personId ?? [])),
  );
  const keepers = memberships.map(({ _id, householdId, status }) => {
    const household = households.find((one) => one._id === householdId);
    const account = accounts.find((one) => one._id === household?.accountId);
    const person = persons.find((one) => one._id === account?.personId);
    return { memberId: _id, keeperName: (person && nameOf(services, person)) ?? UNPROVEN, status };
  });
  return { keepers };
}

function distinct(ids: readonly string[]): string[] {
  return [...new Set(ids)];
}
