/** CloudBase's file storage on one machine: the gateway's `storage.*` actions, and the addresses that they give. */
export { Storage } from './storage';
