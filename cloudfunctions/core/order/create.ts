import { type InputOf, residentActions } from '@jiayibao/shared/contract/resident';
import { sumFen } from '@jiayibao/shared/money';
import type { ParameterSet } from '@jiayibao/shared/policy';
import { type Call, keyed, type Limit } from '../action';
import { WAITING_OUTLASTS } from '../contribution/member-quote';
import { type Asked, newbornTerms, termsFor } from '../contribution/terms';
import type { Draft } from '../documents';
import { type Opened, openHousehold, requireCounty } from '../membership';
import { Refusal } from '../refusal';
import { requireOpen } from '../stop';
import type { Transaction } from '../store';
import type { OrderItem } from './document';
import { openOrderOf } from './open';
import { type Payee, payeesOf } from './people';
import { amountOf, expiryOf, type Face, newOrderNumber, orderId, sealFace } from './record';
import { settlePaid } from './settle';
import { enrolmentTerms, type ItemRequest, type ItemTerms, newbornItemTerms } from './terms';
import { isShown, viewOf } from './view';

const ORDERS: Limit = { name: 'orders', times: 30, seconds: 3600, code: 'LIMIT_REACHED' };

export const orderCreate = keyed(residentActions['order.create'], {
  summary:
    'Orders the contribution of several people, computed anew; settled at once where nobody owes anything.',
  may: 'consented',
  limits: [ORDERS],
  touches: ['name', 'birthDate', 'groups', 'household', 'cover', 'payments'],
  async run(input, call, tx) {
    const { services, accountId } = call;
    const own = call.account?.householdId ? await openHousehold(call, tx) : null;
    const place = placeOf(input, own);
    await requireOpen(tx, place.region);
    await requireNoneOpen(call, tx);
    const parameters = await call.parameters();
    const payees = await payeesOf(input, own, call, tx);
    const terms = payees.map((payee) =>
      termsOfPayee(payee, { ...place, benefitYear: input.benefitYear, paidOn: call.today }, parameters),
    );
    const number = await unusedNumber(call, tx, place.region);
    const _id = orderId(number);
    const items = payees.map((payee, at) =>
      itemOf(payee, terms[at] as Held, (face) => sealFace(services, _id, at, face)),
    );
    const createdAt = services.clock.now();
    const expiresAt = expiryOf(createdAt);
    const order: Draft<'orders'> = {
      _id,
      number,
      accountId,
      ...place,
      benefitYear: input.benefitYear,
      state: 'created',
      slot: accountId,
      items,
      totalFen: sumFen(items.map(amountOf)),
      parametersVersion: parameters.version,
      createdAt,
      expiresAt,
      cashierAt: null,
      paidFen: null,
      paidAt: null,
      transactionId: null,
      settledAt: null,
      closedAt: null,
      refund: null,
      dueAt: expiresAt,
      looks: 0,
    };
    // Of records that are not the payer's to see, not even that nothing is due is told before the cashier.
    if (order.totalFen > 0 || !isShown(order)) return viewOf(call, await tx.put('orders', order));
    return viewOf(call, await settleFree(call, tx, order, parameters));
  },
});

/** Settles an order for which nothing is due. */
export function settleFree(
  { services }: Pick<Call, 'services'>,
  tx: Transaction,
  order: Draft<'orders'>,
  parameters: ParameterSet,
) {
  const at = services.clock.now();
  return settlePaid(services, tx, { ...order, paidFen: order.totalFen, paidAt: at }, { at, parameters });
}

/** What was asked for one of them, and its terms. */
interface Held {
  request: ItemRequest;
  terms: ItemTerms;
}

/** Where everybody of the order enrols: members in the household's place, relatives where it is said. */
function placeOf({ members, place }: InputOf<'order.create'>, own: Opened | null) {
  if (!place) {
    if (own) return { region: own.household.region, county: own.household.county };
    throw new Refusal('MALFORMED_REQUEST', { message: '请选择参保的县（市、区）。', path: 'place' });
  }
  requireCounty(place);
  if (members.length > 0 && own?.household.region !== place.region) {
    const message = '家庭成员在家庭登记的地区参保，请与其他地区的家人分开缴费。';
    throw new Refusal('MALFORMED_REQUEST', { message, path: 'place' });
  }
  return { region: place.region, county: place.county };
}

/** One order at a time waits for payment; one whose time is over gives way. */
async function requireNoneOpen(call: Call, tx: Transaction): Promise<void> {
  const { services, accountId } = call;
  const open = await openOrderOf(call);
  if (open) {
    const message = `您有一笔订单（编号${open.number}）还没有支付，请先支付或取消。`;
    throw new Refusal('NOT_ALLOWED', { message });
  }
  for (const { _id } of await services.store.find('orders', { slot: accountId })) {
    const late = await tx.get('orders', _id);
    if (late) await tx.put('orders', { ...late, slot: undefined });
  }
}

/** What holds for one of them; refused with its reason, or, of a record that the payer does not see, with one for all. */
function termsOfPayee(
  { name, facts, enrolled, registered, confirmed, makeUpYears, path }: Payee,
  asked: Asked,
  parameters: ParameterSet,
): Held {
  const refused = (refusal: Refusal) => (confirmed ? refusal : unseenRefusal(name, path));
  const notAllowed = (message: string, field = path) =>
    refused(new Refusal('NOT_ALLOWED', { message, path: field }));
  // Before anything of the record is looked at: what can be made up tells how many years were missed.
  if (!confirmed && makeUpYears > 0)
    throw new Refusal('NOT_ALLOWED', {
      message: '这位家人还没有确认，不能补缴；请把补缴年数改为0，或先确认这位家人再缴。',
      path: `${path}.makeUpYears`,
    });
  if (!facts) throw unseenRefusal(name, path);
  if (enrolled) {
    const message = '这一年已经参保，不用重复缴费，请刷新后重新选择。';
    throw refused(new Refusal('CONTRADICTORY_REQUEST', { message, path }));
  }
  const newborn = newbornTerms(asked, facts, parameters);
  if (newborn) {
    const { request, result } = newborn;
    if (!registered) throw notAllowed('请先为这个孩子办“新生儿参保”登记，再缴费。');
    if (result.contributionYear !== asked.benefitYear)
      throw notAllowed(`这个孩子应缴${result.contributionYear}年度的费用，请从“新生儿参保”缴费。`);
    if (makeUpYears > 0) throw notAllowed('新生儿不用补缴，请把补缴年数改为0。', `${path}.makeUpYears`);
    return { request, terms: newbornItemTerms(result, asked.region, parameters) };
  }
  const terms = termsFor({ ...asked, makeUpYears }, facts, parameters);
  if (!terms.ok) throw refused(new Refusal(terms.error.code, { message: terms.error.message, path }));
  const { waiting } = terms.result;
  const held = enrolmentTerms(terms.result);
  if (!held) throw notAllowed(WAITING_OUTLASTS);
  if (makeUpYears > waiting.repairedMonths) {
    const message =
      waiting.variableMonths === 0
        ? '这位家人不用补缴，请把补缴年数改为0。'
        : `这位家人最多补缴${waiting.variableMonths}年，请重新选择。`;
    throw notAllowed(message, `${path}.makeUpYears`);
  }
  return { request: terms.request, terms: held };
}

function unseenRefusal(name: string, path: string): Refusal {
  const message = `现在不能为${name}缴费：姓名和证件号可能不一致，或这一年不用缴费。请先不选${name}；核对后，或请本人确认后再缴。`;
  return new Refusal('NOT_ALLOWED', { message, path });
}

function itemOf(
  { personId, memberId, confirmed, makeUpYears, name }: Payee,
  { request, terms }: Held,
  seal: (face: Face) => OrderItem['face'],
): OrderItem {
  const face = seal({ name, request });
  return { personId, memberId, confirmed, face, makeUpYears, ...terms, state: 'ordered', refund: null };
}

async function unusedNumber({ services }: Call, tx: Transaction, region: Opened['household']['region']) {
  for (;;) {
    const number = newOrderNumber(services, region);
    if (!(await tx.get('orders', orderId(number)))) return number;
  }
}
