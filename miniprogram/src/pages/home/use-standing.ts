import type { OutputOf } from '@jiayibao/shared/contract/resident';
import { call } from '../../cloud';
import { useLoaded } from '../../cloud/use-call';

type Quote = OutputOf<'contribution.quote'>;

/** What the family can pay now: by member the years that wait, or how long a newborn can still be enrolled. */
export type Standing = {
  /** The year whose window is open to everybody, and until when. */
  open: ({ benefitYear: number } & NonNullable<Quote['years'][number]['window']>) | null;
  /** By member. */
  due: Record<string, number[]>;
  /** By member: days left, negative where the last day is past. */
  newborns: Record<string, number>;
};

/** As last answered; null while nothing is known, or where there is no answer: the page holds without it. */
export function useStanding(): Standing | null {
  const { data } = useLoaded(async () => standingOf((await call('contribution.quote', {})).data));
  return data;
}

const DUE = ['payable', 'free'];

function standingOf({ years }: Quote): Standing {
  const standing: Standing = { open: null, due: {}, newborns: {} };
  for (const { benefitYear, window, members } of years) {
    if (window) standing.open = { benefitYear, ...window };
    for (const { memberId, state, newborn } of members) {
      if (DUE.includes(state)) standing.due[memberId] = [...(standing.due[memberId] ?? []), benefitYear];
      if (state === 'newborn' && newborn) standing.newborns[memberId] = newborn.daysLeft;
    }
  }
  return standing;
}
