import type { Browser, Page } from 'playwright-core';
import {
  addMember,
  arrived,
  calc,
  choose,
  chooseWho,
  consentAndPlace,
  expectedLevels,
  expectedPayers,
  FAMILY,
  fillRegister,
  finishMember,
  GRANDFATHER_BORN,
  NOT_IN_LANZHOU,
  openResult,
  PAIR,
  shownLevels,
  shownPayers,
  strip,
  submit,
  tap,
  type,
  typeTotal,
} from './app';
import { type Cloud, openBrowser, openPhone, startCloud } from './harness';

const TODAY = '2026-11-22';
const LANZHOU = { region: '兰州市', county: '城关区' };

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

/** The names of the family on the home page, in order. */
async function family(page: Page): Promise<string[]> {
  await page.getByText('我家的医保').waitFor();
  return page.locator('.person-row .b').allTextContents();
}

test('a new resident registers four, sees what calc prints for the grandfather, and a killed cloud forgets nothing', async () => {
  const [self, spouse, grandfather, child] = FAMILY;
  const phone = await openPhone(browser, cloud, { resident: 'new' });
  const { page } = phone;
  await consentAndPlace(page, LANZHOU);

  // A wrong check digit is said beside the field; the right number may come from a Chinese keyboard.
  await tap(page, '添加一人');
  await type(page, '姓名', self.name);
  await type(page, '证件号码', self.number.slice(0, -1) + (self.number.endsWith('0') ? '1' : '0'));
  await tap(page, '下一步');
  const field = page.getByRole('textbox', { name: '证件号码' });
  expect(await field.getAttribute('aria-invalid')).toBe('true');
  const beside = page.locator('#number-error');
  expect(await beside.textContent()).toMatch(/校验码/);
  const fullWidth = [...self.number].map((one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0)).join('');
  await type(page, '证件号码', fullWidth);
  await beside.waitFor({ state: 'detached' });
  await page.getByText('从号码看，1984年5月6日出生，男').waitFor();
  await tap(page, '下一步');
  await finishMember(page, self);
  await arrived(page, '家庭成员');
  // There is one keeper: whoever comes next is not offered to be.
  await addMember(page, spouse, async (title) => {
    if (title !== '与您的关系') return;
    await page.getByText(`“本人”已经是${self.name}。`).waitFor();
    expect(await page.getByRole('radio', { name: '本人' }).count()).toBe(0);
    await page.getByText(`${spouse.name}的信息，第2项，共5项`).waitFor();
  });

  // What was typed is still there after a reload.
  await page.reload();
  await arrived(page, '家庭成员');
  expect(await page.locator('.person-row .b').allTextContents()).toEqual([self.name, spouse.name]);
  await addMember(page, grandfather);
  await addMember(page, child);

  await tap(page, '填好了，去核对');
  await arrived(page, '核对信息');
  await page.getByText(`${LANZHOU.region}${LANZHOU.county}`).waitFor();
  // In sight to be compared with the card, and out of sight at a tap.
  const apart = self.number.replace(/^(.{6})(.{8})/, '$1 $2 ');
  await page.getByText(apart).waitFor();
  await tap(page, `隐藏${self.name}的号码`);
  await page.getByText(`62*************${self.number.slice(-3)}`).waitFor();
  expect(await page.getByText(apart).count()).toBe(0);
  expect(await submit(page, '提交登记')).toMatch(/^\S{6,}$/);

  await page.getByText(/登记不等于参保/).waitFor();
  await tap(page, '回到首页');
  await tap(page, /^住院试算/);
  await arrived(page, '住院试算');
  // The first of the family is chosen already.
  await page.getByRole('button', { name: new RegExp(`^给谁算 ?${self.name}`) }).waitFor();
  await chooseWho(page, grandfather.name);
  await typeTotal(page, '32000');
  const printed = calc({
    region: 'lanzhou',
    insured: { birthDate: GRANDFATHER_BORN },
    stay: { admittedOn: TODAY, dischargedOn: TODAY },
    expenses: [
      { class: 'A', amount: '22400' },
      { class: 'B', amount: '8000' },
      { class: 'C', amount: '1600' },
    ],
  });
  const expected = expectedLevels(printed);
  // The phone's own answer, then the function's.
  await expect(strip(page)).resolves.toBe(expected.at(-1)?.selfPay);
  await openResult(page);
  expect(await shownLevels(page)).toEqual(expected);
  expect(await shownPayers(page)).toEqual(expectedPayers(printed, 'tier3A'));
  expect(await page.locator('#self-pay').textContent()).toBe(expected.at(-1)?.selfPay);

  // Every figure's reasons, down to the clause's own words.
  await tap(page, /^自己付多少/);
  const sheet = page.getByRole('dialog', { name: '三级甲等怎么算' });
  await tap(sheet, '看全部步骤');
  const steps = (printed.at(-1)?.result.steps ?? []).filter(({ clause }) => clause !== NOT_IN_LANZHOU);
  expect(await sheet.getByRole('listitem').count()).toBe(steps.length);
  const clause = sheet.getByRole('button', { name: /第二十一条.*看原文$/ }).first();
  await clause.click();
  await sheet.getByText('三级甲等医疗机构起付标准2000元，报销比例60%').first().waitFor();
  await tap(sheet, '关闭');
  await phone.close();

  await cloud.kill();
  cloud = await startCloud({ today: TODAY, root: cloud.root });
  const again = await openPhone(browser, cloud, { resident: 'new-1' });
  expect(await family(again.page)).toEqual(FAMILY.map(({ name }) => name));
  await again.close();
});

test('a lost answer costs nothing: the draft stays, and a retry with the same key makes one household', async () => {
  const phone = await openPhone(browser, cloud, { resident: 'new' });
  const { page } = phone;
  const sent: { key: string; receipt: string }[] = [];
  await page.route('**/call/resident', async (route) => {
    const { action, key } = route.request().postDataJSON();
    if (action !== 'household.register') return route.continue();
    const response = await route.fetch();
    sent.push({ key, receipt: (await response.json()).data.receipt });
    // The first answer is lost on its way.
    return sent.length === 1 ? route.abort('connectionreset') : route.fulfill({ response });
  });
  await fillRegister(page, LANZHOU, PAIR);

  await page.context().setOffline(true);
  await tap(page, '提交登记');
  await page.getByText('没有网络。请检查网络后重试，已填的内容不会丢。').waitFor();
  await page.context().setOffline(false);
  await tap(page, '提交登记');
  await page.getByText('暂时连不上。请稍后重试，已填的内容不会丢。').waitFor();
  expect(await page.getByRole('heading', { level: 2 }).allTextContents()).toEqual(
    PAIR.map(({ name }) => name),
  );
  const receipt = await submit(page, '提交登记');

  const [first, second] = sent;
  expect(sent).toHaveLength(2);
  expect(second).toEqual(first);
  expect(receipt).toBe(first?.receipt);
  await tap(page, '回到首页');
  expect(await family(page)).toEqual(PAIR.map(({ name }) => name));
  await phone.close({ expected: /net::ERR/ });
});

test('a member who is taken out stays listed, and can be brought back until the day that is named', async () => {
  const phone = await openPhone(browser, cloud, { resident: 'chen' });
  const { page } = phone;
  const before = await family(page);
  expect(before).toHaveLength(7);
  await tap(page, '管理家人');
  await arrived(page, '管理家人');
  const ask = page.getByRole('dialog', { name: '把陈阳移出我家？' });
  await tap(page, '移出陈阳');
  await ask.getByText('移出后30天内可以在这一页撤销').waitFor();
  await tap(ask, '取消');
  await ask.waitFor({ state: 'hidden' });
  for (const name of ['陈阳', '陈雪']) {
    await tap(page, `移出${name}`);
    await tap(page.getByRole('dialog', { name: `把${name}移出我家？` }), '移出');
    await page.getByText(`已把${name}移出我家`).waitFor();
  }
  // At once, of the last one; of both from then on, a reload later too.
  await tap(page, '撤销移出陈雪');
  await page.getByText('已撤销，陈雪回来了。').waitFor();
  await tap(page, '返回');
  await arrived(page, '家医保');
  await page.getByText('兰州市榆中县，6人').waitFor();
  expect((await family(page)).sort()).toEqual(before.filter((name) => name !== '陈阳').sort());

  await tap(page, '管理家人');
  await arrived(page, '管理家人');
  await page.reload();
  const removed = page.locator('.card', { hasText: '移出的家人' }).getByRole('listitem');
  await removed.filter({ hasText: '陈阳' }).getByText('2026年12月22日（含）以前可以撤销').waitFor();
  expect(await removed.count()).toBe(1);
  await tap(page, '撤销移出陈阳');
  await page.getByText('已撤销，陈阳回来了。').waitFor();
  await removed.waitFor({ state: 'detached' });
  await tap(page, '返回');
  await arrived(page, '家医保');
  await page.getByText('7人').waitFor();
  await phone.close();
});

test('a change is not lost on leaving and not in force before it is saved, and saving leads back where it began', async () => {
  const phone = await openPhone(browser, cloud, { resident: 'chen' });
  const { page } = phone;
  const line = (name: string) =>
    page.locator('.card', { hasText: '张秀英' }).locator('.kv', { hasText: name });
  const unsaved = page.getByText('改了，还没有保存。');
  const change = async (relation: string) => {
    await tap(page, '更改张秀英的关系');
    await arrived(page, '与您的关系');
    await choose(page, relation);
    await tap(page, '好了，回去核对');
    await arrived(page, '核对信息');
    await line('关系').getByText(relation).waitFor();
  };
  await tap(page, '管理家人');
  await arrived(page, '管理家人');
  await tap(page, '更改张秀英');
  await arrived(page, '核对信息');
  expect(await page.getByRole('button', { name: '保存更改' }).isDisabled()).toBe(true);
  expect(await unsaved.count()).toBe(0);

  // Going back asks; staying keeps it, the browser's own way back loses nothing.
  await change('兄弟姐妹');
  await unsaved.waitFor();
  await tap(page, '返回');
  const ask = page.getByRole('dialog', { name: '更改还没有保存' });
  await tap(ask, '继续改');
  await ask.waitFor({ state: 'hidden' });
  await page.goBack();
  await arrived(page, '管理家人');
  await page.getByRole('listitem').filter({ hasText: '张秀英' }).getByText('配偶').waitFor();
  await tap(page, '更改张秀英');
  await arrived(page, '核对信息');
  await unsaved.waitFor();
  await line('关系').getByText('兄弟姐妹').waitFor();
  await tap(page, '恢复原样');
  await line('关系').getByText('配偶').waitFor();
  await unsaved.waitFor({ state: 'detached' });

  // Leaving without it forgets it; saving is said, and one tap leads home.
  await change('其他');
  await tap(page, '返回');
  await tap(ask, '不保存，离开');
  await arrived(page, '管理家人');
  await tap(page, '更改张秀英');
  await arrived(page, '核对信息');
  await line('关系').getByText('配偶').waitFor();
  expect(await unsaved.count()).toBe(0);
  await change('兄弟姐妹');
  await tap(page, '保存更改');
  await arrived(page, '管理家人');
  await page.getByText('张秀英的更改已保存。').waitFor();
  await page.getByRole('listitem').filter({ hasText: '张秀英' }).getByText('兄弟姐妹').waitFor();
  await tap(page, '返回');
  await arrived(page, '家医保');
  await page.getByText('兄弟姐妹').first().waitFor();
  await phone.close();
});

test('a name on the home page opens what is known of them, and how more comes to be known', async () => {
  const phone = await openPhone(browser, cloud, { resident: 'chen' });
  const { page } = phone;
  await tap(page, /^陈志明/);
  await arrived(page, '家人');
  await page.getByText('怎样看到参保和报销').waitFor();
  await tap(page, '申请确认家人');
  await arrived(page, '申请事项');
  await page.getByText('陈志明').filter({ visible: true }).first().waitFor();
  await tap(page, '返回');
  await arrived(page, '家人');
  await tap(page, '更改信息');
  await arrived(page, '核对信息');
  await tap(page, '返回');
  await arrived(page, '家人');
  await tap(page, '返回');
  await arrived(page, '家医保');
  await tap(page, /^何玉珍/);
  await arrived(page, '家人');
  const here = page.locator('.card').filter({ visible: true });
  await here.filter({ hasText: '2026年已参保' }).waitFor();
  await here.filter({ hasText: /农村低保二类.*已认定/ }).waitFor();
  expect(await page.getByText('怎样看到参保和报销').filter({ visible: true }).count()).toBe(0);
  await phone.close();
});

test('who was not shown to be anyone is told to show it, and not that nobody keeps them', async () => {
  const phone = await openPhone(browser, cloud, { resident: 'new' });
  const { page } = phone;
  await fillRegister(page, LANZHOU, [{ ...PAIR[0], number: FAMILY[0].number } as (typeof PAIR)[0]]);
  await submit(page, '提交登记');
  await tap(page, '回到首页');
  await tap(page, /^谁能看到我/);
  await arrived(page, '谁能看到我');
  await page.getByText('核实以后，才能看到谁登记了您。').waitFor();
  expect(await page.getByText('现在没有人登记您').count()).toBe(0);
  await phone.close();
});
