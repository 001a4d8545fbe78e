import { formatChinese } from '@jiayibao/shared/dates';
import { historiesOf } from '../contribution/history';
import { caseOf } from '../newborn/registration';
import { sameKey } from '../vault';
import { confirm, unconfirm } from './confirm-membership';
import type { Kind } from './kind';

/**
 * The desk looks at a newborn's birth certificate, after the guardian has registered the child. Nothing waits for it. What
 * it finds right is vouched for; what it does not, takes the household's sight of the record away again.
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

  approve: (_, subject, { call, tx }) => confirm(tx, call, subject),
  refuse: ({ memberId }, { tx, of }) => unconfirm(tx, memberId, of.personId, false),
  undo: ({ vouched }, { memberId }, { tx, of }) => unconfirm(tx, memberId, of.personId, vouched),
};
