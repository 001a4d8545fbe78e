/** The calculation: `calculate` answers any request of the contract; the rest serves its screens and tests. */
export type { Answer, Step } from '../contract/calculation';
export { calculate } from './calculate';
export { explainStep } from './explain';
export { nextWindow } from './next-window';
export { settleRequest } from './settle';
