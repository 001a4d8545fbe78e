import type { Call } from '../action';
import type { Membership } from '../documents';
import { vouchedName } from '../person';
import type { Transaction } from '../store';
import { sameKey } from '../vault';
import type { Kind, Obstacle, Subject } from './kind';

/** Lets a household see the record of a person who cannot confirm it themselves. */
export const confirmMembership: Kind<'confirmMembership', { vouched: boolean }> = {
  async obstacle(_, { membership, person }, { to }) {
    if (membership.status === 'confirmed')
      return { message: '这位成员已经确认，不用再申请。', path: 'application.memberId' };
    if (to === 'staff' && person.nameKey && !sameKey(person.nameKey, membership.nameKey))
      return { message: '申请人填写的姓名与档案里这个证件号的姓名不一致，请退回核对。' };
    return null;
  },

  approve: (_, subject, { call, tx }) => confirm(tx, call, subject),
  undo: ({ vouched }, { memberId }, { tx, of }) => unconfirm(tx, memberId, of.personId, vouched),
};

/** Confirms a membership and, where nobody has, vouches for the person as the household typed them. */
export async function confirm(
  tx: Transaction,
  { services }: Pick<Call, 'services'>,
  { membership, typed, person }: Subject,
): Promise<{ vouched: boolean }> {
  await tx.put('memberships', { ...membership, status: 'confirmed' });
  const vouched = person.name === null;
  const known = {
    ...vouchedName(services, person._id, typed.name),
    birthDate: person.birthDate ?? typed.birthDate,
    sex: person.sex ?? typed.sex,
  };
  // Written in any case: the person's revision orders this with a withdrawal of their consent, which revokes all.
  await tx.put('persons', vouched ? { ...person, ...known } : person);
  return { vouched };
}

/** Takes a household's sight of a person away again and, where it was `vouched` for with it, the name. */
export async function unconfirm(
  tx: Transaction,
  memberId: string,
  personId: string,
  vouched: boolean,
): Promise<void> {
  const membership = await tx.get('memberships', memberId);
  if (membership?.status === 'confirmed' && membership.personId === personId)
    await tx.put('memberships', { ...membership, status: 'claimed' });
  const person = vouched && (await tx.get('persons', personId));
  if (person) await tx.put('persons', { ...person, name: null, nameKey: undefined });
}

/** The obstacle of a household that only claims a person. */
export function requireConfirmed({ status }: Membership): Obstacle | null {
  if (status === 'confirmed') return null;
  return {
    message: '这位成员还没有确认，请先由本人在自己的手机上确认，或先申请家庭成员确认。',
    path: 'application.memberId',
  };
}
