import { jobs, messageOf, runJob } from '@jiayibao/cloudfunctions/core';
import { NOTICE_KINDS } from '@jiayibao/shared/contract/resident';
import { MOST_TRIES } from '../../../cloudfunctions/core/message/queue';
import { Outbox } from '../../../local/host/outbox';
import { type Cloud, openCloud } from '../cloud';
import { newStaff, sentCase, take } from '../desk/desk';

const HOUR_MS = 3_600_000;

let cloud: Cloud;
beforeEach(async () => {
  cloud = await openCloud();
});
afterEach(() => cloud.close());

const deliver = async () => {
  const event = { Type: 'Timer', TriggerName: 'deliverMessages' };
  const reply = await runJob(jobs, event, { ...cloud.services, caller: () => null });
  if (!reply.ok) throw new Error(reply.error.code);
  return reply.data;
};
const NOTHING = { sent: 0, unwanted: 0, failed: 0, again: 0 };

/** A case that was returned to somebody who allowed one message, or did not. */
async function returned({ allowed = true } = {}) {
  const { resident, sent } = await sentCase(cloud);
  if (allowed) await resident.get('notice.allow', { templates: ['caseProgress'] });
  const clerk = await newStaff(cloud);
  const { caseId, revision } = await take(clerk, sent);
  await clerk.get('case.return', { caseId, revision, words: '请补充' });
  return { resident, clerk, caseId };
}
const stateOf = async () => (await cloud.services.store.find('messages', {})).map(({ state }) => state);

test.each(NOTICE_KINDS)('the message of %s holds nothing of what it is about', (kind) => {
  const at = Date.parse('2026-11-22T04:00:00Z');
  // Whatever else a notice may hold never gets near a message.
  const notice = {
    kind,
    at,
    words: '张三 11010519491231002X 高血压',
    caseId: 'a-case',
    accountId: 'an-account',
  };
  const text = JSON.stringify(messageOf(notice));
  expect(text).not.toMatch(/张三|11010519491231002X|高血压|糖尿病|a-case|an-account|\d{6,}/);
  expect(text).toContain('2026年11月22日');
});

test.each(NOTICE_KINDS)('the message of %s is as WeChat takes it', async (kind) => {
  const outbox = new Outbox(
    '/dev/null',
    () => 0,
    () => '',
  );
  const { page, data } = messageOf({ kind, at: 0 });
  const request = { touser: 'openid', templateId: 'local-caseProgress', page, data };
  expect(await outbox.answer('subscribeMessage.send', request)).toMatchObject({ errCode: 0 });
  const long = { ...data, thing1: { value: '二十个字以内才可以发送出去否则微信是不会接受的' } };
  expect(await outbox.answer('subscribeMessage.send', { ...request, data: long })).toMatchObject({
    errCode: 47003,
  });
});

test('goes once to who allowed it, to the openid that WeChat knows', async () => {
  const { resident } = await returned();
  expect(await deliver()).toEqual({ ...NOTHING, sent: 1 });
  expect(cloud.weChat.sent).toEqual([
    {
      apiName: 'subscribeMessage.send',
      request: expect.objectContaining({
        touser: resident.openid,
        templateId: 'template-of-cases',
        data: expect.objectContaining({ phrase2: { value: '待补充' } }),
      }),
    },
  ]);
  cloud.pass(HOUR_MS);
  expect(await deliver()).toEqual(NOTHING);
  expect(await stateOf()).toEqual(['sent']);
});

test('two runs at once send it once', async () => {
  await returned();
  const runs = await Promise.all([deliver(), deliver(), deliver()]);
  expect(runs.reduce((sum, { sent = 0 }) => sum + sent, 0)).toBe(1);
  expect(cloud.weChat.sent).toHaveLength(1);
});

test('goes to nobody who did not allow it, and one consent is good for one', async () => {
  await returned({ allowed: false });
  expect(await deliver()).toEqual({ ...NOTHING, unwanted: 1 });
  const { resident, clerk, caseId } = await returned();
  await deliver();
  const { revision } = await resident.get('case.read', { caseId });
  const answered = await resident.get('case.submit', { caseId, revision, words: '已补充' });
  const taken = await take(clerk, answered);
  await clerk.get('case.return', { caseId, revision: taken.revision, words: '还差一张' });
  expect(await deliver()).toEqual({ ...NOTHING, unwanted: 1 });
  expect(cloud.weChat.sent).toHaveLength(1);
});

test('goes to nobody who has withdrawn consent since', async () => {
  const { resident } = await returned();
  await resident.get('account.withdrawConsent', {});
  expect((await deliver()).sent).toBe(0);
  expect(cloud.weChat.sent).toEqual([]);
});

test('is given up where WeChat says that the person wants none', async () => {
  await returned();
  cloud.weChat.answer = () => ({ errCode: 43101 });
  expect(await deliver()).toEqual({ ...NOTHING, unwanted: 1 });
  expect(await stateOf()).toEqual(['unwanted']);
});

test('is tried again after a pause that grows, and not forever', async () => {
  await returned();
  cloud.weChat.answer = () => ({ errCode: -1 });
  expect(await deliver()).toEqual({ ...NOTHING, again: 1 });
  expect(await deliver()).toEqual(NOTHING);
  for (let tries = 1; tries < MOST_TRIES; tries++) {
    cloud.pass(HOUR_MS);
    expect(await deliver()).toEqual({ ...NOTHING, again: 1 });
  }
  cloud.pass(HOUR_MS);
  expect(await deliver()).toEqual({ ...NOTHING, failed: 1 });
  cloud.pass(HOUR_MS);
  expect(await deliver()).toEqual(NOTHING);
  expect(cloud.weChat.sent).toHaveLength(MOST_TRIES);
});

test('what failed once and goes well then takes one consent in all', async () => {
  const { resident } = await returned();
  await resident.get('notice.allow', { templates: ['caseProgress'] });
  cloud.weChat.answer = () => ({ errCode: -1 });
  expect(await deliver()).toEqual({ ...NOTHING, again: 1 });
  cloud.weChat.answer = () => ({ errCode: 0 });
  cloud.pass(HOUR_MS);
  expect(await deliver()).toEqual({ ...NOTHING, sent: 1 });
  const [subscription] = await cloud.services.store.find('subscriptions', {});
  expect(subscription?.left).toEqual({ caseProgress: 1 });
});

test('an openid is nowhere in the open', async () => {
  const { resident } = await returned();
  await deliver();
  const stored = JSON.stringify(
    await Promise.all(
      ['subscriptions', 'messages', 'notices'].map((name) =>
        cloud.services.store.find(name as 'messages', {}),
      ),
    ),
  );
  expect(stored).not.toContain(`"${resident.openid}"`);
  expect(cloud.logged.join('\n')).not.toContain(`"${resident.openid}"`);
});
