import type { Browser } from 'playwright-core';
import { auditPage, type Cloud, openBrowser, openPhone, startCloud } from './harness';

let cloud: Cloud;
let browser: Browser;

beforeAll(async () => {
  cloud = await startCloud();
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
  await cloud?.stop();
});

test('the local sign-in page holds in every look', async () => {
  const phone = await openPhone(browser, cloud, { path: 'sign-in' });
  await phone.page.getByRole('status').waitFor({ state: 'hidden' });
  await auditPage(phone.page, 'sign-in');
  await phone.close();
});

test('a new resident arrives at the first page', async () => {
  const phone = await openPhone(browser, cloud, { resident: 'new' });
  await phone.page.locator('.root').first().waitFor();
  await phone.close();
});
