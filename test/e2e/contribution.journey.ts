import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { bridge } from '../weapp/bridge';
import { arrived, choose, front, grouped, says, tap, tapFront, type, writeDay } from './app';
import { type Cloud, gatherFaults, openBrowser, openPhone, type Phone, startCloud } from './harness';

/** The yearly contribution, from the family's quote to receipt and cover; on a day of the regular window. */

const TODAY = '2026-11-22';
const YEAR = 2027;
const YEARS_COVERED = [2024, 2025, 2026];

/** The family of six of the demo: one with full aid, one with part of it, one who broke off for two years. */
const FAMILY = [
  { name: '丁建军', birthDate: '1982-04-16' },
  { name: '白玉梅', birthDate: '1983-08-08', enrolledYears: [2023, 2024] },
  { name: '丁守义', birthDate: '1948-01-09', groups: ['ruralAllowanceClass3'] },
  { name: '马玉莲', birthDate: '1951-12-12' },
  { name: '丁晓雨', birthDate: '2010-03-29', student: 'school' },
  { name: '丁小安', birthDate: '2017-10-20', groups: ['orphan'], student: 'school' },
] as const;
type Person = {
  name: string;
  birthDate: string;
  groups?: readonly string[];
  student?: string;
  enrolledYears?: readonly number[];
};

type Quoted = {
  standard: string;
  aid: string;
  due: string;
  makeUpDue: string;
  benefitPeriod: { from: string; to: string };
  waiting: { months: number };
};

let cloud: Cloud;
let browser: Browser;

beforeAll(async () => {
  cloud = await startCloud({ today: TODAY });
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
  await cloud?.stop();
});

const audit = gatherFaults('contribution-');

/** What `npm run -s calc` prints for each of these contributions. */
function calc(asked: readonly { person: Person; makeUpYears: number }[]): Quoted[] {
  const requests = asked.map(
    ({ person: { birthDate, groups = [], student, enrolledYears }, makeUpYears }) => ({
      operation: 'enrolment',
      region: 'lanzhou',
      benefitYear: YEAR,
      paidOn: TODAY,
      person: { birthDate, groups, student: student ?? null },
      history: { enrolledYears: enrolledYears ?? YEARS_COVERED, makeUpYears },
    }),
  );
  const printed = execFileSync('npm', ['run', '-s', 'calc'], {
    cwd: join(__dirname, '../..'),
    input: requests.map((request) => `${JSON.stringify(request)}\n`).join(''),
    encoding: 'utf8',
  });
  return printed
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line).result);
}

const chinese = (day: string) => {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
};

/** The words of a card or row that belongs to somebody. */
const wordsOf = async (page: Page, name: string) =>
  ((await front(page).getByRole('group', { name, exact: true }).textContent()) ?? '').replace(/\s/g, '');

async function open(resident: string, path = '#/packages/contribution/quote'): Promise<Phone> {
  const phone = await openPhone(browser, cloud, { resident, path });
  await front(phone.page).getByRole('status', { name: '正在加载' }).waitFor({ state: 'hidden' });
  return phone;
}

/** At the cashier's own page: `notify` how the payment is told of. */
async function atCashier(page: Page, choice: string | RegExp, notify?: string): Promise<void> {
  await page.getByRole('heading', { name: '模拟收银台' }).waitFor();
  if (notify) await page.getByLabel(notify).check();
  await page.getByRole('button', { name: choice }).click();
}

/** Opens what is folded away of somebody. */
const unfold = (page: Page, name: string) => tapFront(page, new RegExp(`^${name}，.*明细$`));

/** Ticks somebody, or takes the tick away. */
const toggle = (page: Page, name: string) => choose(front(page), name);

/** From the quote through "check your answers" to the cashier. */
async function toCashier(page: Page): Promise<void> {
  await tapFront(page, '去核对');
  await arrived(page, '核对缴费信息');
  await tapFront(page, /^确认并支付/);
  await page.getByRole('heading', { name: '模拟收银台' }).waitFor();
}

const runJob = async (name: string) =>
  expect((await fetch(`${cloud.url}local/job/${name}`, { method: 'POST' })).status).toBe(200);

test('a family of six is quoted as calc prints it, pays in one go, and has receipt and cover', async () => {
  const phone = await open('ding');
  const { page } = phone;
  await says(page, `${YEAR}年集中缴费期`);
  await audit(page, 'quote');
  const printed = calc([
    ...FAMILY.map((person) => ({ person, makeUpYears: 0 })),
    { person: FAMILY[1], makeUpYears: 1 },
  ]);
  const quoted = printed.slice(0, FAMILY.length);
  const repaired = printed[FAMILY.length] as Quoted;
  for (const [at, { name }] of FAMILY.entries()) {
    const { standard, aid, due, benefitPeriod } = quoted[at] as Quoted;
    await unfold(page, name);
    const words = await wordsOf(page, name);
    expect(words).toContain(`${grouped(due)}元`);
    expect(words).toContain(`个人缴费标准${grouped(standard)}元`);
    if (aid !== '0.00') expect(words).toContain(`资助−${grouped(aid)}元`);
    expect(words).toContain(`享受待遇${chinese(benefitPeriod.from)}至12月31日`);
    if (name !== '白玉梅' && name !== '马玉莲') await unfold(page, name);
  }
  expect(await wordsOf(page, '白玉梅')).toContain('断保2年，等待4个月');
  expect(await wordsOf(page, '马玉莲')).toContain('低保边缘家庭成员还没认定');
  await audit(page, 'quote-details');

  // A figure opens its step, whose clause can be read.
  await front(page)
    .getByRole('group', { name: '白玉梅' })
    .getByRole('button', { name: /^享受待遇/ })
    .click();
  const sheet = page.getByRole('dialog');
  await sheet.getByText('国办发〔2024〕38号').first().waitFor();
  await audit(page, 'why');
  await tap(sheet, '关闭');

  await tapFront(page, '去补缴，白玉梅');
  await arrived(page, '补缴断保的年份');
  await choose(front(page), '补缴1年');
  await audit(page, 'make-up');
  await tapFront(page, '选好了');
  await says(page, `${chinese(repaired.benefitPeriod.from)}起享受。`);

  await tapFront(page, '去核对');
  await arrived(page, '核对缴费信息');
  const fen = (yuan: string) => Math.round(Number(yuan) * 100);
  const total = quoted.reduce((sum, { due }) => sum + fen(due), fen(repaired.makeUpDue));
  const amount = grouped((total / 100).toFixed(2));
  await front(page)
    .getByRole('button', { name: `确认并支付 ${amount} 元` })
    .waitFor();
  await audit(page, 'check');
  await tapFront(page, /^确认并支付/);
  await atCashier(page, `支付 ${amount} 元`);

  await says(page, '缴好了，已经参保');
  await audit(page, 'settled');
  await tapFront(page, '看收据');
  await arrived(page, '缴费收据');
  for (const { name } of FAMILY) await says(page, name);
  await says(page, '第十条（三）');
  await says(page, /不是财政票据/);
  await audit(page, 'receipt');
  const download = page.waitForEvent('download');
  await tapFront(page, '存为图片');
  expect((await download).suggestedFilename()).toBe('缴费收据.png');
  await phone.close();

  const later = await open('ding', '#/packages/contribution/history');
  await says(later.page, '2027年');
  await audit(later.page, 'history');
  await tapFront(later.page, '白玉梅2027年参保证明');
  await says(later.page, `${chinese(repaired.benefitPeriod.from)}至12月31日`);
  await audit(later.page, 'certificate');
  await later.page.goto(`${cloud.url}#/packages/contribution/quote`);
  await arrived(later.page, '居民医保缴费');
  expect(await wordsOf(later.page, '丁建军')).toContain('已参保');
  await later.close();
});

test('cancelled at the cashier, failed, paid in the end; each time the page tells the truth', async () => {
  const phone = await open('wang');
  const { page } = phone;
  await says(page, '办新生儿参保');
  await toCashier(page);
  await atCashier(page, '取消');
  await says(page, /收银台还没有收到付款/);
  await audit(page, 'waiting');
  await tapFront(page, /^支付 /);
  await atCashier(page, '支付失败');
  await says(page, /收银台还没有收到付款/);
  await tapFront(page, '取消订单');
  await page.getByRole('dialog').waitFor();
  await audit(page, 'cancel-sheet');
  await tap(page.getByRole('dialog'), '取消订单');
  await says(page, '订单已关闭');
  await says(page, /订单已取消。没有参保；要参保请重新缴费。如果您其实付了款/);
  await front(page).locator('#standing:focus').waitFor();
  await audit(page, 'closed');

  // Another order; while it waits, the quote leads to it and to nothing else.
  await tapFront(page, '重新缴费');
  await arrived(page, '居民医保缴费');
  await toggle(page, '王建国');
  await toCashier(page);
  await page.goto(`${cloud.url}#/packages/contribution/quote`);
  await says(page, /有一笔订单还没付款/);
  await audit(page, 'open-order');
  await tapFront(page, '去付款');
  await tapFront(page, /^支付 /);
  await atCashier(page, /^支付 /, '重复通知两次');
  await says(page, '缴好了，已经参保');
  await phone.close();
});

test('a refund is asked for with its reasons, and applied for as a case', async () => {
  const phone = await open('wang', '#/packages/contribution/history');
  const { page } = phone;
  await tapFront(page, '李娜2027年申请退费');
  await arrived(page, '申请退费');
  await tapFront(page, '看能退多少');
  await audit(page, 'refund-errors');
  await choose(front(page), '参加了职工医保');
  await writeDay(page, '哪一天发生的', '2026-11-21');
  await tapFront(page, '看能退多少');
  await says(page, '可以退');
  await says(page, /2027年的参保同时结束/);
  await front(page).locator('#outcome:focus').waitFor();
  await audit(page, 'refund');
  await tapFront(page, '去申请');
  await says(page, '需要的材料');
  await phone.close();
});

test("somebody outside the household: told is whether it is possible; the amount is the cashier's", async () => {
  // What the other family typed, as they would say it.
  const ask = await bridge(cloud.url, 'sun');
  type Answer = {
    data: {
      household: { members: { memberId: string }[] };
      member: { name: string; document: { number: string } };
    };
  };
  const read = async (action: string, input: object) =>
    ((await ask('resident', { action, input })) as Answer).data;
  const [first] = (await read('household.read', {})).household.members;
  const { member } = await read('household.readMember', { memberId: first?.memberId });

  const phone = await open('zhao');
  const { page } = phone;
  await tapFront(page, /给家庭以外的亲友缴费/);
  await arrived(page, '给其他亲友缴费');
  await tapFront(page, '看能不能缴');
  await audit(page, 'relative-errors');
  await type(page, '姓名', '孙小悦');
  await type(page, '证件号码', member.document.number);
  await tapFront(page, '看能不能缴');
  await says(page, /现在不能为这个人缴费/);
  await front(page).locator('[id^=refusal-]:focus').waitFor();
  await audit(page, 'relative-refused');
  await type(page, '姓名', member.name);
  await tapFront(page, '看能不能缴');
  await arrived(page, '居民医保缴费');
  await says(page, '收银台显示');
  await audit(page, 'quote-relative');
  await tapFront(page, '去核对');
  await arrived(page, '核对缴费信息');
  await audit(page, 'check-relative');
  await tapFront(page, '确认，去收银台');
  await atCashier(page, '支付 550.00 元', '乱序：排在下一条通知后面');
  await says(page, '缴好了，已经参保');
  await says(page, /没断保的：2027年1月1日至12月31日/);
  await says(page, /请本人在自己的手机上看/);
  await audit(page, 'settled-relative');
  await phone.close();
});

test('who can enrol, where and with what', async () => {
  const phone = await open('ding', '#/packages/contribution/who');
  const { page } = phone;
  await tapFront(page, /^第六条（四）/);
  await says(page, /农民工、新就业形态从业人员/);
  await says(page, /我家：丁建军/);
  await audit(page, 'who');
  await phone.close();
  const linxia = await open('ma', '#/packages/contribution/who');
  await says(linxia.page, '四（一）覆盖范围');
  await audit(linxia.page, 'who-linxia');
  await linxia.close();
});

test('home shows who has paid, who has not, and until when; a tile leads to the quote', async () => {
  const phone = await open('chen', '#/pages/home/index');
  const { page } = phone;
  await says(page, '2027年待缴费');
  await says(page, /集中缴费期至12月31日/);
  await audit(page, 'home-due');
  await tapFront(page, /^缴费/);
  await arrived(page, '居民医保缴费');
  // Whom the family only claims: what holds for anybody, and not chosen until somebody says so.
  const words = await wordsOf(page, '陈志明');
  expect(words).toContain('400.00元没有资助时');
  expect(words).toContain('没断保的，2027年1月1日起享受。断保的至少等3个月，2027年4月1日起享受。');
  await front(page)
    .getByRole('checkbox', { name: /^陈志明/, checked: false })
    .waitFor();
  await unfold(page, '陈志明');
  expect(await wordsOf(page, '陈志明')).toContain(
    '2027年不缴，2028年再缴，要等3个月，2028年4月1日起才能报销',
  );
  await audit(page, 'quote-claimed');

  // Paid for all the same: from then on every page says of that order what the payer may know.
  for (const name of ['陈志强', '张秀英', '陈福生', '何玉珍', '陈志明', '陈雪', '陈阳'])
    await toggle(page, name);
  await tapFront(page, '去核对');
  await arrived(page, '核对缴费信息');
  await says(page, '最多');
  await audit(page, 'check-claimed');
  await tapFront(page, '确认，去收银台');
  await atCashier(page, /^支付 /);
  await says(page, '缴好了，已经参保');
  await says(page, /没断保的：2027年1月1日至12月31日/);
  await audit(page, 'settled-claimed');
  await tapFront(page, '回到首页');
  await says(page, '2027年您缴过，已参保');
  await audit(page, 'home-claimed');
  await tapFront(page, /^缴费/);
  await arrived(page, '居民医保缴费');
  expect(await wordsOf(page, '陈志明')).toContain('您在2026年11月22日缴过，这一单已参保');
  await tapFront(page, '缴费和参保记录');
  await arrived(page, '缴费和参保记录');
  await says(page, /您付的这一单：已参保/);
  await audit(page, 'history-claimed');
  await phone.close();
});

test('Linxia pays by its own document', async () => {
  const phone = await open('ma');
  const { page } = phone;
  await says(page, /这份政策2018年起执行/);
  await says(page, /四（二）筹资政策/);
  expect(await front(page).getByText('第四十七条').count()).toBe(0);
  await tapFront(page, '去核对');
  await arrived(page, '核对缴费信息');
  await says(page, /临夏的方案没有写退费/);
  expect(await front(page).getByText('第十三条').count()).toBe(0);
  await audit(page, 'check-linxia');
  await phone.close();
});

test('no notification, and nobody comes back: the job finds the truth, on another day after a restart', async () => {
  const phone = await open('liu');
  const { page } = phone;
  await toCashier(page);
  // The network is lost while the cashier is open.
  await page.route(`${cloud.url}**`, (route) => route.abort());
  const lost = page.waitForEvent('requestfailed');
  await atCashier(page, /^支付 /, '不通知');
  await lost;
  await phone.close({ expected: /./ });
  await cloud.stop({ keep: true });
  cloud = await startCloud({ today: '2026-11-23', root: cloud.root });
  await runJob('followOrders');

  const later = await open('liu', '#/packages/contribution/orders');
  await says(later.page, '已参保');
  await audit(later.page, 'orders');
  await tapFront(later.page, /已参保/);
  await says(later.page, '缴好了，已经参保');
  await later.close();
});

test('while payments are stopped, the reason stands there and nothing can be ordered', async () => {
  const staff = await bridge(cloud.url, 'staff-zhang');
  const words = '系统维护，今天下午恢复缴费';
  const thrown = { action: 'stop.throw', input: { revision: 0, words }, key: 'stop-in-this-journey' };
  expect(await staff('agency', thrown)).toMatchObject({ ok: true });
  const phone = await open('chen');
  const { page } = phone;
  await says(page, new RegExp(words));
  expect(await front(page).getByRole('button', { name: '去核对' }).isDisabled()).toBe(true);
  await audit(page, 'stopped');
  await phone.close();
});
