import type { ComplaintSubject } from '@jiayibao/shared/contract/resident';

/** What a complaint can be about, the same for residents and staff. */
export const COMPLAINT_SUBJECTS: Record<ComplaintSubject, { text: string; hint: string }> = {
  institution: { text: '医院、药店', hint: '多收费、把不能报的换成能报的项目、扣卡、诱导消费等' },
  agency: { text: '经办机构或经办人员', hint: '由负责人处理，被投诉的人看不到' },
  person: { text: '有人骗保', hint: '冒用别人的医保、转卖药品等' },
  other: { text: '其他', hint: '其他违反规定、侵害您利益的事' },
};
