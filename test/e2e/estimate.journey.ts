import type { Browser, Locator } from 'playwright-core';
import { bridge } from '../weapp/bridge';
import {
  arrived,
  calc,
  chooseWho,
  expectedLevels,
  expectedPayers,
  openResult,
  shownLevels,
  shownPayers,
  strip,
  tap,
  type,
  typeTotal,
} from './app';
import { type Cloud, openBrowser, openPhone, SCREEN, startCloud } from './harness';

const TODAY = '2026-11-22';
const LINXIA_EXPENSES = [
  { class: 'A', amount: '14000' },
  { class: 'B', amount: '5000' },
  { class: 'C', amount: '1000' },
];

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

test('someone registered as poor sees in Linxia what calc prints, with this year taken into account', async () => {
  const phone = await openPhone(browser, cloud, { resident: 'ma', path: '#/pages/estimate/index' });
  const { page } = phone;
  await chooseWho(page, '马文华');
  await tap(page, /^按医院名找/);
  const search = page.getByRole('dialog', { name: '找医院' });
  await type(page, '医院名称', '州综合');
  await tap(search, /^示例临夏州综合医院/);
  await typeTotal(page, '20,000');

  // What the phone was told of the year so far is what the same person is told by the function.
  const call = await bridge(cloud.url, 'ma');
  const ask = async (action: string, input: object) =>
    ((await call('resident', { action, input })) as { data: Record<string, never> }).data;
  const { members } = (await ask('household.read', {})).household as unknown as {
    members: { name: string; memberId: string; birthDate: string }[];
  };
  const { memberId, birthDate } = members.find(({ name }) => name === '马文华') as (typeof members)[0];
  const { yearToDate, benefitPeriod } = await ask('estimate.basis', { memberId, dischargedOn: TODAY });
  expect(yearToDate).toMatchObject({ eligibleSelfPay: expect.not.stringMatching(/^0(\.00)?$/) });

  const printed = calc({
    region: 'linxia',
    insured: { birthDate, groups: ['registeredPoor'], benefitPeriod },
    yearToDate,
    stay: { admittedOn: TODAY, dischargedOn: TODAY },
    expenses: LINXIA_EXPENSES,
  });
  const expected = expectedLevels(printed);
  await expect(strip(page)).resolves.toBe(expected.find(({ level }) => level === '州级')?.selfPay);
  await openResult(page);
  expect(await shownLevels(page)).toEqual(expected);
  expect(await shownPayers(page)).toEqual(expectedPayers(printed, 'prefecture'));
  await page.getByText('马文华，示例临夏州综合医院').waitFor();
  await page.getByText('这份政策2018年起执行').waitFor();
  await page.getByText('所选医院是示例，不是真实机构。').waitFor();
  await phone.close();
});

/** Top and bottom of something on the screen, in px. */
async function place(what: Locator): Promise<{ top: number; bottom: number }> {
  const { y, height } = (await what.boundingBox()) ?? { y: Number.NaN, height: Number.NaN };
  return { top: y, bottom: y + height };
}

test('a reason opens at the step asked about, and closes to where it was asked', async () => {
  const phone = await openPhone(browser, cloud, { resident: 'ma', path: '#/pages/estimate/index' });
  const { page } = phone;
  await chooseWho(page, '马文华');
  await typeTotal(page, '20000');
  await page.getByText('统筹基金', { exact: true }).waitFor();
  await openResult(page);
  const row = page.getByRole('button', { name: /^大病保险付多少/ });
  await row.focus();
  await page.keyboard.press('Enter');
  const step = page.getByRole('listitem').filter({ hasText: '大病保险付' });
  await expect(step.locator(':focus').count()).resolves.toBe(1);
  const { top, bottom } = await place(step);
  const body = await place(page.locator('.sheet-body'));
  expect([top >= body.top, bottom <= body.bottom]).toEqual([true, true]);
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await expect(row.evaluate((element) => element === document.activeElement)).resolves.toBe(true);
  await phone.close();
});

test('in large type the foot leaves most of the screen, and what unfolds is not behind it', async () => {
  const phone = await openPhone(browser, cloud, {
    resident: 'ma',
    path: '#/pages/estimate/index',
    large: true,
  });
  const { page } = phone;
  await chooseWho(page, '马文华');
  await typeTotal(page, '999999');
  await strip(page);
  const foot = await place(page.getByRole('region', { name: '页脚' }));
  expect(foot.bottom - foot.top).toBeLessThan(SCREEN.height * 0.22);
  await tap(page, /^特殊情况/);
  const first = await place(page.getByRole('radio', { name: '普通住院' }));
  expect(first.bottom).toBeLessThanOrEqual(foot.top);
  await phone.close();
});

test('without a network the preview goes on, and says with which parameters', async () => {
  const phone = await openPhone(browser, cloud, { resident: 'zhao', path: '#/pages/estimate/index' });
  const { page } = phone;
  await typeTotal(page, '10000');
  await openResult(page);
  const version = /参数版本 (\S+)/.exec((await page.getByText(/^已由服务器核对/).textContent()) ?? '')?.[1];
  const online = await shownLevels(page);

  await page.context().setOffline(true);
  await tap(page, '返回');
  await arrived(page, '住院试算');
  const before = await strip(page);
  await typeTotal(page, '20000');
  await expect(strip(page)).resolves.not.toBe(before);
  await typeTotal(page, '10000');
  await expect(strip(page)).resolves.toBe(before);
  await tap(page, '看明细');
  await arrived(page, '试算结果');
  // The same parameters, the same figures: the function's answer of before.
  await page.getByText(`离线试算，参数版本 ${version}`).waitFor();
  expect(await shownLevels(page)).toEqual(online);
  await page.getByText('没有网络，用的是上次读到的报销记录。').waitFor();
  await phone.close({ expected: /net::ERR|Failed to load/ });
});
