import Taro from '@tarojs/taro';

export const TABS = {
  home: '/pages/home/index',
  estimate: '/pages/estimate/index',
  mine: '/pages/mine/index',
} as const;

/** Opens a page by its path; its parameters go behind it. */
export function open(path: string, parameters: Record<string, string | undefined> = {}): void {
  const query = Object.entries(parameters)
    .filter((entry): entry is [string, string] => entry[1] !== undefined)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&');
  void Taro.navigateTo({ url: query === '' ? path : `${path}?${query}` });
}

/** One page back; where there is none (opened by its address), home. */
export function goBack(): void {
  if (Taro.getCurrentPages().length > 1) void Taro.navigateBack();
  else void Taro.switchTab({ url: TABS.home });
}

export function openTab(tab: keyof typeof TABS): void {
  void Taro.switchTab({ url: TABS[tab] });
}
