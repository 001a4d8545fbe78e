import type { MessageTemplate } from '@jiayibao/shared/contract/resident';
import type { Call } from '../action';
import type { Subscription } from '../documents';
import { Refusal } from '../refusal';
import type { Services } from '../services';
import type { Transaction } from '../store';

/** WeChat counts no further either way; more would only keep an old consent alive. */
const MOST_LEFT = 20;

/** The calling account has just allowed one message of each of these; WeChat's own word stands over ours. */
export async function allow(
  { services, accountId }: Call,
  tx: Transaction,
  templates: readonly MessageTemplate[],
): Promise<void> {
  const openid = services.caller();
  if (!openid) throw new Refusal('NOT_SIGNED_IN');
  const before = await tx.get('subscriptions', accountId);
  const left = { ...before?.left };
  for (const template of new Set(templates)) left[template] = Math.min(MOST_LEFT, (left[template] ?? 0) + 1);
  const sealed = services.vault.seal(openid, placeOf(accountId));
  await tx.put('subscriptions', { ...before, _id: accountId, openid: sealed, left });
}

/** Takes one of what is left of a template; gives whom to send it to, or null where nothing is allowed. */
export async function takeOne(
  { vault }: Services,
  tx: Transaction,
  accountId: string,
  template: MessageTemplate,
): Promise<string | null> {
  const subscription = await tx.get('subscriptions', accountId);
  const left = subscription?.left[template] ?? 0;
  if (!subscription || left <= 0) return null;
  await tx.put('subscriptions', { ...subscription, left: { ...subscription.left, [template]: left - 1 } });
  return openidOf({ vault }, subscription);
}

export function openidOf({ vault }: Pick<Services, 'vault'>, { _id, openid }: Subscription): string {
  return vault.open(openid, placeOf(_id));
}

function placeOf(accountId: string): string {
  return `subscriptions/${accountId}/openid`;
}
