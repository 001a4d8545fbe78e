import { rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { verifyAudit } from '@jiayibao/cloudfunctions/core';
import { withRecords } from '@jiayibao/local/records';
import { caseKinds } from '@jiayibao/shared/contract/resident';
import type { Browser, Page } from 'playwright-core';
import {
  addFile,
  arrived,
  atDesk,
  auditDesk,
  calcOf,
  choose,
  decide,
  front,
  type Printed,
  paperPhoto,
  says,
  tapFront,
  tick,
  write,
  writeDay,
} from './app';
import { auditPage, type Cloud, openBrowser, openPhone, type Phone, startCloud } from './harness';

/** One story in order, on a set day: from the application for both diseases to the chronic recognition of one. */

const TODAY = '2026-11-22';
const WHO = '王建国';
const HOSPITAL = '示例城关区人民医院';

let cloud: Cloud;
let browser: Browser;
let photo: string;
let caseId: string;

beforeAll(async () => {
  photo = join(tmpdir(), `jiayibao-diagnosis-${process.pid}.png`);
  cloud = await startCloud({ today: TODAY });
  browser = await openBrowser();
  writeFileSync(photo, await paperPhoto(browser, '诊断证明'));
});

afterAll(async () => {
  await browser?.close();
  await cloud?.stop();
  rmSync(photo, { force: true });
});

/** The page of the one whom the story is about. */
async function ofWho(resident = 'wang'): Promise<Phone> {
  const phone = await openPhone(browser, cloud, { resident, path: '#/packages/two-disease/index' });
  await see(phone.page, WHO);
  return phone;
}

/** Opens the list of the family, which is folded away, and asks for somebody. */
async function see(page: Page, name: string): Promise<void> {
  await tapFront(page, /^看谁的/);
  await choose(front(page), name);
}

/** A visit settled at a hospital's counter; gives what the person paid. */
async function visit(amount: string, disease: string | null = null): Promise<string> {
  const reply = await fetch(`${cloud.url}local/visit`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      resident: 'wang',
      member: WHO,
      institutionId: 'sample-chengguan-1',
      disease,
      expenses: [{ class: 'A', amount }],
    }),
  });
  expect(reply.status).toBe(200);
  return (await reply.json()).selfPay;
}

test('who cannot succeed is told before anything is typed', async () => {
  const linxia = await openPhone(browser, cloud, { resident: 'ma', path: '#/packages/two-disease/index' });
  await says(linxia.page, '临夏的政策没有“两病”门诊用药待遇');
  await auditPage(linxia.page, 'two-disease-linxia');
  await linxia.close();
  const claimed = await openPhone(browser, cloud, { resident: 'chen', path: '#/packages/two-disease/index' });
  await see(claimed.page, '陈志明');
  await says(claimed.page, '这位家人还没有核实');
  await auditPage(claimed.page, 'two-disease-claimed');
  await claimed.close();
  const lapsed = await openPhone(browser, cloud, { resident: 'liu', path: '#/packages/two-disease/index' });
  await says(lapsed.page, '今天不在参保享受期内');
  await auditPage(lapsed.page, 'two-disease-lapsed');
  await lapsed.close();
});

test('a resident applies for both diseases', async () => {
  const phone = await ofWho();
  const { page } = phone;
  await says(page, '高血压、糖尿病，门诊买药也能报');
  await auditPage(page, 'two-disease-new');
  await tapFront(page, /^申请$/);
  await arrived(page, '填写申请');
  await tapFront(page, '下一步');
  await says(page, '请先改好下面这4处');
  await auditPage(page, 'two-disease-apply-errors');
  await choose(front(page), '高血压');
  await choose(front(page), '糖尿病');
  await choose(front(page), '没有，医生没有说');
  await tapFront(page, /选择医院/);
  const sheet = page.getByRole('dialog', { name: '找医院' });
  await sheet.getByRole('button', { name: new RegExp(HOSPITAL) }).waitFor();
  expect(await sheet.getByText('社区卫生服务中心').count()).toBe(0);
  await auditPage(page, 'two-disease-hospitals');
  await sheet.getByRole('button', { name: new RegExp(HOSPITAL) }).click();
  await writeDay(page, '哪天确诊', '2026-11-23');
  await tapFront(page, '下一步');
  await says(page, '确诊日期不能晚于今天');
  await writeDay(page, '哪天确诊', '2026-10-12');
  await auditPage(page, 'two-disease-apply');
  await tapFront(page, '下一步');
  await arrived(page, '上传材料');
  await addFile(page, '拍照或选照片', photo);
  await tapFront(page, '看材料1');
  await page.getByRole('dialog').getByRole('img', { name: '材料1', exact: true }).waitFor();
  await page.getByRole('dialog').getByRole('button', { name: '关闭' }).click();
  // Whoever goes away and comes back goes on where they were.
  await page.goto(`${cloud.url}#/packages/two-disease/index`);
  await says(page, '接着填申请');
  await auditPage(page, 'two-disease-begun');
  await tapFront(page, '接着填申请');
  await arrived(page, '填写申请');
  await tapFront(page, '下一步');
  await arrived(page, '上传材料');
  await tapFront(page, '下一步');
  await says(page, '高血压、糖尿病');
  await auditPage(page, 'two-disease-check');
  await tapFront(page, '提交申请');
  await says(page, '已经提交');
  expect(await front(page).locator('#number').textContent()).toMatch(/^MZ20261122\d{6}$/);
  await tapFront(page, '接收一次通知');
  await tapFront(page, '看进度');
  await says(page, '待审核');
  caseId = /case=([\w-]+)/.exec(page.url())?.[1] ?? '';
  await phone.close();
});

test('the clerk sends it back; the resident answers; another person approves', async () => {
  const clerk = await atDesk(browser, cloud, 'staff-ma');
  await tapFront(clerk.page, `领取${WHO}的申请`);
  await says(clerk.page, HOSPITAL);
  await says(clerk.page, '一年最多报1200.00元');
  await auditDesk(clerk.page, 'desk-two-disease');
  await decide(clerk.page, '退回', '糖尿病诊断证明不清楚，请重拍');
  await clerk.close();

  const phone = await ofWho();
  await says(phone.page, '糖尿病诊断证明不清楚，请重拍');
  await auditPage(phone.page, 'two-disease-returned');
  await tapFront(phone.page, '看申请');
  await tapFront(phone.page, '去补充');
  await tapFront(phone.page, '去掉材料1');
  await says(phone.page, '去掉以前交的材料1？');
  await phone.page.getByRole('dialog').getByRole('button', { name: '关闭' }).click();
  await addFile(phone.page, '拍照或选照片', photo);
  await tapFront(phone.page, '下一步');
  await tapFront(phone.page, '提交补充');
  await says(phone.page, '补充已经提交');
  await phone.close();

  const other = await atDesk(browser, cloud, 'staff-chen');
  await tapFront(other.page, `领取${WHO}的申请`);
  for (const words of caseKinds.twoDisease.checks) await tick(other.page, words);
  await decide(other.page, '通过');
  await other.close();
});

test('approved: the ceiling fills with a settlement, and a preview says what the next visit costs', async () => {
  const before = await ofWho();
  await says(before.page, '全年限额 1,200.00 元');
  await says(before.page, '已用 0.00 元');
  await says(before.page, '到2026年12月31日，没用完的不转到下一年');
  await before.close();
  expect(await visit('552')).toBe('165.60');
  const phone = await ofWho();
  const { page } = phone;
  await says(page, '813.60');
  await says(page, '已用 386.40 元');
  await auditPage(page, 'two-disease-approved');
  await tapFront(page, /看一次要付多少/);
  await arrived(page, '看一次要付多少');
  await write(page, /药费和诊疗费一共/, '180');
  await says(page, /已经联网核对/);
  const asked = {
    operation: 'twoDisease',
    region: 'lanzhou',
    insured: { birthDate: '1954-02-03' },
    yearToDate: { twoDisease: '386.40' },
    visit: { date: TODAY, conditions: ['hypertension', 'diabetes'] },
    expenses: [{ class: 'A', amount: '180' }],
  };
  const { amounts } = calcOf(asked) as Printed['result'];
  expect(await front(page).locator('#self-pay').textContent()).toBe(`${amounts.selfPay}元`);
  await auditPage(page, 'two-disease-visit');
  await choose(front(page), '没有开通的机构');
  await says(page, '这家机构没有开通“两病”结算');
  await auditPage(page, 'two-disease-visit-denied');
  await phone.close();
});

test('a chronic recognition for one disease changes it that day', async () => {
  const desk = await atDesk(browser, cloud, 'staff-li', 'recognise');
  const { page } = desk;
  await auditDesk(page, 'desk-recognise');
  await write(page, '证件号码', await numberOf());
  await page.keyboard.press('Enter');
  await says(page, `${WHO}的认定`);
  await tapFront(page, /^登记$/);
  await says(page, '请选择登记什么。');
  await choose(front(page), '门诊慢特病');
  await write(page, '病种名称', '糖尿病伴并发症');
  await choose(front(page), '糖尿病');
  await write(page, /年度限额/, '3000');
  await writeDay(page, '从哪天起', '2026-11-22');
  await auditDesk(page, 'desk-recognise-form');
  await tapFront(page, /^登记$/);
  await says(page, '请写明依据的认定材料。');
  await write(page, '依据的认定材料', '城关区慢特病认定表2026-031');
  // A nought too many is seen, and taken back.
  await write(page, /年度限额/, '30000');
  await tapFront(page, /^登记$/);
  const sheet = page.getByRole('dialog', { name: '核对后登记？' });
  await sheet.getByText(`${WHO}，`).waitFor();
  await sheet.getByText('“两病”，糖尿病，2026年11月22日起停止').waitFor();
  await auditDesk(page, 'desk-recognise-ask');
  await sheet.getByRole('button', { name: '确定登记' }).click();
  await says(page, '已登记，居民会收到通知。');
  await says(page, /全年限额30,000.00元/);
  await tapFront(page, /^撤销误录/);
  const undo = page.getByRole('dialog', { name: '撤销这条登记？' });
  await undo.getByRole('textbox').fill('限额多录了一个零');
  await undo.getByRole('button', { name: '撤销误录' }).click();
  await says(page, '已撤销，居民会收到通知。');
  await choose(front(page), '门诊慢特病');
  await write(page, '病种名称', '糖尿病伴并发症');
  await choose(front(page), '都不是');
  await write(page, /年度限额/, '3000');
  await writeDay(page, '从哪天起', '2026-11-22');
  await write(page, '依据的认定材料', '城关区慢特病认定表2026-031');
  await tapFront(page, /^登记$/);
  await sheet.getByText('病种名称里有“糖尿病”，却没有选糖尿病').waitFor();
  await sheet.getByRole('button', { name: '关闭' }).click();
  await choose(front(page), '糖尿病');
  await tapFront(page, /^登记$/);
  await sheet.getByText('“两病”，糖尿病，2026年11月22日起停止').waitFor();
  await sheet.getByRole('button', { name: '确定登记' }).click();
  await says(page, '已登记，居民会收到通知。');
  await says(page, /全年限额3,000.00元/);
  await says(page, /2026年11月22日起停止/);
  await auditDesk(page, 'desk-recognised');
  await desk.close();

  const phone = await ofWho();
  await says(phone.page, '全年限额 400.00 元');
  await says(phone.page, '已用 386.40 元');
  await says(phone.page, '13.60');
  await says(phone.page, '糖尿病伴并发症');
  await says(phone.page, '糖尿病已经认定为门诊慢特病');
  await auditPage(phone.page, 'two-disease-chronic');
  await phone.close();
  await visit('100', '糖尿病伴并发症');
  const later = await ofWho();
  await says(later.page, '已用 70.00 元');
  await later.close();
});

/** The whole number of the one whom the story is about, as the clerk has it on paper. */
function numberOf(): Promise<string> {
  return withRecords(cloud.root, async ({ store, vault }) => {
    const one = await store.get('cases', caseId);
    const person = await store.get('persons', one?.personId ?? '');
    const identity = await store.get('identities', person?.identityId ?? '');
    if (!identity) throw new Error('nobody');
    return vault.open(identity.number, `identities/${identity._id}/number`);
  });
}

test('notices, outbox, time line and audit tell the same story, and outside the app none of them the illness', async () => {
  const phone = await openPhone(browser, cloud, { resident: 'wang' });
  await says(phone.page, '新通知');
  await phone.page.getByRole('button', { name: /^首页，\d+条新通知$/ }).waitFor();
  await auditPage(phone.page, 'home-new');
  await tapFront(phone.page, '全部');
  await says(phone.page, /门诊待遇申请（编号MZ\d+）已经通过/);
  await says(phone.page, /一年最多报3,000.00元，2026年11月22日起。糖尿病的“两病”待遇从2026年11月22日起停止/);
  await auditPage(phone.page, 'notices');
  await front(phone.page)
    .getByRole('button', { name: new RegExp(`^${WHO}.*更新了门诊待遇`) })
    .first()
    .click();
  await arrived(phone.page, '两病用药');
  await says(phone.page, '糖尿病伴并发症');
  await phone.page.goto(`${cloud.url}#/packages/case/case?case=${caseId}`);
  await arrived(phone.page, '申请进度');
  await front(phone.page).locator('.tl-body').first().waitFor();
  const events = await front(phone.page).locator('.tl-body').allInnerTexts();
  expect(events.map((words) => words.split('\n')[0])).toEqual([
    '已保存',
    '已提交',
    '审核中',
    '退回补充',
    '已补充',
    '审核中',
    '已通过',
  ]);
  await phone.close();
  await fetch(`${cloud.url}local/job/deliverMessages`, { method: 'POST' });
  const outbox = JSON.stringify(await (await fetch(`${cloud.url}local/outbox`)).json());
  expect(outbox).toContain('待补充');
  expect(outbox).not.toMatch(/高血压|糖尿病|两病/);
  const acts = await withRecords(cloud.root, async (services) => {
    expect((await verifyAudit(services)).problems).toEqual([]);
    const all = await services.store.find('audit', {});
    expect(JSON.stringify(all)).not.toMatch(/diabetes|hypertension|糖尿病|高血压/);
    const kept = JSON.stringify(await services.store.find('notices', {}));
    expect(kept).not.toMatch(new RegExp(`${WHO}|糖尿病|高血压|两病`));
    const chain = (staff: string) => services.vault.lookup('account', `demo-${staff}`);
    return all
      .filter(
        ({ did, of, chain: of2 }) => (of === caseId && did !== 'case.read') || of2 === chain('staff-li'),
      )
      .map(({ did }) => did);
  });
  expect(acts.sort()).toEqual([
    'case.approve',
    'case.return',
    'case.take',
    'case.take',
    'recognition.find',
    'recognition.record',
    'recognition.record',
    'recognition.undo',
  ]);
});
