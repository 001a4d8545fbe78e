import { type OutputOf, residentActions } from '@jiayibao/shared/contract/resident';
import { civilDateInChina, yearOf } from '@jiayibao/shared/dates';
import { type Call, pure } from '../action';
import type { Membership } from '../documents';
import { householdOf } from '../household';
import { ESTIMATES } from '../limits';
import type { Order } from '../order/document';
import { openOrderOf } from '../order/open';
import { nameOf } from '../person';
import { Refusal } from '../refusal';
import { bannerOf } from '../stop';
import { openTyped } from '../typed';
import { historiesOf } from './history';
import { type Known, memberQuote } from './member-quote';
import { ANYBODY, termsFor, windowOf } from './terms';

type Quote = OutputOf<'contribution.quote'>;

export const contributionQuote = pure(residentActions['contribution.quote'], {
  summary: "What each member's contribution would be for each open benefit year, and why.",
  may: 'consented',
  limits: [ESTIMATES],
  touches: ['name', 'birthDate', 'groups', 'household', 'cover', 'payments'],
  async run({ said = [] }, call): Promise<Quote> {
    const own = await householdOf(call);
    if (!own) throw new Refusal('NOT_FOUND', { message: '您还没有登记家庭，请先登记。' });
    const { region, county } = own.household;
    const [members, parameters, stopped, open] = await Promise.all([
      knownOf(call, own.memberships),
      call.parameters(),
      bannerOf(call, region),
      openOrderOf(call),
    ]);
    const thisYear = yearOf(call.today);
    const years = [thisYear, thisYear + 1].map((benefitYear) => {
      const asked = { region, benefitYear, paidOn: call.today, parameters };
      const anybody = termsFor(asked, ANYBODY, parameters);
      return {
        benefitYear,
        window: anybody.ok ? windowOf(anybody.result, call.today) : null,
        members: members.map((known) =>
          memberQuote(known, asked, said.find(({ memberId }) => memberId === known.membership._id) ?? {}),
        ),
      };
    });
    const isOpen = (year: Quote['years'][number]) =>
      year.window !== null || year.members.some(({ window }) => window !== null);
    // Where nothing is open the next year's quotes say when it will be.
    const shown = years.some(isOpen) ? years.filter(isOpen) : years.slice(1);
    return { region, county, stopped, openOrder: open?.number ?? null, years: shown };
  },
});

/** The members of the caller's household: of confirmed ones the record, of claimed ones what was typed and paid. */
async function knownOf({ services, accountId }: Call, memberships: readonly Membership[]): Promise<Known[]> {
  const confirmed = memberships
    .filter(({ status }) => status === 'confirmed')
    .map(({ personId }) => personId);
  const [persons, histories, orders] = await Promise.all([
    services.store.getMany('persons', confirmed),
    historiesOf(services, confirmed),
    confirmed.length < memberships.length ? services.store.find('orders', { accountId }) : [],
  ]);
  return memberships.map((membership) => {
    const typed = openTyped(services, membership);
    const person = persons.find(({ _id }) => _id === membership.personId) ?? null;
    const name = (person && nameOf(services, person)) ?? typed.name;
    return {
      membership,
      typed,
      name,
      person,
      history: histories.get(membership.personId) ?? [],
      paid: membership.status === 'claimed' ? paidFor(orders, membership.personId) : [],
    };
  });
}

/** The years that these orders enrolled a person for. */
function paidFor(orders: readonly Order[], personId: string): Known['paid'] {
  return orders
    .filter(({ items }) => items.some((item) => item.personId === personId && item.state === 'enrolled'))
    .map(({ benefitYear, paidAt, createdAt }) => ({
      benefitYear,
      on: civilDateInChina(paidAt ?? createdAt),
    }));
}
