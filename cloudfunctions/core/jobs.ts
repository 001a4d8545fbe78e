import { cleanAttachments } from './attachment-cleanup';
import type { Jobs } from './job';

/** Every job by name; the timer in cloudbaserc.json has the same. */
export const jobs = {
  cleanAttachments: {
    what: 'Removes files that no case names, that were refused, or whose time is over.',
    run: cleanAttachments,
  },
} satisfies Jobs;
