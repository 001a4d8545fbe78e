/** WeChat Pay on one machine: its protocol, its cashier and its notifications, from a process and a store of its own. */
export { type Order, Problem } from './book';
export type { Choice } from './cashier';
export { type Keys, makeKeys, merchantEnvironment } from './keys';
export { Protocol, type Request } from './protocol';
export { type Served, serve } from './server';
export type { Notify, Settings } from './settings';
export { type Message, REPEATS_S, Simulator } from './simulator';
export { PayStore } from './store';
export { PaySupervisor } from './supervisor';
