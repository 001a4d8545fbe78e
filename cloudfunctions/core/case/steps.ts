import type { STAFF_STEPS } from '@jiayibao/shared/contract/agency';
import type { CaseState } from '@jiayibao/shared/contract/resident';
import type { Case, Staff } from '../documents';
import { Refusal } from '../refusal';
import { rankOf } from '../staff-role';
import { stateOf } from './record';

export type StaffStep = (typeof STAFF_STEPS)[number];

/** How long one clerk has a case, in milliseconds; then it is free again by itself. */
export const TAKEN_MS = 30 * 60_000;

const WORDS: Record<Exclude<CaseState, 'draft'>, string> = {
  submitted: '请先领取这件申请，再办理；领取满30分钟会自动放回。',
  inReview: '这件申请正由同事办理，请先办理其他申请。',
  returned: '这件申请已退回申请人补充，请等申请人答复。',
  approved: '这件申请已经办结，请刷新后查看结果。',
  refused: '这件申请已经办结，请刷新后查看结果。',
  withdrawn: '申请人已经撤回这件申请，不用再办理。',
};

/** Why one of staff may not take a step with a case now, or null. Whose case it is has been looked at before. */
export function whyNot(one: Case, step: StaffStep, staff: Staff, now: number): Refusal | null {
  const state = stateOf(one, now) as keyof typeof WORDS;
  const mine = state === 'inReview' && one.takenBy === staff._id;
  if (step === 'reverse') return whyNotReverse(one, staff);
  const free = step === 'take' ? state === 'submitted' || mine : mine;
  if (step === 'return' && one.personId === null) return notAllowed('这件事不是申请，没有人可以补充材料。');
  if (!free) return new Refusal(state === 'inReview' ? 'NOT_ALLOWED' : 'STALE', { message: WORDS[state] });
  if (step !== 'release' && filedBy(one, staff))
    return notAllowed('这件申请是您代为提交的，由其他经办人员决定。');
  return null;
}

/** Whether it is theirs on paper: filed by them, or answered. */
function filedBy({ timeLine }: Case, staff: Staff): boolean {
  return timeLine.some(
    ({ event, by, who }) =>
      by === 'staff' && who === staff._id && (event === 'filedAtDesk' || event === 'answered'),
  );
}

function whyNotReverse(one: Case, staff: Staff): Refusal | null {
  if (one.state !== 'approved' && one.state !== 'refused')
    return new Refusal('STALE', { message: '这件申请没有办结，不能撤销决定。' });
  if (rankOf(staff.role) < rankOf('lead'))
    return notAllowed('这个决定要更正，请县区或市州负责人撤销；没有期限，撤销后重新审核。');
  if (one.decidedBy !== staff._id) return null;
  return notAllowed('不能撤销自己的决定，请由另一位县区或市州负责人办理；没有期限，撤销后重新审核。');
}

function notAllowed(message: string): Refusal {
  return new Refusal('NOT_ALLOWED', { message });
}
