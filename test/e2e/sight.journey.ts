import type { Browser, Page } from 'playwright-core';
import { bridge } from '../weapp/bridge';
import { arrived, chooseWho, fillMember, submit, tap } from './app';
import { type Cloud, openBrowser, openPhone, startCloud } from './harness';

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

/** Waits until the home page, opened anew, says something of a member; gives all that it says. */
async function coverOf(page: Page, name: string, words: string): Promise<string> {
  await page.goto(`${cloud.url}#/pages/home/index`);
  await page.reload();
  const row = page.getByRole('listitem').filter({ hasText: name });
  await row.getByText(words).waitFor();
  return (await row.textContent()) ?? '';
}

test('one sees of another what they confirm, and no longer once they take it back', async () => {
  const zhao = await bridge(cloud.url, 'zhao');
  const read = async (action: string, input: object) =>
    ((await zhao('resident', { action, input })) as { data: Record<string, unknown> }).data;
  const { household } = (await read('household.read', {})) as {
    household: { members: { memberId: string }[] };
  };
  const own = (await read('household.readMember', { memberId: household.members[0]?.memberId })) as {
    member: { document: { number: string } };
  };

  // Chen adds Zhao, who has an account of her own, and sees nothing but what he typed.
  const chen = await openPhone(browser, cloud, { resident: 'chen', path: '#/packages/household/manage' });
  await fillMember(chen.page, '添加家人', {
    name: '赵桂兰',
    number: own.member.document.number,
    relation: '其他',
    category: '没有工作的居民',
    place: '户籍地',
  });
  await arrived(chen.page, '核对信息');
  await submit(chen.page, '添加这位家人');
  expect(await coverOf(chen.page, '赵桂兰', '参保情况待核实')).not.toContain('2026年');

  // She finds him among those who keep her, and lets him.
  const hers = await openPhone(browser, cloud, { resident: 'zhao' });
  await tap(hers.page, /^谁能看到我/);
  await arrived(hers.page, '谁能看到我');
  const keeper = hers.page.locator('.card', { hasText: '陈志强' });
  await keeper.getByText('看不到，等您确认').waitFor();
  await tap(keeper, '确认让对方看');
  await keeper.getByText('能看到我的情况').waitFor();

  await coverOf(chen.page, '赵桂兰', '2026年已参保');
  await tap(chen.page, /^试算$/);
  await arrived(chen.page, '住院试算');
  await chooseWho(chen.page, '赵桂兰');
  await chen.page.getByRole('button', { name: /^特殊身份.*城市低保差额/ }).waitFor();

  await tap(keeper, '收回');
  await keeper.getByText('看不到，等您确认').waitFor();
  expect(await coverOf(chen.page, '赵桂兰', '参保情况待核实')).not.toContain('2026年');
  await hers.close();
  await chen.close();
});
