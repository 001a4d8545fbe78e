import { rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import {
  addFile,
  addMember,
  arrived,
  auditDesk,
  choose,
  decide,
  front,
  atDesk as openAtDesk,
  PAIR,
  paperPdf,
  pick,
  says,
  type Typed,
  tapFront as tap,
  write,
  writeDay,
} from './app';
import {
  auditPage,
  type Cloud,
  NEWCOMER,
  openBrowser,
  openPhone,
  REPORTS,
  SCREEN,
  startCloud,
} from './harness';

/** One story in order: people without a phone are registered on paper, filed for, and take it over with a phone. */

const TODAY = '2026-11-22';
const ON_PAPER: Typed = {
  name: NEWCOMER.name,
  number: NEWCOMER.number,
  relation: '本人',
  category: '没有工作的居民',
  place: '户籍地',
};
const SPOUSE: Typed = { ...(PAIR[1] as Typed), relation: '配偶' };

let cloud: Cloud;
let browser: Browser;
let pdf: string;
let code: string;

beforeAll(async () => {
  pdf = join(tmpdir(), `jiayibao-paper-${process.pid}.pdf`);
  cloud = await startCloud({ today: TODAY });
  browser = await openBrowser();
  writeFileSync(pdf, await paperPdf(browser, '低保证'));
});

afterAll(async () => {
  await browser?.close();
  await cloud?.stop();
  rmSync(pdf, { force: true });
});

const atDesk = (staff: string, path?: string) => openAtDesk(browser, cloud, staff, path);

/** The case of the household on paper, opened from the queue. */
async function openCase(page: Page): Promise<void> {
  await tap(page, `领取${NEWCOMER.name}的申请`);
  await says(page, '纸质申请，材料见原件');
}

/** Their paper, found by the exact name. */
async function openPaper(page: Page): Promise<void> {
  await write(page, '姓名', NEWCOMER.name);
  await front(page).locator('.d-narrow').getByRole('button', { name: '查询' }).click();
  await tap(page, new RegExp(NEWCOMER.name));
  await says(page, '家庭登记单');
}

test('a clerk registers a household on paper, with the consent that was signed', async () => {
  const phone = await atDesk('staff-ma', 'assist');
  const { page } = phone;
  await tap(page, '登记新家庭');
  await arrived(page, '参保地');
  // Where a clerk may not register is not offered.
  expect(
    await front(page)
      .getByText(/安宁区|临夏州/)
      .count(),
  ).toBe(0);
  await choose(page, '城关区');
  await tap(page, '下一步');
  await arrived(page, '家庭成员');
  await says(page, '先添加来窗口签同意书的申请人，再添加其他家人。');
  for (const typed of [ON_PAPER, SPOUSE]) await addMember(page, typed);
  await tap(page, '填好了，去核对');
  await arrived(page, '核对信息');
  await tap(page, '下一步');
  await says(page, '要登记的家庭');
  await tap(page, '登记并打印');
  await says(page, '请填写同意书编号，4到40位字母、数字或横线。');
  await auditDesk(page, 'desk-register-errors');
  await write(page, '同意书编号', 'TY2026-0099');
  await writeDay(page, '签字日期', '2026-11-23');
  await tap(page, '登记并打印');
  await says(page, '签字日期还没有到，请重新填写。');
  await writeDay(page, '签字日期', TODAY);
  await auditDesk(page, 'desk-register');
  await tap(page, '登记并打印');
  await says(page, '家庭登记单');
  await phone.close();
});

test('the consent to sign is there to print', async () => {
  const phone = await atDesk('staff-ma', 'assist');
  const { page } = phone;
  await tap(page, '打印同意书');
  await says(page, '敏感信息，单独请您同意');
  await auditDesk(page, 'desk-consent');
  await page.emulateMedia({ media: 'print' });
  for (const words of ['同意书编号', '签字或按手印']) await says(page, words);
  await phone.close();
});

test('what is printed has all that is taken home, and nothing that is only for the screen', async () => {
  const phone = await atDesk('staff-chen', 'assist');
  const { page } = phone;
  await openPaper(page);
  await tap(page, '生成接手代码');
  code = (await front(page).locator('.d-code').textContent()) ?? '';
  expect(code).toMatch(/^[0-9A-Z]{5}-[0-9A-Z]{5}$/);
  await page.emulateMedia({ media: 'print' });
  for (const words of [NEWCOMER.name, SPOUSE.name, '编号 TY2026-0099，2026年11月22日签字', code, '居民签字'])
    await says(page, words);
  for (const words of [NEWCOMER.number, '生成接手代码', '家医保经办台'])
    expect(await front(page).getByText(words).locator('visible=true').count()).toBe(0);
  await page.screenshot({ path: join(REPORTS, 'desk-paper-fresh-print.png'), fullPage: true });
  // What does not fit goes on to another sheet.
  const sheets = (await page.pdf({ format: 'A6' })).toString('latin1').match(/\/Type\s*\/Page\b/g);
  expect(sheets?.length).toBeGreaterThan(1);
  await page.emulateMedia({ media: 'screen' });
  await phone.close();
});

test('a clerk files for them with a PDF; who filed does not decide; another sends it back', async () => {
  const filing = await atDesk('staff-ma', 'assist');
  await openPaper(filing.page);
  await tap(filing.page, '代为申请');
  await pick(filing.page, NEWCOMER.name);
  await pick(filing.page, '人员身份认定');
  await says(filing.page, /只能先办“家庭成员确认”/);
  await tap(filing.page, '先办家庭成员确认');
  await addFile(filing.page, '选 PDF', pdf);
  await tap(filing.page, '提交申请');
  await says(filing.page, /家庭成员确认，沈桂兰/);
  await filing.page.goto(`${cloud.url}#/packages/agency/desk`);
  // Not theirs to take: they are told why, and nobody is kept waiting.
  await tap(filing.page, `领取${NEWCOMER.name}的申请`);
  await says(filing.page, '这件申请是您代为提交的，由其他经办人员决定。');
  await tap(filing.page, new RegExp(`${NEWCOMER.name}.*家庭成员确认`));
  await says(filing.page, '纸质申请，材料见原件');
  const steps = front(filing.page).getByRole('region', { name: '办理' }).locator('.d-foot');
  await steps.getByText('由其他经办人员决定').waitFor();
  expect(await steps.getByRole('button').count()).toBe(0);
  await auditDesk(filing.page, 'desk-own-case');
  await filing.close({ expected: /40\d/ });

  const deciding = await atDesk('staff-chen');
  await openCase(deciding.page);
  await tap(deciding.page, '看材料1');
  const paper = deciding.page.getByRole('region', { name: '材料1' });
  await paper.getByRole('button', { name: '打开 PDF' }).waitFor();
  await auditDesk(deciding.page, 'desk-pdf');
  await paper.getByRole('button', { name: '关闭' }).click();
  await decide(deciding.page, '退回', '请补交户口本');
  await front(deciding.page).getByRole('region', { name: '办理' }).getByText('退回补充').first().waitFor();
  await deciding.close();
});

test('what was asked for is answered on paper', async () => {
  const phone = await atDesk('staff-ma', 'assist');
  const { page } = phone;
  await openPaper(page);
  await says(page, '请补交户口本');
  await says(page, '2026年12月22日前补充');
  await auditDesk(page, 'desk-paper-asked');
  await tap(page, /^补充材料/);
  await says(page, '请补交户口本');
  await tap(page, '提交补充');
  await says(page, '请写明补充了什么。');
  await auditDesk(page, 'desk-answer');
  await addFile(page, '选 PDF', pdf);
  await write(page, '补充的情况', '户口本已经补交');
  await tap(page, '提交补充');
  await says(page, '家庭登记单');
  await says(page, /待审核/);
  expect(await front(page).getByText('请补交户口本').count()).toBe(0);
  await phone.close();
});

test('with a phone, they prove who they are and take everything over', async () => {
  const phone = await openPhone(browser, cloud, { resident: NEWCOMER.id });
  const { page } = phone;
  await tap(page, '有纸上的代码');
  await arrived(page, '开始之前');
  await choose(page, '我已看清');
  await choose(page, '我单独同意');
  await tap(page, '同意并继续');
  await arrived(page, '接手登记');
  await tap(page, '接手');
  await says(page, '请填写登记单上的10位代码');
  await write(page, '接手代码', code.toLowerCase());
  await tap(page, /^接手$/);
  await says(page, '请先核实本人，再接手');
  await auditPage(page, 'takeover-errors', SCREEN);
  await tap(page, '核实本人');
  await write(page, '姓名', NEWCOMER.name);
  await write(page, '证件号码', NEWCOMER.number);
  await tap(page, '核实');
  await front(page).getByRole('status').first().waitFor();
  await tap(page, '返回');
  await arrived(page, '接手登记');
  await auditPage(page, 'takeover');
  await tap(page, /^接手$/);
  await arrived(page, '家医保');
  await says(page, SPOUSE.name);
  await page.goto(`${cloud.url}#/packages/case/list`);
  await tap(page, /家庭成员确认/);
  await says(page, '请补交户口本');
  await says(page, '本人已接手');
  await phone.close();
});

test('the household moves to another county; what was sent stays where it was sent', async () => {
  const phone = await openPhone(browser, cloud, { resident: NEWCOMER.id, path: '#/packages/household/move' });
  const { page } = phone;
  await arrived(page, '参保地和电话');
  await write(page, '联系电话', '1390000');
  await tap(page, '保存');
  await says(page, '请填写11位手机号，或者不填。');
  await auditPage(page, 'move-errors');
  await write(page, '联系电话', '13900000000');
  await choose(page, '安宁区');
  await auditPage(page, 'move');
  await tap(page, '保存');
  await arrived(page, '家医保');
  await page.goto(`${cloud.url}#/packages/case/list`);
  await tap(page, /家庭成员确认/);
  await says(page, '城关区医保经办');
  await phone.close();
});
