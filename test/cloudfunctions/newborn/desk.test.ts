import type { NewbornChild } from '@jiayibao/shared/contract/resident';
import { cleanPhoto, newStaff, sendCase, take } from '../desk/desk';
import { coverOf, notified, openTill, payed, type Till } from '../order/orders';
import { newNumber } from '../people';
import { baby, parent, register } from './births';

let till: Till;
beforeEach(async () => {
  till = await openTill();
});
afterEach(() => till.close());

const BORN = '2026-11-01';

/** A child who is registered, and the case in which the desk looks at the certificate, taken by a clerk. */
async function certificate({ paid = false } = {}) {
  const family = await parent(till);
  const [child] = (await register(till, family, [{ member: baby(BORN) }])) as [NewbornChild];
  const { memberId } = child;
  if (paid) await pay(family.resident, memberId);
  const clerk = await newStaff(till);
  const read = await clerk.get('case.read', { caseId: child.caseId as string });
  return { ...family, child, memberId, clerk, taken: await take(clerk, read), read };
}

async function pay(resident: Awaited<ReturnType<typeof parent>>['resident'], memberId: string) {
  const order = await resident.get('order.create', {
    benefitYear: 2027,
    members: [{ memberId }],
    relatives: [],
  });
  await payed(till, resident, order);
  await notified(till, order.number);
}

const personIn = async (memberId: string) => {
  const { store } = till.services;
  const membership = await store.get('memberships', memberId);
  return store.get('persons', membership?.personId as string);
};
const childOf = async ({ resident }: Awaited<ReturnType<typeof certificate>>) =>
  (await resident.get('newborn.read', {})).children[0];

test('the clerk sees the photo, is told how it stands, and vouches for the child by approving', async () => {
  const one = await certificate();
  expect(one.read).toMatchObject({
    kind: 'newbornCertificate',
    name: '宝宝',
    attachments: [expect.any(String)],
  });
  expect(one.read.advice).toContain('还没有缴费');
  await one.clerk.get('case.approve', { caseId: one.taken.caseId, revision: one.taken.revision });
  expect(await personIn(one.memberId)).toMatchObject({
    birthDate: BORN,
    sex: 'female',
    name: expect.anything(),
  });
});

test('refused before payment, it is to be registered anew; the household sees the record no more', async () => {
  const one = await certificate();
  const { caseId, revision } = one.taken;
  await one.clerk.get('case.refuse', { caseId, revision, reason: 'certificateDiffers', words: '编号看不清' });
  expect(await childOf(one)).toMatchObject({ state: 'returned', status: 'claimed' });
  const members = [{ memberId: one.memberId }];
  expect(await one.resident.refused('order.create', { benefitYear: 2027, members, relatives: [] })).toEqual([
    'NOT_ALLOWED',
    'members.0',
  ]);
  const [again] = await register(till, one, [{ memberId: one.memberId }]);
  expect(again).toMatchObject({ state: 'registered', status: 'confirmed' });
});

test('refused after payment, the cover stands and the sight is gone; a reversal opens it again', async () => {
  const one = await certificate({ paid: true });
  expect(one.taken.advice).toContain('参保到2027年12月31日');
  const { caseId, revision } = one.taken;
  await one.clerk.get('case.refuse', {
    caseId,
    revision,
    reason: 'certificateDiffers',
    words: '请到窗口核对',
  });
  const person = await personIn(one.memberId);
  expect(await coverOf(till, person?._id as string)).toEqual([BORN, '2027-12-31']);
  expect((await childOf(one))?.status).toBe('claimed');
  const lead = await newStaff(till, { role: 'lead', name: '负责乙' });
  const read = await lead.get('case.read', { caseId });
  const open = await lead.get('case.reverse', { caseId, revision: read.revision, words: '原件已核对' });
  const taken = await take(lead, open);
  await lead.get('case.approve', { caseId, revision: taken.revision });
  expect((await childOf(one))?.status).toBe('confirmed');
});

test('asked for another photo, the guardian answers in the same case', async () => {
  const one = await certificate();
  const { caseId, revision } = one.taken;
  await one.clerk.get('case.return', { caseId, revision, words: '请重拍，编号看不清' });
  const returned = await one.resident.get('case.read', { caseId });
  const attachments = [await cleanPhoto(till, one.resident.openid)];
  const { application } = returned;
  if (application.kind !== 'newbornCertificate') throw new Error(application.kind);
  const saved = await one.resident.get('case.save', {
    caseId,
    revision: returned.revision,
    application,
    attachments,
  });
  await one.resident.get('case.submit', { caseId, revision: saved.revision, words: '已重拍' });
  expect(await one.clerk.get('case.read', { caseId })).toMatchObject({ state: 'submitted', attachments });
});

test('such a case is begun by registering alone', async () => {
  const { resident, guardianId } = await parent(till);
  const application = { kind: 'newbornCertificate' as const, memberId: guardianId, guardianId };
  expect(await resident.get('case.check', { application })).toMatchObject({ possible: false });
});

test('a child gets an identity number: the document changes, the person and the cover stay', async () => {
  const one = await certificate({ paid: true });
  await one.clerk.get('case.approve', { caseId: one.taken.caseId, revision: one.taken.revision });
  const before = await personIn(one.memberId);
  const document = { kind: 'residentId' as const, number: newNumber('20261101') };
  const application = { kind: 'documentChange' as const, memberId: one.memberId, name: '宝宝', document };
  const sent = await sendCase(till, one.resident, application);
  const read = await one.clerk.get('case.read', { caseId: sent.caseId });
  const taken = await take(one.clerk, read);
  await one.clerk.get('case.approve', { caseId: sent.caseId, revision: taken.revision });
  const after = await personIn(one.memberId);
  expect(after?._id).toBe(before?._id);
  expect(after?.identityId).not.toBe(before?.identityId);
  expect(await childOf(one)).toMatchObject({
    state: 'enrolled',
    document: { kind: 'residentId' },
    cover: { from: BORN, to: '2027-12-31' },
  });
});

test('who was born abroad is announced to the desk by a guardian, with the last day for the clerk', async () => {
  const { resident, guardianId: memberId } = await parent(till);
  const application = {
    kind: 'newbornAtDesk',
    memberId,
    reason: 'bornAbroad',
    bornOn: BORN,
    children: 2,
  } as const;
  expect(await resident.get('case.check', { application })).toMatchObject({ possible: true });
  const late = { ...application, bornOn: '2025-11-22' };
  expect(await resident.get('case.check', { application: late })).toMatchObject({
    possible: false,
    path: 'application.bornOn',
  });
  const unborn = { ...application, bornOn: '2026-11-23' };
  expect(await resident.get('case.check', { application: unborn })).toEqual({
    possible: false,
    words: '出生日期还没有到，请重新填写。',
    path: 'application.bornOn',
  });
  const { caseId, revision } = await resident.get('case.save', { application, attachments: [] });
  await resident.get('case.submit', { caseId, revision });
  const clerk = await newStaff(till);
  const read = await clerk.get('case.read', { caseId });
  expect(read.advice).toBe('最后一天是2027年1月30日，还剩69天；每个孩子应缴400.00元，没有计入资助。');
  const taken = await take(clerk, read);
  await clerk.get('case.approve', { caseId, revision: taken.revision });
  expect(await resident.get('case.read', { caseId })).toMatchObject({ state: 'approved' });
});
