/** The only way out of the app. */
export { type Answer, CallFailed, call } from './call';
export { makeKey } from './key';
export { startToday, useToday } from './today';
export { startTransport } from './transport';
