import type { Case, Membership } from '../documents';
import type { Transaction } from '../store';

/** Whether a guardian has registered this member as a newborn, and the desk has not turned the certificate down since. */
export async function isRegistered(
  reader: Pick<Transaction, 'get'>,
  membership: Membership,
): Promise<boolean> {
  const caseId = caseOf(membership);
  return caseId !== null && stands(await reader.get('cases', caseId));
}

/** Where the desk looks at the certificate of this person; null where nobody of this household has registered them. */
export function caseOf({ newborn, personId }: Membership): string | null {
  return newborn?.personId === personId ? newborn.caseId : null;
}

/** Whether a registration stands whose certificate this case is about. */
export function stands(one: Case | null): boolean {
  return one !== null && one.state !== 'refused' && one.state !== 'withdrawn';
}
