import { residentActions } from '@jiayibao/shared/contract/resident';
import { formatYuan } from '@jiayibao/shared/money';
import { type Call, pure } from '../action';
import { adviceOn } from '../case/contribution-refund';
import { obstacleTo } from '../case/file';
import { subjectIn } from '../case/kind';
import { amountOf } from '../order/record';
import { Refusal } from '../refusal';
import { paidFor, refundTerms } from './refund-terms';

export const contributionRefund = pure(residentActions['contribution.refund'], {
  summary: "What would come back of a member's contribution, before it is applied for.",
  may: 'consented',
  limits: [],
  touches: ['household', 'payments'],
  async run({ memberId, benefitYear, reason, eventOn }, call: Call) {
    const { account, services, today } = call;
    const { store } = services;
    const subject = account?.householdId ? await subjectIn(call, store, account.householdId, memberId) : null;
    if (!subject) throw new Refusal('NOT_FOUND', { path: 'memberId' });
    const application = { kind: 'contributionRefund', memberId, benefitYear, reason, eventOn } as const;
    const look = { call, reader: store, to: 'applicant' } as const;
    const obstacle = await obstacleTo(application, subject, look);
    const paid = await paidFor(store, subject.person._id, benefitYear);
    const isSeen = subject.membership.status === 'confirmed';
    const isOwn = paid !== null && paid !== 'elsewhere' && paid.order.accountId === call.accountId;
    if (paid === null || paid === 'elsewhere' || !(isSeen || isOwn))
      return { ...NOTHING, possible: obstacle === null, words: obstacle?.message ?? '' };
    const { request, answer } = refundTerms(
      paid,
      { reason, eventOn, requestedOn: today },
      await call.parameters(),
    );
    return {
      possible: obstacle === null,
      words: obstacle?.message ?? (await adviceOn(paid, application, look, isSeen)),
      paid: formatYuan(amountOf(paid.item)),
      aid: isSeen ? formatYuan(paid.item.aidFen) : null,
      // Both hold what aid there was.
      request: isSeen ? { ...request } : null,
      answer: isSeen && answer.ok ? { ...answer.result } : null,
    };
  },
});

const NOTHING = { paid: null, aid: null, request: null, answer: null };
