import type { CaseView } from '@jiayibao/shared/contract/resident';

jest.mock('@tarojs/taro', () => require('./stand-ins').taro);

const {
  applicationOf,
  beginDraft,
  changeCaseDraft,
  continueDraft,
  isUnanswered,
  readCaseDraft,
  repeatDraft,
} =
  require('../../miniprogram/src/state/case-draft') as typeof import('../../miniprogram/src/state/case-draft');

let count = 0;
/** A case that was sent back. */
function returned(changes: Partial<CaseView> = {}): CaseView {
  count += 1;
  return {
    caseId: `case-0000${count}`,
    number: 'RY20261122000001',
    kind: 'verifyGroup',
    state: 'returned',
    revision: 3,
    region: 'lanzhou',
    county: '620102',
    desk: '城关区',
    name: '王建国',
    application: { kind: 'verifyGroup', memberId: 'member-01', groups: ['disabilityGrade2'] },
    attachments: ['photo-0001'],
    submittedAt: 1,
    dueOn: null,
    timeLine: [{ at: 2, by: 'staff', event: 'returned', words: '请补拍背面', reason: null, clause: null }],
    may: ['save', 'submit', 'withdraw'],
    ...changes,
  };
}

test('what was sent back has no answer until something is added, changed or said', () => {
  const id = continueDraft(returned());
  expect(isUnanswered(readCaseDraft(id))).toBe(true);
  changeCaseDraft(id, { words: ' ' });
  expect(isUnanswered(readCaseDraft(id))).toBe(true);
  for (const change of [
    { words: '证件没有背面' },
    {
      attachments: [
        { attachmentId: 'photo-0001', view: null },
        { attachmentId: 'photo-0002', view: null },
      ],
    },
    { groups: ['disabilityGrade1' as const] },
  ]) {
    const one = continueDraft(returned());
    changeCaseDraft(one, change);
    expect(isUnanswered(readCaseDraft(one))).toBe(false);
  }
});

test('a draft that was never sent asks for no answer', () => {
  expect(isUnanswered(readCaseDraft(continueDraft(returned({ state: 'draft', timeLine: [] }))))).toBe(false);
});

test('one claimed group is filled in, of several none: an application is for one', () => {
  const of = (memberId: string, ...claimed: ('orphan' | 'maternal')[]) =>
    applicationOf(readCaseDraft(beginDraft('verifyGroup', { memberId, name: '甲', claimed })));
  expect(of('member-02', 'orphan')).toMatchObject({ groups: ['orphan'] });
  expect(of('member-03', 'orphan', 'maternal')).toBeNull();
});

test('what was refused is applied for again with the same answers, as a case of its own', () => {
  const application = { kind: 'verifyGroup', memberId: 'member-04', groups: ['orphan'] } as const;
  const id = repeatDraft(returned({ state: 'refused', application: { ...application, groups: ['orphan'] } }));
  const draft = readCaseDraft(id ?? '');
  expect(applicationOf(draft)).toEqual(application);
  expect(draft).toMatchObject({ caseId: null, asked: null, attachments: [] });
});
