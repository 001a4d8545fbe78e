import Taro from '@tarojs/taro';
import { readStored, writeStored } from './storage';
import { createStore, useStore } from './store';

/** From this font size of WeChat's settings on (its standard is 17), the app follows with large type by itself. */
const LARGE_FONT_SIZE = 20;

type Appearance = { dark: boolean; large: boolean };

const appearance = createStore<Appearance>({ dark: false, large: false });

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
    const dark = Taro.getAppBaseInfo().theme === 'dark';
    appearance.set({ dark, large: preferredLarge() });
    Taro.onThemeChange(({ theme }) => appearance.set({ ...appearance.get(), dark: theme === 'dark' }));
    return;
  }
  const query = window.matchMedia('(prefers-color-scheme: dark)');
  appearance.set({ dark: query.matches, large: preferredLarge() });
  query.addEventListener('change', () => appearance.set({ ...appearance.get(), dark: query.matches }));
}

export function setLarge(large: boolean): void {
  writeStored('large', large);
  appearance.set({ ...appearance.get(), large });
}

export function useAppearance(): Appearance {
  return useStore(appearance);
}
