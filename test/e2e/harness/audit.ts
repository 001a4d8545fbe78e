import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { source as axe, type RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';
import { inspect } from './inspect';
import { walk } from './keyboard';
import { SCREEN } from './phone';

/** Where the pictures go (git-ignored). */
export const REPORTS = join(__dirname, '../../../reports/e2e');

/** The smallest target, in CSS pixels. */
const TARGET = 44;

/** The rules of axe-core whose outcome hangs on colours, and on what overflows. */
const COLOURS = ['color-contrast', 'link-in-text-block'];
const OVERFLOW = ['scrollable-region-focusable'];

/** The ways in which every page has to hold; half of the screen's width is 200 % text. */
const MODES = { normal: {}, large: { large: true }, dark: { dark: true }, half: { half: true } } as const;

type Mode = { large?: boolean; dark?: boolean; half?: boolean };
type Screen = { width: number; height: number };

/**
 * Holds the page as it stands against what every page must be, in normal and large type, dark, and at half width
 * (200 % text): nothing overflows or is cut off, targets of 44 px, axe-core finds nothing serious (contrast
 * included), all of it by keyboard. `screen`: a phone's unless said otherwise. `modes`: all. Leaves the page as it was, and
 * where PICTURES is set a picture of each in reports/e2e/NAME-MODE.png.
 * Throws one Error with every fault.
 */
export async function auditPage(
  page: Page,
  name: string,
  screen: Screen = SCREEN,
  modes: readonly (keyof typeof MODES)[] = ['normal', 'large', 'dark', 'half'],
): Promise<void> {
  mkdirSync(REPORTS, { recursive: true });
  const faults: string[] = [];
  for (const mode of modes) {
    await wear(page, MODES[mode], screen);
    if (process.env.PICTURES) await picture(page, join(REPORTS, `${name}-${mode}.png`), screen);
    // What does not hang on the look is asked once: the names and roles of things, and what Enter and Space do; the
    // dark moves nothing, and size takes no contrast away.
    const once = mode === 'normal';
    const rules = mode === 'dark' ? COLOURS : OVERFLOW;
    const found = await serious(page, once ? {} : { runOnly: { type: 'rule', values: rules } });
    if (mode !== 'dark')
      found.push(
        ...(await page.evaluate(inspect, { target: TARGET })),
        ...(await walk(page, { presses: once })),
      );
    faults.push(...[...new Set(found)].map((fault) => `${mode}: ${fault}`));
  }
  await wear(page, {}, screen);
  if (faults.length > 0) throw new Error(`${name}: ${faults.length} faults\n${faults.join('\n')}`);
}

/**
 * `auditPage` for a file of tests, the names of its pictures after `prefix`: all faults are told when a test ends, so that
 * one page's do not hide the next one's.
 */
export function gatherFaults(prefix = ''): (page: Page, name: string) => Promise<void> {
  let faults: string[] = [];
  beforeEach(() => {
    faults = [];
  });
  afterEach(() => expect(faults.join('\n\n')).toBe(''));
  return (page, name) =>
    auditPage(page, `${prefix}${name}`).catch((error: Error) => void faults.push(error.message));
}

/** Puts a look on the open page, without losing what was typed into it. */
async function wear(
  page: Page,
  { large = false, dark = false, half = false }: Mode,
  { width, height }: Screen,
): Promise<void> {
  await page.emulateMedia({ colorScheme: dark ? 'dark' : 'light' });
  await page.setViewportSize({ width: half ? Math.floor(width / 2) : width, height });
  await page.evaluate(async (on) => {
    // As from another window: the app follows by itself, layout included.
    if (origin !== 'null') {
      if (on) localStorage.setItem('jiayibao.large', '{"data":"true"}');
      else localStorage.removeItem('jiayibao.large');
    }
    dispatchEvent(new StorageEvent('storage'));
    for (const root of document.querySelectorAll('.root')) root.classList.toggle('large', on);
    await document.fonts.ready;
    // Two frames: the look has been laid out and painted.
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  }, large);
}

/** A picture of the whole page, however far down it scrolls. */
async function picture(page: Page, path: string, screen: Screen): Promise<void> {
  const { width = screen.width } = page.viewportSize() ?? {};
  const height = await page.evaluate(() => {
    const below = [...document.querySelectorAll('*')].map(
      ({ scrollHeight, clientHeight }) => scrollHeight - clientHeight,
    );
    return innerHeight + Math.max(0, ...below);
  });
  await page.setViewportSize({ width, height });
  await page.screenshot({ path });
  await page.setViewportSize({ width, height: screen.height });
}

/** What axe-core finds serious or critical. */
async function serious(page: Page, options: RunOptions): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe);
  const violations = await page.evaluate(async (chosen) => {
    const { axe } = window as unknown as { axe: typeof import('axe-core') };
    return (await axe.run(document, { resultTypes: ['violations'], ...chosen })).violations;
  }, options);
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(
        ({ html, failureSummary }) =>
          `${id}: ${html.slice(0, 120)} (${failureSummary?.split('\n').at(-1)?.trim()})`,
      ),
    );
}
