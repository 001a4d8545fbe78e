import { rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withRecords } from '@jiayibao/local/records';
import type { Browser } from 'playwright-core';
import {
  addFile,
  arrived,
  atDesk,
  auditDesk,
  choose,
  front,
  paperPhoto,
  says,
  tapFront,
  write,
  writeDay,
} from './app';
import { auditPage, type Cloud, openBrowser, openPhone, startCloud } from './harness';

/** One story in order, on a set day: an application that is refused, the complaint about it, and its answer. */

const WORDS = '诊断证明写得清清楚楚，却说不能证明确诊，也没有让我补充';

let cloud: Cloud;
let browser: Browser;
let photo: string;

beforeAll(async () => {
  photo = join(tmpdir(), `jiayibao-complaint-${process.pid}.png`);
  cloud = await startCloud({ today: '2026-11-22' });
  browser = await openBrowser();
  writeFileSync(photo, await paperPhoto(browser, '诊断证明'));
});

afterAll(async () => {
  await browser?.close();
  await cloud?.stop();
  rmSync(photo, { force: true });
});

test('who has one disease recognised applies for the other', async () => {
  const { page, close } = await openPhone(browser, cloud, {
    resident: 'zhao',
    path: '#/packages/two-disease/index',
  });
  await says(page, '已用 293.80 元');
  await auditPage(page, 'two-disease-one');
  await tapFront(page, '看全市');
  await arrived(page, '在哪里用');
  await says(page, '市内其他县区');
  await auditPage(page, 'two-disease-places');
  await tapFront(page, '返回');
  await tapFront(page, '再申请糖尿病');
  await arrived(page, '填写申请');
  // What is recognised is not asked again.
  await says(page, '已认定，不用申请');
  expect(await front(page).getByRole('checkbox', { name: '高血压' }).count()).toBe(0);
  await choose(front(page), '没有，医生没有说');
  await tapFront(page, /选择医院/);
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /示例兰州市中医医院/ })
    .click();
  await writeDay(page, '哪天确诊', '2026-11-02');
  await tapFront(page, '下一步');
  await arrived(page, '上传材料');
  await addFile(page, '拍照或选照片', photo);
  await tapFront(page, '下一步');
  await tapFront(page, '提交申请');
  await says(page, '已经提交');
  await close();
});

test('the clerk refuses it, with reason and clause', async () => {
  const { page, close } = await atDesk(browser, cloud, 'staff-ma');
  await tapFront(page, '领取赵桂兰的申请');
  await tapFront(page, /^不通过$/);
  const sheet = page.getByRole('dialog');
  await sheet.getByLabel('不通过的原因').selectOption({ label: '材料不能证明确诊' });
  await sheet.getByRole('textbox').fill('照片上没有诊断结论');
  await sheet.getByRole('button', { name: '确定不通过' }).click();
  await sheet.waitFor({ state: 'hidden' });
  await close();
  // What was not asked for is not sent later, on another's consent.
  await fetch(`${cloud.url}local/job/deliverMessages`, { method: 'POST' });
});

test('the resident reads why, and complains without a name', async () => {
  const { page, close } = await openPhone(browser, cloud, { resident: 'zhao' });
  await tapFront(page, /没有通过/);
  await says(page, /材料不能证明确诊/);
  await auditPage(page, 'two-disease-refused');
  await tapFront(page, '对结果有意见，写投诉');
  await arrived(page, '写投诉举报');
  await tapFront(page, '核对');
  await says(page, '请先改好下面这一处');
  await auditPage(page, 'complaint-errors');
  expect(
    await front(page)
      .getByRole('radio', { name: /^经办机构或经办人员/ })
      .isChecked(),
  ).toBe(true);
  await write(page, '发生了什么', WORDS);
  await says(page, '答复的人不知道是哪件申请');
  await choose(front(page), '给编号，不留姓名');
  await tapFront(page, '核对');
  await says(page, /申请编号\s*MZ20261122/);
  await tapFront(page, '返回更改');
  await choose(front(page), '不给编号');
  await auditPage(page, 'complaint-write');
  await tapFront(page, '核对');
  await says(page, '兰州市七里河区');
  await says(page, '不给答复的人看');
  await auditPage(page, 'complaint-check');
  await tapFront(page, '提交');
  await says(page, /已经提交，编号TS20261122/);
  await tapFront(page, '接收一次通知');
  await auditPage(page, 'complaint-sent');
  await close();
});

test('whoever refused it, and every clerk, sees nothing; a lead answers without knowing who wrote', async () => {
  for (const staff of ['staff-ma', 'staff-chen']) {
    const clerk = await atDesk(browser, cloud, staff, 'complaints');
    await says(clerk.page, '没有投诉举报');
    await clerk.close();
  }
  const { page, close } = await atDesk(browser, cloud, 'staff-li', 'complaints');
  await says(page, WORDS);
  await says(page, '匿名');
  const shown = await front(page).textContent();
  expect(shown).not.toMatch(/赵桂兰|MZ2026/);
  await tapFront(page, '发出答复');
  await says(page, '请写明答复。');
  await auditDesk(page, 'desk-complaints');
  await write(page, '答复', '已核查，请重新拍照后再申请，会尽快办理');
  await tapFront(page, '发出答复');
  await page
    .getByRole('dialog', { name: '发出这个答复？' })
    .getByRole('button', { name: '确定发出' })
    .click();
  await says(page, '已答复');
  await auditDesk(page, 'desk-complaint-answered');
  await close();
});

test('the answer is told, in the app and in a message, and on record without the writer', async () => {
  const { page, close } = await openPhone(browser, cloud, { resident: 'zhao' });
  await tapFront(page, /已有答复/);
  await arrived(page, '投诉举报');
  await says(page, '已核查，请重新拍照后再申请');
  await says(page, '对答复不满意的');
  await auditPage(page, 'complaint-answered');
  await close();
  await fetch(`${cloud.url}local/job/deliverMessages`, { method: 'POST' });
  const outbox = JSON.stringify(await (await fetch(`${cloud.url}local/outbox`)).json());
  expect(outbox).toContain('已答复');
  expect(outbox).not.toMatch(/投诉|TS2026/);
  await withRecords(cloud.root, async ({ store, vault }) => {
    const writer = vault.lookup('account', 'demo-zhao');
    const [complaint] = await store.find('complaints', {});
    expect(complaint?.barred).toEqual([vault.lookup('account', 'demo-staff-ma')]);
    const acts = (await store.find('audit', {})).filter(({ did }) => did.startsWith('complaint.'));
    expect(acts.map(({ did }) => did)).toContain('complaint.answer');
    expect(JSON.stringify([complaint, acts])).not.toContain(writer);
  });
});
