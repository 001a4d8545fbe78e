import { cleanAttachments } from './attachment-cleanup';
import { cleanOld } from './clean';
import type { Jobs } from './job';
import { deliverMessages } from './message/queue';

/** Every job by name; the timer in cloudbaserc.json has the same. */
export const jobs = {
  deliverMessages: {
    what: 'Sends the messages that are due; each is tried a few times.',
    run: deliverMessages,
  },
  cleanOld: {
    what: 'Removes replies, counters and messages that nothing asks for any more.',
    run: cleanOld,
  },
  cleanAttachments: {
    what: 'Removes files that no case names, that were refused, or whose time is over.',
    run: cleanAttachments,
  },
} satisfies Jobs;
