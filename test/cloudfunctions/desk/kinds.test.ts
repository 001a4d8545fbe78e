import { recordEnrolment } from '@jiayibao/cloudfunctions/core';
import {
  CASE_KINDS,
  caseKinds,
  type FiledApplication,
  type Group,
  REGIONS,
} from '@jiayibao/shared/contract/resident';
import type { CivilDate } from '@jiayibao/shared/dates';
import { clauseText } from '@jiayibao/shared/policy';
import { type Cloud, newResident, openCloud, type Resident } from '../cloud';
import { household, member, newNumber, numberOf } from '../people';
import {
  cleanPhoto,
  type Known,
  knownPerson,
  newFamily,
  newStaff,
  type Staffer,
  sendCase,
  take,
} from './desk';

let cloud: Cloud;
let clerk: Staffer;
let lead: Staffer;
beforeAll(async () => {
  cloud = await openCloud();
  clerk = await newStaff(cloud);
  lead = await newStaff(cloud, { role: 'lead' });
});
afterAll(() => cloud.close());

async function approve(resident: Resident, application: FiledApplication) {
  const sent = await sendCase(cloud, resident, application);
  const { caseId, revision } = await take(clerk, sent);
  return clerk.get('case.approve', { caseId, revision });
}

function reverse({ caseId, revision }: { caseId: string; revision: number }) {
  return lead.get('case.reverse', { caseId, revision, words: '办错了' });
}

async function firstMember(resident: Resident) {
  const { household: kept } = await resident.get('household.read', {});
  const [first] = kept?.members ?? [];
  if (!first) throw new Error('one member');
  return first;
}

const DOCUMENTS = 'lanzhou-2025 linxia-2018'.split(' ') as ['lanzhou-2025', 'linxia-2018'];

test('whose kin it is, and who says so, stands beside the record', async () => {
  const { resident, self } = await newFamily(cloud);
  const other = await knownPerson(cloud, '马福祥');
  const born = { name: '马富祥', number: other.number, relation: 'parent' as const };
  const { household: kept } = await resident.get('household.addMember', { member: member(born) });
  const memberId = kept.members.find(({ name }) => name === born.name)?.memberId ?? '';
  const { caseId } = await sendCase(cloud, resident, { kind: 'confirmMembership', memberId });
  const seen = await clerk.get('case.read', { caseId });
  expect(seen.asked).toMatchObject({ by: self.name, relation: 'parent', name: born.name });
  expect(seen.person?.name).toBe('马福祥');
});

test.each(CASE_KINDS)('%s: every reason has words, and its clauses exist', (kind) => {
  const { refusals, prefix, dueDays, evidence } = caseKinds[kind];
  expect(prefix).toMatch(/^[A-Z]{2}$/);
  expect(dueDays).toBeGreaterThan(0);
  expect(evidence.words.length > 0).toBe(evidence.required);
  expect(new Set(refusals.map(({ code }) => code)).size).toBe(refusals.length);
  for (const { clause } of refusals)
    for (const [i, region] of REGIONS.entries())
      if (clause[region] !== null)
        expect(clauseText(DOCUMENTS[i] as 'lanzhou-2025', clause[region])).not.toBeNull();
});

describe('verifyGroup', () => {
  test('what is recognised already cannot be asked for; undone, only what was added goes', async () => {
    const { resident, memberId, self } = await newFamily(cloud, await knownPerson(cloud, '张三', ['orphan']));
    const application = { kind: 'verifyGroup' as const, memberId, groups: ['orphan' as const] };
    expect(await resident.get('case.check', { application })).toMatchObject({ possible: false });
    const approved = await approve(resident, {
      ...application,
      groups: ['orphan', 'entitledGroup', 'entitledGroup'],
    });
    const groups = async () => (await cloud.services.store.get('persons', self.personId))?.verifiedGroups;
    expect(await groups()).toEqual(['orphan', 'entitledGroup']);
    await reverse(approved);
    expect(await groups()).toEqual(['orphan']);
  });

  test('what cannot be one person is refused before sending, and by its sex alone where it is that', async () => {
    for (const sex of ['male', 'female'] as const) {
      const { resident, memberId } = await newFamily(
        cloud,
        await knownPerson(cloud, '王五', [], numberOf(sex)),
      );
      const asked = (...groups: Group[]) =>
        resident.get('case.check', { application: { kind: 'verifyGroup', memberId, groups } });
      const refused = { possible: false, path: 'application.groups' };
      expect(await asked('disabilityGrade1', 'disabilityGrade2')).toMatchObject(refused);
      expect(await asked('maternal', 'disabilityGrade1')).toMatchObject(
        sex === 'male' ? refused : { possible: true },
      );
    }
  });

  test('each group has a case of its own; a second for the same one is told before sending', async () => {
    const { resident, memberId } = await newFamily(cloud);
    const of = (group: Group) => ({ kind: 'verifyGroup' as const, memberId, groups: [group] });
    const first = await sendCase(cloud, resident, of('entitledGroup'));
    const second = await sendCase(cloud, resident, of('disabilityGrade1'));
    const application = of('entitledGroup');
    const words = expect.stringContaining(first.number);
    expect(await resident.get('case.check', { application })).toEqual({ possible: false, words, path: null });
    await expect(sendCase(cloud, resident, application)).rejects.toThrow('NOT_ALLOWED');
    expect(await resident.get('case.check', { application, caseId: first.caseId })).toMatchObject({
      possible: true,
    });
    const { caseId, revision } = await take(clerk, second);
    const input = { caseId, revision, reason: 'groupNotRecognised', words: '没有残疾证' };
    await clerk.get('case.refuse', input);
    const { cases } = await resident.get('case.list', {});
    const rows = cases.map(({ groups, state }) => ({ groups, state }));
    expect(rows).toContainEqual({ groups: ['entitledGroup'], state: 'submitted' });
    expect(rows).toContainEqual({ groups: ['disabilityGrade1'], state: 'refused' });
  });

  test('the clerk is asked about what is unlikely, and told what gives way; undone, it is back', async () => {
    const known = await knownPerson(cloud, '张三', ['ruralAllowanceClass1', 'orphan']);
    const { resident, memberId, self } = await newFamily(cloud, known);
    const groups: Group[] = ['ruralAllowanceClass3'];
    const taken = await take(
      clerk,
      await sendCase(cloud, resident, { kind: 'verifyGroup', memberId, groups }),
    );
    expect(taken.obstacle).toBeNull();
    expect(taken.advice).toContain('原来的由这次的代替');
    expect(taken.advice).toContain('在读证明');
    const { caseId, revision } = taken;
    const approved = await clerk.get('case.approve', { caseId, revision });
    const held = async () => (await cloud.services.store.get('persons', self.personId))?.verifiedGroups;
    expect(await held()).toEqual(['orphan', 'ruralAllowanceClass3']);
    const later = await approve(resident, { kind: 'verifyGroup', memberId, groups: ['urbanAllowanceFull'] });
    const [code] = await lead.refused('case.reverse', {
      caseId,
      revision: approved.revision,
      words: '证件是别人的',
    });
    expect(code).toBe('NOT_ALLOWED');
    await reverse(later);
    expect(await held()).toEqual(['orphan', 'ruralAllowanceClass3']);
  });
});

describe('confirmMembership', () => {
  async function keeping(known: Known, name = known.name) {
    const resident = await newResident(cloud);
    await resident.get('household.register', household(member({ name, number: known.number })));
    return resident;
  }

  test('shows the household the record, until it is undone', async () => {
    const known = await knownPerson(cloud, '王大爷', ['extremelyPoor']);
    const resident = await keeping(known);
    const { memberId } = await firstMember(resident);
    const approved = await approve(resident, { kind: 'confirmMembership', memberId });
    expect(await firstMember(resident)).toMatchObject({
      status: 'confirmed',
      groups: [{ group: 'extremelyPoor', state: 'verified' }],
    });
    await reverse(approved);
    expect(await firstMember(resident)).toMatchObject({ status: 'claimed', groups: [], cover: null });
  });

  test('vouches for the name of a person of whom nothing was known', async () => {
    const number = newNumber();
    const resident = await newResident(cloud);
    await resident.get('household.register', household(member({ name: '新来的', number })));
    const { memberId } = await firstMember(resident);
    const approved = await approve(resident, { kind: 'confirmMembership', memberId });
    expect(approved.person?.name).toBe('新来的');
    expect((await reverse(approved)).person?.name).toBeNull();
  });

  test('another name than the record’s is told to the clerk alone', async () => {
    const known = await knownPerson(cloud, '王大爷');
    const resident = await keeping(known, '李大爷');
    const { memberId } = await firstMember(resident);
    const application = { kind: 'confirmMembership' as const, memberId };
    expect(await resident.get('case.check', { application })).toMatchObject({ possible: true });
    const sent = await sendCase(cloud, resident, application);
    const taken = await take(clerk, sent);
    expect(taken.obstacle).toContain('姓名不一致');
    expect(await clerk.refused('case.approve', { caseId: taken.caseId, revision: taken.revision })).toEqual([
      'NOT_ALLOWED',
      taken.obstacle,
    ]);
  });
});

describe('documentChange', () => {
  async function changed() {
    const family = await newFamily(cloud);
    const number = newNumber();
    const application = {
      kind: 'documentChange' as const,
      memberId: family.memberId,
      name: '张珊',
      document: { kind: 'residentId' as const, number },
    };
    return { ...family, number, application };
  }
  const typedAs = async (number: string) => {
    const resident = await newResident(cloud);
    const { household: made } = await resident.get('household.register', household(member({ number })));
    return (await cloud.services.store.get('memberships', made.members[0]?.memberId ?? ''))?.personId;
  };

  test('moves the number and the name; the person stays, and the old number is still theirs', async () => {
    const { resident, self, number, application } = await changed();
    await approve(resident, application);
    expect(await firstMember(resident)).toMatchObject({ name: '张珊', status: 'confirmed' });
    const { memberId } = application;
    expect((await resident.get('household.readMember', { memberId })).member.document.number).toBe(number);
    expect(await typedAs(number)).toBe(self.personId);
    expect(await typedAs(self.number)).toBe(self.personId);
    const keys = [self.number, number].map((one) => cloud.services.vault.lookup('identity', one));
    const identities = await cloud.services.store.getMany('identities', keys);
    expect(identities.map(({ formerSince }) => typeof formerSince).sort()).toEqual(['number', 'undefined']);
  });

  test('undone, the new number is nobody’s whom anything is known of', async () => {
    const { resident, self, number, application } = await changed();
    await reverse(await approve(resident, application));
    expect(await firstMember(resident)).toMatchObject({ name: '张三' });
    expect(await typedAs(self.number)).toBe(self.personId);
    expect(await typedAs(number)).not.toBe(self.personId);
  });

  test('a number in another record is told to the clerk alone, and refused', async () => {
    const { resident, application } = await changed();
    const { number } = await knownPerson(cloud, '别人');
    const wrong = { ...application, document: { kind: 'residentId' as const, number } };
    expect(await resident.get('case.check', { application: wrong })).toMatchObject({ possible: true });
    const taken = await take(clerk, await sendCase(cloud, resident, wrong));
    expect(taken.obstacle).toContain('另一份档案');
    const { caseId, revision } = taken;
    expect((await clerk.refused('case.approve', { caseId, revision }))[0]).toBe('NOT_ALLOWED');
  });

  test('nothing different, and a number that cannot be, are said before', async () => {
    const { resident, self, application } = await changed();
    const same = {
      ...application,
      name: '张三',
      document: { kind: 'residentId' as const, number: self.number },
    };
    expect(await resident.get('case.check', { application: same })).toMatchObject({ possible: false });
    const wrong = { ...application, document: { kind: 'residentId' as const, number: '62010219600101000' } };
    expect(await resident.get('case.check', { application: wrong })).toMatchObject({
      possible: false,
      path: 'application.document.number',
    });
  });
});

describe('enrolmentEnd', () => {
  async function covered() {
    const family = await newFamily(cloud);
    for (const benefitYear of [2026, 2027])
      await recordEnrolment(cloud.services, {
        personId: family.self.personId,
        benefitYear,
        region: 'lanzhou',
        benefitFrom: `${benefitYear}-01-01` as CivilDate,
        benefitTo: `${benefitYear}-12-31` as CivilDate,
      });
    return family;
  }
  const coverOf = async (resident: Resident) =>
    (await firstMember(resident)).cover?.map(({ from, to }) => `${from}..${to}`);

  test('stops benefits that day, in this year and the next, until it is undone', async () => {
    const { resident, memberId } = await covered();
    const approved = await approve(resident, {
      kind: 'enrolmentEnd',
      memberId,
      reason: 'movedAway',
      from: '2026-12-01',
    });
    expect(await coverOf(resident)).toEqual(['2026-01-01..2026-11-30']);
    await reverse(approved);
    expect(await coverOf(resident)).toEqual(['2026-01-01..2026-12-31', '2027-01-01..2027-12-31']);
  });

  test('on the first day of cover leaves none of it', async () => {
    const { resident, memberId, self } = await covered();
    await approve(resident, { kind: 'enrolmentEnd', memberId, reason: 'death', from: '2026-01-01' });
    expect(await coverOf(resident)).toEqual([]);
    const enrolment = await cloud.services.store.get('enrolments', `enrolment:2026:${self.personId}`);
    expect(enrolment).toMatchObject({ state: 'ended', benefitTo: '2026-12-31' });
  });

  test('on the last day of cover takes that day', async () => {
    const { resident, memberId } = await covered();
    await approve(resident, {
      kind: 'enrolmentEnd',
      memberId,
      reason: 'militaryService',
      from: '2026-12-31',
    });
    expect(await coverOf(resident)).toEqual(['2026-01-01..2026-12-30']);
  });

  test('where there is nothing to end, that is said', async () => {
    const { resident, memberId } = await covered();
    const application = {
      kind: 'enrolmentEnd' as const,
      memberId,
      reason: 'emigration' as const,
      from: '2028-06-01',
    };
    expect(await resident.get('case.check', { application })).toMatchObject({
      possible: false,
      path: 'application.from',
    });
  });

  test('is not undone where the enrolment was changed since', async () => {
    const { resident, memberId, self } = await covered();
    const application = {
      kind: 'enrolmentEnd' as const,
      memberId,
      reason: 'imprisonment' as const,
      from: '2026-12-01',
    };
    const { caseId, revision } = await approve(resident, application);
    await recordEnrolment(cloud.services, {
      personId: self.personId,
      benefitYear: 2026,
      region: 'lanzhou',
      benefitFrom: '2026-01-01' as CivilDate,
      benefitTo: '2026-12-31' as CivilDate,
    });
    expect(await lead.refused('case.reverse', { caseId, revision, words: '释放' })).toEqual([
      'NOT_ALLOWED',
      expect.stringContaining('又有变更'),
    ]);
  });
});

test('a member who left the household meanwhile cannot be approved', async () => {
  const { resident, memberId } = await newFamily(cloud);
  const attachments = [await cleanPhoto(cloud, resident.openid)];
  const application = { kind: 'verifyGroup' as const, memberId, groups: ['orphan' as const] };
  const draft = await resident.get('case.save', { application, attachments });
  const { caseId } = draft;
  const sent = await resident.get('case.submit', { caseId, revision: draft.revision });
  const { revision: seen } = await firstMember(resident);
  await resident.get('household.removeMember', { memberId, revision: seen });
  const taken = await take(clerk, sent);
  expect(taken.obstacle).toContain('不在申请人的家庭');
  expect((await clerk.refused('case.approve', { caseId, revision: taken.revision }))[0]).toBe('NOT_ALLOWED');
});
