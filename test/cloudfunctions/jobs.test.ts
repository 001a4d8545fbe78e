import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { jobs, runJob } from '@jiayibao/cloudfunctions/core';
import { REPLY_KEPT_MS } from '../../cloudfunctions/core/clean';
import { parseTimer } from '../../local/host/cron';
import { type Cloud, newResident, openCloud } from './cloud';
import { MemoryCollector } from './order/collector';

let cloud: Cloud;
beforeAll(async () => {
  cloud = await openCloud();
  cloud.services.collector = new MemoryCollector(cloud.services.clock.now);
});
afterAll(() => cloud.close());

const run = (event: unknown, caller: string | null = null) =>
  runJob(jobs, event, { ...cloud.services, caller: () => caller });
const timer = (TriggerName: string) => ({
  Type: 'Timer',
  TriggerName,
  Time: '2026-11-22T04:00:00Z',
  Message: '',
});

test('every job has a timer of its name, every timer a job', () => {
  const { functions } = JSON.parse(readFileSync(join(__dirname, '../../cloudbaserc.json'), 'utf8'));
  const timers = functions.flatMap(
    ({ triggers = [] }: { triggers?: { name: string; config: string }[] }) => triggers,
  );
  expect(timers.map(({ name }: { name: string }) => name).sort()).toEqual(Object.keys(jobs).sort());
  for (const { config } of timers) expect(() => parseTimer(config)).not.toThrow();
});

test.each([{}, null, 'cleanOld', { TriggerName: 'cleanOld' }, timer('toString'), timer('nothing')])(
  'nothing runs by %j',
  async (event) => {
    expect(await run(event)).toMatchObject({ ok: false, error: { code: 'UNKNOWN_ACTION' } });
  },
);

test('nothing runs for a phone that calls the function by its name', async () => {
  expect(await run(timer('cleanOld'), 'somebody')).toMatchObject({
    ok: false,
    error: { code: 'NOT_ALLOWED' },
  });
});

test('a job that fails is logged without what its error says', async () => {
  const failing = {
    fails: {
      what: '',
      run: async () => {
        throw new TypeError('张三 11010519491231002X');
      },
    },
  };
  const reply = await runJob(failing, timer('fails'), { ...cloud.services, caller: () => null });
  expect(reply).toMatchObject({ ok: false, error: { code: 'UNAVAILABLE' } });
  expect(cloud.logged.at(-1)).toMatch(/"failure":"TypeError"/);
  expect(cloud.logged.join()).not.toMatch(/张三|11010519491231002X/);
});

test.each(Object.keys(jobs))(
  '%s does nothing where there is nothing to do, and says so in numbers',
  async (name) => {
    const reply = await run(timer(name));
    expect(reply).toMatchObject({ ok: true });
    if (reply.ok) for (const count of Object.values(reply.data)) expect(count).toBe(0);
  },
);

test('replies are kept as long as a phone may ask again, counters to the end of their window', async () => {
  await newResident(cloud);
  const left = async () => [
    await cloud.services.store.count('requests', {}),
    await cloud.services.store.count('counters', {}),
  ];
  expect(await left()).toEqual([1, 1]);
  cloud.pass(REPLY_KEPT_MS - 1);
  expect(await run(timer('cleanOld'))).toMatchObject({ ok: true, data: { requests: 0, counters: 1 } });
  expect(await left()).toEqual([1, 0]);
  cloud.pass(1);
  await run(timer('cleanOld'));
  expect(await left()).toEqual([0, 0]);
});
