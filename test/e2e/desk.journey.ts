import { rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { verifyAudit } from '@jiayibao/cloudfunctions/core';
import { withRecords } from '@jiayibao/local/records';
import type { Browser, Page } from 'playwright-core';
import {
  addFile,
  auditDesk,
  chooseWho,
  confirmStep,
  DESK_SCREEN,
  front,
  atDesk as openAtDesk,
  openResult,
  paperPhoto,
  says,
  strip,
  tapFront as tap,
  tick,
  typeTotal,
  write,
  writeDay,
} from './app';
import { auditPage, type Cloud, openBrowser, openPhone, SCREEN, startCloud } from './harness';

/** One story in order, on a set day: a case between a resident and the desk, and next year's figures. */

const TODAY = '2026-11-22';
const WHO = '王建国';
const CHECKS = ['姓名和证件一致', '证明由有权单位出具', '证明在有效期内', '申请的每一类身份都有证明'];

let cloud: Cloud;
let browser: Browser;
let photo: string;
let caseNumber: string;
let selfPayBefore: string;

beforeAll(async () => {
  photo = join(tmpdir(), `jiayibao-photo-${process.pid}.png`);
  cloud = await startCloud({ today: TODAY });
  browser = await openBrowser();
  writeFileSync(photo, await paperPhoto(browser, '低保证'));
});

afterAll(async () => {
  await browser?.close();
  await cloud?.stop();
  rmSync(photo, { force: true });
});

const addPhoto = (page: Page) => addFile(page, '拍照或选照片', photo);
const atDesk = (staff: string, path?: string) => openAtDesk(browser, cloud, staff, path);
const pane = (page: Page) => front(page).getByRole('region', { name: '办理' });

/** What a stay would cost the person themselves. */
async function selfPay(page: Page): Promise<string> {
  await chooseWho(page, WHO);
  await typeTotal(page, '20000');
  return strip(page);
}

/** What each of staff did with a case, by the audit, whose chains hold; that it was looked at is left out. */
function actsOn(caseId: string): Promise<Record<string, string[]>> {
  return withRecords(cloud.root, async (services) => {
    expect((await verifyAudit(services)).problems).toEqual([]);
    const acts: Record<string, string[]> = {};
    for (const staff of ['staff-ma', 'staff-chen', 'staff-zhou']) {
      const chain = services.vault.lookup('account', `demo-${staff}`);
      acts[staff] = (await services.store.find('audit', { chain }))
        .filter(({ of, did }) => of === caseId && did !== 'case.read')
        .sort((a, b) => a.sequence - b.sequence)
        .map(({ did }) => did);
    }
    return acts;
  });
}

/** The version of the parameters that the function's own answer to an estimate carries. */
async function versionOfEstimate(): Promise<string> {
  const { page, close } = await openPhone(browser, cloud, {
    resident: 'wang',
    path: '#/pages/estimate/index',
  });
  await selfPay(page);
  await openResult(page);
  const words = await page.getByText(/^已由服务器核对/).textContent();
  await close();
  return /参数版本 ([^\s，。]+)/.exec(words ?? '')?.[1] ?? '';
}

test('before anything is recognised, an estimate counts without it', async () => {
  const phone = await openPhone(browser, cloud, { resident: 'wang', path: '#/pages/estimate/index' });
  selfPayBefore = await selfPay(phone.page);
  expect(selfPayBefore).toMatch(/元$/);
  await phone.close();
});

test('a resident claims a group with a photo; another group takes its place', async () => {
  const phone = await openPhone(browser, cloud, { resident: 'wang', path: '#/packages/household/manage' });
  const { page } = phone;
  await tap(page, `为${WHO}申请事项`);
  await says(page, `为${WHO}申请什么`);
  await auditPage(page, 'case-start');
  await tap(page, /人员身份认定/);
  await says(page, '低保、特困、孤儿');
  await tap(page, '下一步');
  await says(page, '请选择要认定的身份，一件申请选一类。');
  await tap(page, /残疾、优抚/);
  await tick(page, '二级残疾');
  await tap(page, /低保、特困、孤儿/);
  await tick(page, '城市低保全额');
  await auditPage(page, 'case-apply');
  await tap(page, '下一步');
  await says(page, '需要的材料');
  await tap(page, '下一步');
  await says(page, '请至少上传一份材料。');
  await addPhoto(page);
  await auditPage(page, 'case-evidence');
  await tap(page, '下一步');
  await says(page, '城市低保全额');
  expect(await front(page).getByText('二级残疾').count()).toBe(0);
  await auditPage(page, 'case-check');
  await tap(page, '提交申请');
  caseNumber = (await front(page).locator('#number').textContent()) ?? '';
  expect(caseNumber).toMatch(/^RY20261122\d{6}$/);
  await tap(page, '接收一次通知');
  await says(page, '好的，有结果会通知您。');
  await auditPage(page, 'case-done');
  await tap(page, '看进度');
  await says(page, '待审核');
  await phone.close();
});

test("another county's clerk sees nothing of it", async () => {
  const phone = await atDesk('staff-zhou');
  const { page } = phone;
  await says(page, '没有要办的');
  await tap(page, '查询');
  await write(page, '姓名', WHO);
  await front(page).locator('.d-narrow').getByRole('button', { name: '查询' }).click();
  await says(page, '没有这个人的申请');
  await auditDesk(page, 'desk-search');
  await phone.close();
});

test('the clerk sends it back with what is missing', async () => {
  const phone = await atDesk('staff-ma');
  const { page } = phone;
  await front(page)
    .getByRole('button', { name: `领取${WHO}的申请` })
    .waitFor();
  await auditDesk(page, 'desk-queue');
  await tap(page, `领取${WHO}的申请`);
  await says(page, '登记的信息');
  await expect(front(page).getByRole('button', { name: '通过', exact: true }).isDisabled()).resolves.toBe(
    true,
  );
  await auditDesk(page, 'desk-case');
  await tap(page, '看材料1');
  await comparesWithData(page);
  await tap(page, '退回补充');
  await tap(page, '确定退回');
  await says(page, '请写明要补充什么。');
  await auditDesk(page, 'desk-return-errors');
  await confirmStep(page, '退回', '请补拍低保证');
  await says(page, '已退回补充');
  await front(page).getByRole('region', { name: '办理' }).getByText('退回补充').first().waitFor();
  await phone.close();
});

/** A paper stands beside the data, not over it; it grows and turns; the number is shown whole. */
async function comparesWithData(page: Page): Promise<void> {
  const paper = page.getByRole('region', { name: '材料1' });
  const photo = paper.getByRole('img');
  await photo.waitFor();
  const [left, right] = [await paper.boundingBox(), await pane(page).boundingBox()];
  expect((left?.x ?? 0) + (left?.width ?? 0)).toBeLessThanOrEqual(right?.x ?? 0);
  const before = await photo.boundingBox();
  await paper.getByRole('button', { name: '放大' }).click();
  expect((await photo.boundingBox())?.width).toBeCloseTo((before?.width ?? 0) * 1.5, 0);
  await paper.getByRole('button', { name: '转动' }).click();
  expect(await photo.evaluate((shown) => getComputedStyle(shown).transform)).toMatch(/^matrix\(0, 1,/);
  await tap(page, '看完整号码');
  await pane(page)
    .getByText(/^\d{17}[\dX]$/)
    .waitFor();
  await auditPage(page, 'desk-evidence-wide', DESK_SCREEN);
  await paper.getByRole('button', { name: '关闭' }).click();
  await paper.waitFor({ state: 'detached' });
  expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('看材料1');
}

test('the resident reads it and answers with another photo', async () => {
  const phone = await openPhone(browser, cloud, { resident: 'wang' });
  const { page } = phone;
  await says(page, '通知');
  await auditPage(page, 'home-notice');
  await tap(page, /需要补充材料/);
  await says(page, '请补拍低保证');
  await auditPage(page, 'case-returned');
  await tap(page, '去补充');
  await addPhoto(page);
  await tap(page, '下一步');
  await write(page, '写给经办人员的话', '补了残疾证');
  await auditPage(page, 'case-answer');
  await tap(page, '提交补充');
  await says(page, '补充已经提交');
  await phone.close();
});

test('a clerk, with the keyboard alone, takes it, checks everything and approves', async () => {
  const phone = await atDesk('staff-chen');
  const { page } = phone;
  const focused = () => page.evaluate(() => document.activeElement?.id ?? '');
  const arrives = (id: string) => page.waitForFunction((wanted) => document.activeElement?.id === wanted, id);
  await front(page)
    .getByRole('button', { name: new RegExp(`${WHO}.*人员身份认定.*已补充`) })
    .first()
    .focus();
  await page.keyboard.press('Enter');
  await arrives('case-head');
  await pane(page).getByRole('button', { name: '领取这件' }).focus();
  await page.keyboard.press('Enter');
  await says(page, '已领取，30分钟内由您办理');
  expect(await focused()).toBe('case-head');
  await says(page, '补了残疾证');
  await tap(page, '还有4项没有核对，去核对');
  expect(await focused()).toBe('check-0');
  for (const words of CHECKS) await tick(page, words);
  await tap(page, /^通过$/);
  const sheet = page.getByRole('dialog', { name: '通过这件申请？' });
  await sheet.getByText('马上生效').waitFor();
  await sheet.getByText('只能由另一位县区或市州负责人撤销').waitFor();
  await auditDesk(page, 'desk-approve-asks');
  await confirmStep(page, '通过');
  expect(await focused()).toBe('case-head');
  await pane(page).getByText('请县区或市州负责人撤销').waitFor();
  await front(page).getByRole('region', { name: '办理' }).getByText('已通过').first().waitFor();
  await phone.close();
});

test('time line, notices, outbox, audit and estimate tell the same story', async () => {
  const phone = await openPhone(browser, cloud, { resident: 'wang' });
  const { page } = phone;
  await tap(page, '全部');
  await says(page, /已经通过/);
  await auditPage(page, 'notices');
  await tap(page, /已经通过/);
  await front(page).locator('.tl-body').first().waitFor();
  await says(page, caseNumber);
  const events = await front(page).locator('.tl-body').allInnerTexts();
  expect(events.map((words) => words.split('\n')[0])).toEqual([
    '已保存',
    '已提交',
    '审核中',
    '退回补充',
    '已补充',
    '审核中',
    '已通过',
  ]);
  await auditPage(page, 'case-approved');
  const caseId = /case=([\w-]+)/.exec(page.url())?.[1] ?? '';
  await page.goto(`${cloud.url}#/pages/estimate/index`);
  expect(await selfPay(page)).not.toBe(selfPayBefore);
  await phone.close();
  expect((await fetch(`${cloud.url}local/job/deliverMessages`, { method: 'POST' })).status).toBe(200);
  const outbox = JSON.stringify(await (await fetch(`${cloud.url}local/outbox`)).json());
  expect(outbox).toContain('王磊');
  expect(outbox).not.toContain(WHO);
  expect(await actsOn(caseId)).toEqual({
    'staff-ma': ['case.take', 'case.number', 'case.return'],
    'staff-chen': ['case.take', 'case.approve'],
    'staff-zhou': [],
  });
});

test("a lead enters next year's standard; another approves it; the next estimate carries the new version", async () => {
  const before = await versionOfEstimate();
  const lead = await atDesk('staff-zhang', 'settings');
  await says(lead.page, '现行参数版本');
  await auditDesk(lead.page, 'desk-settings');
  await tap(lead.page, '录入新参数');
  await write(lead.page, '参保年度', '2027');
  await writeDay(lead.page, '从哪天起执行', TODAY);
  await tick(lead.page, '个人缴费标准');
  await write(lead.page, /^金额/, '420');
  await write(lead.page, '依据', '甘医保发〔2026〕1号');
  await says(lead.page, '这些参数用于兰州市全部8个县区。');
  await auditDesk(lead.page, 'desk-propose');
  await tap(lead.page, '看会改变什么');
  await says(lead.page, '改变的参数');
  await auditDesk(lead.page, 'desk-preview');
  if (await front(lead.page).locator('#confirm').isVisible())
    await write(lead.page, '确认无误的理由', '文件原文如此');
  await tap(lead.page, '提交，等另一人核对');
  await says(lead.page, '待核对');
  await lead.close();
  expect(await versionOfEstimate()).toBe(before);

  const other = await atDesk('staff-wang');
  await says(other.page, '有1份参数等您核对');
  await auditDesk(other.page, 'desk-to-review');
  await tap(other.page, '去核对');
  await tap(other.page, /待核对/);
  await says(other.page, '改变的参数');
  await says(other.page, '兰州市全部8个县区');
  await auditDesk(other.page, 'desk-review');
  await tap(other.page, '核对无误，批准');
  await says(other.page, '已批准');
  await other.close();

  expect(await versionOfEstimate()).not.toBe(before);
});

test('a mistake is mended by an entry that takes the place of the one that stands', async () => {
  const { page, close } = await atDesk('staff-zhang', 'propose');
  await write(page, '参保年度', '2027');
  await writeDay(page, '从哪天起执行', TODAY);
  await tick(page, '个人缴费标准');
  await write(page, /^金额/, '410');
  await write(page, '依据', '甘医保发〔2026〕1号更正');
  await tap(page, '看会改变什么');
  await says(page, /与2026年11月22日起的另一项设置重叠/);
  // From the foot of the form the refusal is led to, and its field says it too.
  await page.waitForFunction(() => document.activeElement?.id === 'refused');
  expect(
    await front(page)
      .getByText(/与2026年11月22日起的另一项设置重叠/)
      .count(),
  ).toBe(2);
  await front(page).getByRole('combobox', { name: '代替哪一份录入' }).selectOption({ index: 1 });
  await auditDesk(page, 'desk-supersede');
  await tap(page, '看会改变什么');
  await says(page, '420.00 元 改为 410.00 元');
  await tap(page, '提交，等另一人核对');
  await says(page, '待核对');
  await close();

  const other = await atDesk('staff-wang', 'settings');
  await tap(other.page, /待核对/);
  await says(other.page, '代替同一年度已经批准的另一份录入');
  await tap(other.page, '核对无误，批准');
  await says(other.page, '已批准');
  await other.close();
});

test('staff, assisted registration and the stop switch hold on both screens', async () => {
  const lead = await atDesk('staff-li', 'staff');
  await says(lead.page, '邀请一人');
  await auditDesk(lead.page, 'desk-staff');
  await tap(lead.page, '停缴开关');
  await says(lead.page, '现在可以缴费');
  await auditDesk(lead.page, 'desk-stop');
  await lead.close();

  const clerk = await atDesk('staff-chen', 'assist');
  await write(clerk.page, '姓名', '何永德');
  await front(clerk.page).locator('.d-narrow').getByRole('button', { name: '查询' }).click();
  await auditDesk(clerk.page, 'desk-assist');
  await tap(clerk.page, /何永德/);
  await says(clerk.page, '家庭登记单');
  await tap(clerk.page, '生成接手代码');
  await says(clerk.page, '接手代码');
  await auditDesk(clerk.page, 'desk-paper');
  await clerk.page.emulateMedia({ media: 'print' });
  await clerk.page.screenshot({ path: 'reports/e2e/desk-paper-print.png', fullPage: true });
  await clerk.page.emulateMedia({ media: 'screen' });
  await tap(clerk.page, '代为申请');
  await front(clerk.page).getByRole('radio', { name: '何永德' }).check();
  await front(clerk.page).getByRole('radio', { name: '暂停或终止参保' }).check();
  await says(clerk.page, /何永德还没有确认是这家的人/);
  await tap(clerk.page, '先办家庭成员确认');
  await auditDesk(clerk.page, 'desk-file');
  await clerk.close();
});

test('a stranger is told how to become one of staff', async () => {
  const phone = await openPhone(browser, cloud, { resident: 'wang', path: '#/pages/mine/index' });
  await tap(phone.page, /经办台/);
  await says(phone.page, '这个账户还不是经办人员');
  await auditPage(phone.page, 'desk-stranger');
  await tap(phone.page, '成为经办人员');
  await auditPage(phone.page, 'desk-accept', SCREEN);
  await phone.close();
});
