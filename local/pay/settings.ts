import { z } from '@jiayibao/shared/contract/zod';

/** How the vendor tells of a payment or refund: at once, late, twice, after a later one, or never. */
export const notifySchema = z.enum(['prompt', 'late', 'twice', 'reordered', 'never']);
export type Notify = z.output<typeof notifySchema>;

/** How the simulated world goes, unless an order says otherwise. */
export const settingsSchema = z.strictObject({
  notify: notifySchema,
  /** How late a late notification comes, ms. */
  lateMs: z.int().check(z.gte(0)),
  /** How a refund ends, and after how many ms. */
  refund: z.enum(['SUCCESS', 'ABNORMAL', 'CLOSED']),
  refundMs: z.int().check(z.gte(0)),
  /** Whether the merchant's account has money to give back. */
  funds: z.boolean(),
  /** From which hour on there is the bill of the day before, in China. */
  billFromHour: z.int().check(z.gte(0), z.lte(23)),
});
export type Settings = z.output<typeof settingsSchema>;

export const DEFAULT_SETTINGS: Settings = {
  notify: 'prompt',
  lateMs: 60_000,
  refund: 'SUCCESS',
  refundMs: 2000,
  funds: true,
  // 微信支付在每日10点后生成昨日交易账单 (申请交易账单).
  billFromHour: 10,
};
