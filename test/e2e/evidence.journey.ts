import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CONSENT_VERSION } from '@jiayibao/shared/contract/resident';
import { tellingPhoto } from '../cloudfunctions/evidence/photos';
import { type Cloud, startCloud } from './harness';

/** The built function of files in the local cloud, from a browser's calls to the disk; killed in the middle. */

// biome-ignore lint/suspicious/noExplicitAny: replies as they come over the wire.
type Json = any;

let cloud: Cloud;
afterAll(() => cloud?.stop());

async function call(
  session: string,
  name: string,
  action: string,
  input: object,
  key?: string,
): Promise<Json> {
  const headers = { authorization: `Bearer ${session}`, 'content-type': 'application/json' };
  const body = JSON.stringify({ action, input, key });
  return (await fetch(`${cloud.url}call/${name}`, { method: 'POST', headers, body })).json();
}

const filesOf = ({ root }: Cloud) => {
  const folder = join(root, '.local/files');
  return existsSync(folder) ? readdirSync(folder).map((name) => readFileSync(join(folder, name))) : [];
};

test('a photo is sent, the cloud is killed, the photo is finished and looked at; its place is nowhere', async () => {
  cloud = await startCloud();
  const signedIn = await fetch(`${cloud.url}local/session`, { method: 'POST', body: '{"resident":"new"}' });
  const { session } = (await signedIn.json()) as { session: string };
  const consent = { version: CONSENT_VERSION, sensitive: true };
  await call(session, 'resident', 'account.consent', consent, 'evidence-consent-0001');

  const photo = await tellingPhoto('jpeg', 3000, 2000);
  const begun = await call(
    session,
    'evidence',
    'attachment.begin',
    { size: photo.length },
    'evidence-begin-00001',
  );
  const { attachmentId, url, headers } = begun.data;
  const origin = cloud.url.slice(0, -1).replace('127.0.0.1', 'localhost');
  const put = await fetch(url, {
    method: 'PUT',
    headers: { ...headers, origin },
    body: new Uint8Array(photo),
  });
  expect([put.status, put.headers.get('access-control-allow-origin')]).toEqual([200, origin]);
  const foreign = { ...headers, origin: 'http://example.invalid' };
  expect((await fetch(url, { method: 'PUT', headers: foreign, body: 'x' })).status).toBe(403);

  await cloud.kill();
  cloud = await startCloud({ root: cloud.root });
  expect(filesOf(cloud)).toEqual([photo]);
  const finish = () =>
    call(session, 'evidence', 'attachment.finish', { attachmentId }, 'evidence-finish-0001');
  const [finished, again] = [await finish(), await finish()];
  expect(finished).toMatchObject({ ok: true, data: { type: 'image/jpeg' } });
  expect(again.data).toEqual(finished.data);
  const kept = filesOf(cloud);
  expect(kept).toHaveLength(1);
  expect(kept[0]?.includes('GPS')).toBe(false);

  const opened = await call(session, 'evidence', 'attachment.open', { attachmentId });
  const seen = await fetch(opened.data.url);
  expect([seen.status, seen.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
  expect((await fetch(opened.data.url.replace(/sign=./, 'sign=x'))).status).toBe(403);
  const job = await fetch(`${cloud.url}local/job/cleanAttachments`, { method: 'POST' });
  expect(await job.json()).toMatchObject({ ok: true, data: { looked: 0 } });
}, 120_000);
