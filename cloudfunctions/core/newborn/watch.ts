import { ageOn, type CivilDate } from '@jiayibao/shared/dates';
import type { Services } from '../services';
import type { Transaction } from '../store';

/** Thinks of reminders for a member from now on, where it is a child before the first birthday. */
export async function watchNewborn(
  tx: Transaction,
  { clock }: Pick<Services, 'clock'>,
  memberId: string,
  birthDate: CivilDate,
  today: CivilDate,
): Promise<void> {
  if (ageOn(birthDate, today) >= 1) return;
  const known = await tx.get('newbornWatches', memberId);
  await tx.put('newbornWatches', { ...known, _id: memberId, dueAt: clock.now() });
}
