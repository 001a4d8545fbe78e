/** Requests and replies of residents: the public entry for the mini-program and the resident function. */
export * from '../vocabulary';
export * from './account';
export * from './actions';
export * from './attachment';
export * from './case';
export * from './case-kinds';
export * from './code';
export * from './contribution';
export * from './counties';
export * from './envelope';
export * from './estimate';
export * from './fields';
export * from './household';
export * from './institution';
export * from './notice';
export * from './order';
export * from './receipt';
