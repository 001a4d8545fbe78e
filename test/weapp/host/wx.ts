import { noQuery } from './instance';
import type { Logic } from './logic';
import type { Stack } from './stack';

/** What the app asked the person or the phone for, in order: toasts, dialogues, titles, copies. */
export type Asked = { api: string; options: Record<string, unknown> };

/** What the phone is, and what stands behind it. */
export type Phone = {
  theme: 'light' | 'dark';
  /** What lies in storage, as JSON. */
  storage: Map<string, string>;
  online: boolean;
  /** The cloud: a function's name and data to its result. A rejection is a failed call. */
  callFunction(name: string, data: unknown): Promise<unknown>;
  /** The cloud's storage: takes what lies on the phone at `filePath`. A rejection is a failed upload. */
  uploadFile(cloudPath: string, filePath: string): Promise<unknown>;
  /** WeChat's cashier, with what `requestPayment` was given; resolves where it says that somebody paid. */
  requestPayment(parameters: Record<string, unknown>): Promise<unknown>;
  /** The answer to a dialogue (`showModal` {confirm}, `showActionSheet` {tapIndex}, `chooseMedia` {tempFiles}); undefined: dismissed. */
  answer(asked: Asked): Record<string, unknown> | undefined;
  asked: Asked[];
  changed(): void;
};

type Callbacks = {
  success?(result: object): void;
  fail?(error: object): void;
  complete?(result: object): void;
};
type Options = Record<string, unknown> & Callbacks;

const NO_ANSWER: Record<string, object> = {
  showModal: { confirm: false, cancel: true },
};

/** The part of `wx` that apps of this kind use. What is not here is undefined, as in a WeChat too old for it. */
export function makeWx(phone: Phone, stack: () => Stack, logic: () => Logic): Record<string, unknown> {
  const listeners = new Map<string, Set<(event: object) => void>>();
  const on = (event: string) => (listener: (event: object) => void) => {
    if (!listeners.has(event)) listeners.set(event, new Set());
    listeners.get(event)?.add(listener);
  };
  const off = (event: string) => (listener?: (event: object) => void) => {
    if (listener === undefined) listeners.delete(event);
    else listeners.get(event)?.delete(listener);
  };

  /** An API that answers later, through callbacks, and through a promise where there are none. */
  const api =
    (name: string, run: (options: Options) => unknown) =>
    (options: Options = {}) => {
      const done = Promise.resolve()
        .then(() => run(options))
        .then(
          (result) => {
            const given = { ...(logic().copy(result ?? {}) as object), errMsg: `${name}:ok` };
            options.success?.(given);
            options.complete?.(given);
            return given;
          },
          (error: Error) => {
            const given = {
              errMsg: error.message.startsWith(name) ? error.message : `${name}:fail ${error.message}`,
            };
            options.fail?.(given);
            options.complete?.(given);
            if (options.fail === undefined && options.complete === undefined) throw given;
            return given;
          },
        )
        .finally(() => phone.changed());
      return options.success || options.fail || options.complete ? void done : done;
    };
  const recorded = (name: string) =>
    api(name, ({ success, fail, complete, ...options }) => {
      const asked = { api: name, options };
      phone.asked.push(asked);
      phone.changed();
      const answer = phone.answer(asked) ?? NO_ANSWER[name];
      if (answer === undefined && name === 'showActionSheet') throw new Error('cancel');
      return answer;
    });

  const base = { SDKVersion: '3.5.0', version: '8.0.50', language: 'zh_CN', fontSizeSetting: 16 };
  const screen = { pixelRatio: 2, screenWidth: 375, screenHeight: 812, windowWidth: 375, windowHeight: 724 };
  const windowInfo = () => ({
    ...screen,
    statusBarHeight: 44,
    safeArea: { left: 0, right: 375, top: 44, bottom: 778, width: 375, height: 734 },
  });
  const appBase = () => ({ ...base, theme: phone.theme, enableDebug: false, host: { env: 'WeChat' } });
  const device = () => ({
    platform: 'android',
    system: 'Android 14',
    brand: 'sample',
    model: 'sample',
    benchmarkLevel: 10,
  });
  const system = () => ({ ...windowInfo(), ...appBase(), ...device() });
  const launch = () => ({ path: stack().app.pages[0], query: {}, scene: 1001, referrerInfo: {} });

  const set = (key: string, value: unknown) => void phone.storage.set(key, JSON.stringify(value));
  const get = (key: string) => {
    const kept = phone.storage.get(key);
    return kept === undefined ? '' : logic().copy(JSON.parse(kept));
  };

  const wx: Record<string, unknown> = {
    canIUse: () => true,
    nextTick: (run: () => void) => void Promise.resolve().then(run),
    getSystemInfoSync: system,
    getSystemInfo: api('getSystemInfo', system),
    getWindowInfo: windowInfo,
    getAppBaseInfo: appBase,
    getDeviceInfo: device,
    getSystemSetting: () => ({ bluetoothEnabled: false, locationEnabled: false, wifiEnabled: true }),
    getAccountInfoSync: () => ({
      miniProgram: { appId: 'touristappid', envVersion: 'develop', version: '' },
    }),
    getLaunchOptionsSync: launch,
    getEnterOptionsSync: launch,
    getMenuButtonBoundingClientRect: () => ({
      width: 87,
      height: 32,
      top: 48,
      right: 365,
      bottom: 80,
      left: 278,
    }),
    requestPayment: api('requestPayment', async ({ success, fail, complete, ...parameters }) => {
      await phone.requestPayment(parameters);
    }),
    getNetworkType: api('getNetworkType', () => ({ networkType: phone.online ? 'wifi' : 'none' })),
    createSelectorQuery: noQuery,
    setStorageSync: set,
    getStorageSync: get,
    removeStorageSync: (key: string) => void phone.storage.delete(key),
    clearStorageSync: () => phone.storage.clear(),
    getStorageInfoSync: () => ({ keys: [...phone.storage.keys()], currentSize: 1, limitSize: 10_240 }),
    setStorage: api('setStorage', ({ key, data }) => set(key as string, data)),
    getStorage: api('getStorage', ({ key }) => {
      if (!phone.storage.has(key as string)) throw new Error('data not found');
      return { data: get(key as string) };
    }),
    removeStorage: api('removeStorage', ({ key }) => void phone.storage.delete(key as string)),
    navigateTo: api('navigateTo', ({ url }) => stack().navigateTo(url as string)),
    redirectTo: api('redirectTo', ({ url }) => stack().redirectTo(url as string)),
    switchTab: api('switchTab', ({ url }) => stack().switchTab(url as string)),
    reLaunch: api('reLaunch', ({ url }) => stack().reLaunch(url as string)),
    navigateBack: api('navigateBack', ({ delta }) => stack().navigateBack(delta as number | undefined)),
    cloud: {
      init: () => {},
      callFunction: api('cloud.callFunction', async ({ name, data }) => {
        if (!phone.online) throw new Error('errCode: -1 network is offline');
        const crossed = JSON.parse(JSON.stringify(data ?? {}));
        return { result: await phone.callFunction(name as string, crossed), requestID: 'host' };
      }),
      uploadFile: api('cloud.uploadFile', async ({ cloudPath, filePath }) => {
        if (!phone.online) throw new Error('errCode: -1 network is offline');
        await phone.uploadFile(cloudPath as string, filePath as string);
        return { fileID: `cloud://host.host/${cloudPath}`, statusCode: 204 };
      }),
    },
    /** For the host alone: tells the app of what happened to the phone. */
    emit: (event: string, detail: object) => {
      for (const listener of listeners.get(event) ?? []) listener(logic().copy(detail));
    },
  };
  for (const event of [
    'ThemeChange',
    'NetworkStatusChange',
    'AppShow',
    'AppHide',
    'WindowResize',
    'Error',
    'UnhandledRejection',
    'KeyboardHeightChange',
    'PageNotFound',
    'MemoryWarning',
  ]) {
    wx[`on${event}`] = on(event);
    wx[`off${event}`] = off(event);
  }
  for (const name of [
    'enableAlertBeforeUnload',
    'disableAlertBeforeUnload',
    'showModal',
    'showToast',
    'hideToast',
    'showLoading',
    'hideLoading',
    'showActionSheet',
    'setNavigationBarTitle',
    'setNavigationBarColor',
    'setBackgroundColor',
    'setBackgroundTextStyle',
    'pageScrollTo',
    'setClipboardData',
    'vibrateShort',
    'hideKeyboard',
    'previewImage',
    'makePhoneCall',
    'hideTabBar',
    'showTabBar',
    'stopPullDownRefresh',
    'requestSubscribeMessage',
    'chooseMedia',
    'chooseMessageFile',
    'addPhoneCalendar',
  ])
    wx[name] = recorded(name);
  return wx;
}
