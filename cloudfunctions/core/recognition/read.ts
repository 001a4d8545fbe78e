import { calculate } from '@jiayibao/shared/calculate';
import { type CaseView, type KnownRecognitions, residentActions } from '@jiayibao/shared/contract/resident';
import { formatYuan, sumFen, toFen } from '@jiayibao/shared/money';
import { chronicOn, conditionsOn, visitRequest } from '@jiayibao/shared/recognition';
import { type Call, pure } from '../action';
import { stateOf } from '../case/record';
import { viewOf } from '../case/view';
import type { Case, Settlement } from '../documents';
import { type KnownMember, knownOf } from '../estimate';
import { householdOf } from '../household';
import { ESTIMATES } from '../limits';
import { Refusal } from '../refusal';
import { ceilingOf } from './ceiling';
import { readHeld, shownOf } from './record';

export const recognitionRead = pure(residentActions['recognition.read'], {
  summary:
    "What a member is recognised for, what is left of the year's ceilings, and the last application for it.",
  may: 'consented',
  limits: [],
  touches: [
    'name',
    'identityNumber',
    'birthDate',
    'groups',
    'diagnosis',
    'household',
    'cover',
    'settlements',
    'case',
  ],
  async run({ memberId }, call) {
    const member = await knownOf(call, memberId, call.today, null);
    const { region, county } = member.household;
    return {
      region,
      county,
      offered: region === 'lanzhou',
      known: await recognisedOf(call, member),
      lastCase: await lastCaseOf(call, member),
    };
  },
});

export const recognitionFamily = pure(residentActions['recognition.family'], {
  summary: 'Who of the household is recognised for what today, and where their last application stands.',
  may: 'consented',
  limits: [],
  touches: ['household', 'diagnosis', 'case'],
  async run(_, call) {
    const { services, today } = call;
    const kept = await householdOf(call);
    const seen = kept?.memberships.filter(({ status }) => status === 'confirmed') ?? [];
    const cases = seen.length > 0 ? await sentCases(call) : [];
    const members = seen.map(async ({ _id: memberId, personId }) => {
      const { list } = await readHeld(services, services.store, personId);
      const held = shownOf(list, kept?.household.region ?? 'lanzhou');
      const last = cases.find((one) => one.personId === personId);
      return {
        memberId,
        conditions: conditionsOn(held, today),
        chronic: chronicOn(held, today).length,
        lastCase: last ? stateOf(last, services.clock.now()) : null,
      };
    });
    return { members: await Promise.all(members) };
  },
});

export const recognitionVisit = pure(residentActions['recognition.visit'], {
  summary: 'What an outpatient visit today would cost under two-disease or a chronic disease.',
  may: 'consented',
  limits: [ESTIMATES],
  touches: ['household', 'diagnosis', 'settlements', 'cover', 'expenses'],
  async run({ memberId, ...visit }, call) {
    const { today } = call;
    const member = await knownOf(call, memberId, today, null);
    const known = await recognisedOf(call, member);
    const request = known && visitRequest({ ...known, region: member.household.region, day: today }, visit);
    if (!request)
      throw new Refusal('NOT_FOUND', {
        message: '今天没有这项认定，请返回后刷新再试。',
        path: 'recognitionId',
      });
    const answer = calculate(request, await call.parameters());
    if (!answer.ok) throw new Refusal(answer.error.code, answer.error);
    return { request, answer: { ...answer } };
  },
});

/** What is known of a confirmed member today; null of a claimed one. */
async function recognisedOf(
  call: Call,
  { household: { region }, membership, birthDate, settlements, basis }: KnownMember,
): Promise<KnownRecognitions | null> {
  if (membership.status !== 'confirmed') return null;
  const { services, today } = call;
  const { list } = await readHeld(services, services.store, membership.personId);
  const recognitions = shownOf(list, region);
  const conditions = conditionsOn(recognitions, today);
  const used = toFen(settlements.reduce((fen, { counts }) => fen + counts.twoDisease, 0));
  const ceiling = ceilingOf(conditions, today, await call.parameters());
  return {
    recognitions,
    twoDisease:
      conditions.length === 0
        ? null
        : {
            conditions,
            ceiling: formatYuan(ceiling),
            used: formatYuan(used),
            left: formatYuan(toFen(Math.max(0, ceiling - used))),
          },
    chronicPaid: chronicPaid(
      chronicOn(recognitions, today).map(({ recognitionId }) => recognitionId),
      settlements,
    ),
    birthDate,
    basis,
  };
}

/** What was paid for each; a settlement that names none is the only one's. */
function chronicPaid(
  ids: readonly string[],
  settlements: readonly Settlement[],
): KnownRecognitions['chronicPaid'] {
  return ids.map((recognitionId) => {
    const own = settlements.filter((one) =>
      one.recognitionId === undefined ? ids.length === 1 : one.recognitionId === recognitionId,
    );
    return { recognitionId, amount: formatYuan(sumFen(own.map(({ counts }) => counts.chronicDisease))) };
  });
}

async function lastCaseOf(call: Call, { membership }: KnownMember): Promise<CaseView | null> {
  const last = (await sentCases(call)).find(({ personId }) => personId === membership.personId);
  return last ? viewOf(call.services, last) : null;
}

/** The caller's applications for two-disease that were sent, the latest first. */
async function sentCases({ services, accountId }: Call): Promise<Case[]> {
  const all = await services.store.find('cases', { applicantAccountId: accountId });
  const sent = all.filter((one) => one.kind === 'twoDisease' && one.submittedAt !== null);
  return sent.sort((a, b) => (b.submittedAt ?? 0) - (a.submittedAt ?? 0));
}
