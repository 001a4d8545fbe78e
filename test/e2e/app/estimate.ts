import type { Page } from 'playwright-core';
import { arrived, choose, tap, type } from './page';

/** Chooses for whom, on the estimate's page. */
export async function chooseWho(page: Page, name: string): Promise<void> {
  await tap(page, /^给谁算/);
  const sheet = page.getByRole('dialog', { name: '给谁算' });
  await choose(sheet, name);
  await tap(sheet, '好了');
  await sheet.waitFor({ state: 'hidden' });
}

export async function typeTotal(page: Page, yuan: string): Promise<void> {
  await type(page, '住院总费用，单位元', yuan);
}

/** What the strip below the form answers: "12,345.60元". */
export async function strip(page: Page): Promise<string> {
  const words = (await page.getByRole('status').filter({ hasText: '自己付（估算）' }).textContent()) ?? '';
  return words.replace('自己付（估算）', '').trim();
}

/** Opens the answer in full, and waits for the function's. */
export async function openResult(page: Page): Promise<void> {
  await tap(page, '看明细');
  await arrived(page, '试算结果');
  await page.getByText(/^已由服务器核对/).waitFor();
}

export type ShownLevel = { level: string; selfPay: string; payers: string };

/** What the result's page shows of every level, in its order: name, self-pay, and the bar in words. */
export async function shownLevels(page: Page): Promise<ShownLevel[]> {
  const rows = page.locator('.card', { hasText: '四级医院比一比' }).getByRole('listitem');
  return Promise.all(
    (await rows.all()).map(async (row) => ({
      level: (await row.locator('.level-head span').first().textContent()) ?? '',
      selfPay: (await row.locator('.num').first().textContent()) ?? '',
      payers: (await row.getByRole('img').getAttribute('aria-label')) ?? '',
    })),
  );
}

/** What the result's page shows of the chosen level: payer to amount, "医疗救助" to "0.00 元". */
export async function shownPayers(page: Page): Promise<Record<string, string>> {
  const shown = await page.locator('.leg, .quiet').evaluateAll((rows) =>
    rows.map((row) => {
      const [, name = '', amount = ''] =
        /^([^\d]+?) ?(?:\d+%)?([\d,]+\.\d\d) ?元$/.exec(row.textContent?.trim() ?? '') ?? [];
      return [name, amount] as const;
    }),
  );
  return Object.fromEntries(shown);
}
