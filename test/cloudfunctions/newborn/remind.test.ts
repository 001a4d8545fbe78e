import { jobs, recordConfirmation, runJob } from '@jiayibao/cloudfunctions/core';
import type { NewbornChild, Region } from '@jiayibao/shared/contract/resident';
import { addDays, type CivilDate } from '@jiayibao/shared/dates';
import { goTo, notified, openTill, payed, type Till } from '../order/orders';
import { baby, parent, register } from './births';

let till: Till;
beforeEach(async () => {
  till = await openTill();
});
afterEach(() => till.close());

async function remind() {
  const services = { ...till.services, caller: () => null };
  const reply = await runJob(jobs, { Type: 'Timer', TriggerName: 'remindOfNewborns' }, services);
  if (!reply.ok) throw new Error(reply.error.code);
  return reply.data;
}

const BORN = '2026-11-01' as CivilDate;
const LAST = { lanzhou: '2027-01-30', linxia: '2027-05-01' } as Record<Region, CivilDate>;

/** A household with a child who is not enrolled. */
async function waiting(region: Region) {
  const family = await parent(till, region);
  const { household } = await family.resident.get('household.addMember', { member: baby(BORN) });
  return { ...family, memberId: household.members[1]?.memberId as string };
}

/** Goes through the days from now to one, the job running on each; gives what was told on which day. */
async function daysUntil({ resident }: Awaited<ReturnType<typeof waiting>>, from: CivilDate, to: CivilDate) {
  const told: [string, string, string][] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) {
    goTo(till, `${day}T09:00`);
    await remind();
    expect(await remind()).toMatchObject({ told: 0 });
    const { notices } = await resident.get('notice.list', {});
    const fresh = notices.filter(({ noticeId }) => noticeId.startsWith('newborn-')).length;
    if (fresh > told.length) told.push([day, notices[0]?.kind ?? '', notices[0]?.words ?? '']);
  }
  return told;
}

test.each(['lanzhou', 'linxia'] as const)(
  'in %s 30, 7 and 1 days before the last day, and once after it',
  async (region) => {
    const family = await waiting(region);
    const last = LAST[region];
    const told = await daysUntil(family, addDays(last, -31), addDays(last, 4));
    expect(told.map(([day, kind]) => [day, kind])).toEqual([
      [addDays(last, -30), 'newbornCloses'],
      [addDays(last, -7), 'newbornCloses'],
      [addDays(last, -1), 'newbornCloses'],
      [addDays(last, 1), 'newbornClosed'],
    ]);
    expect(told[0]?.[2]).toContain('还剩30天');
    // What is still possible: in Lanzhou cover from the payment, in Linxia the ordinary way.
    expect(told[3]?.[2]).toContain(
      region === 'lanzhou'
        ? '从缴费当天起保障到2027年12月31日'
        : '按普通居民参保，下一个缴费期是2027年7月1日到2027年12月31日，缴2028年度的费用',
    );
  },
);

test('nobody is told of who is enrolled, of who was taken out, and of who has had the first birthday', async () => {
  const family = await parent(till);
  const [child] = (await register(till, family, [{ member: baby(BORN) }])) as [NewbornChild];
  const members = [{ memberId: child.memberId }];
  const order = await family.resident.get('order.create', { benefitYear: 2027, members, relatives: [] });
  await payed(till, family.resident, order);
  await notified(till, order.number);
  const gone = await waiting('lanzhou');
  const { household } = await gone.resident.get('household.read', {});
  const { memberId, revision = 0 } = household?.members[1] ?? {};
  await gone.resident.get('household.removeMember', { memberId: memberId as string, revision });
  goTo(till, `${addDays(LAST.lanzhou, -7)}T09:00`);
  expect(await remind()).toEqual({ looked: 2, told: 0, unfinished: 0 });
  expect(await till.services.store.get('newbornWatches', memberId as string)).toBeNull();

  goTo(till, '2027-11-01T09:00');
  await remind();
  expect(await till.services.store.get('newbornWatches', child.memberId)).toBeNull();
});

test('brought back within 30 days, a child is thought of again', async () => {
  const { resident, memberId } = await waiting('lanzhou');
  const { household } = await resident.get('household.read', {});
  await resident.get('household.removeMember', {
    memberId,
    revision: household?.members[1]?.revision as number,
  });
  await remind();
  await resident.get('household.restoreMember', { memberId });
  await recordConfirmation(till.services, memberId);
  goTo(till, `${addDays(LAST.lanzhou, -1)}T09:00`);
  expect(await remind()).toMatchObject({ told: 1 });
});
