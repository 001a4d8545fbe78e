import type { Browser, Page } from 'playwright-core';
import {
  arrived,
  choose,
  fillMember,
  fillRegister,
  openResult,
  PAIR,
  POOR,
  submit,
  tap,
  type,
  typeTotal,
} from './app';
import { type Cloud, gatherFaults, openBrowser, openPhone, startCloud } from './harness';

/** Every page, in every state that looks different, held against what a page must be. */

let cloud: Cloud;
let browser: Browser;

beforeAll(async () => {
  cloud = await startCloud({ today: '2026-11-22' });
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
  await cloud?.stop();
});

const audit = gatherFaults();

/** The app as a resident sees it, once it has loaded. */
async function open(resident: string, path = '') {
  const phone = await openPhone(browser, cloud, { resident, path });
  await phone.page.getByRole('heading', { level: 1 }).first().waitFor();
  await loaded(phone.page);
  return phone;
}

async function loaded(page: Page): Promise<void> {
  await page.getByRole('status', { name: '正在加载' }).waitFor({ state: 'hidden' });
}

const WIZARD: Record<string, string> = {
  开始之前: 'consent',
  参保地: 'place',
  姓名和证件: 'person',
  与您的关系: 'relation',
  人员类别: 'category',
  为什么在这里参保: 'where',
  特殊身份: 'groups',
  家庭成员: 'members',
  核对信息: 'check',
};

test('the register, from the first page of someone new to the confirmation', async () => {
  const phone = await open('new');
  const { page } = phone;
  await audit(page, 'home-new');
  await fillRegister(page, { region: '临夏州', county: '东乡' }, [POOR], (title) =>
    audit(page, WIZARD[title] as string),
  );
  await submit(page, '提交登记');
  await audit(page, 'done');
  await tap(page, '回到首页');
  await page.getByText('参保情况待核实').waitFor();
  await audit(page, 'home-claimed');
  await phone.close();
});

test('what goes wrong in the register', async () => {
  const phone = await open('new');
  const { page } = phone;
  await tap(page, '登记我家');
  await arrived(page, '开始之前');
  await tap(page, '同意并继续');
  await audit(page, 'consent-errors');
  await choose(page, '我已看清');
  await choose(page, '我单独同意');
  await tap(page, '同意并继续');
  await arrived(page, '参保地');
  await tap(page, '下一步');
  await audit(page, 'place-errors');
  await choose(page, '兰州市');
  await choose(page, '榆中县');
  await tap(page, '下一步');
  await arrived(page, '家庭成员');
  await audit(page, 'members-empty');
  await tap(page, '添加一人');
  await arrived(page, '姓名和证件');
  await type(page, '证件号码', '62019919840506911');
  await tap(page, '下一步');
  await audit(page, 'person-errors');
  // A newborn's certificate carries no birth date.
  await type(page, '姓名', '林小满');
  await choose(page, '出生医学证明');
  await type(page, '证件号码', 'Z620000999');
  await tap(page, '下一步');
  await arrived(page, '出生日期和性别');
  await type(page, '出生日期，年', '2026');
  await type(page, '出生日期，月', '13');
  await tap(page, '下一步');
  await audit(page, 'birth-errors');
  await phone.close();
});

test('the family and its management', async () => {
  const phone = await open('wang');
  const { page } = phone;
  await page.getByText('2026年已参保').first().waitFor();
  await audit(page, 'home-confirmed');
  await tap(page, /^王建国/);
  await arrived(page, '家人');
  await audit(page, 'member');
  await tap(page, '返回');
  await tap(page, '管理家人');
  await arrived(page, '管理家人');
  await audit(page, 'manage');
  await tap(page, '更改李娜');
  await arrived(page, '核对信息');
  await audit(page, 'change');
  await tap(page, '更改李娜的参保地属于');
  await arrived(page, '为什么在这里参保');
  await choose(page, '常住地');
  await audit(page, 'where');
  await tap(page, '好了，回去核对');
  await arrived(page, '核对信息');
  await audit(page, 'change-unsaved');
  await tap(page, '返回');
  await audit(page, 'leave-sheet');
  await tap(page.getByRole('dialog'), '保存更改');
  await page.getByText('李娜的更改已保存').waitFor();
  await audit(page, 'manage-saved');
  await tap(page, '移出王小满');
  await page.getByRole('dialog').waitFor();
  await audit(page, 'remove-sheet');
  await tap(page.getByRole('dialog'), '移出');
  await page.getByText('已把王小满移出我家').waitFor();
  await audit(page, 'manage-removed');
  await page.reload();
  await page.getByText('移出的家人').waitFor();
  await loaded(page);
  await audit(page, 'manage-removed-later');
  await tap(page, '撤销移出王小满');
  await page.getByText('已撤销').waitFor();
  await phone.close();

  const chen = await open('chen');
  await tap(chen.page, /^陈志明/);
  await arrived(chen.page, '家人');
  await audit(chen.page, 'member-claimed');
  await chen.close();

  const zhou = await open('zhou', '#/packages/household/manage');
  await fillMember(zhou.page, '添加家人', {
    ...(PAIR[0] as (typeof PAIR)[0]),
    relation: '其他',
    place: null,
  });
  await arrived(zhou.page, '核对信息');
  await audit(zhou.page, 'add-check');
  await submit(zhou.page, '添加这位家人');
  await audit(zhou.page, 'add-done');
  await zhou.close();
});

test("one's own: account, who can see me, proving oneself", async () => {
  const phone = await open('liu', '#/pages/mine/index');
  const { page } = phone;
  await page.getByText('撤回同意').waitFor();
  await audit(page, 'mine');
  await tap(page, /^个人信息使用同意/);
  await page.getByRole('dialog').waitFor();
  await audit(page, 'withdraw-sheet');
  await tap(page, '关闭');
  await tap(page, /^谁能看到我/);
  await arrived(page, '谁能看到我');
  await loaded(page);
  await audit(page, 'keepers');
  await phone.close();

  const other = await open('new', '#/packages/household/prove');
  await tap(other.page, '核实');
  await audit(other.page, 'prove-errors');
  await type(other.page, '姓名', '郑一鸣');
  await type(other.page, '证件号码', PAIR[0]?.number ?? '');
  await tap(other.page, '核实');
  await other.page.getByRole('alert').or(other.page.getByText('没有核对上')).first().waitFor();
  await audit(other.page, 'prove-failed');
  await other.page.goto(`${cloud.url}#/packages/household/keepers`);
  await arrived(other.page, '谁能看到我');
  await loaded(other.page);
  await audit(other.page, 'keepers-none');
  await other.close();
});

test('the estimate in Lanzhou: form, sheets, special situations, result, reasons', async () => {
  const phone = await open('zhao', '#/pages/estimate/index');
  const { page } = phone;
  const sheet = page.getByRole('dialog');
  await page.getByRole('button', { name: /^给谁算 ?赵桂兰/ }).waitFor();
  await audit(page, 'estimate-empty');
  await tap(page, /^给谁算/);
  await audit(page, 'who-sheet');
  await choose(sheet, '其他人');
  await tap(sheet, '好了');
  await audit(page, 'estimate-other');
  await tap(page, /^给谁算/);
  await choose(sheet, '赵桂兰');
  await tap(sheet, '好了');
  await tap(page, /^参保地/);
  await audit(page, 'region-sheet');
  await tap(sheet, '好了');
  await tap(page, /^特殊身份/);
  await audit(page, 'groups-sheet');
  await tap(sheet, '好了');
  await tap(page, /^按医院名找/);
  await sheet.getByRole('button', { name: /^示例/ }).first().waitFor();
  await audit(page, 'search-sheet');
  await type(page, '医院名称', '没有这家');
  await sheet.getByText('没有找到').waitFor();
  await audit(page, 'search-empty');
  await tap(sheet, '关闭');
  await tap(page, /^出院日期/);
  await audit(page, 'dates-sheet');
  await tap(sheet, '好了');
  await typeTotal(page, '32000.5');
  await openResult(page);
  await audit(page, 'result-lanzhou');
  await tap(page, /^自己付多少/);
  await tap(sheet, '看全部步骤');
  await sheet
    .getByRole('button', { name: /看原文$/ })
    .first()
    .click();
  await audit(page, 'why-sheet');
  await tap(sheet, '关闭');
  await tap(page, '返回');

  await arrived(page, '住院试算');
  await tap(page, /^特殊情况/);
  await choose(page, '体检、预防保健');
  await audit(page, 'estimate-lanzhou');
  await openResult(page);
  await audit(page, 'denial');
  await tap(page, '返回');
  await choose(page, '在外地住院');
  await page.getByText('按异地就医政策执行').first().waitFor();
  await audit(page, 'estimate-refused');
  await phone.close();
});

test('the estimate in Linxia: lines, tiered care, major disease, result', async () => {
  const phone = await open('ma', '#/pages/estimate/index');
  const { page } = phone;
  await page.getByRole('button', { name: /^给谁算 ?马文华/ }).waitFor();
  await tap(page, /^特殊情况/);
  await choose(page, '分级诊疗病种');
  await type(page, '病种定额（不知道可以不填），单位元', 'abc');
  await tap(page, '改为逐项填写');
  await type(page, '第1项金额，单位元', '12000');
  await tap(page, '再加一项');
  await type(page, '第2项金额，单位元', '1.234');
  await audit(page, 'estimate-linxia');
  await choose(page, '50种重大疾病');
  await type(page, '这种病的最高支付限额，单位元', '60000');
  await type(page, '第2项金额，单位元', '8000.40');
  await audit(page, 'estimate-linxia-major');
  await openResult(page);
  await audit(page, 'result-linxia');
  await phone.close();
});

test('the policies: chapters, what a word finds, nothing found, clauses of both', async () => {
  const phone = await open('ma', '#/pages/mine/index');
  const { page } = phone;
  await tap(page, /^政策原文/);
  await arrived(page, '政策原文');
  await page.getByText('您家的参保地是临夏州').waitFor();
  await audit(page, 'policy-linxia');
  await tap(page, /^四、统筹政策/);
  await tap(page, /^四（三）特殊人群（2）/);
  await arrived(page, '政策条款');
  await audit(page, 'policy-clause-linxia');
  await tap(page, '返回');
  await arrived(page, '政策原文');
  await choose(page, '兰州市');
  await tap(page, /^第四章/);
  await audit(page, 'policy-chapter');
  await type(page, '按词语找', '床头核对');
  await page.getByText('找到1条').waitFor();
  await audit(page, 'policy-found');
  await type(page, '按词语找', '建档立卡');
  await page.getByText('没有找到').waitFor();
  await audit(page, 'policy-none');
  await page.goto(`${cloud.url}#/packages/policy/clause?policy=lanzhou-2025&id=第四十三条`);
  await page.getByRole('heading', { level: 2, name: '第四十三条', exact: true }).waitFor();
  await audit(page, 'policy-clause-lanzhou');
  await page.goto(`${cloud.url}#/packages/policy/clause?policy=lanzhou-2025&id=第五十一条`);
  await page.getByText('没有这一条').waitFor();
  await audit(page, 'policy-unknown');
  await phone.close();
});
