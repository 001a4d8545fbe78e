import { type OutputOf, residentActions } from '@jiayibao/shared/contract/resident';
import { type Fen, formatYuan, sumFen, ZERO } from '@jiayibao/shared/money';
import { pure } from '../action';
import type { Enrolment } from '../documents';
import { householdOf } from '../household';
import type { OrderItem } from '../order/document';
import { amountOf, faceOf } from '../order/record';
import { nameOf } from '../person';
import type { Services } from '../services';
import { openTyped } from '../typed';

type Years = OutputOf<'contribution.history'>['years'];
type Line = Years[number]['people'][number];

/** Every enrolment of these persons, in force or ended, by person. */
export async function historiesOf(
  { store }: Pick<Services, 'store'>,
  personIds: readonly string[],
): Promise<Map<string, Enrolment[]>> {
  const histories = new Map<string, Enrolment[]>();
  if (personIds.length === 0) return histories;
  for (const enrolment of await store.find('enrolments', { personId: [...personIds] })) {
    const { personId } = enrolment;
    histories.set(personId, [...(histories.get(personId) ?? []), enrolment]);
  }
  return histories;
}

export const contributionHistory = pure(residentActions['contribution.history'], {
  summary: 'Cover and payments of the family by year.',
  may: 'consented',
  limits: [],
  touches: ['name', 'household', 'cover', 'payments'],
  async run(_, call) {
    const { services, accountId } = call;
    const own = await householdOf(call);
    const memberships = own?.memberships ?? [];
    const confirmed = memberships.filter(({ status }) => status === 'confirmed');
    const [persons, histories, orders] = await Promise.all([
      services.store.getMany(
        'persons',
        confirmed.map(({ personId }) => personId),
      ),
      historiesOf(
        services,
        confirmed.map(({ personId }) => personId),
      ),
      services.store.find('orders', { accountId }),
    ]);
    const lines = new Map<string, Known>();
    for (const { _id: memberId, personId } of confirmed) {
      const person = persons.find(({ _id }) => _id === personId);
      const membership = confirmed.find((one) => one._id === memberId) as (typeof confirmed)[number];
      const name = (person && nameOf(services, person)) ?? openTyped(services, membership).name;
      for (const { state, benefitYear, benefitFrom, benefitTo } of histories.get(personId) ?? []) {
        if (state !== 'active') continue;
        const cover = { from: benefitFrom, to: benefitTo };
        lines.set(`${benefitYear} ${personId}`, {
          ...NOTHING,
          benefitYear,
          memberId,
          name,
          confirmed: true,
          cover,
        });
      }
    }
    for (const order of orders) {
      for (const [i, item] of order.items.entries()) {
        // What went back whole, held for its amount, was never anybody's.
        if (item.state !== 'enrolled' && item.refund === null) continue;
        const { benefitYear, number } = order;
        const key = `${benefitYear} ${item.personId}`;
        const membership = memberships.find(({ personId }) => personId === item.personId);
        const known = lines.get(key) ?? {
          ...NOTHING,
          benefitYear,
          memberId: membership?._id ?? null,
          name: faceOf(services, order, i).name,
          confirmed: membership?.status === 'confirmed',
        };
        lines.set(key, {
          ...known,
          ...(item.state === 'enrolled' ? paidIn : returnedIn)(known, item, number),
        });
      }
    }
    const years = new Map<number, Line[]>();
    for (const {
      benefitYear,
      paidFen,
      refundFen,
      returning,
      orderNumber,
      returned,
      ...line
    } of lines.values()) {
      const shown = {
        ...line,
        paid: paidFen === null ? null : formatYuan(paidFen),
        refund: refundFen === null ? null : { amount: formatYuan(refundFen), done: !returning },
        orderNumber: orderNumber ?? returned,
      };
      years.set(benefitYear, [...(years.get(benefitYear) ?? []), shown]);
    }
    const newest = [...years].sort(([a], [b]) => b - a);
    return { years: newest.map(([benefitYear, people]) => ({ benefitYear, people })) };
  },
});

/** `orderNumber`, `returned`: of the payment that stands, and of the one that goes back. */
interface Known extends Omit<Line, 'paid' | 'refund'> {
  benefitYear: number;
  paidFen: Fen | null;
  refundFen: Fen | null;
  returning: boolean;
  returned: string | null;
}

const NOTHING = {
  cover: null,
  paidFen: null,
  refundFen: null,
  returning: false,
  orderNumber: null,
  returned: null,
};

function paidIn({ paidFen }: Known, item: OrderItem, orderNumber: string): Partial<Known> {
  return { paidFen: sumFen([paidFen ?? ZERO, amountOf(item)]), orderNumber };
}

function returnedIn({ refundFen, returning }: Known, item: OrderItem, returned: string): Partial<Known> {
  return {
    refundFen: sumFen([refundFen ?? ZERO, item.refund?.amountFen ?? ZERO]),
    returning: returning || item.state === 'refunding',
    returned,
  };
}
