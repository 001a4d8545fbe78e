import { type CivilDate, formatChinese } from '@jiayibao/shared/dates';
import { isOfAge, newbornAnswer } from '../newborn/child';
import type { Kind, Look, Subject } from './kind';

/** Announces newborns to the desk who cannot be registered on the phone; there they are registered in person. */
export const newbornAtDesk: Kind<'newbornAtDesk', Record<string, never>> = {
  async obstacle({ bornOn }, subject, look) {
    if (!isOfAge(subject, look.call.today))
      return { message: '监护人要年满18周岁，请选择另一位家人。', path: 'application.memberId' };
    if (bornOn > look.call.today)
      return { message: '出生日期还没有到，请重新填写。', path: 'application.bornOn' };
    const { answer } = await answerOn(bornOn, subject, look);
    return answer.ok ? null : { message: answer.error.message, path: 'application.bornOn' };
  },

  async advice({ bornOn }, subject, look) {
    const { answer } = await answerOn(bornOn, subject, look);
    if (!answer.ok) return null;
    const { deadline, daysLeft, due } = answer.result;
    const left = daysLeft < 0 ? `已过${-daysLeft}天` : `还剩${daysLeft}天`;
    return `最后一天是${formatChinese(deadline as CivilDate)}，${left}；每个孩子应缴${due}元，没有计入资助。`;
  },

  async approve() {
    return {};
  },

  async undo() {},
};

/** What holds today for a child of that birth date, of whom nothing else is known. */
async function answerOn(bornOn: string, { typed, household }: Subject, { call }: Look) {
  const child = { typed: { ...typed, birthDate: bornOn as CivilDate }, person: null };
  const asked = { region: household.region, today: call.today };
  return newbornAnswer(child, asked, await call.parameters());
}
