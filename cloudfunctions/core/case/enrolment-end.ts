import { addDays, type CivilDate, yearOf } from '@jiayibao/shared/dates';
import type { Enrolment } from '../documents';
import { activeAround } from '../enrolment';
import { requireConfirmed } from './confirm-membership';
import { changedSince, type Kind, type Reader } from './kind';

/** An enrolment as it was before, and its end since. */
interface Ended {
  enrolmentId: string;
  /** Another one since, or one whose money has been given back, is not brought back by undoing. */
  generation: number;
  orderNumber: string | null;
  before: { benefitTo: CivilDate; state: Enrolment['state'] };
  after: { benefitTo: CivilDate; state: Enrolment['state'] };
}

/**
 * Ends cover from a day on, that day included (第十二条: 自暂停或终止参保之日起停止享受). A suspension is the same:
 * who comes back enrols anew, or has this undone.
 */
export const enrolmentEnd: Kind<'enrolmentEnd', { ended: Ended[] }> = {
  async obstacle({ from }, { membership, person }, { reader }) {
    const unconfirmed = requireConfirmed(membership);
    if (unconfirmed) return unconfirmed;
    const running = await runningOn(reader, person._id, from as CivilDate);
    if (running.length > 0) return null;
    return { message: '那一天以后没有参保记录，不用办理；请核对日期。', path: 'application.from' };
  },

  async approve({ from }, { person }, { tx }) {
    const ended: Ended[] = [];
    for (const enrolment of await runningOn(tx, person._id, from as CivilDate)) {
      const { _id, generation, orderNumber = null, benefitFrom, benefitTo, state } = enrolment;
      const after =
        benefitFrom < from
          ? { benefitTo: addDays(from as CivilDate, -1), state }
          : { benefitTo, state: 'ended' as const };
      await tx.put('enrolments', { ...enrolment, ...after });
      ended.push({ enrolmentId: _id, generation, orderNumber, before: { benefitTo, state }, after });
    }
    return { ended };
  },

  async undo({ ended }, _, { tx }) {
    for (const { enrolmentId: id, generation, orderNumber, before, after } of ended) {
      const enrolment = await tx.get('enrolments', id);
      const same =
        enrolment?.generation === generation &&
        (enrolment.orderNumber ?? null) === orderNumber &&
        enrolment.benefitTo === after.benefitTo &&
        enrolment.state === after.state;
      if (!enrolment || !same) throw changedSince();
      await tx.put('enrolments', { ...enrolment, ...before });
    }
  },
};

/** Enrolments in force with cover on that day or after it: a newborn's reaches into the next year. */
async function runningOn(reader: Reader, personId: string, from: CivilDate): Promise<Enrolment[]> {
  const found = await activeAround(reader, personId, yearOf(from));
  return found.filter(({ benefitTo }) => benefitTo >= from);
}
