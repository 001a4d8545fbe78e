/** The function that timers call. */
import { entryOfJobs, jobs } from '../core';

export const main = entryOfJobs(jobs);
