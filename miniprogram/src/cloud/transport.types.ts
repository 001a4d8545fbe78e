/** The functions that the app calls. */
export type CloudFunction = 'resident' | 'evidence' | 'agency';

/** What a transport carries, and what it brings back unread. */
export type Call = { action: string; input: unknown; key?: string };

/** No answer came: `offline` before anything was sent for sure, `timeout` with the outcome unknown, `failed` otherwise. */
export class TransportError extends Error {
  constructor(readonly reason: 'offline' | 'timeout' | 'failed') {
    super(reason);
  }
}

/** Milliseconds after which a call is given up; a CloudBase function has at most as long. */
export const TIMEOUT = 15_000;
