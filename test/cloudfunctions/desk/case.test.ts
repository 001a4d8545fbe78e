import type { FiledApplication } from '@jiayibao/shared/contract/resident';
import { type Cloud, newResident, openCloud } from '../cloud';
import { household, member } from '../people';
import { cleanPhoto, newFamily, newStaff, type Staffer, sendCase, sentCase, take } from './desk';

let cloud: Cloud;
let clerk: Staffer;
let other: Staffer;
let lead: Staffer;
beforeAll(async () => {
  cloud = await openCloud();
  clerk = await newStaff(cloud, { name: '马晓燕' });
  other = await newStaff(cloud, { name: '陈芳' });
  lead = await newStaff(cloud, { role: 'lead', name: '李主任' });
});
afterAll(() => cloud.close());

const HALF_AN_HOUR = 30 * 60_000;
const APART = {
  kind: 'documentChange' as const,
  name: '改名',
  document: { kind: 'birthCertificate' as const, number: 'Z000000001' },
};

describe('a case from its draft to its decision', () => {
  test('is returned, answered and approved; both see one time line, the applicant without names', async () => {
    const { resident, memberId, self, sent } = await sentCase(cloud, ['orphan', 'disabilityGrade1']);
    expect(sent).toMatchObject({ state: 'submitted', dueOn: '2026-12-07', desk: '城关区医保经办' });
    expect(sent.number).toMatch(/^RY20261122\d{6}$/);
    const taken = await take(clerk, sent);
    expect(taken).toMatchObject({ state: 'inReview', taker: { name: '马晓燕' }, obstacle: null });
    const words = '请补一张残疾证背面的照片';
    await clerk.get('case.return', { caseId: sent.caseId, revision: taken.revision, words });

    const returned = await resident.get('case.read', { caseId: sent.caseId });
    expect(returned).toMatchObject({ state: 'returned', may: ['save', 'submit', 'withdraw'] });
    const photo = await cleanPhoto(cloud, resident.openid);
    const saved = await resident.get('case.save', {
      caseId: sent.caseId,
      revision: returned.revision,
      application: returned.application as FiledApplication,
      attachments: [...returned.attachments, photo],
    });
    cloud.pass(86_400_000);
    const answered = await resident.get('case.submit', { ...pick(saved), words: '已补背面' });
    expect(answered).toMatchObject({ state: 'submitted', dueOn: '2026-12-08' });

    const { rows } = await clerk.get('queue.read', { shelf: 'open' });
    expect(rows).toMatchObject([{ caseId: answered.caseId, answered: true }]);
    const again = await take(clerk, answered);
    const approved = await clerk.get('case.approve', { caseId: sent.caseId, revision: again.revision });
    expect(approved).toMatchObject({
      state: 'approved',
      person: { name: '张三', verifiedGroups: ['orphan', 'disabilityGrade1'] },
    });
    expect(approved.timeLine.map(({ event, who }) => [event, who])).toEqual([
      ['saved', null],
      ['submitted', null],
      ['taken', '马晓燕'],
      ['returned', '马晓燕'],
      ['answered', null],
      ['taken', '马晓燕'],
      ['approved', '马晓燕'],
    ]);
    const seen = await resident.get('case.read', { caseId: sent.caseId });
    expect(seen.timeLine.map(({ event, words: said }) => [event, said])).toContainEqual(['returned', words]);
    expect(JSON.stringify(seen)).not.toContain('马晓燕');
    const basis = await resident.get('estimate.basis', { memberId, dischargedOn: '2026-11-01' });
    expect(basis.verifiedGroups).toEqual(['orphan', 'disabilityGrade1']);
    const accountId = cloud.services.vault.lookup('account', resident.openid);
    const notices = await cloud.services.store.find('notices', { accountId });
    expect(notices.map(({ kind }) => kind).sort()).toEqual(['caseApproved', 'caseReturned']);
    expect(JSON.stringify(notices)).not.toMatch(new RegExp(`${self.name}|${self.number}`));
  });

  test('is refused for a reason of the list, with its clause', async () => {
    const { resident, sent } = await sentCase(cloud);
    const { caseId } = sent;
    const { revision } = await take(clerk, sent);
    const words = '系统里查不到认定记录';
    expect(await clerk.refused('case.refuse', { caseId, revision, reason: 'none', words })).toEqual([
      'MALFORMED_REQUEST',
      '请选择不予通过的原因。',
    ]);
    await clerk.get('case.refuse', { caseId, revision, reason: 'groupNotRecognised', words });
    const seen = await resident.get('case.read', { caseId });
    expect(seen.timeLine.at(-1)).toMatchObject({
      event: 'refused',
      clause: '第十条（三）',
      words,
      reason: expect.stringContaining('没有认定'),
    });
  });

  test('says, decided, who can reverse it: not a clerk, not who decided', async () => {
    const { sent } = await sentCase(cloud);
    const { revision } = await take(lead, sent);
    const mine = await lead.get('case.approve', { caseId: sent.caseId, revision });
    expect(mine).toMatchObject({ may: [], closed: expect.stringContaining('另一位县区或市州负责人') });
    const clerks = await clerk.get('case.read', { caseId: sent.caseId });
    expect(clerks).toMatchObject({ may: [], closed: expect.stringContaining('请县区或市州负责人撤销') });
    const second = await newStaff(cloud, { role: 'lead', name: '王主任' });
    const theirs = await second.get('case.read', { caseId: sent.caseId });
    expect(theirs).toMatchObject({ may: ['reverse'], closed: null });
  });

  test('cannot be sent without evidence, with evidence that is not clean, or with a stranger’s', async () => {
    const { resident, memberId } = await newFamily(cloud);
    const application = { kind: 'verifyGroup' as const, memberId, groups: ['orphan' as const] };
    const empty = await resident.get('case.save', { application, attachments: [] });
    expect(await resident.refused('case.submit', pick(empty))).toEqual(['NOT_ALLOWED', 'attachments']);
    const photo = await cleanPhoto(cloud, resident.openid);
    await cloud.services.store.transaction(async (tx) => {
      const found = await tx.get('attachments', photo);
      if (found) await tx.put('attachments', { ...found, state: 'pending' });
    });
    const pending = await resident.get('case.save', { ...pick(empty), application, attachments: [photo] });
    expect(await resident.refused('case.submit', pick(pending))).toEqual(['NOT_ALLOWED', 'attachments.0']);
    const strangers = await cleanPhoto(cloud, (await newResident(cloud)).openid);
    expect(
      await resident.refused('case.save', { ...pick(pending), application, attachments: [strangers] }),
    ).toEqual(['NOT_FOUND', 'attachments.0']);
  });

  test('what cannot succeed is said before it is sent, and refused when it is', async () => {
    const resident = await newResident(cloud);
    const { household: made } = await resident.get('household.register', household(member()));
    const memberId = made.members[0]?.memberId ?? '';
    const application = { kind: 'verifyGroup' as const, memberId, groups: ['orphan' as const] };
    const checked = await resident.get('case.check', { application });
    expect(checked).toMatchObject({ possible: false, path: 'application.memberId' });
    expect(checked.words).toContain('还没有确认');
    const attachments = [await cleanPhoto(cloud, resident.openid)];
    const draft = await resident.get('case.save', { application, attachments });
    expect(await resident.refused('case.submit', pick(draft))).toEqual([
      'NOT_ALLOWED',
      'application.memberId',
    ]);
  });

  test('one of a kind for one person at a time, by two sendings at once too', async () => {
    const { resident, memberId } = await newFamily(cloud);
    const application = { kind: 'verifyGroup' as const, memberId, groups: ['orphan' as const] };
    const drafts = [];
    for (let i = 0; i < 2; i++) {
      const attachments = [await cleanPhoto(cloud, resident.openid)];
      drafts.push(await resident.get('case.save', { application, attachments }));
    }
    const replies = await Promise.all(drafts.map((draft) => resident.call('case.submit', pick(draft))));
    expect(replies.map(({ ok }) => ok).sort()).toEqual([false, true]);
    const refused = replies.find(({ ok }) => !ok);
    expect(refused?.ok === false && refused.error.code).toBe('NOT_ALLOWED');
  });

  test('is taken back where consent is withdrawn, and what was decided stays', async () => {
    const { resident, sent, memberId } = await sentCase(cloud);
    const decided = await sendCase(cloud, resident, { ...APART, memberId });
    const taken = await take(clerk, decided);
    await clerk.get('case.refuse', { ...pick(taken), reason: 'other', words: '不符' });
    await resident.get('account.withdrawConsent', {});
    expect(await clerk.get('case.read', { caseId: sent.caseId })).toMatchObject({ state: 'withdrawn' });
    expect(await clerk.get('case.read', { caseId: decided.caseId })).toMatchObject({ state: 'refused' });
  });

  test('anyone else’s is not found', async () => {
    const { sent } = await sentCase(cloud);
    const stranger = await newResident(cloud);
    expect(await stranger.refused('case.read', { caseId: sent.caseId })).toEqual(['NOT_FOUND']);
    expect(await stranger.refused('case.withdraw', pick(sent))).toEqual(['NOT_FOUND']);
    expect(await stranger.get('case.list', {})).toEqual({ cases: [] });
  });
});

describe('taking', () => {
  test('of two clerks at once, one has it', async () => {
    const { sent } = await sentCase(cloud);
    const replies = await Promise.all([clerk, other].map((staff) => staff.call('case.take', pick(sent))));
    expect(replies.map(({ ok }) => ok).sort()).toEqual([false, true]);
    const loser = replies[0]?.ok ? other : clerk;
    expect(await loser.refused('case.take', pick(sent))).toEqual([
      'NOT_ALLOWED',
      expect.stringContaining('同事'),
    ]);
  });

  test('ends after 30 minutes by the clock alone', async () => {
    const { sent } = await sentCase(cloud);
    const taken = await take(clerk, sent);
    cloud.pass(HALF_AN_HOUR - 1);
    expect((await other.refused('case.take', pick(taken)))[0]).toBe('NOT_ALLOWED');
    cloud.pass(1);
    const late = await clerk.refused('case.approve', pick(taken));
    expect(late).toEqual(['STALE', expect.stringContaining('30分钟')]);
    expect(await clerk.get('case.read', { caseId: sent.caseId })).toMatchObject({
      state: 'submitted',
      taker: null,
    });
    expect(await other.get('case.take', pick(taken))).toMatchObject({ taker: { name: '陈芳' } });
  });

  test('can be given back by hand', async () => {
    const { sent } = await sentCase(cloud);
    const taken = await take(clerk, sent);
    expect((await other.refused('case.release', pick(taken)))[0]).toBe('NOT_ALLOWED');
    const released = await clerk.get('case.release', pick(taken));
    expect(released).toMatchObject({ state: 'submitted', taker: null, may: ['take'] });
    expect(await other.get('case.take', pick(released))).toMatchObject({ state: 'inReview' });
  });
});

describe('deciding', () => {
  test('on what was withdrawn is refused in words', async () => {
    const { resident, sent } = await sentCase(cloud);
    const taken = await take(clerk, sent);
    await resident.get('case.withdraw', pick(taken));
    expect(await clerk.refused('case.approve', pick(taken))).toEqual([
      'STALE',
      expect.stringContaining('撤回'),
    ]);
    expect(await resident.refused('case.withdraw', pick(taken))).toEqual(['STALE']);
  });

  test('and withdrawing at once: one of them holds', async () => {
    const { resident, self, sent } = await sentCase(cloud);
    const taken = await take(clerk, sent);
    const [approval, withdrawal] = await Promise.all([
      clerk.call('case.approve', pick(taken)),
      resident.call('case.withdraw', pick(taken)),
    ]);
    expect([approval.ok, withdrawal.ok].sort()).toEqual([false, true]);
    const person = await cloud.services.store.get('persons', self.personId);
    expect(person?.verifiedGroups).toEqual(approval.ok ? ['orphan'] : []);
  });

  test('twice at once from two phones of one clerk takes effect once', async () => {
    const { sent } = await sentCase(cloud);
    const taken = await take(clerk, sent);
    const words = '不符合';
    const replies = await Promise.all([
      clerk.call('case.approve', pick(taken)),
      clerk.call('case.refuse', { ...pick(taken), reason: 'other', words }),
    ]);
    expect(replies.map(({ ok }) => ok).sort()).toEqual([false, true]);
  });

  test('by two clerks at once, where one’s time is over: who has it decides', async () => {
    const { self, sent } = await sentCase(cloud);
    const first = await take(clerk, sent);
    cloud.pass(HALF_AN_HOUR);
    const second = await take(other, first);
    const words = '不符合';
    const [late, decided] = await Promise.all([
      clerk.call('case.approve', pick(second)),
      other.call('case.refuse', { ...pick(second), reason: 'other', words }),
    ]);
    expect([late.ok, decided.ok]).toEqual([false, true]);
    const person = await cloud.services.store.get('persons', self.personId);
    expect(person?.verifiedGroups).toEqual([]);
  });

  test('by a page that is out of date is refused', async () => {
    const { resident, sent } = await sentCase(cloud);
    const taken = await take(clerk, sent);
    await clerk.get('case.return', { ...pick(taken), words: '请补充' });
    const returned = await resident.get('case.read', { caseId: sent.caseId });
    const answered = await resident.get('case.submit', { ...pick(returned), words: '已补充' });
    await take(clerk, answered);
    expect(await clerk.refused('case.approve', pick(taken))).toEqual(['STALE', expect.any(String)]);
  });

  test('needs a taken case', async () => {
    const { sent } = await sentCase(cloud);
    expect(await clerk.refused('case.approve', pick(sent))).toEqual([
      'STALE',
      expect.stringContaining('领取'),
    ]);
  });
});

describe('reversing', () => {
  test('is a second person’s, undoes the effect, and opens the case again', async () => {
    const { resident, self, sent } = await sentCase(cloud);
    const taken = await take(lead, sent);
    const approved = await lead.get('case.approve', pick(taken));
    const words = '证件已经过期';
    expect((await lead.refused('case.reverse', { ...pick(approved), words }))[1]).toContain('自己的决定');
    expect((await clerk.refused('case.reverse', { ...pick(approved), words }))[0]).toBe('NOT_ALLOWED');
    const second = await newStaff(cloud, { role: 'prefecture', counties: [], name: '州里' });
    const reversed = await second.get('case.reverse', { ...pick(approved), words });
    expect(reversed).toMatchObject({ state: 'submitted', person: { verifiedGroups: [] } });
    const person = await cloud.services.store.get('persons', self.personId);
    expect(person?.verifiedGroups).toEqual([]);
    expect((await resident.get('case.read', { caseId: sent.caseId })).timeLine.at(-1)).toMatchObject({
      event: 'reversed',
      words,
    });
    expect(await take(clerk, reversed)).toMatchObject({ state: 'inReview' });
  });

  test('is refused while the same is asked for again', async () => {
    const { resident, memberId, sent } = await sentCase(cloud);
    const taken = await take(clerk, sent);
    const refused = await clerk.get('case.refuse', { ...pick(taken), reason: 'other', words: '不符合' });
    await sendCase(cloud, resident, { kind: 'verifyGroup', memberId, groups: ['orphan'] });
    expect(await lead.refused('case.reverse', { ...pick(refused), words: '重看' })).toEqual([
      'NOT_ALLOWED',
      expect.stringContaining('已经在办理'),
    ]);
  });
});

/** The case and the revision that was seen. */
function pick({ caseId, revision }: { caseId: string; revision: number }) {
  return { caseId, revision };
}
