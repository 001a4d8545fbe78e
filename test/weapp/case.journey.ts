import { type Cloud, startCloud } from '../e2e/harness';
import { bridge } from './bridge';
import { Weapp } from './host';

/** A photo of one pixel. */
const PHOTO = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const PHOTO_ON_PHONE = { tempFilePath: 'wxfile://tmp/photo.png', size: PHOTO.length, fileType: 'image' };

let cloud: Cloud;
let app: Weapp;

beforeAll(async () => {
  cloud = await startCloud();
});

afterEach(() => app?.close());
afterAll(() => cloud?.stop());

/** The app of a demo resident, with a camera that gives a photo and a storage that takes it where it was told to. */
async function openApp(resident: string): Promise<Weapp> {
  const call = await bridge(cloud.url, resident);
  type Address = { cloudPath: string; url: string; headers: Record<string, string> };
  const addresses = new Map<string, Address>();
  const opened = new Weapp({
    async callFunction(name, data) {
      const reply = (await call(name, data)) as { data?: Address };
      if (reply.data?.cloudPath !== undefined) addresses.set(reply.data.cloudPath, reply.data);
      return reply;
    },
    async uploadFile(cloudPath) {
      const { url, headers } = addresses.get(cloudPath) as Address;
      const { ok, status } = await fetch(url, { method: 'PUT', headers, body: PHOTO });
      if (!ok) throw new Error(`the storage answered ${status}`);
    },
  });
  opened.answer = ({ api }) => (api === 'chooseMedia' ? { tempFiles: [PHOTO_ON_PHONE] } : undefined);
  return opened;
}

test('a resident applies for a group with a photo, follows the case, and withdraws it', async () => {
  app = await openApp('wang');
  const arrive = (page: string) => app.waitFor(() => app.page === page && app.text() !== '');
  await app.waitFor(/王建国/);
  app.tap('我的');
  await app.waitFor('我的申请');
  app.tap(/我的申请/);
  await app.waitFor('还没有申请');
  app.tap('新申请');
  await app.waitFor('为谁申请');
  app.tap(/王建国/);
  await app.waitFor('为王建国申请什么');
  app.tap(/人员身份认定/);
  await arrive('packages/case/apply');
  app.tap(/残疾、优抚/);
  await app.waitFor('二级残疾');
  app.tap('二级残疾');
  await app.waitFor('选了1项');
  app.tap('下一步');
  await arrive('packages/case/evidence');
  app.tap('拍照或选照片');
  await app.waitFor(/已上传，\d/);
  app.tap('下一步');
  await arrive('packages/case/check');
  expect(app.text()).toContain('二级残疾');
  app.tap('提交申请');
  await arrive('packages/case/done');
  const [number = ''] = /RY\d{14}/.exec(app.text()) ?? [];
  app.tap('看进度');
  await app.waitFor('待审核');
  expect(app.text()).toContain(number);
  app.tap('撤回申请');
  await app.waitFor('撤回这件申请？');
  app.tap('撤回申请', { nth: 0 });
  await app.waitFor('已撤回');
});
