// jsdom brings no types, and one constructor of it is all that is used.
const { JSDOM } = require('jsdom') as {
  JSDOM: new (html: string, options: { url: string }) => { window: Window & typeof globalThis };
};

const kept = globalThis as { phoneStorage?: Map<string, unknown> };

/** A phone's storage: outlives the app's modules, as on a phone. */
kept.phoneStorage ??= new Map();
export const storage = kept.phoneStorage;

/** Stands in for `@tarojs/taro`: storage alone. */
export const taro = {
  __esModule: true,
  default: {
    getStorageSync: (name: string) => storage.get(name) ?? '',
    setStorageSync: (name: string, value: unknown) => void storage.set(name, value),
    removeStorageSync: (name: string) => void storage.delete(name),
  },
};

/** A browser's document, for React to draw into. */
export function startDocument(): void {
  const { window } = new JSDOM('<!doctype html><body></body>', { url: 'http://localhost/' });
  const { document, navigator } = window;
  Object.assign(globalThis, { window, document, navigator, IS_REACT_ACT_ENVIRONMENT: true });
}
