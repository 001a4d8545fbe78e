/**
 * The library's parts, one by one: its index assigns to a getter, which strict code, and with it our bundles, refuses; and
 * what is not used is not bundled.
 */
declare module 'wechatpay-axios-plugin/lib/aes' {
  export { Aes as default } from 'wechatpay-axios-plugin';
}
declare module 'wechatpay-axios-plugin/lib/decorator' {
  export { Decorator as default } from 'wechatpay-axios-plugin';
}
declare module 'wechatpay-axios-plugin/lib/formatter' {
  export { Formatter as default } from 'wechatpay-axios-plugin';
}
declare module 'wechatpay-axios-plugin/lib/rsa' {
  export { Rsa as default } from 'wechatpay-axios-plugin';
}
