import type { OutputOf } from '@jiayibao/shared/contract/resident';
import { call } from '../cloud';
import { useLoaded } from '../cloud/use-call';

type Quote = OutputOf<'contribution.quote'>;

/** What the family can pay now: by member the years that wait, or how long a newborn can still be enrolled. */
export type Standing = {
  /** The year whose window is open to everybody, and until when. */
  open: ({ benefitYear: number } & NonNullable<Quote['years'][number]['window']>) | null;
  /** How many could be paid for in that year, those with an amount that only the cashier shows included. */
  left: number;
  /** By member. */
  due: Record<string, number[]>;
  /** By member: days left, negative where the last day is past. */
  newborns: Record<string, number>;
  /** The order that waits for payment, by its number. */
  order: string | null;
  /** By member whose record is not shown: the years that this account paid for. */
  paid: Record<string, number[]>;
};

/** As last answered; null while nothing is known, or where there is no answer: the page holds without it. */
export function useStanding(): Standing | null {
  const { data } = useLoaded(async () => standingOf((await call('contribution.quote', {})).data));
  return data;
}

const DUE = ['payable', 'free'];

function standingOf({ years, openOrder }: Quote): Standing {
  const standing: Standing = { open: null, left: 0, due: {}, newborns: {}, order: openOrder, paid: {} };
  for (const { benefitYear, window, members } of years) {
    if (window) {
      standing.open = { benefitYear, ...window };
      standing.left = members.filter(({ state }) => DUE.includes(state) || state === 'atCashier').length;
    }
    for (const { memberId, state, status, newborn } of members) {
      if (DUE.includes(state)) standing.due[memberId] = [...(standing.due[memberId] ?? []), benefitYear];
      if (state === 'enrolled' && status === 'claimed')
        standing.paid[memberId] = [...(standing.paid[memberId] ?? []), benefitYear];
      if (state === 'newborn' && newborn) standing.newborns[memberId] = newborn.daysLeft;
    }
  }
  return standing;
}
