/** The gateway: CloudBase's document database and the doors beside it, on one machine. */
export { type Engine, openEngine, type Reply } from './engine';
export { GatewayError } from './engine/errors';
export { parseIndexes } from './engine/indexes';
export { limits } from './engine/limits';
export type { Body } from './engine/request';
export { type GatewayOptions, gatewayHandler } from './server';
