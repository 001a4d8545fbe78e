import { type Cloud, openCloud } from '../cloud';
import { household, member } from '../people';
import { cleanPhoto, knownPerson, newFamily, newStaff, provenResident, type Staffer, take } from './desk';

let cloud: Cloud;
let clerk: Staffer;
let other: Staffer;
beforeAll(async () => {
  cloud = await openCloud();
  clerk = await newStaff(cloud);
  other = await newStaff(cloud);
});
afterAll(() => cloud.close());

const consent = { form: 'TY2026-0031', signedOn: '2026-11-22' };

/** A household of one known person, registered on paper, with a case that a clerk filed. */
async function onPaper() {
  const known = await knownPerson(cloud, '何永德', ['extremelyPoor']);
  const made = await clerk.get('assisted.register', {
    consent,
    household: household(member({ name: known.name, number: known.number, relation: 'self' }), member()),
  });
  const { householdId } = made.household;
  const memberId = made.household.members[0]?.memberId ?? '';
  const application = { kind: 'confirmMembership' as const, memberId };
  const filed = await clerk.get('assisted.file', { householdId, application, attachments: [] });
  const caseId = filed.cases[0]?.caseId ?? '';
  return { known, made, householdId, memberId, filed, caseId };
}

test('a clerk registers and files on paper, another decides, and the paper tells it all', async () => {
  const { known, made, householdId, filed, caseId } = await onPaper();
  expect(made).toMatchObject({ consent, desk: '城关区医保经办', cases: [] });
  expect(made.receipt).toMatch(/^20261122-\d{8}$/);
  expect(filed.cases).toMatchObject([{ kind: 'confirmMembership', state: 'submitted', name: '何永德' }]);

  const mine = await clerk.get('case.read', { caseId });
  const told = expect.stringContaining('代为提交');
  expect(mine).toMatchObject({ filedAtDesk: true, may: [], closed: told });
  expect(await clerk.refused('case.take', { caseId, revision: mine.revision })).toEqual([
    'NOT_ALLOWED',
    told,
  ]);
  const taken = await take(other, mine);
  await other.get('case.approve', { caseId, revision: taken.revision });
  const paper = await other.get('assisted.read', { householdId });
  expect(paper.cases).toMatchObject([{ caseId, state: 'approved' }]);
  expect(paper.household.members[0]).toMatchObject({ status: 'confirmed', name: known.name });
});

describe('what was filed on paper and sent back', () => {
  test('is answered on paper, with what was added; neither who filed nor who answered decides', async () => {
    const { householdId, caseId } = await onPaper();
    const { revision } = await other.get('case.read', { caseId });
    const taken = await take(other, { caseId, revision });
    await other.get('case.return', { caseId, revision: taken.revision, words: '请补户口本' });
    const asked = await other.get('assisted.read', { householdId });
    expect(asked.cases).toMatchObject([{ state: 'returned', asked: '请补户口本' }]);
    const third = await newStaff(cloud);
    const photo = await cleanPhoto(cloud, third.openid);
    const answer = {
      householdId,
      caseId,
      revision: asked.cases[0]?.revision ?? 0,
      words: '补了户口本',
      attachments: [photo],
    };
    const answered = await third.get('assisted.answer', answer);
    expect(answered.cases).toMatchObject([{ state: 'submitted', asked: null }]);
    expect((await third.refused('assisted.answer', answer))[0]).toBe('STALE');
    const { cases } = answered;
    for (const mine of [clerk, third]) {
      const now = await mine.get('case.read', { caseId });
      expect(now).toMatchObject({ attachments: [photo], may: [] });
      expect((await mine.refused('case.take', { caseId, revision: now.revision }))[0]).toBe('NOT_ALLOWED');
    }
    expect(cases).toHaveLength(1);
    const last = await take(other, { caseId, revision: (await other.get('case.read', { caseId })).revision });
    expect(last.timeLine.filter(({ event }) => event === 'answered')).toMatchObject([
      { by: 'staff', words: '补了户口本' },
    ]);
    expect(last.may).toContain('approve');
  });

  test('is answered for that household alone, and only while it is asked for', async () => {
    const one = await onPaper();
    const two = await onPaper();
    const { revision } = await clerk.get('case.read', { caseId: two.caseId });
    const rest = { caseId: two.caseId, revision, words: '补', attachments: [] };
    expect(await clerk.refused('assisted.answer', { householdId: one.householdId, ...rest })).toEqual([
      'NOT_FOUND',
      expect.any(String),
    ]);
    expect((await clerk.refused('assisted.answer', { householdId: two.householdId, ...rest }))[0]).toBe(
      'STALE',
    );
  });
});

test('it is found again by exact name or number, in one’s own counties alone', async () => {
  const { known, householdId } = await onPaper();
  const document = { kind: 'residentId' as const, number: known.number };
  const found = await clerk.get('assisted.search', { by: { field: 'document', document } });
  expect(found.households).toMatchObject([{ householdId, names: ['何永德', '测试甲'] }]);
  const byName = await clerk.get('assisted.search', { by: { field: 'name', name: '何永德' } });
  expect(byName.households.map((one) => one.householdId)).toContain(householdId);
  const stranger = await newStaff(cloud, { counties: ['620103'] });
  expect(await stranger.get('assisted.search', { by: { field: 'document', document } })).toEqual({
    households: [],
  });
  expect((await stranger.refused('assisted.read', { householdId }))[0]).toBe('NOT_FOUND');
  const { householdId: own } = await newFamily(cloud, known);
  expect((await clerk.refused('assisted.read', { householdId: own }))[0]).toBe('NOT_FOUND');
});

test('only in one’s own counties, and only on consent that was signed', async () => {
  const there = { ...household(member()), county: '620103' };
  expect((await clerk.refused('assisted.register', { consent, household: there }))[0]).toBe('NOT_ALLOWED');
  const tomorrow = { ...consent, signedOn: '2026-11-23' };
  const here = household(member());
  expect((await clerk.refused('assisted.register', { consent: tomorrow, household: here }))[0]).toBe(
    'INVALID_DATE',
  );
});

describe('taking over', () => {
  test('with the code on paper, by a member, brings household and cases along', async () => {
    const { known, householdId, caseId } = await onPaper();
    const { code } = await clerk.get('assisted.code', { householdId });
    const resident = await provenResident(cloud, known);
    const { household: taken } = await resident.get('household.takeOver', { code: code.toLowerCase() });
    expect(taken).toMatchObject({ householdId, members: [{ status: 'confirmed' }, { status: 'claimed' }] });
    expect((await resident.get('case.list', {})).cases).toMatchObject([{ caseId, state: 'submitted' }]);
    const seen = await resident.get('case.read', { caseId });
    expect(seen.timeLine.map(({ event }) => event)).toEqual(['filedAtDesk', 'takenOver']);
    await resident.get('case.withdraw', { caseId, revision: seen.revision });
    expect((await clerk.refused('assisted.read', { householdId }))[0]).toBe('NOT_FOUND');
    const again = await provenResident(cloud, await knownPerson(cloud));
    expect(await again.refused('household.takeOver', { code })).toEqual(['NOT_FOUND', 'code']);
  });

  test('is refused to a stranger, without a real name, with an older code, and too late', async () => {
    const { known, householdId } = await onPaper();
    const { code: older } = await clerk.get('assisted.code', { householdId });
    const { code } = await clerk.get('assisted.code', { householdId });
    const stranger = await provenResident(cloud, await knownPerson(cloud, '陌生人'));
    expect(await stranger.refused('household.takeOver', { code })).toEqual(['NOT_FOUND', 'code']);
    const resident = await provenResident(cloud, known);
    expect(await resident.refused('household.takeOver', { code: older })).toEqual(['NOT_FOUND', 'code']);
    cloud.pass(30 * 86_400_000);
    expect(await resident.refused('household.takeOver', { code })).toEqual(['NOT_FOUND', 'code']);
    const { resident: settled } = await newFamily(cloud);
    expect(await settled.refused('household.takeOver', { code })).toEqual(['ALREADY_REGISTERED']);
  });

  test('tries are counted', async () => {
    const resident = await provenResident(cloud, await knownPerson(cloud));
    for (let i = 0; i < 5; i++)
      expect(await resident.refused('household.takeOver', { code: `AAAAA-2222${i + 2}` })).toEqual([
        'NOT_FOUND',
        'code',
      ]);
    expect(await resident.refused('household.takeOver', { code: 'AAAAA-22222' })).toEqual(['TOO_MANY_TRIES']);
  });

  test('by two phones at once, one has it', async () => {
    const { known, householdId } = await onPaper();
    const { code } = await clerk.get('assisted.code', { householdId });
    const residents = [await provenResident(cloud, known), await provenResident(cloud, known)];
    const replies = await Promise.all(residents.map((one) => one.call('household.takeOver', { code })));
    expect(replies.map(({ ok }) => ok).sort()).toEqual([false, true]);
  });
});
