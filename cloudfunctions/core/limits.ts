import type { Action, Call, Limit } from './action';
import { Refusal } from './refusal';

/** Changes of an account, household or membership, all together. */
export const CHANGES: Limit = { name: 'changes', times: 120, seconds: 3600, code: 'LIMIT_REACHED' };
/** Estimates, whose computing is the dearest thing that a resident can ask for. */
export const ESTIMATES: Limit = { name: 'estimates', times: 300, seconds: 600, code: 'LIMIT_REACHED' };
/** Searches of institutions. */
export const SEARCHES: Limit = { name: 'searches', times: 300, seconds: 600, code: 'LIMIT_REACHED' };

/**
 * Counts a call against the limits of its action and refuses it above one. It is counted before it is judged, so
 * that calls at once cannot slip through together.
 */
export async function countAgainst(action: Action, input: unknown, call: Call): Promise<void> {
  const { clock, store } = call.services;
  for (const { name, times, seconds, of, code } of action.limits) {
    const subject = of ? of.key(input as never, call.services) : call.accountId;
    const window = Math.floor(clock.now() / (seconds * 1000));
    const until = (window + 1) * seconds * 1000;
    const count = await store.countUp(`${name}:${subject}:${window}`, until);
    if (count > times) throw new Refusal(code, { message: tooOften(until - clock.now()) });
  }
}

function tooOften(milliseconds: number): string {
  const minutes = Math.max(1, Math.ceil(milliseconds / 60_000));
  return `操作次数太多，请${minutes}分钟后再试。`;
}
