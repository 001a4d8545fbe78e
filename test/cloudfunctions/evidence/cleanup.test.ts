/** What is removed, when, and that nothing else is. */
import { readdirSync } from 'node:fs';
import { type Cleaned, cleanAttachments, jobs, runJob } from '@jiayibao/cloudfunctions/core';
import { type Cloud, newResident, openCloud } from '../cloud';
import { newFamily, newStaff, take } from '../desk/desk';
import { tellingPhoto } from './photos';
import { Sender } from './sender';

const DAY = 86_400_000;

let cloud: Cloud;
let photo: Buffer;
beforeEach(async () => {
  cloud = await openCloud();
  photo = await tellingPhoto('jpeg');
});
afterEach(() => cloud.close());

const clean = (): Promise<Cleaned> => cleanAttachments(cloud.services);
const record = (id: string) => cloud.services.store.get('attachments', id);
const files = () => readdirSync(cloud.files).length;
const newSender = async () => new Sender(cloud, (await newResident(cloud)).openid);

/** A case with one file, sent; and the steps that end it. */
async function sentCase() {
  const { resident, memberId } = await newFamily(cloud);
  const attachmentId = await new Sender(cloud, resident.openid).attach(photo);
  const application = { kind: 'verifyGroup' as const, memberId, groups: ['orphan' as const] };
  const saved = await resident.get('case.save', { application, attachments: [attachmentId] });
  const submit = () => resident.get('case.submit', { caseId: saved.caseId, revision: saved.revision });
  return { resident, attachmentId, saved, application, submit };
}

/** Runs every day from now on until the file is gone; gives the days that it took, or null after so many. */
async function daysUntilGone(id: string, most: number): Promise<number | null> {
  for (let day = 0; day <= most; day++) {
    await clean();
    if (!(await record(id))) return day;
    cloud.pass(DAY);
  }
  return null;
}

test('a file that no case names goes after a day, not before', async () => {
  const sender = await newSender();
  const attachmentId = await sender.attach(photo);
  cloud.pass(DAY - 1);
  expect(await clean()).toEqual({ looked: 0, removed: 0, failed: 0 });
  expect(files()).toBe(1);
  cloud.pass(1);
  expect(await clean()).toEqual({ looked: 1, removed: 1, failed: 0 });
  expect([files(), await record(attachmentId)]).toEqual([0, null]);
  expect(await clean()).toEqual({ looked: 0, removed: 0, failed: 0 });
});

test('what was sent and never finished goes with it, and what never came leaves no record', async () => {
  const sender = await newSender();
  await sender.send(photo);
  await sender.get('attachment.begin', { size: photo.length });
  expect(files()).toBe(1);
  cloud.pass(DAY);
  expect(await clean()).toMatchObject({ removed: 2, failed: 0 });
  expect([files(), await cloud.services.store.find('attachments', {})]).toEqual([0, []]);
});

test('a clean file of a finishing that was broken off goes too', async () => {
  const sender = await newSender();
  const attachmentId = await sender.send(photo);
  const broken = jest.spyOn(cloud.services.store, 'transaction').mockRejectedValueOnce(new Error('killed'));
  await sender.refused('attachment.finish', { attachmentId });
  broken.mockRestore();
  expect(files()).toBe(2);
  cloud.pass(DAY);
  await clean();
  expect(files()).toBe(0);
});

test('the sent bytes go where only their removal was broken off', async () => {
  const { attachmentId, saved } = await sentCase();
  const { rawFileId } = (await record(attachmentId)) as { rawFileId: string };
  // Sent once more under the same address, after the file was finished.
  const path = rawFileId.slice(rawFileId.indexOf('incoming/'));
  await cloud.services.files.write(path, photo);
  expect(files()).toBe(2);
  cloud.pass(DAY);
  expect(await clean()).toMatchObject({ looked: 1, removed: 0 });
  expect(files()).toBe(1);
  expect(await record(attachmentId)).toMatchObject({ state: 'clean', caseId: saved.caseId, rawFileId: null });
});

test('what was refused or taken back leaves nothing', async () => {
  const sender = await newSender();
  const refused = await sender.send(Buffer.from('no photo'));
  await sender.refused('attachment.finish', { attachmentId: refused });
  await sender.get('attachment.remove', { attachmentId: await sender.attach(photo) });
  expect(files()).toBe(0);
  expect(await clean()).toMatchObject({ removed: 2 });
  expect(await cloud.services.store.find('attachments', {})).toEqual([]);
});

test('a file that a case lets go of goes with the next run, once it is a day old', async () => {
  const { resident, attachmentId, saved, application } = await sentCase();
  cloud.pass(40 * DAY);
  await clean();
  const { caseId, revision } = saved;
  await resident.get('case.save', { caseId, revision, application, attachments: [] });
  expect(await clean()).toMatchObject({ removed: 1 });
  expect(await record(attachmentId)).toBeNull();
});

test('the files of an open case stay however long it is open', async () => {
  const { attachmentId, submit } = await sentCase();
  await submit();
  expect(await daysUntilGone(attachmentId, 400)).toBeNull();
  expect(files()).toBe(1);
});

test('a draft’s go 90 days after it was last touched', async () => {
  const { attachmentId } = await sentCase();
  expect(await daysUntilGone(attachmentId, 100)).toBe(90);
});

test('a withdrawn case’s go after 30 days', async () => {
  const { resident, attachmentId, submit } = await sentCase();
  const { caseId, revision } = await submit();
  await resident.get('case.withdraw', { caseId, revision });
  expect(await daysUntilGone(attachmentId, 40)).toBe(30);
  expect(files()).toBe(0);
});

test('a decided case’s go as long after its decision as its kind needs; a reversal keeps them', async () => {
  const { attachmentId, submit } = await sentCase();
  const sent = await submit();
  const [clerk, lead] = [await newStaff(cloud), await newStaff(cloud, { role: 'lead' })];
  const { caseId, revision } = await take(clerk, sent);
  const approved = await clerk.get('case.approve', { caseId, revision });
  cloud.pass(500 * DAY);
  await clean();
  await lead.get('case.reverse', { caseId, revision: approved.revision, words: '重新核对' });
  cloud.pass(100 * DAY);
  await clean();
  expect(await record(attachmentId)).not.toBeNull();
  const again = await take(clerk, {
    caseId,
    revision: (await cloud.services.store.get('cases', caseId))?.revision ?? 0,
  });
  await clerk.get('case.refuse', { caseId, revision: again.revision, reason: 'other', words: '不符' });
  expect(await daysUntilGone(attachmentId, 600)).toBe(548);
}, 240_000);

test('a file that cannot be removed is tried again an hour later, and the others are not held up', async () => {
  const sender = await newSender();
  await sender.attach(photo);
  await sender.attach(photo);
  cloud.pass(DAY);
  const broken = jest.spyOn(cloud.services.files, 'remove').mockRejectedValueOnce(new Error('away'));
  expect(await clean()).toEqual({ looked: 2, removed: 1, failed: 1 });
  broken.mockRestore();
  expect(await clean()).toMatchObject({ looked: 0 });
  cloud.pass(3_600_000);
  expect(await clean()).toMatchObject({ removed: 1 });
  expect(files()).toBe(0);
});

test('two runs at once remove each file once and fail at none', async () => {
  const sender = await newSender();
  for (let i = 0; i < 4; i++) await sender.attach(photo);
  cloud.pass(DAY);
  const runs = await Promise.all([clean(), clean()]);
  expect(runs.map(({ failed }) => failed)).toEqual([0, 0]);
  expect([files(), await cloud.services.store.find('attachments', {})]).toEqual([0, []]);
});

test('a case that names a file at the moment of its removal is refused, or keeps it', async () => {
  for (let i = 0; i < 5; i++) {
    const { resident, memberId } = await newFamily(cloud);
    const attachmentId = await new Sender(cloud, resident.openid).attach(photo);
    cloud.pass(DAY);
    const application = { kind: 'verifyGroup' as const, memberId, groups: ['orphan' as const] };
    const [saved] = await Promise.all([
      resident.call('case.save', { application, attachments: [attachmentId] }),
      clean(),
    ]);
    const there = (await record(attachmentId))?.state === 'clean';
    expect(there).toBe(saved.ok);
  }
});

test('the timer runs it', async () => {
  await (await newSender()).attach(photo);
  cloud.pass(DAY);
  const event = { Type: 'Timer', TriggerName: 'cleanAttachments' };
  const reply = await runJob(jobs, event, { ...cloud.services, caller: () => null });
  expect(reply).toMatchObject({ ok: true, data: { looked: 1, removed: 1, failed: 0 } });
  expect(files()).toBe(0);
});
