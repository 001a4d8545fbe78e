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
 * that calls at once cannot slip through together; input that cannot be counted is refused before anything is.
 */
export async function countAgainst(action: Action, input: unknown, call: Call): Promise<void> {
  const { clock, store } = call.services;
  const subjects = action.limits.map(({ of }) =>
    of ? of.key(input as never, call.services) : call.accountId,
  );
  for (const [i, { name, times, seconds, code }] of action.limits.entries()) {
    const window = Math.floor(clock.now() / (seconds * 1000));
    const until = (window + 1) * seconds * 1000;
    const count = await store.countUp(`${name}:${subjects[i]}:${window}`, until);
    if (count > times) throw new Refusal(code, { message: tooOften(until - clock.now()) });
  }
}

function tooOften(milliseconds: number): string {
  const minutes = Math.max(1, Math.ceil(milliseconds / 60_000));
  return `操作次数太多，请${minutes}分钟后再试。`;
}
