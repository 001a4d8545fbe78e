/** The function that collectors notify, over HTTP. */
import { entryOfNotifications, settle, settleRefund } from '../core';

export const main = entryOfNotifications({ payment: settle, refund: settleRefund });
