import { type Cloud, startCloud } from '../e2e/harness';
import { withCamera } from './camera';
import { choose } from './choose';
import type { Weapp } from './host';

let cloud: Cloud;
let app: Weapp;

beforeAll(async () => {
  cloud = await startCloud({ today: '2026-11-22' });
});

afterEach(() => app?.close());
afterAll(() => cloud?.stop());

const arrive = (page: string) => app.waitFor(() => app.page === page && app.text() !== '');

test('a resident applies for both diseases and follows the application', async () => {
  app = await withCamera(cloud, 'wang');
  await app.waitFor(/王建国/);
  app.tap(/两病用药/);
  await arrive('packages/two-disease/index');
  await app.waitFor('看谁的');
  app.tap(/看谁的/);
  await app.waitFor(/\d岁，/);
  app.tap(/王建国/);
  await app.waitFor('高血压、糖尿病，门诊买药也能报');
  app.tap('申请');
  await arrive('packages/case/apply');
  // One after another, as quick as fingers are.
  app.tap('高血压');
  app.tap('糖尿病');
  await choose(app, /没有，医生没有说/);
  app.tap(/选择医院/);
  await app.waitFor(/示例城关区人民医院/);
  app.tap(/示例城关区人民医院/);
  await app.waitFor(() => !app.text().includes('找医院'));
  app.input(/^哪天确诊，年/, '2026');
  app.input(/^哪天确诊，月/, '10');
  app.input(/^哪天确诊，日/, '12');
  await app.waitFor(() => app.find(/^哪天确诊，日/).attributes.value === '12');
  app.tap('下一步');
  await arrive('packages/case/evidence');
  app.tap('拍照或选照片');
  await app.waitFor(/已上传，\d/);
  app.tap('下一步');
  await arrive('packages/case/check');
  expect(app.text()).toContain('高血压、糖尿病');
  app.tap('提交申请');
  await arrive('packages/case/done');
  expect(app.text()).toMatch(/MZ20261122\d{6}/);
  app.tap('看进度');
  await app.waitFor('待审核');
});

test('who is recognised sees what is left, where it is used, and what a visit costs', async () => {
  app = await withCamera(cloud, 'zhao');
  await app.waitFor(/赵桂兰/);
  app.tap(/两病用药/);
  await app.waitFor(/106\.20/);
  await app.waitFor('示例七里河区社区卫生服务中心');
  expect(app.text()).toContain('一次最多开12周的药');
  app.tap(/看一次要付多少/);
  await arrive('packages/two-disease/visit');
  await app.waitFor(/药费和诊疗费/);
  app.input(/^药费和诊疗费一共/, '180');
  await app.waitFor(/73\.80/);
  await app.waitFor(/已经联网核对/);
  expect(app.text()).toContain('73.80');
  expect(app.text()).toContain('今年只剩106.20元能报，这次就用完，超出的自己付。');
});

test('a complaint without a name', async () => {
  app = await withCamera(cloud, 'zhao');
  await app.waitFor(/赵桂兰/);
  app.tap('我的');
  await app.waitFor('投诉举报');
  app.tap(/投诉举报/);
  await arrive('packages/complaint/list');
  await app.waitFor('还没有投诉举报');
  app.tap('写一件');
  await arrive('packages/complaint/write');
  await choose(app, '医院、药店');
  app.input(/^发生了什么/, '多收了检查费，不给清单');
  await app.waitFor(/匿名/);
  app.tap('核对');
  await app.waitFor('核对后提交');
  app.tap('提交');
  await app.waitFor(/已经提交，编号TS20261122\d{6}/);
  await app.waitFor('等待答复');
});
