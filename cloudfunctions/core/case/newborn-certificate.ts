import { formatChinese } from '@jiayibao/shared/dates';
import type { Call } from '../action';
import { historiesOf } from '../contribution/history';
import { caseOf } from '../newborn/registration';
import type { Transaction } from '../store';
import { sameKey } from '../vault';
import { confirm, unconfirm } from './confirm-membership';
import type { Kind, Subject } from './kind';

/**
 * The desk looks at a newborn's birth certificate, after the guardian has registered the child. Nothing waits for it. What
 * it finds right is vouched for; what it does not, takes the household's sight of the record away again; so does a registration that is taken back, or lapses. Once
 * cover rests on it, it cannot be taken back.
 */
export const newbornCertificate: Kind<'newbornCertificate', { vouched: boolean }> = {
  async obstacle({ memberId }, { membership, person }, { to }) {
    if (caseOf(membership) === null)
      return { message: '请在“新生儿参保”里登记这个孩子。', path: 'application.memberId' };
    if (to === 'staff' && person.nameKey && !sameKey(person.nameKey, membership.nameKey))
      return { message: '申请人填写的姓名与档案里这个证件号的姓名不一致，请退回核对。' };
    return memberId === membership._id ? null : { message: '这不是登记的孩子，请退回核对。' };
  },

  async advice(_, { person }, { call }) {
    const history = (await historiesOf(call.services, [person._id])).get(person._id) ?? [];
    const enrolled = history.find(({ state }) => state === 'active');
    if (!enrolled) return '还没有缴费。不予通过后，家里要重新登记才能缴费。';
    const to = formatChinese(enrolled.benefitTo);
    return `已经缴费，参保到${to}。不予通过只收回这个家庭查看档案的权限，参保本身要另行按规定处理。`;
  },

  async approve(_, subject, { call, tx }) {
    await closeToOthers(call, tx, subject);
    return confirm(tx, call, subject);
  },
  refuse: ({ memberId }, { tx, of }) => unconfirm(tx, memberId, of.personId, false),
  drop: ({ memberId }, { tx, of }) => unconfirm(tx, memberId, of.personId, false),

  async keeps(call, { personId }) {
    const history = (await historiesOf(call.services, [personId])).get(personId) ?? [];
    if (!history.some(({ state }) => state === 'active')) return null;
    return {
      message: '这个孩子已经参保，出生证明要由经办机构核对，不能撤回；照片有误的，经办机构会退回补充。',
    };
  },
  undo: ({ vouched }, { memberId }, { tx, of }) => unconfirm(tx, memberId, of.personId, vouched),
};

/** Whoever sees the child by a registration alone that the desk has not approved sees the record no more until it has. */
async function closeToOthers(call: Call, tx: Transaction, { membership, person }: Subject): Promise<void> {
  for (const { _id } of await call.services.store.find('memberships', { personId: person._id })) {
    const other = _id === membership._id ? null : await tx.get('memberships', _id);
    const caseId = other && caseOf(other);
    const certificate = caseId ? await tx.get('cases', caseId) : null;
    if (certificate && certificate.state !== 'approved') await unconfirm(tx, _id, person._id, false);
  }
}
