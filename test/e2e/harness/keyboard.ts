import type { Page } from 'playwright-core';

/** What the walk knows of the control that has the focus. */
type Focused = {
  index: number;
  visible: boolean;
  /** What cuts the ring off; empty where it is seen whole. */
  cutBy: string;
  /** The keys that have to press it. */
  keys: string[];
  name: string;
};

/** What the page keeps while it is walked. */
type Walk = {
  /** How each control, every radio button too, looked without the focus. */
  before: Map<Element, string>;
  /** The key that went down last, and those that pressed a control since somebody looked. */
  key: string;
  pressedBy: string[];
  /** What Tab came to since then, in order. */
  focused: Focused[];
  down(event: KeyboardEvent): void;
  up(event: KeyboardEvent): void;
  stop(event: Event): void;
};

declare global {
  interface Window {
    walk: Walk;
  }
}

/**
 * Walks the page by Tab alone and gives what is wrong, one sentence a fault: a control that Tab does not reach, a
 * focus that cannot be seen or is cut off, a trap, with `presses` a control that Enter or Space does not press. Nothing is
 * really pressed.
 */
export async function walk(page: Page, { presses }: { presses: boolean }): Promise<string[]> {
  const names = await page.evaluate(prepare);
  const faults: string[] = [];
  const reached = new Set<number>();
  let tried: Focused | null = null;
  const judge = (pressedBy: string[]) => {
    const unheard = tried?.keys.filter((key) => !pressedBy.includes(key)) ?? [];
    faults.push(...unheard.map((key) => `${tried?.name} is not pressed by ${key}`));
    tried = null;
  };
  // Where nothing is pressed in between, the whole round is heard at once.
  const atOnce = presses ? 1 : names.length + 2;
  // Once round and a little: a page that keeps the focus to itself shows by what was not reached.
  for (let step = 0; step < names.length * 2 + 4 && reached.size < names.length; step += atOnce) {
    for (let tab = 0; tab < atOnce; tab++) await page.keyboard.press('Tab');
    const { pressedBy, focused } = await page.evaluate(heard);
    judge(pressedBy);
    for (const one of focused) {
      if (reached.has(one.index)) continue;
      reached.add(one.index);
      if (!one.visible) faults.push(`${one.name} does not show its focus`);
      if (one.cutBy !== '') faults.push(`the focus of ${one.name} is cut off by ${one.cutBy}`);
      if (!presses) continue;
      for (const key of one.keys) await page.keyboard.press(key);
      tried = one;
    }
  }
  judge((await page.evaluate(heard)).pressedBy);
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
  /** Of an element without opacity nothing is seen, the browser's own ring neither. */
  const seen = (element: Element) => element.checkVisibility({ opacityProperty: true });
  const style = (element: Element) => {
    const parts: string[] = [];
    let at: Element | null = element;
    for (let up = 0; up < 4 && at !== null; up++, at = at.parentElement) {
      const { outlineStyle, outlineWidth, outlineColor, boxShadow, borderColor, backgroundColor } =
        getComputedStyle(at);
      parts.push(
        outlineStyle === 'none' || !seen(at) ? '' : outlineWidth + outlineColor,
        boxShadow,
        borderColor,
        backgroundColor,
      );
    }
    return parts.join('|');
  };
  /** The nearest element with an outline, the control itself or what holds it, and what lies over the outline's edge. */
  const cutBy = (element: Element) => {
    let ringed: Element | null = element;
    for (let up = 0; up < 4 && ringed !== null; up++, ringed = ringed.parentElement)
      if (seen(ringed) && getComputedStyle(ringed).outlineStyle !== 'none') break;
    if (ringed === null) return '';
    const { outlineWidth, outlineOffset } = getComputedStyle(ringed);
    const out = Number.parseFloat(outlineWidth) + Number.parseFloat(outlineOffset);
    const box = ringed.getBoundingClientRect();
    if (box.left - out < -0.5 || box.right + out > innerWidth + 0.5) return 'the screen';
    let cutter = ringed.parentElement;
    for (; cutter !== null && cutter !== document.body; cutter = cutter.parentElement) {
      const { overflowX, overflowY, position } = getComputedStyle(cutter);
      const edge = cutter.getBoundingClientRect();
      const sides =
        overflowX !== 'visible' && (box.left - out < edge.left - 0.5 || box.right + out > edge.right + 0.5);
      // What scrolls is scrolled to.
      const ends =
        /hidden|clip/.test(overflowY) &&
        (box.top - out < edge.top - 0.5 || box.bottom + out > edge.bottom + 0.5);
      if (sides || ends) return `<${cutter.tagName.toLowerCase()} class="${cutter.className}">`;
      if (position === 'fixed') break;
    }
    return '';
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
  const look = (element: HTMLElement): Focused | null => {
    const index = indexOf(element);
    if (index < 0) return null;
    const type = element instanceof HTMLInputElement ? element.type : '';
    const keys = element.matches('button, summary, [role="button"]')
      ? ['Enter', 'Space']
      : element.matches('a[href]')
        ? ['Enter']
        : type === 'checkbox' || (type === 'radio' && !(element as HTMLInputElement).checked)
          ? ['Space']
          : [];
    const visible = style(element) !== walk.before.get(element);
    return { index, keys, name: name(element), visible, cutBy: cutBy(element) };
  };
  (document.activeElement as HTMLElement | null)?.blur();
  const radios = document.querySelectorAll('input[type="radio"]');
  const walk: Walk = {
    before: new Map([...controls, ...radios].map((element) => [element, style(element)])),
    key: '',
    pressedBy: [],
    focused: [],
    down({ code }) {
      walk.key = code;
    },
    up({ code }) {
      const one = code === 'Tab' ? look(document.activeElement as HTMLElement) : null;
      if (one !== null) walk.focused.push(one);
    },
    stop(event) {
      walk.pressedBy.push(walk.key);
      event.preventDefault();
      event.stopImmediatePropagation();
    },
  };
  addEventListener('keydown', walk.down, true);
  addEventListener('keyup', walk.up, true);
  addEventListener('click', walk.stop, true);
  window.walk = walk;
  return controls.map(name);
}

/** In the page: which keys have pressed a control, and what Tab has come to, since the last time. */
function heard(): Pick<Walk, 'pressedBy' | 'focused'> {
  const { walk } = window;
  return { pressedBy: walk.pressedBy.splice(0), focused: walk.focused.splice(0) };
}

function restore(): void {
  const { walk } = window;
  removeEventListener('keydown', walk.down, true);
  removeEventListener('keyup', walk.up, true);
  removeEventListener('click', walk.stop, true);
  (document.activeElement as HTMLElement | null)?.blur();
  scrollTo(0, 0);
}
