import { z } from '@jiayibao/shared/contract/zod';
import { isCivilDate } from '@jiayibao/shared/dates';
import { dayInChina } from './bill';
import { notifySchema, settingsSchema } from './settings';
import type { Simulator } from './simulator';

const changesSchema = z.partial(settingsSchema);
const orderSchema = z.strictObject({ number: z.string(), notify: notifySchema });
const spoilSchema = z.strictObject({
  kind: z._default(z.enum(['payment', 'refund']), 'payment'),
  number: z.string(),
  content: z.optional(z.record(z.string(), z.unknown())),
  offsetMs: z.optional(z.int()),
});

/**
 * What tests ask of the simulated world, each by `POST /control/NAME` with JSON:
 * `settings` {changes} → the settings; `notify` {number, notify}: of one order; `trades` {day} → what was paid and given
 * back that day, finished or not; `notification` {number, kind?, content?, offsetMs?} → the signed message of a paid order
 * or a refund, not sent, with a content that is not true where one is given; `process` → {pid}, to kill it.
 */
export function control(simulator: Simulator, name: string, given: unknown): unknown {
  const { book } = simulator;
  if (name === 'settings') {
    book.setSettings(changesSchema.parse(given));
    return book.settings();
  }
  if (name === 'notify') {
    const { number, notify } = orderSchema.parse(given);
    book.setNotify(number, notify);
    return {};
  }
  if (name === 'trades') {
    const { day } = z.strictObject({ day: z.string().check(z.refine(isCivilDate)) }).parse(given);
    const { orders, refunds } = book.trades(...dayInChina(day));
    return {
      payments: orders.map(({ number, totalFen, paidAt, openid }) => ({ number, totalFen, paidAt, openid })),
      refunds: refunds.map(({ number, orderNumber, amountFen, createdAt, outcome }) => {
        return { number, orderNumber, amountFen, createdAt, outcome };
      }),
    };
  }
  if (name === 'process') return { pid: process.pid };
  if (name === 'notification') {
    const { kind, number, ...change } = spoilSchema.parse(given);
    return simulator.messageOf(kind, number, change);
  }
  return undefined;
}
