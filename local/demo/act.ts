import {
  agencyTable,
  handle,
  recordRealName,
  residentTable,
  type Services,
  type Table,
  type TypedDocument,
} from '@jiayibao/cloudfunctions/core';
import type { AgencyAction, AgencyInputOf, AgencyOutputOf } from '@jiayibao/shared/contract/agency';
import {
  CONSENT_VERSION,
  type InputOf,
  type OutputOf,
  type ResidentAction,
} from '@jiayibao/shared/contract/resident';

/** One action as a resident. */
export function act<Name extends ResidentAction>(
  services: Services,
  openid: string,
  action: Name,
  input: InputOf<Name>,
): Promise<OutputOf<Name>> {
  return sent(residentTable, services, openid, { action, input }) as Promise<OutputOf<Name>>;
}

/** One action as staff. */
export function actAsStaff<Name extends AgencyAction>(
  services: Services,
  openid: string,
  action: Name,
  input: AgencyInputOf<Name>,
): Promise<AgencyOutputOf<Name>> {
  return sent(agencyTable, services, openid, { action, input }) as Promise<AgencyOutputOf<Name>>;
}

/** Agrees, and shows whose the account is, as WeChat's real-name check would have it. */
export async function proveSelf(
  services: Services,
  openid: string,
  self: { name: string; document: TypedDocument },
): Promise<void> {
  await recordRealName(services, openid, self);
  await act(services, openid, 'account.consent', { version: CONSENT_VERSION, sensitive: true });
  await act(services, openid, 'account.proveSelf', self);
}

/** A refusal is a mistake in the demo data. */
async function sent(
  table: Table,
  services: Services,
  openid: string,
  call: { action: string; input: unknown },
): Promise<unknown> {
  const key = services.randomness.id();
  const reply = await handle(table, { ...call, key }, { ...services, caller: () => openid });
  if (!reply.ok) throw new Error(`demo data: ${call.action} was refused with ${reply.error.code}`);
  return reply.data;
}
