/** What the local storage does beyond the conformance suite: its clock, its limits, its folder. */
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Gateway, startGateway } from '../gateway/harness';

const START = 1_800_000_000_000;
let clock: { now: number };
let files: string;
let gateway: Gateway;

beforeEach(async () => {
  clock = { now: START };
  files = mkdtempSync(join(tmpdir(), 'storage-'));
  gateway = await startGateway({ indexes: { collections: {} }, files, clock });
});

afterEach(async () => {
  await gateway.stop();
  rmSync(files, { recursive: true });
});

const upload = async (cloudPath = 'evidence/a.jpg', content = 'content') =>
  (await gateway.app.uploadFile({ cloudPath, fileContent: Buffer.from(content) })).fileID;

async function addressOf(fileID: string, maxAge: number): Promise<string> {
  const { fileList } = await gateway.app.getTempFileURL({ fileList: [{ fileID, maxAge }] });
  return fileList[0]?.tempFileURL as string;
}

test('an address holds until its time is over by the one clock, to the second', async () => {
  const address = await addressOf(await upload(), 300);
  clock.now = START + 300_000 - 1;
  expect((await fetch(address)).status).toBe(200);
  clock.now = START + 300_000;
  const late = await fetch(address);
  expect(late.status).toBe(403);
  expect(await late.text()).not.toContain('content');
});

test('an address for reading does not write, and one for writing does not read', async () => {
  const cloudPath = 'evidence/b.jpg';
  const { data } = await gateway.app.getUploadMetadata({ cloudPath });
  const read = new URL(await addressOf(await upload(cloudPath), 300));
  const authorization = read.search.slice(1);
  expect((await fetch(data.url, { method: 'PUT', headers: { authorization }, body: 'x' })).status).toBe(403);
  expect((await fetch(`${data.url}?${data.authorization}`)).status).toBe(403);
});

test('an upload that begins after its time is refused', async () => {
  const { data } = await gateway.app.getUploadMetadata({ cloudPath: 'incoming/a' });
  clock.now = START + 900_000;
  const headers = { authorization: data.authorization };
  const put = await fetch(data.url, { method: 'PUT', headers, body: 'x' });
  expect([put.status, await put.text()]).toEqual([403, expect.stringContaining('expired')]);
  expect(readdirSync(files)).toEqual([]);
});

test('a file larger than 50 MB is refused and leaves nothing', async () => {
  const { data } = await gateway.app.getUploadMetadata({ cloudPath: 'incoming/a' });
  const headers = { authorization: data.authorization };
  const body = Buffer.alloc(50 * 1024 * 1024 + 1);
  expect((await fetch(data.url, { method: 'PUT', headers, body })).status).toBe(400);
  expect(readdirSync(files)).toEqual([]);
});

test('an upload that breaks off leaves the earlier file as it was', async () => {
  const fileID = await upload('incoming/a', 'earlier');
  const { data } = await gateway.app.getUploadMetadata({ cloudPath: 'incoming/a' });
  const { port, pathname } = new URL(data.url);
  const socket = connect(Number(port), '127.0.0.1');
  socket.write(
    `PUT ${pathname} HTTP/1.1\r\nhost: a\r\nauthorization: ${data.authorization}\r\ncontent-length: 100\r\n\r\nhalf`,
  );
  const deadline = Date.now() + 10_000;
  while (readdirSync(files).length < 2 && Date.now() < deadline) await new Promise(setImmediate);
  socket.destroy();
  while (readdirSync(files).length > 1 && Date.now() < deadline) await new Promise(setImmediate);
  expect(readdirSync(files)).toEqual([createHash('sha256').update('incoming/a').digest('hex')]);
  expect(await (await fetch(await addressOf(fileID, 60))).text()).toBe('earlier');
});

test.each(['../keys.json', '/keys.json', 'a//b', '', 'a b', '病历.jpg', `${'a'.repeat(1025)}`])(
  'no file is called %p',
  async (cloudPath) => {
    await expect(gateway.app.getUploadMetadata({ cloudPath })).rejects.toMatchObject({
      code: 'INVALID_PARAM',
    });
  },
);

test('another environment’s files are not here', async () => {
  const fileID = (await upload()).replace('cloud://', 'cloud://other-');
  const { fileList } = await gateway.app.getTempFileURL({ fileList: [fileID] });
  expect(fileList[0]?.code).toBe('STORAGE_FILE_NONEXIST');
});

test('what is served is never taken for a page', async () => {
  const response = await fetch(await addressOf(await upload('evidence/a.html', '<script>'), 60));
  expect(response.headers.get('content-type')).toBe('application/octet-stream');
  expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  expect(response.headers.get('cache-control')).toBe('private, no-store');
});

test('the page may ask from this machine’s other name, as COS answers a page that is allowed', async () => {
  const { data } = await gateway.app.getUploadMetadata({ cloudPath: 'incoming/a' });
  const origin = 'http://localhost:8000';
  const asked = { origin, 'access-control-request-headers': 'authorization,x-cos-security-token' };
  const may = await fetch(data.url, { method: 'OPTIONS', headers: asked });
  expect(may.status).toBe(204);
  expect(may.headers.get('access-control-allow-origin')).toBe(origin);
  expect(may.headers.get('access-control-allow-headers')).toBe('authorization,x-cos-security-token');
});
