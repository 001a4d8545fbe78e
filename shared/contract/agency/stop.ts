import { region } from '../resident';
import * as z from '../zod';

const words = z.string().check(z.trim(), z.minLength(4, '请写明原因，居民会看到。'), z.maxLength(100));

const stopView = z.strictObject({
  region,
  /** Changes with each throw and lift; 0 before the first. */
  revision: z.int(),
  /** Null: payments are open. */
  stopped: z.nullable(z.strictObject({ words: z.string(), by: z.string(), at: z.int() })),
  may: z.array(z.enum(['throw', 'lift'])),
});
export type StopView = z.infer<typeof stopView>;

/** `stop.read`: whether the region takes payments. */
export const stopRead = { input: z.strictObject({}), output: stopView };
/** `stop.throw`: no payments in the region from now on; `words` are what residents read. */
export const stopThrow = { input: z.strictObject({ revision: z.int(), words }), output: stopView };
/** `stop.lift`: payments again. */
export const stopLift = { input: z.strictObject({ revision: z.int(), words }), output: stopView };
