import { jobs, runJob } from '@jiayibao/cloudfunctions/core';
import { type Cloud, openCloud } from '../cloud';
import { enrolled, family, goTo, YEAR } from '../order/orders';

let cloud: Cloud;
beforeEach(async () => {
  cloud = await openCloud();
});
afterEach(() => cloud.close());

async function remind() {
  const services = { ...cloud.services, caller: () => null };
  const reply = await runJob(jobs, { Type: 'Timer', TriggerName: 'remindOfWindows' }, services);
  if (!reply.ok) throw new Error(reply.error.code);
  return reply.data;
}

test('a household is told once that the window closes in 7 days, and once more in 1', async () => {
  const { resident, people } = await family(cloud, [{}, {}]);
  const told = async () => (await resident.get('notice.list', {})).notices.map(({ words }) => words);
  expect(await remind()).toEqual({ households: 0, told: 0, unfinished: 0 });
  goTo(cloud, '2026-12-24T08:00');
  expect(await remind()).toEqual({ households: 1, told: 1, unfinished: 0 });
  expect(await remind()).toEqual({ households: 0, told: 0, unfinished: 0 });
  goTo(cloud, '2026-12-25T08:00');
  await remind();
  expect(await told()).toEqual([expect.stringContaining('还剩7天（2026年12月31日）')]);
  goTo(cloud, '2026-12-30T08:00');
  await remind();
  expect((await told())[0]).toContain('还剩1天');
  expect(await told()).toHaveLength(2);

  // In the supplementary window, whoever is enrolled by then is left alone.
  for (const { personId } of people) await enrolled(cloud, personId, YEAR);
  goTo(cloud, '2027-01-01T08:00');
  await remind();
  expect(await told()).toHaveLength(2);
});

test('who is late is told all the same; where only a claimed member is left, too', async () => {
  const one = await family(cloud, [{ years: [YEAR] }]);
  const two = await family(cloud, [{ years: [YEAR], confirmed: false }]);
  goTo(cloud, '2026-12-31T23:00');
  expect(await remind()).toMatchObject({ told: 1 });
  expect((await one.resident.get('notice.list', {})).notices).toEqual([]);
  expect((await two.resident.get('notice.list', {})).notices).toMatchObject([
    { kind: 'windowCloses', words: expect.stringContaining('今天截止') },
  ]);
});

test('the opening is told, in the region where a window opens', async () => {
  const lanzhou = await family(cloud);
  const linxia = await family(cloud, [{}], 'linxia');
  goTo(cloud, '2027-01-01T08:00');
  expect(await remind()).toMatchObject({ households: 1, told: 1 });
  expect((await lanzhou.resident.get('notice.list', {})).notices).toMatchObject([
    { kind: 'windowOpens', words: expect.stringContaining('补充缴费期到2027年2月28日') },
  ]);
  expect((await linxia.resident.get('notice.list', {})).notices).toEqual([]);
});

test('a run that has no time left is gone on with by the next', async () => {
  await family(cloud);
  goTo(cloud, '2026-12-24T08:00');
  const { store } = cloud.services;
  await store.transaction((tx) =>
    tx.put('progress', { _id: 'remind-20261224-lanzhou', after: null, done: false }),
  );
  expect(await remind()).toMatchObject({ told: 1 });
});
