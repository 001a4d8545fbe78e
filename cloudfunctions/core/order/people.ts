import { type InputOf, MAXIMUM_MEMBERS } from '@jiayibao/shared/contract/resident';
import type { Call } from '../action';
import { historiesOf } from '../contribution/history';
import { openTicket } from '../contribution/relative';
import { type Facts, factsOf } from '../contribution/terms';
import type { Person } from '../documents';
import { enrolmentId, reachingBack } from '../enrolment';
import { memberOf, type Opened } from '../membership';
import { isRegistered } from '../newborn/registration';
import { nameOf } from '../person';
import { Refusal } from '../refusal';
import type { Transaction } from '../store';
import { openTyped, type Typed } from '../typed';
import { sameKey } from '../vault';

type Input = InputOf<'order.create'>;

/** Somebody to be paid for, with what the records hold of them. */
export interface Payee {
  personId: string;
  memberId: string | null;
  /** Whether the payer sees the record. */
  confirmed: boolean;
  name: string;
  makeUpYears: number;
  /** Null where the calculation could not be asked, or the name is not the record's: then nothing can be paid. */
  facts: Facts | null;
  /** Whether they are enrolled for that year already. */
  enrolled: boolean;
  /** Whether a guardian has registered them as a newborn. */
  registered: boolean;
  /** Where they are in the input. */
  path: string;
}

/** The people of an order, from the household and from tickets; each once. */
export async function payeesOf(
  input: Input,
  own: Opened | null,
  call: Call,
  tx: Transaction,
): Promise<Payee[]> {
  const { services } = call;
  const found: (Omit<Payee, 'facts' | 'enrolled'> & {
    typed: Typed | null;
    said: boolean;
    isNamed: boolean;
    person: Person;
  })[] = [];
  for (const [i, { memberId, makeUpYears = 0, universityEntrant: said = false }] of input.members.entries()) {
    const path = `members.${i}`;
    if (!own) throw new Refusal('NOT_FOUND', { message: '您还没有登记家庭，请先登记。', path });
    const membership = memberOf(own, memberId);
    const { personId, nameKey } = membership;
    const person = (await tx.get('persons', personId)) as Person;
    const typed = openTyped(services, membership);
    const confirmed = membership.status === 'confirmed';
    const name = (confirmed && nameOf(services, person)) || typed.name;
    const isNamed = confirmed || !person.nameKey || sameKey(person.nameKey, nameKey);
    const registered = await isRegistered(tx, membership);
    found.push({
      personId,
      memberId,
      confirmed,
      name,
      makeUpYears,
      path,
      registered,
      typed,
      said,
      isNamed,
      person,
    });
  }
  for (const [i, { ticket }] of input.relatives.entries()) {
    const path = `relatives.${i}.ticket`;
    const { personId, name } = openTicket(call, ticket, path);
    const person = (await tx.get('persons', personId)) as Person;
    const unseen = { confirmed: false, memberId: null, makeUpYears: 0, registered: false };
    found.push({ ...unseen, typed: null, said: false, personId, name, path, isNamed: true, person });
  }
  requireEachOnce(found);
  const ids = found.map(({ personId }) => personId);
  const histories = await historiesOf(services, ids);
  const payees: Payee[] = [];
  for (const { typed, said, isNamed, person, ...payee } of found) {
    // The year itself is read in the transaction, which orders two payments for one person.
    const enrolment = await tx.get('enrolments', enrolmentId(payee.personId, input.benefitYear));
    const history = histories.get(payee.personId) ?? [];
    const facts = factsOf({ person, typed, history }, input.benefitYear, { universityEntrant: said });
    const enrolled =
      enrolment?.state === 'active' || (await reachingBack(tx, payee.personId, input.benefitYear)) !== null;
    payees.push({ ...payee, facts: isNamed ? facts : null, enrolled });
  }
  return payees;
}

function requireEachOnce(people: readonly { personId: string; path: string }[]): void {
  if (people.length === 0)
    throw new Refusal('MALFORMED_REQUEST', { message: '请至少选择一位缴费人。', path: 'members' });
  if (people.length > MAXIMUM_MEMBERS) {
    const message = `一次最多为${MAXIMUM_MEMBERS}人缴费，请分几次缴费。`;
    throw new Refusal('MALFORMED_REQUEST', { message, path: 'relatives' });
  }
  const twice = people.find(({ personId }, i) => people.findIndex((one) => one.personId === personId) < i);
  if (!twice) return;
  throw new Refusal('MALFORMED_REQUEST', { message: '同一个人选了两次，请去掉一次。', path: twice.path });
}
