import { type OutputOf, residentActions } from '@jiayibao/shared/contract/resident';
import { type Fen, formatYuan, sumFen, ZERO } from '@jiayibao/shared/money';
import { pure } from '../action';
import type { Enrolment } from '../documents';
import { householdOf } from '../household';
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
    const lines = new Map<string, Line & { benefitYear: number; paidFen: Fen | null }>();
    for (const { _id: memberId, personId } of confirmed) {
      const person = persons.find(({ _id }) => _id === personId);
      const membership = confirmed.find((one) => one._id === memberId) as (typeof confirmed)[number];
      const name = (person && nameOf(services, person)) ?? openTyped(services, membership).name;
      for (const { state, benefitYear, benefitFrom, benefitTo } of histories.get(personId) ?? []) {
        if (state !== 'active') continue;
        const cover = { from: benefitFrom, to: benefitTo };
        const line = { benefitYear, memberId, name, cover, paid: null, orderNumber: null, paidFen: null };
        lines.set(`${benefitYear} ${personId}`, line);
      }
    }
    for (const order of orders) {
      for (const [i, item] of order.items.entries()) {
        if (item.state !== 'enrolled') continue;
        const { benefitYear, number: orderNumber } = order;
        const key = `${benefitYear} ${item.personId}`;
        const memberId = memberships.find(({ personId }) => personId === item.personId)?._id ?? null;
        const known = lines.get(key);
        const name = known?.name ?? faceOf(services, order, i).name;
        const paidFen = sumFen([known?.paidFen ?? ZERO, amountOf(item)]);
        lines.set(key, {
          benefitYear,
          memberId,
          name,
          cover: null,
          ...known,
          paidFen,
          paid: null,
          orderNumber,
        });
      }
    }
    const years = new Map<number, Line[]>();
    for (const { benefitYear, paidFen, ...line } of lines.values()) {
      const shown = { ...line, paid: paidFen === null ? null : formatYuan(paidFen) };
      years.set(benefitYear, [...(years.get(benefitYear) ?? []), shown]);
    }
    const newest = [...years].sort(([a], [b]) => b - a);
    return { years: newest.map(([benefitYear, people]) => ({ benefitYear, people })) };
  },
});
