import { calculate } from '@jiayibao/shared/calculate';
import type { CalculationError, SettlementResult } from '@jiayibao/shared/contract/calculation';
import type { OutputOf } from '@jiayibao/shared/contract/resident';
import { type Visit, visitRequest } from '@jiayibao/shared/recognition';
import { useEffect, useState } from 'react';
import { call } from '../../cloud';
import { useParameters } from '../../state/parameters';

/** `checked`: by the function, with these parameters; `phone`: the phone's own, while nothing has come, or nothing comes. */
export type VisitAnswer =
  | { state: 'refused'; error: CalculationError }
  | { state: 'phone'; result: SettlementResult; waiting: boolean }
  | { state: 'checked'; result: SettlementResult; version: string };

/** Milliseconds without a change after which the function is asked. */
const PAUSE = 400;

/** What a visit would cost: at once by the phone, then as the function answers; null while nothing can be asked. */
export function useVisit(
  memberId: string,
  read: OutputOf<'recognition.read'> | null,
  today: string | null,
  visit: Visit | null,
): VisitAnswer | null {
  const parameters = useParameters();
  const [answered, setAnswered] = useState<{ of: string; answer: VisitAnswer | 'absent' } | null>(null);
  const known = read?.known ?? null;
  const request =
    known && visit && today
      ? visitRequest({ ...known, region: read?.region ?? 'lanzhou', day: today }, visit)
      : null;
  const asked = request && visit ? JSON.stringify({ memberId, ...visit }) : null;
  useEffect(() => {
    if (asked === null) return;
    let overtaken = false;
    const timer = setTimeout(() => {
      call('recognition.visit', JSON.parse(asked))
        .then(({ data, parametersVersion: version }): VisitAnswer | 'absent' => {
          const { result } = data.answer as { result?: SettlementResult };
          return result ? { state: 'checked', result, version } : 'absent';
        })
        .catch((): 'absent' => 'absent')
        .then((answer) => {
          if (!overtaken) setAnswered({ of: asked, answer });
        });
    }, PAUSE);
    return () => {
      overtaken = true;
      clearTimeout(timer);
    };
  }, [asked]);
  if (!request) return null;
  const found = answered?.of === asked ? answered.answer : null;
  if (found && found !== 'absent') return found;
  const own = calculate(request, parameters);
  if (!own.ok) return { state: 'refused', error: own.error };
  return { state: 'phone', result: own.result as SettlementResult, waiting: found === null };
}
