import type { Locator, Page } from 'playwright-core';

/** Waits until the page of that title is the one in sight. */
export async function arrived(page: Page, title: string | RegExp): Promise<void> {
  await page.getByRole('heading', { level: 1, name: title, exact: true }).waitFor();
}

/** Taps a button by its whole name, or by a part of it as a pattern. */
export async function tap(within: Page | Locator, name: string | RegExp): Promise<void> {
  await within.getByRole('button', { name, exact: true }).click();
}

/** Types into a field by its label, in place of what it held. */
export async function type(page: Page, label: string, text: string): Promise<void> {
  const field = page.getByRole('textbox', { name: label, exact: true });
  // An amount is written plainly once the cursor is in it: only then is it replaced.
  await field.focus();
  await field.fill(text);
}

/** Chooses one of several, or ticks something, by the words that its row begins with. */
export async function choose(within: Page | Locator, words: string): Promise<void> {
  const starts = { name: new RegExp(`^${words}`) };
  const box = within.getByRole('radio', starts).or(within.getByRole('checkbox', starts));
  await box.locator('xpath=..').click();
}
