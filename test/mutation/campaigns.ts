import { calculate } from '@jiayibao/shared/calculate';
import { run } from '../reckoning/campaign';

/** Small campaigns, so that the first of them finds most mutants. */
test.each([1, 2, 3])('the calculation and the second reckoning agree (seed %i)', (seed) => {
  expect(run({ cases: 150, ties: 10, seed }, calculate).differences).toBe(0);
});
