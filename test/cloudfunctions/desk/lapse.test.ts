import { jobs, runJob } from '@jiayibao/cloudfunctions/core';
import { REMIND_DAYS } from '../../../cloudfunctions/core/case/lapse';
import { ANSWER_DAYS } from '../../../cloudfunctions/core/case/record';
import { type Cloud, openCloud, type Resident } from '../cloud';
import { newStaff, type Staffer, sendCase, sentCase, take } from './desk';

const DAY = 86_400_000;

let cloud: Cloud;
let clerk: Staffer;
beforeEach(async () => {
  cloud = await openCloud();
  clerk = await newStaff(cloud);
});
afterEach(() => cloud.close());

async function run() {
  const event = { Type: 'Timer', TriggerName: 'closeUnanswered' };
  const reply = await runJob(jobs, event, { ...cloud.services, caller: () => null });
  if (!reply.ok) throw new Error(reply.error.code);
  return reply.data;
}

async function returnedCase() {
  const filed = await sentCase(cloud);
  const { caseId, revision } = await take(clerk, filed.sent);
  const returned = await clerk.get('case.return', { caseId, revision, words: '请补充' });
  return { ...filed, caseId, returned };
}

const kindsTold = async (resident: Resident) =>
  (await resident.get('notice.list', {})).notices.map(({ kind }) => kind).sort();

test('what is not answered is closed the day after its days, and can be applied for anew', async () => {
  const { resident, memberId, caseId, returned } = await returnedCase();
  expect(returned.dueOn).toBe('2026-12-22');
  const [told] = (await resident.get('notice.list', {})).notices;
  expect(told?.words).toContain('2026年12月22日以前');

  cloud.pass((ANSWER_DAYS - REMIND_DAYS - 1) * DAY);
  expect(await run()).toEqual({ reminded: 0, lapsed: 0 });
  cloud.pass(DAY);
  expect(await run()).toEqual({ reminded: 1, lapsed: 0 });
  expect(await run()).toEqual({ reminded: 0, lapsed: 0 });
  cloud.pass(REMIND_DAYS * DAY);
  expect(await run()).toEqual({ reminded: 0, lapsed: 0 });
  expect(await resident.get('case.read', { caseId })).toMatchObject({ state: 'returned' });
  cloud.pass(DAY);
  expect(await run()).toEqual({ reminded: 0, lapsed: 1 });
  expect(await run()).toEqual({ reminded: 0, lapsed: 0 });

  const closed = await resident.get('case.read', { caseId });
  expect(closed).toMatchObject({ state: 'withdrawn', may: [] });
  expect(closed.timeLine.at(-1)).toMatchObject({ by: 'system', event: 'lapsed' });
  expect(await kindsTold(resident)).toEqual(['caseAnswerDue', 'caseLapsed', 'caseReturned']);
  await sendCase(cloud, resident, { kind: 'verifyGroup', memberId, groups: ['orphan'] });
});

test('an answer on the last day is in time, and a second return has days and a reminder of its own', async () => {
  const { resident, caseId } = await returnedCase();
  cloud.pass(ANSWER_DAYS * DAY);
  expect(await run()).toEqual({ reminded: 1, lapsed: 0 });
  const { revision } = await resident.get('case.read', { caseId });
  const answered = await resident.get('case.submit', { caseId, revision });
  cloud.pass(DAY);
  expect(await run()).toEqual({ reminded: 0, lapsed: 0 });
  const taken = await take(clerk, answered);
  await clerk.get('case.return', { caseId, revision: taken.revision, words: '还差一份' });
  cloud.pass((ANSWER_DAYS - REMIND_DAYS) * DAY);
  expect(await run()).toEqual({ reminded: 1, lapsed: 0 });
});

test('answering and closing at once: one of them holds', async () => {
  const { resident, caseId } = await returnedCase();
  cloud.pass((ANSWER_DAYS + 1) * DAY);
  const { revision } = await resident.get('case.read', { caseId });
  const [answer, done] = await Promise.all([resident.call('case.submit', { caseId, revision }), run()]);
  const { state } = await resident.get('case.read', { caseId });
  expect([answer.ok, done.lapsed, state]).toEqual(
    answer.ok ? [true, 0, 'submitted'] : [false, 1, 'withdrawn'],
  );
});

test('more than one page of them, in both regions', async () => {
  const { caseId } = await returnedCase();
  const { services } = cloud;
  const model = await services.store.get('cases', caseId);
  if (!model) throw new Error('no case');
  for (let at = 0; at < 120; at++) {
    const _id = `copy-${at}`;
    const region = at % 2 ? ('linxia' as const) : model.region;
    const rank = `${model.dueOn}:${_id}`;
    await services.store.transaction((tx) =>
      // Whom they are about is of no matter here, and no two of one person may be open.
      tx.put('cases', {
        ...model,
        _id,
        region,
        rank,
        number: `RY2026112200${1000 + at}`,
        slot: `slot-${at}`,
      }),
    );
  }
  cloud.pass(ANSWER_DAYS * DAY);
  expect(await run()).toEqual({ reminded: 121, lapsed: 0 });
});
