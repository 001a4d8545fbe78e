import type { Jobs } from './job';

/** Every job by name; the timer in cloudbaserc.json has the same. */
export const jobs = {} satisfies Jobs;
