import { type Region, residentActions } from '@jiayibao/shared/contract/resident';
import { maskNumber } from '@jiayibao/shared/identity';
import { type Fen, formatYuan, ZERO } from '@jiayibao/shared/money';
import { pure } from '../action';
import type { Identity, Person } from '../documents';
import { enrolmentId } from '../enrolment';
import { householdOf } from '../household';
import { nameOf, placeOfNumber } from '../person';
import { Refusal } from '../refusal';
import { openTyped } from '../typed';
import type { OrderItem } from './document';
import { ownOrder } from './own';
import { amountOf, faceOf, refundedFen } from './record';

/** What contribution and aid rest on, and what cover. */
const PAID_BY: Record<Region, string[]> = {
  lanzhou: ['第七条', '第十条（三）'],
  linxia: ['四（二）筹资政策'],
};
const COVERED_BY: Record<Region, string[]> = { lanzhou: ['第八条'], linxia: ['四（二）筹资政策'] };

export const receiptRead = pure(residentActions['receipt.read'], {
  summary: 'The receipt of an order that was paid, or settled without payment.',
  may: 'consented',
  limits: [],
  touches: ['name', 'cover', 'payments'],
  async run({ number }, call) {
    const { services } = call;
    const order = await ownOrder(services.store, call, number);
    const { paidAt, paidFen, region, county, benefitYear } = order;
    if (paidAt === null || paidFen === null)
      throw new Refusal('NOT_FOUND', { message: '这笔订单还没有付款，没有收据。', path: 'number' });
    const faces = order.items.map((_, at) => faceOf(services, order, at));
    const isHeld = order.items.every(({ state }) => state === 'ordered');
    return {
      number,
      region,
      county,
      benefitYear,
      at: paidAt,
      transaction: order.transactionId,
      paid: formatYuan(paidFen),
      refunded: formatYuan(refundedFen(order)),
      items: order.items.map((item, at) => ({
        name: faces[at]?.name ?? '',
        paid: formatYuan(isHeld || order.refund ? ZERO : amountOf(item)),
        aid: item.confirmed ? formatYuan(item.state === 'enrolled' ? item.aidFen : ZERO) : null,
        makeUpYears: item.makeUpYears,
        refunded: formatYuan(refundedOf(item)),
        enrolled: item.state === 'enrolled',
        benefitPeriod:
          item.confirmed && item.state === 'enrolled' ? { from: item.benefitFrom, to: item.benefitTo } : null,
      })),
      clauses: faces.some(({ request }) => request.operation === 'newborn')
        ? [...new Set([...PAID_BY[region], ...COVERED_BY[region]])]
        : PAID_BY[region],
      words:
        '本收据由家医保生成，只证明收到这笔缴费，不是财政票据；需要票据请到税务部门或参保地医保经办机构开具。',
    };
  },
});

function refundedOf({ refund }: OrderItem): Fen {
  return refund?.state === 'done' ? refund.amountFen : ZERO;
}

export const certificateRead = pure(residentActions['certificate.read'], {
  summary: 'That a confirmed member is enrolled for a year, as of today.',
  may: 'consented',
  limits: [],
  touches: ['name', 'identityNumber', 'household', 'cover'],
  async run({ memberId, benefitYear }, call) {
    const { services, today } = call;
    const own = await householdOf(call);
    const membership = own?.memberships.find(({ _id }) => _id === memberId);
    if (!membership) throw new Refusal('NOT_FOUND', { path: 'memberId' });
    if (membership.status === 'claimed')
      throw new Refusal('NOT_ALLOWED', {
        message: '这位家人还没有确认，不能开参保证明；请先由本人确认，或申请家庭成员确认。',
        path: 'memberId',
      });
    const { personId } = membership;
    const person = (await services.store.get('persons', personId)) as Person;
    const [enrolment, identity] = await Promise.all([
      services.store.get('enrolments', enrolmentId(personId, benefitYear)),
      services.store.get('identities', person.identityId),
    ]);
    if (enrolment?.state !== 'active')
      throw new Refusal('NOT_FOUND', { message: '这一年没有参保记录，请核对年度。', path: 'benefitYear' });
    const { kind, number } = identity as Identity;
    return {
      name: nameOf(services, person) ?? openTyped(services, membership).name,
      document: { kind, number: maskNumber(services.vault.open(number, placeOfNumber(person.identityId))) },
      region: enrolment.region,
      benefitYear,
      from: enrolment.benefitFrom,
      to: enrolment.benefitTo,
      orderNumber: enrolment.orderNumber ?? null,
      clauses: COVERED_BY[enrolment.region],
      issuedOn: today,
      words: '本证明按开具当天的参保记录生成，以参保地医保经办机构的记录为准。',
    };
  },
});
