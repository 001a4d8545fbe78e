import { jobs, runJob } from '@jiayibao/cloudfunctions/core';
import type { NewbornChild } from '@jiayibao/shared/contract/resident';
import { addDays, type CivilDate } from '@jiayibao/shared/dates';
import { newStaff, take } from '../desk/desk';
import { coverOf, goTo, notified, openTill, payed, type Till } from '../order/orders';
import { baby, newCertificate, parent, register } from './births';

let till: Till;
beforeEach(async () => {
  till = await openTill();
});
afterEach(() => till.close());

const BORN = '2026-11-01' as CivilDate;
type Family = Awaited<ReturnType<typeof parent>>;

async function run(TriggerName: string) {
  const reply = await runJob(jobs, { Type: 'Timer', TriggerName }, { ...till.services, caller: () => null });
  if (!reply.ok) throw new Error(reply.error.code);
}

async function pay({ resident }: Family, { memberId }: NewbornChild) {
  const order = await resident.get('order.create', {
    benefitYear: 2027,
    members: [{ memberId }],
    relatives: [],
  });
  await payed(till, resident, order);
  await notified(till, order.number);
}

/** A child whom another household registered with the same certificate before, so that this one only claims it. */
async function claimed() {
  const certificate = newCertificate();
  const first = await parent(till);
  await register(till, first, [{ member: baby(BORN, { certificate }) }]);
  const family = await parent(till);
  const [child] = (await register(till, family, [{ member: baby(BORN, { certificate }) }])) as [NewbornChild];
  expect(child.status).toBe('claimed');
  return { first, family, child };
}

test('a household that paid for a child whom it only claims is told so, and not that the child is not enrolled', async () => {
  const { family, child } = await claimed();
  await pay(family, child);
  expect((await family.resident.get('newborn.read', {})).children).toMatchObject([
    { state: 'enrolled', cover: null },
  ]);
  goTo(till, `${addDays(BORN, 83)}T09:00`);
  await run('remindOfNewborns');
  const { notices } = await family.resident.get('notice.list', {});
  expect(notices.map(({ kind }) => kind)).not.toContain('newbornCloses');
});

test('a certificate that cover rests on cannot be taken back; before, the sight of the record goes with it', async () => {
  for (const isPaid of [true, false]) {
    const family = await parent(till);
    const [child] = (await register(till, family, [{ member: baby(BORN) }])) as [NewbornChild];
    if (isPaid) await pay(family, child);
    const { caseId, revision } = await family.resident.get('case.read', { caseId: child.caseId as string });
    const reply = await family.resident.call('case.withdraw', { caseId, revision });
    expect(reply).toMatchObject(isPaid ? { error: { code: 'NOT_ALLOWED' } } : { ok: true });
    if (isPaid) await family.resident.get('account.withdrawConsent', {});
    const membership = await till.services.store.get('memberships', child.memberId);
    const certificate = await till.services.store.get('cases', caseId);
    expect([membership?.status, certificate?.state]).toEqual(
      isPaid ? ['confirmed', 'submitted'] : ['claimed', 'withdrawn'],
    );
  }
});

test('the sight goes too where a certificate was returned and not answered; the cover stands', async () => {
  const family = await parent(till);
  const [child] = (await register(till, family, [{ member: baby(BORN) }])) as [NewbornChild];
  await pay(family, child);
  const clerk = await newStaff(till);
  const taken = await take(clerk, await clerk.get('case.read', { caseId: child.caseId as string }));
  await clerk.get('case.return', { caseId: taken.caseId, revision: taken.revision, words: '看不清' });
  till.pass(40 * 86_400_000);
  await run('closeUnanswered');
  const [after] = (await family.resident.get('newborn.read', {})).children;
  expect(after?.status).toBe('claimed');
  const membership = await till.services.store.get('memberships', child.memberId);
  expect(await coverOf(till, membership?.personId as string)).not.toBeNull();
});

test("once the desk has vouched for a child by one household's certificate, another's sight waits for its own", async () => {
  const { first, family, child } = await claimed();
  const clerk = await newStaff(till);
  const decide = async (caseId: string) => {
    const { revision } = await take(clerk, await clerk.get('case.read', { caseId }));
    await clerk.get('case.approve', { caseId, revision });
  };
  await decide(child.caseId as string);
  const seenBy = async ({ resident }: Family) => (await resident.get('newborn.read', {})).children[0];
  expect(await seenBy(family)).toMatchObject({ status: 'confirmed' });
  const waiting = await seenBy(first);
  expect(waiting).toMatchObject({ status: 'claimed', state: 'registered' });
  await decide(waiting?.caseId as string);
  for (const one of [first, family]) expect(await seenBy(one)).toMatchObject({ status: 'confirmed' });
});
