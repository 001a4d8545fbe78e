import type { ApplicationOf } from '@jiayibao/shared/contract/resident';
import { civilDateInChina, formatChinese } from '@jiayibao/shared/dates';
import { formatYuan } from '@jiayibao/shared/money';
import { type Paid, paidFor, refundTerms } from '../contribution/refund-terms';
import type { Enrolment } from '../documents';
import { enrolmentId } from '../enrolment';
import { accountsSeeing } from '../membership';
import { notify } from '../notice';
import { giveBack } from '../order/give-back';
import { amountOf } from '../order/record';
import { Refusal } from '../refusal';
import { requireConfirmed } from './confirm-membership';
import type { Kind, Look, Obstacle } from './kind';

type Application = ApplicationOf<'contributionRefund'>;

/**
 * Gives back what a person paid themselves, and ends their enrolment with it (第十三条). The money goes to who paid, the way
 * it came. Where no rule computes it (Linxia; another reason) the desk decides.
 */
export const contributionRefund: Kind<'contributionRefund', { refundNumber: string }> = {
  async obstacle(application, subject, look) {
    const paid = await paidFor(look.reader, subject.person._id, application.benefitYear);
    // Who paid may ask for it back; of anyone else's payment an unconfirmed household is told nothing.
    const isPayer = isPaid(paid) && paid.order.accountId === subject.household.accountId;
    const unconfirmed = isPayer ? null : requireConfirmed(subject.membership);
    if (unconfirmed) return unconfirmed;
    if (!isPaid(paid)) return notPaidHere(paid);
    if (amountOf(paid.item) === 0)
      return {
        message: '这一年个人没有缴费，没有可退的钱；不再参保请申请“暂停或终止参保”。',
        path: 'application.benefitYear',
      };
    const { answer } = await termsOf(paid, application, look);
    if (!answer.ok) {
      if (answer.error.code === 'BENEFIT_NOT_OFFERED') return null;
      return { message: answer.error.message, path: 'application.eventOn' };
    }
    if (answer.result.denial?.code !== 'benefitPeriodBegun') return null;
    const message = '事情发生在待遇享受期开始以后，按第十三条不能退费；不再参保请申请“暂停或终止参保”。';
    return { message, path: 'application.eventOn' };
  },

  async advice(application, { person }, look) {
    const paid = await paidFor(look.reader, person._id, application.benefitYear);
    return isPaid(paid) ? adviceOn(paid, application, look, true) : null;
  },

  async approve({ benefitYear }, { person }, { call, tx, of }) {
    const { services } = call;
    const paid = await paidFor(tx, person._id, benefitYear);
    // What is in the way of it has been looked at in the same transaction.
    if (!isPaid(paid)) throw new Error('an enrolment that was not paid here is not given back');
    const { order, at } = paid;
    const personId = person._id;
    const enrolment = (await tx.get('enrolments', enrolmentId(personId, benefitYear))) as Enrolment;
    // No money is behind it any more: whatever ended it, nobody brings it back.
    await tx.put('enrolments', { ...enrolment, state: 'ended', orderNumber: undefined });
    const refund = await giveBack(tx, order, at, { why: 'applied', now: services.clock.now() });
    if (order.accountId !== of.applicantAccountId) {
      const words = `订单${order.number}中一位参保人的退费已经通过，${formatYuan(refund.amountFen)}元将原路退回。`;
      const { accountId, number: orderNumber } = order;
      const told = { accountId, kind: 'contributionReturning', caseId: null, orderNumber, words } as const;
      await notify(tx, services, told);
    }
    for (const { accountId } of await accountsSeeing(services, person._id)) {
      if (accountId === order.accountId || accountId === of.applicantAccountId) continue;
      const words = `您家里一位参保人${benefitYear}年度的参保随别人申请的退费终止了；不是本人意愿的，请联系经办机构，要继续参保请重新缴费。`;
      await notify(tx, services, { accountId, kind: 'contributionReturning', caseId: null, words });
    }
    return { refundNumber: refund.number };
  },

  async undo() {
    const message = '退费已经发出，不能撤销；要继续参保，请重新缴费。';
    throw new Refusal('NOT_ALLOWED', { message });
  },
};

/** What the rule says of a refund and what follows from it, for applicant and clerk alike; of aid only to who sees the record. */
export async function adviceOn(
  paid: Paid,
  application: Application,
  look: Look,
  isSeen: boolean,
): Promise<string> {
  const { answer } = await termsOf(paid, application, look);
  const own = formatYuan(amountOf(paid.item));
  const follows = `同意后，钱原路退回付款人，${application.benefitYear}年的参保同时结束，不能撤销。${paidInWords(paid, look)}`;
  const aid = isSeen && paid.item.aidFen > 0 ? `，资助的${formatYuan(paid.item.aidFen)}元不退给个人` : '';
  if (!answer.ok)
    return `${answer.error.message.replace(/。$/, '')}；由经办机构决定，退还的是个人缴的${own}元${aid}。${follows}`;
  const { allowed, amount, denial, notices } = answer.result;
  if (!allowed && denial?.code === 'agencyDecides')
    return `这个原因由经办机构决定（第十三条），退还的是个人缴的${own}元${aid}。${follows}`;
  const late = notices.includes('confirmWithAgency') ? '享受期已经开始，以经办机构核定为准。' : '';
  return `按第十三条退还个人缴的${amount}元${aid}。${late}${follows}`;
}

/** Which payment it is, for the clerk. */
function paidInWords({ order: { number, paidAt } }: Paid, { to }: Look): string {
  if (to === 'applicant' || paidAt === null) return '';
  return `订单${number}，${formatChinese(civilDateInChina(paidAt))}付款。`;
}

async function termsOf(paid: Paid, { reason, eventOn }: Application, { call }: Look) {
  return refundTerms(paid, { reason, eventOn, requestedOn: call.today }, await call.parameters());
}

function isPaid(paid: Paid | 'elsewhere' | null): paid is Paid {
  return paid !== null && paid !== 'elsewhere';
}

function notPaidHere(paid: 'elsewhere' | null): Obstacle {
  const message = paid
    ? '这一年的缴费不是在这里缴的，请到参保地医保经办机构申请退费。'
    : '这一年没有参保记录，没有可退的缴费；请核对年度。';
  return { message, path: 'application.benefitYear' };
}
