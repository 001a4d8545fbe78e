import * as z from '../zod';
import { identityDocument, personName, recordId } from './fields';

/** The text of consent that is current; another version has to be agreed to anew (PIPL art. 14). */
export const CONSENT_VERSION = '2026-11-22-2';

const accountView = z.strictObject({
  /** The version agreed to, or null: not agreed, or withdrawn. */
  consent: z.nullable(z.string()),
  consentRequired: z.string(),
  /** Whether the account has been shown to belong to a person (real-name check). */
  self: z.nullable(z.strictObject({ name: z.string() })),
  hasHousehold: z.boolean(),
});
export type AccountView = z.infer<typeof accountView>;

/** `account.read`. */
export const accountRead = { input: z.strictObject({}), output: accountView };

/** `account.consent`: agree to the processing of personal data, sensitive data apart (PIPL art. 29). */
export const accountConsent = {
  input: z.strictObject({ version: z.literal(CONSENT_VERSION), sensitive: z.literal(true) }),
  output: accountView,
};

/** `account.withdrawConsent`: nothing is processed from then on; records that law requires stay. */
export const accountWithdrawConsent = { input: z.strictObject({}), output: accountView };

/**
 * `account.proveSelf`: shows that this account belongs to a person, by name and number against the real-name
 * record of the account. An unknown number, a wrong name and a missing record get the same answer.
 */
export const accountProveSelf = {
  input: z.strictObject({ name: personName, document: identityDocument }),
  output: z.strictObject({ proven: z.boolean() }),
};

/** Who keeps me in a household's record: only what the person may know of the keeper. */
const keeper = z.strictObject({
  memberId: recordId,
  keeperName: z.string(),
  status: z.enum(['claimed', 'confirmed']),
});

/** `membership.list`: the households that keep the caller's own person; empty for an account without one. */
export const membershipList = {
  input: z.strictObject({}),
  output: z.strictObject({ keepers: z.array(keeper) }),
};
/** `membership.confirm`: lets that household see cover, settlements, recognitions. */
export const membershipConfirm = {
  input: z.strictObject({ memberId: recordId }),
  output: z.strictObject({ keepers: z.array(keeper) }),
};
/** `membership.revoke`: takes the sight away again; the membership is claimed from then on. */
export const membershipRevoke = {
  input: z.strictObject({ memberId: recordId }),
  output: z.strictObject({ keepers: z.array(keeper) }),
};
