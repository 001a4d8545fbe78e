/** Sending, finishing, taking back and looking at files, through the real SDK and the local storage. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ERROR_CODES, Refusal } from '@jiayibao/cloudfunctions/core';
import { evidenceTable } from '@jiayibao/cloudfunctions/evidence';
import { MAXIMUM_ATTACHMENT_BYTES, MAXIMUM_ATTACHMENTS } from '@jiayibao/shared/contract/resident';
import fc from 'fast-check';
import { type Cloud, newKey, newResident, openCloud, Resident } from '../cloud';
import { newFamily, newStaff } from '../desk/desk';
import { member } from '../people';
import { photoOfBytes, tellingPhoto } from './photos';
import { Sender } from './sender';

let cloud: Cloud;
let photo: Buffer;
beforeAll(async () => {
  cloud = await openCloud();
  photo = await tellingPhoto('jpeg');
});
afterAll(() => cloud.close());

const newSender = async () => new Sender(cloud, (await newResident(cloud)).openid);
const kept = () => readdirSync(cloud.files).map((name) => readFileSync(join(cloud.files, name)));
const record = (id: string) => cloud.services.store.get('attachments', id);

/** A family's case with these files, saved; and who sends for it. */
async function savedCase(...attachments: string[]) {
  const family = await newFamily(cloud);
  const sender = new Sender(cloud, family.resident.openid);
  const application = {
    kind: 'verifyGroup' as const,
    memberId: family.memberId,
    groups: ['orphan' as const],
  };
  const file = async () => [...attachments, await sender.attach(photo)];
  const saved = await family.resident.get('case.save', { application, attachments: await file() });
  return { ...family, sender, saved, application, attachmentId: saved.attachments[0] as string };
}

describe('a photo that was sent', () => {
  test('is kept clean, and nothing of what was sent stays anywhere', async () => {
    const sender = await newSender();
    const attachmentId = await sender.send(photo);
    expect(kept().some((file) => file.includes('Tell-tale'))).toBe(true);
    expect(await sender.refused('attachment.open', { attachmentId })).toBe('NOT_FOUND');
    const finished = await sender.get('attachment.finish', { attachmentId });
    expect(finished).toEqual({ attachmentId, type: 'image/jpeg', size: expect.any(Number) });
    expect(kept().some((file) => file.includes('Tell-tale'))).toBe(false);
    const { url, size } = await sender.get('attachment.open', { attachmentId });
    const seen = Buffer.from(await (await fetch(url)).arrayBuffer());
    expect([seen.length, seen.includes('GPS')]).toEqual([size, false]);
  });

  test('is finished once: again with the key, with another, and both at once give the same', async () => {
    const sender = await newSender();
    const attachmentId = await sender.send(photo);
    const key = newKey();
    const finish = (with_: string) => sender.call('attachment.finish', { attachmentId }, with_);
    const replies = await Promise.all([finish(key), finish(key), finish(newKey())]);
    const later = [await finish(key), await finish(newKey())];
    const data = [...replies, ...later].map((reply) => reply.ok && reply.data);
    for (const one of data) expect(one).toEqual(data[0]);
    expect(data[0]).toMatchObject({ attachmentId });
    expect((await record(attachmentId))?.state).toBe('clean');
  });

  test('may be finished by whoever sent it alone', async () => {
    const attachmentId = await (await newSender()).send(photo);
    const stranger = await newSender();
    expect(await stranger.refused('attachment.finish', { attachmentId })).toBe('NOT_FOUND');
    expect(await stranger.refused('attachment.remove', { attachmentId })).toBe('NOT_FOUND');
    expect(await stranger.refused('attachment.finish', { attachmentId: 'never-there' })).toBe('NOT_FOUND');
  });

  test('can be finished after everything stopped between its arrival and that', async () => {
    const sender = await newSender();
    const attachmentId = await sender.send(photo);
    const { store } = cloud.services;
    const stopped = jest.spyOn(store, 'transaction').mockRejectedValueOnce(new Error('killed'));
    const key = newKey();
    expect(await sender.call('attachment.finish', { attachmentId }, key)).toMatchObject({
      ok: false,
      error: { code: 'UNAVAILABLE' },
    });
    stopped.mockRestore();
    // The clean file is there already, the record does not know of it.
    expect((await record(attachmentId))?.state).toBe('pending');
    expect(await sender.call('attachment.finish', { attachmentId }, key)).toMatchObject({ ok: true });
  });

  test('that never arrived is not found, and can still be sent', async () => {
    const sender = await newSender();
    const { attachmentId, url, headers } = await sender.get('attachment.begin', { size: photo.length });
    expect(await sender.refused('attachment.finish', { attachmentId })).toBe('NOT_FOUND');
    await fetch(url, { method: 'PUT', headers, body: new Uint8Array(photo) });
    expect(await sender.get('attachment.finish', { attachmentId })).toMatchObject({ attachmentId });
  });

  test('is refused and gone where it is none; a further try is told the same', async () => {
    const sender = await newSender();
    const words = 'this is called photo.jpg';
    const attachmentId = await sender.send(Buffer.from(words));
    expect(await sender.refused('attachment.finish', { attachmentId })).toBe('INVALID_FILE');
    expect(kept().some((file) => file.includes(words))).toBe(false);
    expect(await sender.refused('attachment.finish', { attachmentId })).toBe('INVALID_FILE');
    expect(await sender.refused('attachment.open', { attachmentId })).toBe('NOT_FOUND');
  });

  test('is refused by the size that is said, and by the size that it has', async () => {
    const sender = await newSender();
    expect(await sender.refused('attachment.begin', { size: 0 })).toBe('INVALID_FILE');
    expect(await sender.refused('attachment.begin', { size: MAXIMUM_ATTACHMENT_BYTES + 1 })).toBe(
      'TOO_LARGE',
    );
    const { attachmentId, url, headers } = await sender.get('attachment.begin', { size: 1000 });
    const large = await photoOfBytes(MAXIMUM_ATTACHMENT_BYTES + 1);
    await fetch(url, { method: 'PUT', headers, body: new Uint8Array(large) });
    expect(await sender.refused('attachment.finish', { attachmentId })).toBe('INVALID_FILE');
    const most = await sender.attach(await photoOfBytes(MAXIMUM_ATTACHMENT_BYTES));
    expect((await record(most))?.state).toBe('clean');
  });

  test('is taken by no more than what the function needs of it into memory', async () => {
    const sender = await newSender();
    const attachmentId = await sender.send(photo);
    const { fileId } = (await record(attachmentId)) as { fileId: string };
    expect((await cloud.services.files.read(fileId, 100))?.length).toBe(101);
    expect(await cloud.services.files.read(`${fileId}x`, 100)).toBeNull();
  });

  test('can be taken back until a case names it', async () => {
    const sender = await newSender();
    const attachmentId = await sender.attach(photo);
    const { url } = await sender.get('attachment.open', { attachmentId });
    await sender.get('attachment.remove', { attachmentId });
    expect((await fetch(url)).status).toBe(404);
    expect(await sender.refused('attachment.open', { attachmentId })).toBe('NOT_FOUND');
    const { sender: applicant, attachmentId: named } = await savedCase();
    expect(await applicant.refused('attachment.remove', { attachmentId: named })).toBe('NOT_ALLOWED');
    expect(await applicant.get('attachment.open', { attachmentId: named })).toMatchObject({
      size: expect.any(Number),
    });
  });
});

test('a failure that is ours is no verdict on the file', async () => {
  const sender = await newSender();
  const attachmentId = await sender.send(photo);
  const broken = jest.spyOn(cloud.services.files, 'write').mockRejectedValueOnce(new Error('full'));
  expect(await sender.refused('attachment.finish', { attachmentId })).toBe('UNAVAILABLE');
  broken.mockRestore();
  expect((await record(attachmentId))?.state).toBe('pending');
  expect(new Refusal('INVALID_FILE').error.message).toMatch(/\p{Script=Han}/u);
});

describe('an address', () => {
  test('holds for five minutes by the one clock, then gives nothing', async () => {
    const sender = await newSender();
    const attachmentId = await sender.attach(photo);
    const began = cloud.services.clock.now();
    const { url, expiresAt } = await sender.get('attachment.open', { attachmentId });
    expect(expiresAt - began).toBeGreaterThan(299_000);
    expect(expiresAt - began).toBeLessThanOrEqual(300_000);
    cloud.pass(expiresAt - cloud.services.clock.now() - 1);
    expect((await fetch(url)).status).toBe(200);
    cloud.pass(1);
    const late = await fetch(url);
    expect([late.status, (await late.text()).includes('JFIF')]).toEqual([403, false]);
  });

  test('is given to nobody else', async () => {
    const sender = await newSender();
    const attachmentId = await sender.attach(photo);
    expect(await (await newSender()).refused('attachment.open', { attachmentId })).toBe('NOT_FOUND');
    const nobody = new Sender(cloud, 'never-agreed');
    expect(await nobody.refused('attachment.open', { attachmentId })).toBe('CONSENT_REQUIRED');
  });

  test('of another file cannot be made from it', async () => {
    const sender = await newSender();
    const [one, other] = [await sender.attach(photo), await sender.attach(photo)];
    const { url } = await sender.get('attachment.open', { attachmentId: one });
    expect((await fetch(url.replace(one, other))).status).toBe(403);
  });
});

test('staff send files without the text of consent for residents, while they are staff', async () => {
  const clerk = await newStaff(cloud);
  await new Resident(cloud, clerk.openid).get('account.withdrawConsent', {});
  const sender = new Sender(cloud, clerk.openid);
  expect(await sender.attach(photo)).toMatch(/^[0-9a-f]{32}$/);
  const { store } = cloud.services;
  await store.transaction(async (tx) => {
    const staff = await tx.get('staff', clerk.staffId);
    if (staff) await tx.put('staff', { ...staff, until: cloud.services.clock.now() });
  });
  expect(await sender.refused('attachment.begin', { size: 1 })).toBe('CONSENT_REQUIRED');
});

describe('the files of a case', () => {
  test('are seen by its applicant and its county’s staff once it is sent, each look of theirs audited', async () => {
    const { resident, saved, sender, attachmentId } = await savedCase();
    const clerk = await newStaff(cloud);
    const elsewhere = await newStaff(cloud, { counties: ['620103'] });
    const seenBy = (openid: string) => new Sender(cloud, openid).call('attachment.open', { attachmentId });
    expect(await seenBy(clerk.openid)).toMatchObject({ error: { code: 'NOT_FOUND' } });
    await resident.get('case.submit', { caseId: saved.caseId, revision: saved.revision });
    expect(await seenBy(sender.openid)).toMatchObject({ ok: true });
    expect(await seenBy(elsewhere.openid)).toMatchObject({ error: { code: 'NOT_FOUND' } });
    expect(await seenBy((await newSender()).openid)).toMatchObject({ error: { code: 'NOT_FOUND' } });
    const reply = await seenBy(clerk.openid);
    if (!reply.ok) throw new Error(reply.error.code);
    expect((await fetch(reply.data.url)).status).toBe(200);
    const looks = (await cloud.services.store.find('audit', {})).filter(({ of }) => of === attachmentId);
    expect(looks).toEqual([
      expect.objectContaining({ did: 'attachment.open', who: clerk.staffId, what: saved.caseId }),
    ]);
  });

  test('are not shown to staff whose family it is', async () => {
    const { resident, saved, attachmentId } = await savedCase();
    const clerk = await newStaff(cloud, { name: '马晓燕' });
    const { name, number } = clerk.person;
    await resident.get('household.addMember', { member: member({ name, number, relation: 'child' }) });
    await resident.get('case.submit', { caseId: saved.caseId, revision: saved.revision });
    expect(await new Sender(cloud, clerk.openid).refused('attachment.open', { attachmentId })).toBe(
      'NOT_ALLOWED',
    );
  });

  test('go over to whoever takes the case over; who sent them for them sees them no more', async () => {
    const { saved, sender, attachmentId } = await savedCase();
    const other = await newSender();
    const { store, vault } = cloud.services;
    await store.transaction(async (tx) => {
      const one = await tx.get('cases', saved.caseId);
      if (one) await tx.put('cases', { ...one, applicantAccountId: vault.lookup('account', other.openid) });
    });
    expect(await other.get('attachment.open', { attachmentId })).toMatchObject({ attachmentId });
    expect(await sender.refused('attachment.open', { attachmentId })).toBe('NOT_FOUND');
  });

  test('are six at most', async () => {
    const { resident, application, sender, saved } = await savedCase();
    const more = await Promise.all(Array.from({ length: MAXIMUM_ATTACHMENTS }, () => sender.attach(photo)));
    const change = (attachments: string[]) =>
      resident.call('case.save', {
        caseId: saved.caseId,
        revision: saved.revision,
        application,
        attachments,
      });
    expect(await change([...saved.attachments, ...more])).toMatchObject({
      error: { code: 'MALFORMED_REQUEST', path: 'attachments' },
    });
    expect(await change(more)).toMatchObject({ ok: true });
  });

  test('are one’s own: another account’s is not found', async () => {
    const { resident, application, saved } = await savedCase();
    const others = await (await newSender()).attach(photo);
    const change = { caseId: saved.caseId, revision: saved.revision, application, attachments: [others] };
    expect(await resident.refused('case.save', change)).toEqual(['NOT_FOUND', 'attachments.0']);
  });

  test('wait for their check before the case is sent', async () => {
    const { resident, application, sender, saved } = await savedCase();
    const pending = await sender.send(photo);
    const change = { caseId: saved.caseId, revision: saved.revision, application, attachments: [pending] };
    const { caseId, revision } = await resident.get('case.save', change);
    expect(await resident.refused('case.submit', { caseId, revision })).toEqual([
      'NOT_ALLOWED',
      'attachments.0',
    ]);
    await sender.get('attachment.finish', { attachmentId: pending });
    expect(await resident.get('case.submit', { caseId, revision })).toMatchObject({ state: 'submitted' });
  });
});

test('nothing of a file, its sender or its address stands in the log', async () => {
  const sender = await newSender();
  const attachmentId = await sender.attach(photo);
  const { url } = await sender.get('attachment.open', { attachmentId });
  const log = cloud.logged.join('\n');
  for (const secret of [sender.openid, new URL(url).searchParams.get('sign') as string, 'cloud://'])
    expect(log).not.toContain(secret);
});

test.each(Object.keys(evidenceTable))('%s answers any input with a listed code', async (action) => {
  const sender = await newSender();
  const [own] = [await sender.attach(photo)];
  const given = fc.oneof(
    fc.jsonValue(),
    fc.record(
      {
        attachmentId: fc.oneof(fc.constant(own), fc.constant('../../keys'), fc.jsonValue()),
        size: fc.oneof(fc.integer(), fc.double(), fc.jsonValue()),
        __proto__: fc.jsonValue(),
      },
      { requiredKeys: [] },
    ),
  );
  await fc.assert(
    fc.asyncProperty(given, async (input) => {
      cloud.pass(3_600_000);
      const reply = await sender.call(action as 'attachment.finish', input as never);
      if (reply.ok) return;
      expect(ERROR_CODES).toContain(reply.error.code);
      expect(reply.error.code).not.toBe('UNAVAILABLE');
    }),
    { numRuns: 40 },
  );
});
