import { type Cloud, startCloud } from '../e2e/harness';
import { bridge } from './bridge';
import { withCamera } from './camera';
import type { Weapp } from './host';

let cloud: Cloud;
let app: Weapp;

beforeAll(async () => {
  cloud = await startCloud();
});

afterEach(() => app?.close());
afterAll(() => cloud?.stop());

const arrive = (page: string) => app.waitFor(() => app.page === page && app.text() !== '');

/** From the home page to the confirmation of a case about a group, with a photo. */
async function apply(): Promise<void> {
  await app.waitFor(/王建国/);
  app.tap('我的');
  await app.waitFor('我的申请');
  app.tap(/我的申请/);
  await app.waitFor('新申请');
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
}

test('a resident applies for a group with a photo, follows the case, and withdraws it', async () => {
  app = await withCamera(cloud, 'wang');
  await apply();
  const [number = ''] = /RY\d{14}/.exec(app.text()) ?? [];
  app.tap('看进度');
  await app.waitFor('待审核');
  expect(app.text()).toContain(number);
  app.tap('撤回申请');
  await app.waitFor('撤回这件申请？');
  app.tap('撤回申请', { nth: 0 });
  await app.waitFor('已撤回');
});

test('a resident is asked for more, answers with another photo, and reads that it is approved', async () => {
  const staff = await bridge(cloud.url, 'staff-ma');
  let calls = 0;
  const desk = async (action: string, input: object, keyed = true) => {
    const key = keyed ? `weapp-desk-step-${String(++calls).padStart(4, '0')}` : undefined;
    const reply = (await staff('agency', { action, input, key })) as { ok: boolean; data: Row & Queue };
    expect(reply).toMatchObject({ ok: true });
    return reply.data;
  };
  type Row = { caseId: string; revision: number; name: string };
  type Queue = { rows: Row[] };
  const waiting = async () => {
    const { rows } = await desk('queue.read', { shelf: 'open', kind: 'verifyGroup' }, false);
    const { caseId, revision } = rows.find(({ name }) => name === '王建国') as Row;
    return desk('case.take', { caseId, revision });
  };

  app = await withCamera(cloud, 'wang');
  await apply();
  const { caseId, revision } = await waiting();
  await desk('case.return', { caseId, revision, words: '请补拍背面' });
  app.close();

  app = await withCamera(cloud, 'wang');
  await app.waitFor(/需要补充材料/);
  app.tap(/需要补充材料/);
  await app.waitFor('请补拍背面');
  app.tap('去补充');
  await arrive('packages/case/evidence');
  app.tap('拍照或选照片');
  await app.waitFor(/已上传，\d/);
  app.tap('下一步');
  await arrive('packages/case/check');
  app.tap('提交补充');
  await arrive('packages/case/done');
  const taken = await waiting();
  await desk('case.approve', { caseId, revision: taken.revision });
  app.close();

  app = await withCamera(cloud, 'wang');
  await app.waitFor(/已经通过/);
  app.tap(/已经通过/);
  await app.waitFor('已通过');
  expect(app.text()).toContain('请补拍背面');
});
