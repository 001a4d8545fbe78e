import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'playwright-core';
import { openVendor, type Vendor } from '../cloudfunctions/collect/vendor';
import { auditPage, openBrowser, SCREEN } from './harness';

/** The simulated cashier in the browser: every choice by keyboard, readable in every look. */

let vendor: Vendor;
let browser: Browser;
/** Stands for the app's page, of another port than the cashier's. */
const app = createServer((_, response) =>
  response.setHeader('content-type', 'text/html').end('<!doctype html><title>家医保</title>'),
);
const back = () => `http://127.0.0.1:${(app.address() as AddressInfo).port}/#/order`;

beforeAll(async () => {
  vendor = await openVendor();
  await new Promise<void>((resolve) => app.listen(0, '127.0.0.1', resolve));
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await vendor?.close();
  app.close();
});

async function open(number: string) {
  const query = new URLSearchParams({ ...(await vendor.prepay(number)), back: back() });
  const context = await browser.newContext({ viewport: SCREEN, locale: 'zh-CN' });
  const page = await context.newPage();
  await page.goto(`${vendor.served.url}cashier?${query}`);
  return page;
}

test('holds against what every page must be, to pay and when there is nothing to pay any more', async () => {
  const page = await open('order-1');
  await auditPage(page, 'cashier');
  await page.context().close();
  const over = await browser.newPage();
  const parameters = await vendor.prepay('order-2');
  await vendor.collector.close('order-2');
  const query = new URLSearchParams({ ...parameters, back: back() });
  await over.goto(`${vendor.served.url}cashier?${query}`);
  await over.getByText('这个订单已经关闭').waitFor();
  await auditPage(over, 'cashier-over');
  await over.close();
});

test('pays with a chosen way of telling, and goes back', async () => {
  const page = await open('order-3');
  await page.getByLabel('不通知', { exact: true }).check();
  await page.getByRole('button', { name: '支付 400.00 元' }).click();
  await page.waitForURL(back());
  expect(vendor.simulator.book.order('order-3')).toMatchObject({ state: 'SUCCESS', notify: 'never' });
  await page.context().close();
});
