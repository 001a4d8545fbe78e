import * as z from '../zod';

/**
 * What every call carries: `{action, input, key?}`. `key` is made by the client, once for one intention, and
 * sent again on a retry; actions that create or change something require it.
 */
export const callSchema = z.strictObject({
  action: z.string().check(z.maxLength(64)),
  input: z.optional(z.unknown()),
  key: z.optional(z.string().check(z.regex(/^[A-Za-z0-9_-]{16,64}$/))),
});

/** Codes of a refused call: those of the calculation (contract.md), and these of the house. */
export const CALL_ERROR_CODES = [
  'UNKNOWN_ACTION',
  'NOT_SIGNED_IN',
  'CONSENT_REQUIRED',
  'NOT_ALLOWED',
  'NOT_FOUND',
  'KEY_REQUIRED',
  'KEY_REUSED',
  'INVALID_NAME',
  'INVALID_IDENTITY_NUMBER',
  'ALREADY_IN_HOUSEHOLD',
  'ALREADY_REGISTERED',
  'INVALID_FILE',
  'PAYMENTS_STOPPED',
  'LIMIT_REACHED',
  'TOO_MANY_TRIES',
  'TOO_LARGE',
  'STALE',
  'BUSY',
  'UNAVAILABLE',
] as const;
export type CallErrorCode = (typeof CALL_ERROR_CODES)[number];

/** A refusal: a code, one Chinese sentence that says what to do, and the field at fault where there is one. */
export type CallError = { code: string; message: string; path?: string };

/**
 * What every call answers. `today` is the server's civil date in China, since the phone's clock decides
 * nothing; `parametersVersion` names the parameters in force when the answer was made.
 */
export type Reply<Data> =
  | { ok: true; data: Data; requestId: string; parametersVersion: string; today: string }
  | { ok: false; error: CallError; requestId: string };

/** A reply as it comes over the wire; `data` is read by the action's own output schema. */
export const replySchema = z.discriminatedUnion('ok', [
  z.strictObject({
    ok: z.literal(true),
    data: z.unknown(),
    requestId: z.string(),
    parametersVersion: z.string(),
    today: z.string(),
  }),
  z.strictObject({
    ok: z.literal(false),
    error: z.strictObject({ code: z.string(), message: z.string(), path: z.optional(z.string()) }),
    requestId: z.string(),
  }),
]);
