import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import type { Cloud } from './cloud';

/** The screen that the looks were drawn for, in CSS pixels. */
export const SCREEN = { width: 375, height: 812 };

/** How long anything waited for may take, in milliseconds. */
const PATIENCE = 15_000;

/** Starts the browser that the bootstrap found or installed. Close it in the end. */
export async function openBrowser(): Promise<Browser> {
  const root = join(__dirname, '../../..');
  const found = execFileSync(process.execPath, ['local/bootstrap/browser.mjs'], {
    cwd: root,
    encoding: 'utf8',
  });
  const { executablePath, args, env } = JSON.parse(found);
  return chromium.launch({ executablePath, args, env: { ...process.env, ...env } });
}

/** A phone with the app open. */
export type Phone = {
  page: Page;
  /** Errors that the page threw or wrote to its console, in order. */
  errors: string[];
  /** Closes it; rejects if there were errors other than those `expected` (the network's, where a test cut it). */
  close(options?: { expected?: RegExp }): Promise<void>;
};

/**
 * Opens the app as a resident: `new`, or a demo resident's id; without one nobody is signed in.
 * `path`: the page to open, such as `#/pages/estimate/index`.
 */
export async function openPhone(
  browser: Browser,
  cloud: Cloud,
  {
    resident,
    path = '',
    dark = false,
    large = false,
  }: { resident?: string; path?: string; dark?: boolean; large?: boolean } = {},
): Promise<Phone> {
  const context = await browser.newContext({
    viewport: SCREEN,
    deviceScaleFactor: process.env.PICTURES ? 2 : 1,
    hasTouch: true,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    colorScheme: dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
  });
  if (large) await context.addInitScript(`localStorage.setItem('jiayibao.large', '{"data":"true"}')`);
  context.setDefaultTimeout(PATIENCE);
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  const target = `${cloud.url}${path}`;
  if (resident === undefined) await page.goto(target);
  else {
    await page.goto(`${cloud.url}sign-in?from=${encodeURIComponent(`/${path}`)}`);
    await page.click(`[data-resident="${resident}"]`);
    await page.waitForURL((url) => url.pathname === '/');
  }
  return {
    page,
    errors,
    close: async ({ expected } = {}) => {
      await context.close();
      const unexpected = errors.filter((error) => !expected?.test(error));
      if (unexpected.length > 0) throw new Error(`the page had errors:\n${unexpected.join('\n')}`);
    },
  };
}
