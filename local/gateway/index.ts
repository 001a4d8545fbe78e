/** The gateway: CloudBase's document database and the doors beside it, on one machine. */
export { type Engine, type EngineOptions, openEngine, type Reply } from './engine';
export { GatewayError } from './engine/errors';
export type { Explanation } from './engine/find';
export { type IndexesFile, type IndexSpec, parseIndexes } from './engine/indexes';
export { limits } from './engine/limits';
export type { Body } from './engine/request';
export { type GatewayOptions, gatewayHandler } from './server';
