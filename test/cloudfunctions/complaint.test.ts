import { COMPLAINT_ROWS } from '@jiayibao/shared/contract/agency';
import type { InputOf } from '@jiayibao/shared/contract/resident';
import { type Cloud, newResident, openCloud, type Resident } from './cloud';
import { newFamily, newStaff, type Staffer, sentCase, take } from './desk/desk';
import { member } from './people';

let cloud: Cloud;
let clerk: Staffer;
let lead: Staffer;
let prefecture: Staffer;
beforeAll(async () => {
  cloud = await openCloud();
  clerk = await newStaff(cloud, { name: '马经办' });
  lead = await newStaff(cloud, { role: 'lead', name: '李负责' });
  prefecture = await newStaff(cloud, { role: 'prefecture', counties: [], name: '张市级' });
});
afterAll(() => cloud.close());

const about = (changes: Partial<InputOf<'complaint.file'>> = {}): InputOf<'complaint.file'> => ({
  region: 'lanzhou',
  county: '620102',
  about: 'institution',
  named: '示例医院',
  words: '多收了检查费，不给清单',
  contact: null,
  ...changes,
});

/** What one of staff sees of one complaint, or undefined. */
async function seenBy(staff: Staffer, number: string) {
  const { complaints } = await staff.get('complaint.list', {});
  return complaints.find((one) => one.number === number);
}

/** The clerk answers one. */
async function answer(complaintId: string) {
  const { revision = 0 } = (await cloud.services.store.get('complaints', complaintId)) ?? {};
  return clerk.get('complaint.answer', { complaintId, revision, words: '已责令退回' });
}

async function file(resident: Resident, changes: Partial<InputOf<'complaint.file'>> = {}) {
  return resident.get('complaint.file', about(changes));
}

test('an anonymous complaint is answered, and its writer alone is told', async () => {
  const resident = await newResident(cloud);
  const { number, complaintId, dueOn } = await file(resident);
  expect(number).toMatch(/^TS20261122\d{6}$/);
  expect(dueOn).toBe('2026-12-07');
  const seen = await seenBy(clerk, number);
  expect(seen).toMatchObject({
    contact: null,
    caseNumber: null,
    words: '多收了检查费，不给清单',
    answer: null,
  });
  const { revision } = seen ?? { revision: 0 };
  const answered = await clerk.get('complaint.answer', { complaintId, revision, words: '已责令退回' });
  expect(answered).toMatchObject({ by: '马经办', answer: { words: '已责令退回' } });
  expect((await clerk.refused('complaint.answer', { complaintId, revision: 2, words: '再答' }))[0]).toBe(
    'STALE',
  );
  const { complaints } = await resident.get('complaint.list', {});
  expect(complaints).toMatchObject([{ number, answer: { words: '已责令退回' } }]);
  const { notices } = await resident.get('notice.list', {});
  expect(notices).toMatchObject([{ kind: 'complaintAnswered', words: expect.not.stringContaining(number) }]);
  const other = await newResident(cloud);
  expect((await other.get('complaint.list', {})).complaints).toEqual([]);
});

test('nothing that is kept or logged tells who wrote it', async () => {
  const { resident, sent } = await sentCase(cloud);
  const account = cloud.services.vault.lookup('account', resident.openid);
  const { complaintId } = await file(resident, { caseNumber: sent.number });
  const kept = JSON.stringify(await cloud.services.store.get('complaints', complaintId));
  expect(kept).not.toContain(account);
  expect(kept).not.toContain(sent.number);
  expect(kept).not.toContain('检查费');
  const lines = cloud.logged.filter((line) => line.includes('complaint.file'));
  expect(lines.length).toBeGreaterThan(0);
  for (const line of lines) expect(line).not.toMatch(/caller/);
  const { number } = JSON.parse(kept);
  await answer(complaintId);
  const told = await cloud.services.store.find('notices', { accountId: account });
  expect(told.map(({ kind }) => kind)).toContain('complaintAnswered');
  expect(JSON.stringify(told)).not.toContain(number);
});

test('who gives a contact is known to who answers', async () => {
  const resident = await newResident(cloud);
  const contact = { name: '王五', phone: '13900001234' };
  const { number } = await file(resident, { contact });
  expect(await seenBy(clerk, number)).toMatchObject({ contact });
});

describe('nobody handles a complaint about themselves', () => {
  test('about the agency: leads alone', async () => {
    const { number } = await file(await newResident(cloud), { about: 'agency', named: '' });
    expect(await seenBy(clerk, number)).toBeUndefined();
    expect(await seenBy(lead, number)).toBeDefined();
  });

  test('who is named, in whatever spelling, does not see it and cannot answer it', async () => {
    const resident = await newResident(cloud);
    for (const changes of [{ named: '马 经办' }, { words: '窗口的马经办态度很差' }]) {
      const { number, complaintId } = await file(resident, changes);
      expect(await seenBy(clerk, number)).toBeUndefined();
      expect((await clerk.refused('complaint.answer', { complaintId, revision: 1, words: '没有' }))[0]).toBe(
        'NOT_FOUND',
      );
      expect(await seenBy(lead, number)).toBeDefined();
    }
  });

  test('who had to do with the case does not see it; of an anonymous one nobody learns the case', async () => {
    const { resident, sent } = await sentCase(cloud);
    const { caseId, revision } = await take(lead, sent);
    await lead.get('case.refuse', { caseId, revision, reason: 'other', words: '不符' });
    const anonymous = await file(resident, { about: 'agency', caseNumber: sent.number });
    expect(await seenBy(lead, anonymous.number)).toBeUndefined();
    expect(await seenBy(prefecture, anonymous.number)).toMatchObject({ caseNumber: null });
    const contact = { name: '张三', phone: null };
    const known = await file(resident, { about: 'agency', caseNumber: sent.number, contact });
    expect(await seenBy(prefecture, known.number)).toMatchObject({ caseNumber: sent.number });
  });

  test('the number is given without a name where the writer lets it be, and still not to who decided', async () => {
    const { resident, sent } = await sentCase(cloud);
    const { caseId, revision } = await take(clerk, sent);
    await clerk.get('case.refuse', { caseId, revision, reason: 'other', words: '不符' });
    const { number } = await file(resident, { about: 'agency', caseNumber: sent.number, tellsCase: true });
    expect(await seenBy(lead, number)).toMatchObject({ contact: null, caseNumber: sent.number });
    expect(await seenBy(clerk, number)).toBeUndefined();
  });

  test("a case of somebody else's is not found", async () => {
    const { sent } = await sentCase(cloud);
    const input = about({ caseNumber: sent.number });
    expect(await (await newResident(cloud)).refused('complaint.file', input)).toEqual([
      'NOT_FOUND',
      'caseNumber',
    ]);
  });

  test('their own and their family’s do not reach them, nor that there is one', async () => {
    const staff = await newStaff(cloud, { name: '经办丁' });
    const family = await newFamily(cloud);
    const { household: kept } = await family.resident.get('household.addMember', {
      member: member({ name: staff.person.name, number: staff.person.number }),
    });
    expect(kept.members).toHaveLength(2);
    const { number } = await file(family.resident);
    expect(await seenBy(staff, number)).toBeUndefined();
    expect(await seenBy(clerk, number)).toBeDefined();
  });

  test('a page is as full as any, and goes on after one that is shown', async () => {
    const staff = await newStaff(cloud, { name: '刘经办', counties: ['620104'] });
    const writers = await Promise.all([1, 2, 3].map(() => newResident(cloud)));
    for (let i = 0; i < COMPLAINT_ROWS + 4; i++) {
      const named = i % 6 === 5 ? '刘经办' : '示例医院';
      await file(writers[i % writers.length] as Resident, { county: '620104', named });
    }
    const page = await staff.get('complaint.list', {});
    expect(page.complaints).toHaveLength(COMPLAINT_ROWS);
    const rest =
      page.next === null ? [] : (await staff.get('complaint.list', { after: page.next })).complaints;
    expect(rest).toEqual([]);
    if (page.next !== null) expect(page.next).toContain(page.complaints.at(-1)?.complaintId);
  });
});

test("another county's desk sees nothing of it; the unanswered come first, the earliest due on top", async () => {
  const elsewhere = await newStaff(cloud, { counties: ['620103'] });
  const resident = await newResident(cloud);
  const first = await file(resident, { county: '620103' });
  cloud.pass(86_400_000);
  const second = await file(resident, { county: '620103' });
  expect(await seenBy(clerk, first.number)).toBeUndefined();
  const seen = await seenBy(elsewhere, first.number);
  const numbers = async () =>
    (await elsewhere.get('complaint.list', {})).complaints.map(({ number }) => number);
  expect(await numbers()).toEqual([first.number, second.number]);
  if (!seen) throw new Error('they see it');
  const { complaintId, revision } = seen;
  await elsewhere.get('complaint.answer', { complaintId, revision, words: '已处理' });
  expect(await numbers()).toEqual([second.number, first.number]);
});

test('too short, a county of nowhere, too many', async () => {
  const resident = await newResident(cloud);
  expect(await resident.refused('complaint.file', about({ words: '差' }))).toEqual([
    'MALFORMED_REQUEST',
    'words',
  ]);
  expect(await resident.refused('complaint.file', about({ county: '622901' }))).toEqual([
    'MALFORMED_REQUEST',
    'county',
  ]);
  for (let i = 0; i < 9; i++) await file(resident);
  expect(await resident.refused('complaint.file', about())).toEqual(['LIMIT_REACHED']);
});
