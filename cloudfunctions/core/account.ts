import { type AccountView, CONSENT_VERSION, residentActions } from '@jiayibao/shared/contract/resident';
import { type Call, keyed, type Limit, pure } from './action';
import { withdrawAll } from './case/applicant';
import type { Account, Draft } from './documents';
import { CHANGES } from './limits';
import { statusFor } from './membership';
import { identityKey, nameKey, nameOf, personOf, readDocument, vouchedName } from './person';
import type { Transaction } from './store';
import { type LookupKey, sameKey } from './vault';

/** Tries of one account to show whose it is. */
const TRIES_OF_CALLER: Limit = { name: 'proveSelf', times: 5, seconds: 3600, code: 'TOO_MANY_TRIES' };
/** Tries at one number, whoever makes them. */
const TRIES_AT_NUMBER: Limit = {
  name: 'proveNumber',
  times: 10,
  seconds: 3600,
  of: {
    what: 'identityNumber',
    key: ({ document }: { document: Parameters<typeof readDocument>[0] }, { vault }) =>
      identityKey(vault, readDocument(document, 'document')),
  },
  code: 'TOO_MANY_TRIES',
};
/** Compared with where an account has no real-name record: equal to no key. */
const NO_KEY = '' as LookupKey;

export const accountRead = pure(residentActions['account.read'], {
  summary: 'The state of the account: consent, whose it is, whether it has a household.',
  may: 'signedIn',
  limits: [],
  touches: ['name'],
  run: (_, call) => view(call, call.account),
});

export const accountConsent = keyed(residentActions['account.consent'], {
  summary: 'Agrees to the processing of personal data, sensitive data apart.',
  may: 'signedIn',
  limits: [CHANGES],
  touches: ['name'],
  async run({ version }, call, tx) {
    const account = (await tx.get('accounts', call.accountId)) ?? newAccount(call.accountId);
    return view(
      call,
      await tx.put('accounts', { ...account, consent: { version, at: call.services.clock.now() } }),
    );
  },
});

export const accountWithdrawConsent = keyed(residentActions['account.withdrawConsent'], {
  summary:
    "Withdraws that; nobody sees the person's cover and settlements any more, and what is undecided is taken back.",
  may: 'signedIn',
  limits: [CHANGES],
  touches: ['name', 'household', 'case'],
  async run(_, call, tx) {
    const account = await tx.get('accounts', call.accountId);
    if (!account) return view(call, null);
    if (account.personId) await revokeAll(call, tx, account.personId);
    await withdrawAll(call, tx);
    await tx.remove('subscriptions', call.accountId);
    return view(call, await tx.put('accounts', { ...account, consent: null }));
  },
});

export const accountProveSelf = keyed(residentActions['account.proveSelf'], {
  summary:
    'Shows by name and number whose the account is; an unknown number, a wrong name and no record look the same.',
  may: 'consented',
  limits: [TRIES_OF_CALLER, TRIES_AT_NUMBER],
  touches: ['name', 'identityNumber', 'birthDate', 'household'],
  async run(input, call, tx) {
    const { services } = call;
    const document = readDocument(input.document, 'document');
    const record = await tx.get('realNames', call.accountId);
    const numberHolds = sameKey(record?.numberKey ?? NO_KEY, identityKey(services.vault, document));
    const nameHolds = sameKey(record?.nameKey ?? NO_KEY, nameKey(services.vault, input.name));
    if (!numberHolds || !nameHolds) return { proven: false };
    const person = await personOf(tx, services, document);
    const vouched = vouchedName(services, person._id, input.name);
    // A name that is known already keeps its spelling, which others see.
    if (person.nameKey !== vouched.nameKey) await tx.put('persons', { ...person, ...vouched });
    // Permission has seen the account: it exists.
    const account = (await tx.get('accounts', call.accountId)) as Account;
    const proven = await tx.put('accounts', { ...account, personId: person._id });
    await confirmOwn(tx, proven, person._id);
    return { proven: true };
  },
});

/**
 * In the account's own household, keeper and person are now one: their membership is confirmed. The household's
 * revision orders this with a member who is added or brought back meanwhile.
 */
async function confirmOwn(tx: Transaction, account: Account, personId: string): Promise<void> {
  const household = account.householdId ? await tx.get('households', account.householdId) : null;
  if (!household) return;
  await tx.put('households', household);
  for (const id of household.memberIds) {
    const membership = await tx.get('memberships', id);
    if (membership?.personId === personId)
      await tx.put('memberships', { ...membership, status: statusFor(account, personId) });
  }
}

/**
 * Takes every household's sight of a person away. Which households have it is found outside the transaction: the
 * person's revision orders this with a confirmation by the agency meanwhile, the account's with one by themselves.
 */
async function revokeAll(call: Call, tx: Transaction, personId: string): Promise<void> {
  const person = await tx.get('persons', personId);
  if (person) await tx.put('persons', person);
  for (const { _id } of await call.services.store.find('memberships', { personId })) {
    const membership = await tx.get('memberships', _id);
    if (membership?.personId === personId && membership.status === 'confirmed')
      await tx.put('memberships', { ...membership, status: 'claimed' });
  }
}

function newAccount(accountId: string): Draft<'accounts'> {
  return { _id: accountId, consent: null, personId: null, householdId: null };
}

async function view({ services }: Call, account: Account | null): Promise<AccountView> {
  const personId = account?.consent && account.personId;
  const person = personId ? await services.store.get('persons', personId) : null;
  const name = person && nameOf(services, person);
  return {
    consent: account?.consent?.version ?? null,
    consentRequired: CONSENT_VERSION,
    self: name ? { name } : null,
    hasHousehold: account?.householdId != null,
  };
}
