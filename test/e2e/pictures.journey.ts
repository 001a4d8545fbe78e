import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { chooseWho, openResult, tap, typeTotal } from './app';
import { type Cloud, openBrowser, openPhone, REPORTS, startCloud } from './harness';

/**
 * The README's pictures of the running app: into reports/e2e/pictures, or with PICTURES=docs/pictures into the
 * repository.
 */
const FOLDER = process.env.PICTURES
  ? join(__dirname, '../..', process.env.PICTURES)
  : join(REPORTS, 'pictures');

let cloud: Cloud;
let browser: Browser;

beforeAll(async () => {
  mkdirSync(FOLDER, { recursive: true });
  cloud = await startCloud({ today: '2026-11-22' });
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
  await cloud?.stop();
});

async function picture(page: Page, name: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: join(FOLDER, `${name}.jpg`), type: 'jpeg', quality: 80 });
}

test('home, estimate, result and its reasons, as the README shows them', async () => {
  const phone = await openPhone(browser, cloud, { resident: 'wang' });
  const { page } = phone;
  await page.getByText('新生儿待参保').first().waitFor();
  await picture(page, 'home');
  await tap(page, /^试算$/);
  await chooseWho(page, '王建国');
  await typeTotal(page, '32000');
  await openResult(page);
  await picture(page, 'result');
  await tap(page, /^自己付多少/);
  await page.getByRole('dialog').waitFor();
  await picture(page, 'why');
  await phone.close();
});
