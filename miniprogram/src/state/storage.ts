import Taro from '@tarojs/taro';

/**
 * What the phone keeps between starts, under one prefix. Storage may be full or refused: then nothing is kept
 * and the app goes on, since every page holds its own state as well.
 */
const PREFIX = 'jiayibao.';

/** Null where nothing is kept, or nothing that can be read. */
export function readStored<Value>(name: string): Value | null {
  try {
    const text: unknown = Taro.getStorageSync(PREFIX + name);
    return typeof text === 'string' && text !== '' ? (JSON.parse(text) as Value) : null;
  } catch {
    return null;
  }
}

/** Keeps a value that JSON can hold. */
export function writeStored(name: string, value: unknown): void {
  try {
    Taro.setStorageSync(PREFIX + name, JSON.stringify(value));
  } catch {
    // Not kept; see above.
  }
}

/** Keeps nothing under that name any more. */
export function removeStored(name: string): void {
  try {
    Taro.removeStorageSync(PREFIX + name);
  } catch {
    // Nothing to remove.
  }
}

/** Whether something is kept under that name. */
export function hasStored(name: string): boolean {
  return readStored(name) !== null;
}
