import { type NewbornChild, type NewbornState, residentActions } from '@jiayibao/shared/contract/resident';
import { type Call, pure } from '../action';
import type { Case, Enrolment } from '../documents';
import { householdOf } from '../household';
import { ESTIMATES } from '../limits';
import { openOrderOf } from '../order/open';
import { nameOf } from '../person';
import { Refusal } from '../refusal';
import { bannerOf } from '../stop';
import { openTyped } from '../typed';
import { birthDateOf, enrolmentOf, historyFor, isInfant, isOfAge, type Member, newbornAnswer } from './child';
import { caseOf, stands } from './registration';

export const newbornRead = pure(residentActions['newborn.read'], {
  summary:
    "The household's children before their first birthday: by when, covered how, and how far it has come.",
  may: 'consented',
  limits: [ESTIMATES],
  touches: ['name', 'identityNumber', 'birthDate', 'groups', 'household', 'cover', 'payments'],
  async run(_, call) {
    const own = await householdOf(call);
    if (!own) throw new Refusal('NOT_FOUND', { message: '您还没有登记家庭，请先登记。' });
    const { services, today } = call;
    const { region, county } = own.household;
    const seen = own.memberships.filter(({ status }) => status === 'confirmed');
    const personIds = seen.map(({ personId }) => personId);
    const caseIds = own.memberships.flatMap((membership) => caseOf(membership) ?? []);
    const [persons, cases, stopped, open] = await Promise.all([
      services.store.getMany('persons', personIds),
      services.store.getMany('cases', caseIds),
      bannerOf(call, region),
      openOrderOf(call),
    ]);
    const members = own.memberships.map((membership): Member => {
      const person = persons.find(({ _id }) => _id === membership.personId) ?? null;
      return { membership, typed: openTyped(services, membership), person };
    });
    const children: NewbornChild[] = [];
    for (const child of members.filter((one) => isInfant(one, today))) {
      const history = await historyFor(services, child, call.accountId);
      const certificate = cases.find(({ _id }) => _id === caseOf(child.membership)) ?? null;
      children.push(await viewOf(call, child, history, certificate, region));
    }
    const keeperFirst = members
      .filter((one) => isOfAge(one, today))
      .sort((a, b) => Number(b.typed.relation === 'self') - Number(a.typed.relation === 'self'));
    return {
      region,
      county,
      stopped,
      openOrder: open?.number ?? null,
      children,
      guardians: keeperFirst.map((one) => ({ memberId: one.membership._id, name: shownName(call, one) })),
    };
  },
});

async function viewOf(
  call: Call,
  child: Member,
  history: readonly Enrolment[],
  certificate: Case | null,
  region: Parameters<typeof newbornAnswer>[1]['region'],
): Promise<NewbornChild> {
  const { membership, typed, person } = child;
  const parameters = await call.parameters();
  const asked = { region, today: call.today };
  const { request, answer } = newbornAnswer(child, asked, parameters);
  const enrolled = enrolmentOf(history, answer, call.today);
  const verified = person?.verifiedGroups ?? [];
  const claimed = typed.claimedGroups.filter((group) => !verified.includes(group));
  const withClaimed = person && { ...person, verifiedGroups: [...verified, ...claimed] };
  const would = newbornAnswer({ typed, person: withClaimed }, asked, parameters).answer;
  return {
    memberId: membership._id,
    name: shownName(call, child),
    birthDate: birthDateOf(child),
    sex: person?.sex ?? typed.sex,
    status: membership.status,
    document: typed.document,
    state: stateOf(enrolled, certificate, answer.ok),
    cover: person && enrolled && { from: enrolled.benefitFrom, to: enrolled.benefitTo },
    caseId: certificate?._id ?? null,
    pending:
      claimed.length > 0 && person && would.ok
        ? { groups: claimed, aid: would.result.aid, due: would.result.due }
        : null,
    request: { ...request },
    answer: { ...answer },
  };
}

function stateOf(enrolled: Enrolment | null, certificate: Case | null, isPossible: boolean): NewbornState {
  if (enrolled) return 'enrolled';
  if (!isPossible) return 'closed';
  if (!certificate) return 'open';
  return stands(certificate) ? 'registered' : 'returned';
}

function shownName({ services }: Call, { person, typed }: Member): string {
  return (person && nameOf(services, person)) ?? typed.name;
}
