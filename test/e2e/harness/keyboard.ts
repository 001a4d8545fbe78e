import type { Page } from 'playwright-core';

/** What the walk knows of the control that has the focus. */
type Focused = { index: number; visible: boolean; keys: string[]; name: string };

/** What the page keeps while it is walked. */
type Walk = {
  controls: HTMLElement[];
  /** How each control looked without the focus. */
  before: string[];
  clicks: number;
  style(element: HTMLElement): string;
  indexOf(element: HTMLElement): number;
  name(element: HTMLElement): string;
  stop(event: Event): void;
};

declare global {
  interface Window {
    walk: Walk;
  }
}

/**
 * Walks the page by Tab alone and gives what is wrong, one sentence a fault: a control that Tab does not reach, a
 * focus that cannot be seen, a trap, a control that Enter or Space does not press. Nothing is really pressed.
 */
export async function walk(page: Page): Promise<string[]> {
  const names = await page.evaluate(prepare);
  const faults: string[] = [];
  const reached = new Set<number>();
  // Once round and a little: a page that keeps the focus to itself shows by what was not reached.
  for (let step = 0; step < names.length * 2 + 4 && reached.size < names.length; step++) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate(look);
    if (focused === null || reached.has(focused.index)) continue;
    reached.add(focused.index);
    if (!focused.visible) faults.push(`${focused.name} does not show its focus`);
    for (const key of focused.keys) {
      await page.keyboard.press(key);
      if (!(await page.evaluate(pressed))) faults.push(`${focused.name} is not pressed by ${key}`);
    }
  }
  names.forEach((name, index) => {
    if (!reached.has(index)) faults.push(`Tab does not reach ${name}`);
  });
  await page.evaluate(restore);
  return faults;
}

/** In the page: lists what Tab has to reach (one of each group of radio buttons), and holds presses back. */
function prepare(): string[] {
  const CONTROLS =
    'a[href], button, input, select, textarea, summary, [tabindex]:not([tabindex="-1"]), [contenteditable]';
  const visible = (element: HTMLElement) => element.checkVisibility({ visibilityProperty: true });
  const modal = [...document.querySelectorAll<HTMLElement>('[aria-modal="true"]')].filter(visible).at(-1);
  const groups = new Set<string>();
  const controls = [...(modal ?? document.body).querySelectorAll<HTMLElement>(CONTROLS)].filter((element) => {
    if (!visible(element) || element.matches(':disabled, [tabindex="-1"]')) return false;
    if (!(element instanceof HTMLInputElement) || element.type !== 'radio' || element.name === '')
      return true;
    if (groups.has(element.name)) return false;
    groups.add(element.name);
    return true;
  });
  const style = (element: HTMLElement) => {
    const parts: string[] = [];
    let at: HTMLElement | null = element;
    for (let up = 0; up < 4 && at !== null; up++, at = at.parentElement) {
      const { outlineStyle, outlineWidth, outlineColor, boxShadow, borderColor, backgroundColor } =
        getComputedStyle(at);
      parts.push(
        outlineStyle === 'none' ? '' : outlineWidth + outlineColor,
        boxShadow,
        borderColor,
        backgroundColor,
      );
    }
    return parts.join('|');
  };
  const indexOf = (element: HTMLElement) => {
    if (element instanceof HTMLInputElement && element.type === 'radio')
      return controls.findIndex(
        (one) =>
          (one as HTMLInputElement).name === element.name && (one as HTMLInputElement).type === 'radio',
      );
    return controls.indexOf(element as HTMLElement);
  };
  const name = (element: HTMLElement) => {
    const words =
      element.getAttribute('aria-label') ??
      element.closest('label')?.textContent ??
      element.textContent ??
      '';
    return `<${element.tagName.toLowerCase()}> ${words.trim().slice(0, 24)}`;
  };
  (document.activeElement as HTMLElement | null)?.blur();
  const walk: Walk = {
    controls,
    style,
    indexOf,
    name,
    before: controls.map(style),
    clicks: 0,
    stop(event) {
      walk.clicks++;
      event.preventDefault();
      event.stopImmediatePropagation();
    },
  };
  addEventListener('click', walk.stop, true);
  window.walk = walk;
  return controls.map(name);
}

function look(): Focused | null {
  const { walk } = window;
  const element = document.activeElement as HTMLElement;
  const index = walk.indexOf(element);
  if (index < 0) return null;
  const type = element instanceof HTMLInputElement ? element.type : '';
  const keys = element.matches('button, summary, [role="button"]')
    ? ['Enter', 'Space']
    : element.matches('a[href]')
      ? ['Enter']
      : type === 'checkbox' || (type === 'radio' && !(element as HTMLInputElement).checked)
        ? ['Space']
        : [];
  walk.clicks = 0;
  const same = walk.controls[index] === element ? walk.before[index] : '';
  return { index, keys, name: walk.name(element), visible: walk.style(element) !== same };
}

function pressed(): boolean {
  const { walk } = window;
  const { clicks } = walk;
  walk.clicks = 0;
  return clicks > 0;
}

function restore(): void {
  const { walk } = window;
  removeEventListener('click', walk.stop, true);
  (document.activeElement as HTMLElement | null)?.blur();
  scrollTo(0, 0);
}
