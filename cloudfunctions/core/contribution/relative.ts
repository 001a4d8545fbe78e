import { type InputOf, residentActions } from '@jiayibao/shared/contract/resident';
import { type Call, type Limit, pure } from '../action';
import { isFor } from '../enrolment';
import { identityKey, nameKey, readDocument } from '../person';
import { Refusal } from '../refusal';
import { type LookupKey, type Sealed, sameKey } from '../vault';
import { historiesOf } from './history';
import { factsOf, newbornTerms, termsFor } from './terms';

/** Tries of one account, and tries at one number, whoever makes them. */
const TRIES_OF_CALLER: Limit = { name: 'relative', times: 10, seconds: 3600, code: 'TOO_MANY_TRIES' };
const TRIES_AT_NUMBER: Limit = {
  name: 'relativeNumber',
  times: 10,
  seconds: 3600,
  of: {
    what: 'identityNumber',
    key: ({ document }: InputOf<'contribution.relative'>, { vault }) =>
      identityKey(vault, readDocument(document, 'document')),
  },
  code: 'TOO_MANY_TRIES',
};
/** How long a ticket holds, in milliseconds. */
const TICKET_MS = 30 * 60_000;
/** Looked for where a number is nobody's, so that it takes as long. */
const NOBODY = 'nobody';
const NO_KEY = '' as LookupKey;

const POSSIBLE = '可以缴费。应缴金额以收银台为准，从金额可能看出这个人有没有资助。';
const NOT_POSSIBLE =
  '现在不能为这个人缴费：姓名和证件号可能不一致、没有登记，或这一年不用缴费。请核对后再试，或请本人自己查询。';

interface Ticket {
  personId: string;
  name: string;
  until: number;
}

export const contributionRelative = pure(residentActions['contribution.relative'], {
  summary: 'Whether a contribution can be paid for somebody outside the household, and nothing else.',
  may: 'consented',
  limits: [TRIES_OF_CALLER, TRIES_AT_NUMBER],
  touches: ['name', 'identityNumber'],
  async run({ region, benefitYear, name, document }, call) {
    const { services, today } = call;
    const { store, vault, clock } = services;
    const identity = await store.get('identities', identityKey(vault, readDocument(document, 'document')));
    const personId = identity?.personId ?? NOBODY;
    const [person, histories, parameters] = await Promise.all([
      store.get('persons', personId),
      historiesOf(services, [personId]),
      call.parameters(),
    ]);
    const isNamed = sameKey(person?.nameKey ?? NO_KEY, nameKey(vault, name));
    const history = histories.get(personId) ?? [];
    const facts = factsOf({ person, typed: null, history }, benefitYear);
    const asked = { region, benefitYear, paidOn: today };
    const isOrdinary = facts !== null && newbornTerms(asked, facts, parameters) === null;
    const terms = isOrdinary ? termsFor(asked, facts, parameters) : null;
    const isPayable = terms?.ok === true && terms.result.benefitPeriod !== null;
    if (!isNamed || !isPayable || history.some((one) => isFor(one, benefitYear)))
      return { possible: false, ticket: null, words: NOT_POSSIBLE };
    const ticket: Ticket = { personId, name, until: clock.now() + TICKET_MS };
    const sealed = vault.seal(JSON.stringify(ticket), placeOf(call));
    return { possible: true, ticket: sealed, words: POSSIBLE };
  },
});

/** Whom a ticket of this caller stands for; refuses another's, an altered one and one that is too old. */
export function openTicket(call: Call, ticket: string, path: string): Ticket {
  const { vault, clock } = call.services;
  let read: Ticket | null = null;
  try {
    read = JSON.parse(vault.open(ticket as Sealed, placeOf(call)));
  } catch {
    // Not one of ours: the same as one that is too old.
  }
  if (read && clock.now() <= read.until) return read;
  throw new Refusal('STALE', { message: '这位家人的信息已经过期，请重新核对姓名和证件号。', path });
}

function placeOf({ accountId }: Call): string {
  return `relative/${accountId}`;
}
