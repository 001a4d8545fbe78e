import { type CaseState, type CaseView, caseKinds } from '@jiayibao/shared/contract/resident';
import type { Case } from '../documents';
import type { Services } from '../services';
import { deskOf } from '../staff-role';
import { applicationOf, faceOf, stateOf, wordsOf } from './record';

const MAY: Record<CaseState, CaseView['may']> = {
  draft: ['save', 'submit', 'withdraw'],
  submitted: ['withdraw'],
  inReview: ['withdraw'],
  returned: ['save', 'submit', 'withdraw'],
  approved: [],
  refused: [],
  withdrawn: [],
};

/** What an applicant may do with a case now; with what a job found, nothing. */
export function stepsOf(one: Case, now: number): CaseView['may'] {
  return one.personId === null ? [] : MAY[stateOf(one, now)];
}

/** A case as its applicant sees it. */
export function viewOf(services: Services, one: Case): CaseView {
  return {
    ...fieldsOf(services, one),
    timeLine: one.timeLine.map(({ who: _, ...entry }, at) => ({
      ...entry,
      words: wordsOf(services, one, at),
    })),
    may: stepsOf(one, services.clock.now()),
  };
}

/** What both sides see of a case, but the time line. */
export function fieldsOf(services: Services, one: Case): Omit<CaseView, 'timeLine' | 'may'> {
  const { _id, number, kind, revision, region, county, attachments, submittedAt, dueOn } = one;
  return {
    caseId: _id,
    number,
    kind,
    state: stateOf(one, services.clock.now()),
    revision,
    region,
    county,
    desk: deskOf(region, county),
    name: faceOf(services, one).name,
    application: applicationOf(services, one),
    attachments,
    submittedAt,
    dueOn,
  };
}

/** A case in its applicant's list. */
export function rowOf(services: Services, one: Case) {
  const { _id, number, kind, submittedAt, dueOn } = one;
  const state = stateOf(one, services.clock.now());
  const application = applicationOf(services, one);
  const groups = application.kind === 'verifyGroup' ? { groups: application.groups } : {};
  return {
    caseId: _id,
    number,
    kind,
    state,
    name: faceOf(services, one).name,
    submittedAt,
    dueOn,
    ...groups,
  };
}

/** What a case is called in a notice: no name, nothing of what it is about. */
export function titleOf({ kind, number }: Case): string {
  const { title, discreet } = caseKinds[kind];
  return `${discreet ?? title}（编号${number}）`;
}
