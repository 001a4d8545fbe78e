/// <reference types="@tarojs/taro" />

declare module '*.css';

declare namespace NodeJS {
  interface ProcessEnv {
    TARO_ENV: 'weapp' | 'h5';
    /** CloudBase environment of the weapp build; empty: the one that the app is bound to. */
    TARO_APP_CLOUD_ENV?: string;
  }
}
