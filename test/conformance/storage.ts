/** Files: uploading, signed addresses, deleting. */
import assert from 'node:assert/strict';
import type { CloudBase } from '@cloudbase/node-sdk';
import { type Case, failure } from './case';

const sdk = '@cloudbase/node-sdk 3.18.3 src/storage/index.ts';
const addresses = 'docs.cloudbase.net, storage/get-temp-url';

const content = Buffer.from('家医保\0\xff', 'latin1');

async function uploaded(app: CloudBase, name: string): Promise<string> {
  const cloudPath = `conformance/${name.replace(':', '-')}.jpg`;
  return (await app.uploadFile({ cloudPath, fileContent: content })).fileID;
}

async function addressOf(app: CloudBase, fileID: string, maxAge = 60): Promise<string> {
  const { fileList } = await app.getTempFileURL({ fileList: [{ fileID, maxAge }] });
  assert.equal(fileList[0]?.code, 'SUCCESS');
  return fileList[0]?.tempFileURL as string;
}

export const storageCases: Case[] = [
  {
    name: 'uploadFile() gives an id under which downloadFile() gives the very bytes',
    source: `${sdk} uploadFile(), downloadFile()`,
    async run({ app, id }) {
      const fileID = await uploaded(app, id('bytes'));
      assert.match(fileID, /^cloud:\/\/.+\/conformance\/.+\.jpg$/);
      const { fileContent } = await app.downloadFile({ fileID });
      assert.deepEqual(Buffer.from(fileContent as unknown as Uint8Array), content);
      await app.deleteFile({ fileList: [fileID] });
    },
  },
  {
    name: 'getUploadMetadata() gives an address to PUT to, with the id that the file will have',
    source: `${sdk} uploadFile(): Signature, x-cos-security-token, x-cos-meta-fileid; an empty body is success`,
    async run({ app, id }) {
      const cloudPath = `conformance/${id('metadata').replace(':', '-')}.jpg`;
      const { data } = await app.getUploadMetadata({ cloudPath });
      const headers = {
        Signature: data.authorization,
        authorization: data.authorization,
        'x-cos-security-token': data.token,
        'x-cos-meta-fileid': data.cosFileId,
        key: encodeURIComponent(cloudPath),
      };
      const put = await fetch(data.url, { method: 'PUT', headers, body: content });
      assert.equal(put.status, 200);
      assert.equal(await put.text(), '');
      assert.equal((await fetch(await addressOf(app, data.fileId))).status, 200);
      await app.deleteFile({ fileList: [data.fileId] });
    },
  },
  {
    name: 'a PUT under the authorization of another file is refused in XML',
    source: `${sdk} uploadFile(): <Error><Code>SignatureDoesNotMatch</Code>; COS: 403`,
    async run({ app, id }) {
      const metadata = async (name: string) =>
        (await app.getUploadMetadata({ cloudPath: `conformance/${id(name).replace(':', '-')}.jpg` })).data;
      const [one, other] = [await metadata('one'), await metadata('other')];
      const headers = {
        authorization: other.authorization,
        'x-cos-security-token': other.token,
        'x-cos-meta-fileid': other.cosFileId,
      };
      const put = await fetch(one.url, { method: 'PUT', headers, body: content });
      assert.equal(put.status, 403);
      assert.match(await put.text(), /<Error>/);
    },
  },
  {
    name: 'a later upload to the same path takes the place of the earlier',
    source: 'cloud.tencent.com, COS PUT Object: an object of the same name is overwritten',
    async run({ app, id }) {
      const fileID = await uploaded(app, id('again'));
      const cloudPath = `conformance/${id('again').replace(':', '-')}.jpg`;
      await app.uploadFile({ cloudPath, fileContent: Buffer.from('later') });
      assert.equal(await (await fetch(await addressOf(app, fileID))).text(), 'later');
      await app.deleteFile({ fileList: [fileID] });
    },
  },
  {
    name: 'an address carries signature and time, and is of no use with either changed or missing',
    source: `${addresses}: private files get temporary addresses, ?sign=…&t=…; assumed: 403`,
    async run({ app, id }) {
      const fileID = await uploaded(app, id('signed'));
      const address = new URL(await addressOf(app, fileID));
      assert.ok(address.searchParams.get('sign'));
      assert.ok(address.searchParams.get('t'));
      for (const name of ['sign', 't']) {
        const changed = new URL(address);
        const value = changed.searchParams.get(name) as string;
        changed.searchParams.set(
          name,
          value.replace(/.$/, (last) => (last === '1' ? '2' : '1')),
        );
        assert.equal((await fetch(changed)).status, 403);
        changed.searchParams.delete(name);
        assert.equal((await fetch(changed)).status, 403);
      }
      await app.deleteFile({ fileList: [fileID] });
    },
  },
  {
    name: 'getTempFileURL() of a file that is not there says so in its code',
    source: `${sdk} downloadFile(): res.code !== 'SUCCESS'; const/code.ts STORAGE_FILE_NONEXIST`,
    async run({ app, id }) {
      const there = await uploaded(app, id('there'));
      const absent = there.replace('.jpg', '-absent.jpg');
      const { fileList } = await app.getTempFileURL({ fileList: [there, absent] });
      assert.deepEqual(
        fileList.map(({ code, fileID }) => [code, fileID]),
        [
          ['SUCCESS', there],
          ['STORAGE_FILE_NONEXIST', absent],
        ],
      );
      await failure(app.downloadFile({ fileID: absent }));
      await app.deleteFile({ fileList: [there] });
    },
  },
  {
    name: 'getFileInfo() asks the address by HEAD: size and type',
    source: `${sdk} getFileInfo()`,
    async run({ app, id }) {
      const fileID = await uploaded(app, id('info'));
      const { fileList } = await app.getFileInfo({ fileList: [{ fileID, maxAge: 60 }] });
      assert.equal(fileList[0]?.size, content.length);
      await app.deleteFile({ fileList: [fileID] });
    },
  },
  {
    name: 'deleteFile() answers for each file; an address from before is of no use',
    source: `${sdk} deleteFile(): delete_list; assumed: a second time says that there is none`,
    async run({ app, id }) {
      const fileID = await uploaded(app, id('gone'));
      const address = await addressOf(app, fileID);
      assert.deepEqual((await app.deleteFile({ fileList: [fileID] })).fileList, [
        { fileID, code: 'SUCCESS' },
      ]);
      assert.notEqual((await fetch(address)).status, 200);
      assert.notEqual((await app.deleteFile({ fileList: [fileID] })).fileList[0]?.code, 'SUCCESS');
    },
  },
  {
    name: 'at most 50 addresses at a time',
    source: addresses,
    async run({ app, id }) {
      const fileList = Array.from({ length: 51 }, (_, at) => `cloud://any.any/${id(String(at))}`);
      await failure(app.getTempFileURL({ fileList }));
    },
  },
];
