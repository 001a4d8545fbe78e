/** The calculation: `calculate` answers any request of the contract; the rest serves its screens and tests. */
export type { Answer, AnswerTo, Results, Step } from '../contract/calculation';
export { calculate } from './calculate';
export { type Explanation, explainStep, type Payer } from './explain';
export { settleRequest } from './settle';
export type { Settlement } from './settlement';
