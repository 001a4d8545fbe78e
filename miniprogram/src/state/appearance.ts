import Taro from '@tarojs/taro';
import { readStored, writeStored } from './storage';
import { createStore, useStore } from './store';

/** From this font size of WeChat's settings on (its standard is 17), the app follows with large type by itself. */
const LARGE_FONT_SIZE = 20;

/** Narrower than this, in px, nothing stands side by side: a browser at 200 % zoom, a watch-sized window. */
const NARROW = 300;
/** From this width on, in px, the desk shows a list and what is chosen of it side by side. */
const WIDE = 1000;

/**
 * `stacked`: what stands side by side otherwise goes one below the other (large type, or a narrow window). `wide`: a
 * desk's screen.
 */
type Appearance = { dark: boolean; large: boolean; stacked: boolean; wide: boolean };

const appearance = createStore<Appearance>({ dark: false, large: false, stacked: false, wide: false });
let narrow = false;

function look(change: { dark?: boolean; large?: boolean; wide?: boolean }): void {
  const next = { ...appearance.get(), ...change };
  appearance.set({ ...next, stacked: next.large || narrow });
}

function preferredLarge(): boolean {
  const chosen = readStored<boolean>('large');
  if (chosen !== null) return chosen;
  if (process.env.TARO_ENV !== 'weapp') return false;
  // WeChat gives it from base library 2.23.4 on; Taro's types do not know it yet.
  const info = Taro.getAppBaseInfo() as { fontSizeSetting?: number };
  return (info.fontSizeSetting ?? 0) >= LARGE_FONT_SIZE;
}

/** Reads the settings and follows the system's dark mode from then on. Called once, at boot. */
export function startAppearance(): void {
  if (process.env.TARO_ENV === 'weapp') {
    look({ dark: Taro.getAppBaseInfo().theme === 'dark', large: preferredLarge() });
    Taro.onThemeChange(({ theme }) => look({ dark: theme === 'dark' }));
    return;
  }
  const darkness = window.matchMedia('(prefers-color-scheme: dark)');
  const width = window.matchMedia(`(max-width: ${NARROW}px)`);
  const breadth = window.matchMedia(`(min-width: ${WIDE}px)`);
  const follow = () => {
    narrow = width.matches;
    look({ dark: darkness.matches, wide: breadth.matches });
  };
  look({ large: preferredLarge() });
  follow();
  darkness.addEventListener('change', follow);
  width.addEventListener('change', follow);
  breadth.addEventListener('change', follow);
  // Changed in another window of the same browser.
  window.addEventListener('storage', () => look({ large: preferredLarge() }));
}

export function setLarge(large: boolean): void {
  writeStored('large', large);
  look({ large });
}

export function useAppearance(): Appearance {
  return useStore(appearance);
}
