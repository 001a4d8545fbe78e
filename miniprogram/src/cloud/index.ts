/** The only way out of the app. */
export { CallFailed, call, caller } from './call';
export { makeKey } from './key';
export { startToday, useToday } from './today';
export { startTransport } from './transport';
