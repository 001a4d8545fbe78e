import type { Browser, Page } from 'playwright-core';
import { auditPage, type Cloud, openPhone, type Phone, SCREEN } from '../harness';

/** A desk's screen, as its look was drawn for. */
export const DESK_SCREEN = { width: 1280, height: 800 };

/** The page in front: pages behind it stay in the document. */
export const front = (page: Page) => page.locator('.taro_page:visible');
/** Waits until the page in front says so. */
export const says = (page: Page, words: string | RegExp) => front(page).getByText(words).first().waitFor();
/** Taps the first button of the page in front that is called so, in whole or in part. */
export const tapFront = (page: Page, name: string | RegExp) =>
  front(page).getByRole('button', { name }).first().click();
export const tick = (page: Page, name: string) => front(page).getByRole('checkbox', { name }).check();
export const pick = (page: Page, name: string | RegExp) => front(page).getByRole('radio', { name }).check();
export const write = (page: Page, label: string | RegExp, words: string) =>
  front(page).getByRole('textbox', { name: label }).fill(words);

type Step = '通过' | '退回' | '不通过' | '撤销';

/** A step that is asked for once more: its button, the words that go with it, and the button that does it. */
export async function decide(page: Page, step: Step, words?: string): Promise<void> {
  const opens = { 通过: /^通过$/, 退回: '退回补充', 不通过: /^不通过$/, 撤销: '撤销决定' }[step];
  await tapFront(page, opens);
  await confirmStep(page, step, words);
}

/** The open sheet's words and its button. */
export async function confirmStep(page: Page, step: Step, words?: string): Promise<void> {
  const sheet = page.getByRole('dialog');
  if (words !== undefined) await sheet.getByRole('textbox').fill(words);
  await sheet.getByRole('button', { name: `确定${step}` }).click();
  await sheet.waitFor({ state: 'hidden' });
}

/** A day, into the three fields of its label. */
export async function writeDay(page: Page, label: string, day: string): Promise<void> {
  const parts = day.split('-').map(Number);
  for (const [at, part] of ['年', '月', '日'].entries())
    await write(page, `${label}，${part}`, String(parts[at]));
}

/** Signed in as one of staff, at the desk's screen. */
export async function atDesk(browser: Browser, cloud: Cloud, staff: string, path = 'desk'): Promise<Phone> {
  const phone = await openPhone(browser, cloud, { resident: staff, path: `#/packages/agency/${path}` });
  await phone.page.setViewportSize(DESK_SCREEN);
  await front(phone.page).locator('.d-me').waitFor();
  return phone;
}

/** Holds a page of the desk on both screens. */
export async function auditDesk(page: Page, name: string): Promise<void> {
  await auditPage(page, `${name}-wide`, DESK_SCREEN);
  // Its colours and its large type were seen on the wide screen.
  await auditPage(page, name, SCREEN, ['normal', 'half']);
  await page.setViewportSize(DESK_SCREEN);
}

/** Chooses a file where the page in front asks for one, and waits until it has arrived. */
export async function addFile(page: Page, button: string, file: string): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await tapFront(page, button);
  await (await chooser).setFiles(file);
  await says(page, /已上传，\d/);
}

/** A photo of a paper, as a phone's camera gives it. */
export async function paperPhoto(browser: Browser, words: string): Promise<Buffer> {
  const page = await browser.newPage({ viewport: { width: 600, height: 400 } });
  await page.setContent(`<h1 style="margin:120px;font-size:60px">${words}</h1>`);
  const bytes = await page.screenshot({ type: 'png' });
  await page.close();
  return bytes;
}

/** The same as a PDF. */
export async function paperPdf(browser: Browser, words: string): Promise<Buffer> {
  const page = await browser.newPage();
  await page.setContent(`<h1>${words}</h1>`);
  const bytes = await page.pdf({ format: 'A4' });
  await page.close();
  return bytes;
}
