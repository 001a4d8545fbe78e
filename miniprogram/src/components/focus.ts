import Taro from '@tarojs/taro';

/** Brings a field into sight. */
export function focusField(id: string): void {
  void Taro.pageScrollTo({ selector: `#${id}`, offsetTop: -120, duration: 0 });
}

/** Brings what has opened into sight. */
export function bringToSight(id: string): void {
  Taro.nextTick(() => void Taro.pageScrollTo({ selector: `#${id}`, duration: 0 }));
}

/** Brings a part of the page into sight. */
export function showPart(id: string): void {
  bringToSight(id);
}

/** In a browser it shows the middle of what is larger than its frame; here the fingers do. */
export function centre(_id: string): void {}

/** After a refused step: the summary comes into sight. */
export function showErrors(): void {
  Taro.nextTick(() => focusField('error-summary'));
}
