import { clauseText } from '@jiayibao/shared/policy';
import type { Browser, Page } from 'playwright-core';
import { arrived, tap } from './app';
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

/** Presses Tab until the control of that name has the focus, and fails where it never does. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let step = 0; step < 80; step++) {
    await page.keyboard.press('Tab');
    const words = await page.evaluate(() => {
      const at = document.activeElement;
      return at?.getAttribute('aria-label') ?? at?.closest('label')?.textContent ?? at?.textContent ?? '';
    });
    if (name.test(words)) return;
  }
  throw new Error(`Tab does not reach ${name}`);
}

test('by keyboard alone: from 我的 to a clause, word for word, its neighbour, back, the other region', async () => {
  const phone = await openPhone(browser, cloud, { resident: 'zhao', path: '#/pages/mine/index' });
  const { page } = phone;
  await arrived(page, '我的');
  await tabTo(page, /^政策原文/);
  await page.keyboard.press('Enter');
  await arrived(page, '政策原文');
  await tabTo(page, /^按词语找/);
  await page.keyboard.type('代买药');
  await page.getByText('找到1条').waitFor();
  await tabTo(page, /^第三十五条/);
  await page.keyboard.press('Enter');
  await arrived(page, '政策条款');
  await page.getByText(clauseText('lanzhou-2025', '第三十五条') as string, { exact: true }).waitFor();
  await tabTo(page, /^上一条/);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 2, name: '第三十四条', exact: true }).waitFor();
  await tabTo(page, /^返回/);
  await page.keyboard.press('Enter');
  await arrived(page, '政策原文');
  // What was typed is still there.
  await page.getByText('找到1条').waitFor();
  await tabTo(page, /^兰州市/);
  await page.keyboard.press('ArrowRight');
  await page.getByText('没有找到“代买药”').waitFor();
  await phone.close();
});

test('a clause by its address, for someone without a household: the notice of 2018, the list, the estimate', async () => {
  const path = `#/packages/policy/clause?policy=linxia-2018&id=${encodeURIComponent('四（三）住院（1）')}`;
  const phone = await openPhone(browser, cloud, { resident: 'new', path });
  const { page } = phone;
  await arrived(page, '政策条款');
  await page.getByText(clauseText('linxia-2018', '四（三）住院（1）') as string, { exact: true }).waitFor();
  await page.getByText('这份政策2018年起执行').waitFor();
  await tap(page, /^全部条款/);
  await arrived(page, '政策原文');
  await page.getByText('临夏州城乡居民基本医疗保险州级统筹实施方案', { exact: true }).waitFor();
  await tap(page, /^四、统筹政策/);
  await tap(page, /^四（三）住院（5）/);
  await tap(page, /^住院试算/);
  await arrived(page, '住院试算');
  await phone.close();
});
