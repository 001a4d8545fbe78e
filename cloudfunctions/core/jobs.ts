import { cleanAttachments } from './attachment-cleanup';
import { closeUnanswered } from './case/lapse';
import { cleanOld } from './clean';
import { remindOfWindows } from './contribution/remind';
import type { Jobs } from './job';
import { deliverMessages } from './message/queue';
import { remindOfNewborns } from './newborn/remind';
import { compareBills } from './order/bill';
import { followOrders } from './order/follow';

/** Every job by name; the timer in cloudbaserc.json has the same. */
export const jobs = {
  deliverMessages: {
    what: 'Sends the messages that are due; each is tried a few times.',
    run: deliverMessages,
  },
  closeUnanswered: {
    what: 'Reminds of cases that were returned and not answered, and closes those whose days are over.',
    run: closeUnanswered,
  },
  cleanOld: {
    what: 'Removes replies, counters and messages that nothing asks for any more.',
    run: cleanOld,
  },
  cleanAttachments: {
    what: 'Removes files that no case names, that were refused, or whose time is over.',
    run: cleanAttachments,
  },
  followOrders: {
    what: 'Closes expired orders, asks the collector about silent ones, sends refunds and asks about them.',
    run: followOrders,
  },
  compareBills: {
    what: "Compares the collector's bills of the last days with the ledger; each difference is a case at the desk.",
    run: compareBills,
  },
  remindOfWindows: {
    what: 'Tells households that a window has opened, or closes in 7 days or in 1.',
    run: remindOfWindows,
  },
  remindOfNewborns: {
    what: "Tells households of a newborn's last day 30, 7 and 1 days before it, and once after it what is still possible.",
    run: remindOfNewborns,
  },
} satisfies Jobs;
