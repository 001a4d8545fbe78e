/** WeChat Pay on one machine: its protocol, its cashier and its notifications, from a process and a store of its own. */
export { Book, type Notification, type Order, Problem, type Refund } from './book';
export type { Choice } from './cashier';
export { type Keys, makeKeys, merchantEnvironment } from './keys';
export { Protocol, type Reply, type Request } from './protocol';
export { type Served, serve } from './server';
export { DEFAULT_SETTINGS, type Notify, type Settings } from './settings';
export { type Change, type Message, REPEATS_S, type Send, Simulator } from './simulator';
export { PayStore } from './store';
export { PaySupervisor } from './supervisor';
