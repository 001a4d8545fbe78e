import { requireOpen } from '@jiayibao/cloudfunctions/core';
import { type Cloud, openCloud } from './cloud';
import { newFamily, newStaff, type Staffer } from './desk/desk';

let cloud: Cloud;
let lead: Staffer;
let prefecture: Staffer;
beforeEach(async () => {
  cloud = await openCloud();
  lead = await newStaff(cloud, { role: 'lead', name: '负责甲' });
  prefecture = await newStaff(cloud, { role: 'prefecture', counties: [], name: '市级甲' });
});
afterEach(() => cloud.close());

const WORDS = '税务系统维护，11月23日8时恢复。';
const pay = (region: 'lanzhou' | 'linxia') =>
  cloud.services.store.transaction((tx) => requireOpen(tx, region));

test('stops payments in its region at once, reading goes on, and residents read why', async () => {
  const { resident } = await newFamily(cloud);
  await pay('lanzhou');
  expect((await resident.get('notice.summary', {})).banner).toBeNull();

  const view = await prefecture.get('stop.throw', { revision: 0, words: WORDS });
  expect(view).toMatchObject({ region: 'lanzhou', stopped: { words: WORDS, by: '市级甲' }, may: ['lift'] });
  await expect(pay('lanzhou')).rejects.toMatchObject({
    error: { code: 'PAYMENTS_STOPPED', message: expect.stringContaining(WORDS) },
  });
  await pay('linxia');
  expect((await resident.get('notice.summary', {})).banner).toMatchObject({ words: WORDS });
  expect((await resident.get('household.read', {})).household).not.toBeNull();

  const { revision } = await prefecture.get('stop.read', {});
  await prefecture.get('stop.lift', { revision, words: '已经恢复' });
  await pay('lanzhou');
  expect((await resident.get('notice.summary', {})).banner).toBeNull();
  const did = (await cloud.services.store.find('audit', {})).map((entry) => [entry.did, entry.what]);
  expect(did).toEqual(
    expect.arrayContaining([
      ['stop.throw', WORDS],
      ['stop.lift', '已经恢复'],
    ]),
  );
});

test('is for those alone who work for the whole region, since it stops all of it', async () => {
  const clerk = await newStaff(cloud, { name: '经办乙' });
  for (const who of [clerk, lead]) {
    expect((await who.refused('stop.throw', { revision: 0, words: WORDS }))[0]).toBe('NOT_ALLOWED');
    expect(await who.get('stop.read', {})).toMatchObject({ stopped: null, may: [] });
  }
  expect((await prefecture.get('stop.read', {})).may).toEqual(['throw']);
  const { revision } = await prefecture.get('stop.throw', { revision: 0, words: WORDS });
  expect((await lead.refused('stop.lift', { revision, words: '恢复缴费' }))[0]).toBe('NOT_ALLOWED');
  expect((await clerk.get('stop.read', {})).may).toEqual([]);
  expect((await lead.get('stop.read', {})).may).toEqual([]);
  await prefecture.get('stop.lift', { revision, words: '恢复缴费' });
});

test('two who throw it at once stop once; who saw it otherwise is told', async () => {
  const both = await Promise.all(
    [prefecture, prefecture].map((who) => who.call('stop.throw', { revision: 0, words: WORDS })),
  );
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  expect((await prefecture.refused('stop.throw', { revision: 0, words: WORDS }))[0]).toBe('STALE');
  expect((await prefecture.refused('stop.throw', { revision: 1, words: WORDS }))[0]).toBe('STALE');
});
