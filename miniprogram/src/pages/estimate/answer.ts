import type { CalculationError, CompareResult } from '@jiayibao/shared/contract/calculation';
import { LEVELS } from '@jiayibao/shared/contract/resident';
import { useEffect, useState } from 'react';
import { call } from '../../cloud';
import { compareInput } from './request';
import type { Estimate } from './use-estimate';

/** The function's answer to the estimate on the screen. */
export type Authority =
  | { state: 'checking' }
  /** Nothing came: the phone's own answer stands, and says so. */
  | { state: 'absent'; offline: boolean }
  | { state: 'refused'; error: CalculationError }
  | { state: 'checked'; result: CompareResult };

/** Asks the function about the estimate; anew whenever it changes. */
export function useAuthority({ form, one }: Estimate): Authority {
  const [authority, setAuthority] = useState<Authority>({ state: 'checking' });
  const input = one && compareInput(form, one);
  const asked = JSON.stringify(input);
  useEffect(() => {
    const wanted = JSON.parse(asked) as typeof input;
    if (wanted === null) return;
    let overtaken = false;
    setAuthority({ state: 'checking' });
    call('estimate.compare', wanted)
      .then(({ data }) => readAnswer(data.answer))
      .catch(
        (error: { code?: string }): Authority => ({ state: 'absent', offline: error.code === 'OFFLINE' }),
      )
      .then((answer) => {
        if (!overtaken) setAuthority(answer);
      });
    return () => {
      overtaken = true;
    };
  }, [asked]);
  return authority;
}

/** The answer passes the contract unread: only what holds every level's amounts and steps is taken for one. */
function readAnswer(answer: Record<string, unknown>): Authority {
  if (answer.ok === false) return { state: 'refused', error: answer.error as CalculationError };
  const result = answer.result as Partial<CompareResult> | undefined;
  const known = Object.values(LEVELS).flat() as readonly string[];
  const whole =
    Array.isArray(result?.levels) &&
    result.levels.length > 0 &&
    result.levels.every(
      (one) =>
        known.includes(one?.level) &&
        typeof one.result?.amounts?.selfPay === 'string' &&
        Array.isArray(one.result.steps),
    );
  return whole ? { state: 'checked', result: result as CompareResult } : { state: 'absent', offline: false };
}
