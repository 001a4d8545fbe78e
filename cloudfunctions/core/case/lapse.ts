import { REGIONS } from '@jiayibao/shared/contract/resident';
import { addDays, type CivilDate, civilDateInChina, formatChinese } from '@jiayibao/shared/dates';
import type { Case } from '../documents';
import { notify } from '../notice';
import type { Services } from '../services';
import { kinds } from './kinds';
import { applicationOf, moved } from './record';
import { titleOf } from './view';

const ROWS = 100;
/** So many days before what was returned is closed, its applicant is told once more. */
export const REMIND_DAYS = 7;

type Outcome = 'reminded' | 'lapsed' | null;

/**
 * Reminds of what was returned and is still not answered, and closes it when its days are over: as if withdrawn, so
 * that it can be applied for anew. Each step is a transaction of its own and done once, however often this runs.
 */
export async function closeUnanswered(services: Services): Promise<Record<string, number>> {
  const today = civilDateInChina(services.clock.now());
  const done = { reminded: 0, lapsed: 0 };
  for (const region of REGIONS) {
    let after: string | null = null;
    for (;;) {
      const order = { field: 'rank', after, before: addDays(today, REMIND_DAYS + 1), rows: ROWS };
      const rows: Case[] = await services.store.page('cases', { region, shelf: 'returned' }, order);
      for (const { _id } of rows) {
        const outcome = await look(services, today, _id);
        if (outcome) done[outcome] += 1;
      }
      after = rows.at(-1)?.rank ?? null;
      if (rows.length < ROWS) break;
    }
  }
  return done;
}

function look(services: Services, today: CivilDate, id: string): Promise<Outcome> {
  return services.store.transaction(async (tx) => {
    const one = await tx.get('cases', id);
    if (one?.state !== 'returned' || one.dueOn === null || one.applicantAccountId === null) return null;
    const { applicantAccountId: accountId, dueOn } = one;
    if (dueOn < today) {
      const call = { services, today, accountId: null };
      await kinds[one.kind].drop?.(applicationOf(services, one) as never, { tx, of: one } as never);
      await tx.put('cases', moved(call, one, 'lapsed', { by: 'system' }));
      const words = `您的${titleOf(one)}到期没有补充，已经关闭，可以重新申请。`;
      await notify(tx, services, { accountId, kind: 'caseLapsed', caseId: id, words });
      return 'lapsed';
    }
    // One for each time that it was returned: nothing else lengthens the time line meanwhile.
    const noticeId = `answerDue-${id}-${one.timeLine.length}`;
    if (await tx.get('notices', noticeId)) return null;
    const words = `您的${titleOf(one)}还没有补充，请在${formatChinese(dueOn)}以前补充，过期会关闭。`;
    await notify(tx, services, { _id: noticeId, accountId, kind: 'caseAnswerDue', caseId: id, words });
    return 'reminded';
  });
}
