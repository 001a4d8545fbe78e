import type { FiledApplication } from '@jiayibao/shared/contract/resident';
import { type Cloud, openCloud, type Resident } from '../cloud';
import { cleanPhoto, knownPerson, newFamily, newStaff, type Staffer, sendCase, take } from '../desk/desk';
import { member } from '../people';
import {
  applicationFor,
  coveredFamily,
  enrol,
  HOSPITAL,
  record,
  settleVisit,
  writeInstitution,
} from './recognitions';

let cloud: Cloud;
let clerk: Staffer;
let lead: Staffer;
beforeAll(async () => {
  cloud = await openCloud();
  clerk = await newStaff(cloud);
  lead = await newStaff(cloud, { role: 'lead' });
  await writeInstitution(cloud, HOSPITAL.institutionId, { name: HOSPITAL.institutionName });
});
afterAll(() => cloud.close());

async function approve(resident: Resident, application: FiledApplication) {
  const { caseId, revision } = await take(clerk, await sendCase(cloud, resident, application));
  return clerk.get('case.approve', { caseId, revision });
}

async function whyNot(resident: Resident, application: FiledApplication) {
  const { possible, words, path } = await resident.get('case.check', { application });
  expect(possible).toBe(false);
  return { words, path };
}

describe('told before sending when it cannot succeed', () => {
  test('who is not enrolled today, and from when they are', async () => {
    const { resident, self, memberId } = await newFamily(cloud);
    const application = applicationFor(memberId, ['diabetes']);
    expect((await whyNot(resident, application)).words).toContain('今天没有参保');
    await enrol(cloud, self.personId, '2027-01-01', '2027-12-31');
    expect((await whyNot(resident, application)).words).toContain('2027年1月1日');
    await enrol(cloud, self.personId, '2026-01-01', '2026-11-21');
    expect((await whyNot(resident, application)).words).toContain('2027年1月1日');
    await enrol(cloud, self.personId, '2026-01-01', '2026-11-22');
    expect(await resident.get('case.check', { application })).toMatchObject({ possible: true });
  });

  test('what is recognised already, and the same disease under chronic and special diseases', async () => {
    const { resident, self, memberId } = await coveredFamily(cloud);
    await approve(resident, applicationFor(memberId, ['hypertension']));
    const both = applicationFor(memberId, ['hypertension', 'diabetes']);
    expect(await whyNot(resident, both)).toEqual({
      words: '高血压已经认定，不用再申请，请只选另一种病。',
      path: 'application.conditions',
    });
    expect((await whyNot(resident, applicationFor(memberId, ['hypertension']))).words).toContain('长期有效');
    await record(lead, self, {
      programme: 'chronic',
      condition: 'diabetes',
      disease: '糖尿病伴并发症',
      ceiling: '3000',
      from: '2026-11-01',
    });
    expect((await whyNot(resident, applicationFor(memberId, ['diabetes']))).words).toContain(
      '第十九条（七）',
    );
  });

  test("Linxia's policy has none of it", async () => {
    const resident = await coveredFamily(cloud).then((family) => family.resident);
    const { household: kept } = await resident.get('household.read', {});
    if (!kept) throw new Error('a household');
    const { revision, members } = kept;
    await resident.get('household.change', { revision, region: 'linxia', county: '622901' });
    const memberId = members[0]?.memberId ?? '';
    expect((await whyNot(resident, applicationFor(memberId, ['diabetes']))).words).toContain('临夏');
    expect(await resident.get('recognition.read', { memberId })).toMatchObject({ offered: false });
  });

  test('a hospital below tier 2, not designated, unknown, or of another name; a day that cannot be', async () => {
    const { resident, memberId } = await coveredFamily(cloud);
    await writeInstitution(cloud, 'hospital-tier1', { level: 'tier1' });
    await writeInstitution(cloud, 'hospital-other', { designated: false });
    const at = (institutionId: string, institutionName = institutionId) =>
      whyNot(resident, applicationFor(memberId, ['diabetes'], { institutionId, institutionName }));
    expect(await at('hospital-tier1')).toMatchObject({ path: 'application.institutionId' });
    expect((await at('hospital-other')).words).toContain('二级及以上的定点医院');
    expect((await at('hospital-nowhere')).words).toContain('没有找到');
    expect((await at(HOSPITAL.institutionId, '另一家')).words).toContain('没有找到');
    for (const diagnosedOn of ['2026-11-23', '1959-12-31']) {
      const application = applicationFor(memberId, ['diabetes'], { diagnosedOn });
      expect(await whyNot(resident, application)).toMatchObject({ path: 'application.diagnosedOn' });
    }
  });

  test('an unconfirmed household is told nothing of the record', async () => {
    const known = await knownPerson(cloud, '王大爷');
    const own = await coveredFamily(cloud, known);
    await approve(own.resident, applicationFor(own.memberId, ['diabetes']));
    const other = await newFamily(cloud);
    const { household: kept } = await other.resident.get('household.addMember', {
      member: member({ name: known.name, number: known.number }),
    });
    const memberId = kept.members[1]?.memberId ?? '';
    expect((await whyNot(other.resident, applicationFor(memberId, ['diabetes']))).words).toContain(
      '还没有确认',
    );
    expect(await other.resident.get('recognition.read', { memberId })).toMatchObject({
      known: null,
      lastCase: null,
    });
  });
});

test('an application wants evidence and cannot leave out that nothing is damaged', async () => {
  const { resident, memberId } = await coveredFamily(cloud);
  const application = applicationFor(memberId, ['diabetes']);
  const draft = await resident.get('case.save', { application, attachments: [] });
  const { caseId, revision } = draft;
  expect(await resident.refused('case.submit', { caseId, revision })).toEqual(['NOT_ALLOWED', 'attachments']);
  const damaged = { ...application, noOrganDamage: false } as never;
  expect(await resident.refused('case.check', { application: damaged })).toEqual([
    'MALFORMED_REQUEST',
    'application.noOrganDamage',
  ]);
  const twice = applicationFor(memberId, ['diabetes', 'diabetes']);
  expect(await resident.refused('case.check', { application: twice })).toEqual([
    'MALFORMED_REQUEST',
    'application.conditions',
  ]);
});

test('returned, answered, approved: from that day both diseases have one ceiling, which fills', async () => {
  const { resident, self, memberId } = await coveredFamily(cloud);
  const sent = await sendCase(cloud, resident, applicationFor(memberId, ['hypertension', 'diabetes']));
  const { caseId } = sent;
  const taken = await take(clerk, sent);
  expect(taken).toMatchObject({ obstacle: null, advice: expect.stringContaining('1200.00元') });
  await clerk.get('case.return', { caseId, revision: taken.revision, words: '诊断证明不清楚，请重拍' });
  expect(await resident.get('recognition.read', { memberId })).toMatchObject({
    known: { twoDisease: null, recognitions: [] },
    lastCase: { state: 'returned' },
  });
  const returned = await resident.get('case.read', { caseId });
  const saved = await resident.get('case.save', {
    caseId,
    revision: returned.revision,
    application: applicationFor(memberId, ['hypertension', 'diabetes']),
    attachments: [await cleanPhoto(cloud, resident.openid)],
  });
  const answered = await resident.get('case.submit', { caseId, revision: saved.revision, words: '重拍了' });
  const again = await take(lead, answered);
  await lead.get('case.approve', { caseId, revision: again.revision });
  const year = async () => (await resident.get('recognition.read', { memberId })).known?.twoDisease;
  const conditions = ['hypertension', 'diabetes'];
  expect(await year()).toEqual({ conditions, ceiling: '1200.00', used: '0.00', left: '1200.00' });
  await settleVisit(cloud, self.personId, 'twoDisease', 38_640);
  expect(await year()).toEqual({ conditions, ceiling: '1200.00', used: '386.40', left: '813.60' });
  await settleVisit(cloud, self.personId, 'twoDisease', 90_000);
  expect(await year()).toMatchObject({ used: '1286.40', left: '0.00' });
});

test('nothing in the records or the notices tells of the disease', async () => {
  const { resident, self, memberId } = await coveredFamily(cloud);
  const { number } = await approve(resident, applicationFor(memberId, ['diabetes']));
  const { notices } = await resident.get('notice.list', {});
  expect(notices[0]?.words).toBe(`您的门诊待遇申请（编号${number}）已经通过。`);
  const { store } = cloud.services;
  const [kept] = await store.find('cases', { number });
  const stored = JSON.stringify([
    kept,
    await store.get('recognitions', self.personId),
    await store.find('notices', {}),
    await store.find('messages', {}),
    await store.find('audit', {}),
    cloud.logged,
  ]);
  expect(stored).not.toMatch(/diabetes|hypertension|糖尿病|高血压|两病/);
});

test('undone, it holds no more; not once a chronic recognition has ended it', async () => {
  const first = await coveredFamily(cloud);
  const approved = await approve(first.resident, applicationFor(first.memberId, ['hypertension']));
  const reverse = ({ caseId, revision }: { caseId: string; revision: number }) =>
    lead.call('case.reverse', { caseId, revision, words: '办错了' });
  expect(await reverse(approved)).toMatchObject({ ok: true });
  expect((await first.resident.get('recognition.read', { memberId: first.memberId })).known).toMatchObject({
    twoDisease: null,
    recognitions: [],
  });
  const second = await coveredFamily(cloud);
  const standing = await approve(second.resident, applicationFor(second.memberId, ['hypertension']));
  await record(clerk, second.self, {
    programme: 'chronic',
    condition: 'hypertension',
    disease: '高血压三期',
    ceiling: '2000',
    from: '2026-11-22',
  });
  expect(await reverse(standing)).toMatchObject({ ok: false, error: { code: 'NOT_ALLOWED' } });
});

test('a child without a phone: the family applies for them', async () => {
  const { resident } = await coveredFamily(cloud);
  const known = await knownPerson(cloud, '李小明');
  await enrol(cloud, known.personId);
  const { household: kept } = await resident.get('household.addMember', {
    member: member({ name: known.name, number: known.number, relation: 'child' }),
  });
  const memberId = kept.members[1]?.memberId ?? '';
  await approve(resident, { kind: 'confirmMembership', memberId });
  await approve(resident, applicationFor(memberId, ['diabetes']));
  const { known: found } = await resident.get('recognition.read', { memberId });
  expect(found?.twoDisease).toMatchObject({ conditions: ['diabetes'], ceiling: '800.00' });
});
