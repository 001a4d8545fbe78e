import type { Call } from '../action';
import type { Case } from '../documents';
import { householdOf } from '../household';
import { Refusal } from '../refusal';

/**
 * Refuses a case that is the caller's own or their family's: whom they keep, who keeps them, and whomever those keep.
 * A household's word is enough for this; whoever claims a clerk as theirs merely has another decide.
 */
export async function requireNoKin(
  call: Call,
  { personId, applicantAccountId }: Pick<Case, 'personId' | 'applicantAccountId'>,
): Promise<void> {
  const { store } = call.services;
  const applicant = applicantAccountId === null ? null : await store.get('accounts', applicantAccountId);
  const persons = await kinOf(call);
  const theirs =
    persons.has(personId ?? '') ||
    applicantAccountId === call.accountId ||
    persons.has(applicant?.personId ?? '');
  if (!theirs) return;
  const message = '这是您本人或家人的申请，由其他经办人员办理。';
  throw new Refusal('NOT_ALLOWED', { message });
}

/** The caller's own person and family: whom they keep, who keeps them, and whomever those keep. */
export async function kinOf(call: Call): Promise<Set<string>> {
  const { services, account } = call;
  const { store } = services;
  const own = await householdOf(call);
  const persons = new Set(own?.memberships.map((membership) => membership.personId));
  if (account?.personId) {
    persons.add(account.personId);
    const kept = await store.find('memberships', { personId: account.personId });
    const standing = kept.filter(({ removedAt }) => removedAt === null).map(({ householdId }) => householdId);
    const households = await store.getMany('households', standing);
    const members = await store.getMany(
      'memberships',
      households.flatMap(({ memberIds }) => memberIds),
    );
    for (const member of members) persons.add(member.personId);
  }
  return persons;
}
