import type { Condition, Region } from '@jiayibao/shared/contract/resident';
import { type CivilDate, yearOf } from '@jiayibao/shared/dates';
import { type Fen, ZERO } from '@jiayibao/shared/money';
import type { ParameterSet } from '@jiayibao/shared/policy';
import type { Services } from '../services';

/** The year's ceiling for these diseases on a day: one, or both together (第十九条（四）); 0 where no policy is in force. */
export function ceilingOf(conditions: readonly Condition[], day: CivilDate, parameters: ParameterSet): Fen {
  const ceilings = parameters.lanzhou.on(day)?.twoDisease.ceilings;
  const [first, second] = conditions;
  if (!ceilings || !first) return ZERO;
  return (second ? ceilings.both : ceilings[first]).value;
}

/** What two-disease has paid in a day's year, in fen. */
export async function paidThisYear(
  { store }: Services,
  personId: string,
  region: Region,
  day: CivilDate,
): Promise<number> {
  const settlements = await store.find('settlements', { personId, year: yearOf(day) });
  return settlements
    .filter((one) => one.region === region)
    .reduce((fen, { counts }) => fen + counts.twoDisease, 0);
}
