import { yearOf } from '@jiayibao/shared/dates';
import { enrolmentId } from '../enrolment';
import { requireConfirmed } from './confirm-membership';
import { changedSince, type Kind } from './kind';

/** Recognises, for one benefit year, that neither the window nor waiting binds somebody (第八条). */
export const contributionExemption: Kind<'contributionExemption', { benefitYear: number }> = {
  async obstacle({ benefitYear }, { household, membership, person }, { call, reader }) {
    if (household.region === 'linxia')
      return { message: '临夏的政策没有不受缴费期限制的规定，请在集中缴费期内缴费。' };
    const unconfirmed = requireConfirmed(membership);
    if (unconfirmed) return unconfirmed;
    const path = 'application.benefitYear';
    const thisYear = yearOf(call.today);
    if (benefitYear !== thisYear && benefitYear !== thisYear + 1)
      return { message: '只能申请今年或明年的年度，请核对。', path };
    if (person.exemptions?.some((one) => one.benefitYear === benefitYear))
      return { message: '这一年已经认定，不用再申请，可以直接缴费。', path };
    const enrolment = await reader.get('enrolments', enrolmentId(person._id, benefitYear));
    return enrolment?.state === 'active' ? { message: '这一年已经参保，不用申请。', path } : null;
  },

  async advice({ exemption }) {
    return exemption === 'fromEmployeeScheme' ? '由职工医保转入的条件另有规定，请按规定核对。' : null;
  },

  async approve({ benefitYear, exemption }, { person }, { tx }) {
    const exemptions = [...(person.exemptions ?? []), { benefitYear, exemption }];
    await tx.put('persons', { ...person, exemptions });
    return { benefitYear };
  },

  async undo({ benefitYear }, _, { tx, of }) {
    const person = await tx.get('persons', of.personId);
    const enrolment = await tx.get('enrolments', enrolmentId(of.personId, benefitYear));
    // Somebody has paid and is covered by it.
    if (!person || enrolment?.state === 'active') throw changedSince();
    const exemptions = (person.exemptions ?? []).filter((one) => one.benefitYear !== benefitYear);
    await tx.put('persons', { ...person, exemptions });
  },
};
