import { notify } from '@jiayibao/cloudfunctions/core';
import { NOTICE_ROWS } from '@jiayibao/shared/contract/resident';
import { type Cloud, openCloud, Resident } from '../cloud';
import { newFamily, newStaff, sentCase, take } from '../desk/desk';

let cloud: Cloud;
beforeEach(async () => {
  cloud = await openCloud();
});
afterEach(() => cloud.close());

/** Tells somebody so many things, one a second. */
async function tell(resident: Resident, times: number) {
  const accountId = cloud.services.vault.lookup('account', resident.openid);
  for (let i = 1; i <= times; i++) {
    cloud.pass(1000);
    const notice = { accountId, kind: 'caseApproved' as const, caseId: null, words: `第${i}件` };
    await cloud.services.store.transaction((tx) => notify(tx, cloud.services, notice));
  }
}
const wordsOf = (notices: readonly { words: string }[]) => notices.map(({ words }) => words);

test('what staff decide is told to who filed it, without a name, a number or what it is about', async () => {
  const { resident, self, sent } = await sentCase(cloud, ['disabilityGrade1']);
  const clerk = await newStaff(cloud);
  const { caseId, revision } = await take(clerk, sent);
  await clerk.get('case.return', { caseId, revision, words: '请补一张证件照片' });
  const { notices } = await resident.get('notice.list', {});
  expect(notices).toMatchObject([{ kind: 'caseReturned', caseId, readAt: null, who: self.name }]);
  expect(notices[0]?.words).toContain(sent.number);
  expect(notices[0]?.words).not.toMatch(new RegExp(`${self.name}|${self.number}|残|照片`));
  const kept = await cloud.services.store.find('notices', {});
  expect(JSON.stringify(kept)).not.toContain(self.name);
});

test('whoever has read a case has read what was told of it', async () => {
  const { resident, sent } = await sentCase(cloud);
  const clerk = await newStaff(cloud);
  const { caseId, revision } = await take(clerk, sent);
  await clerk.get('case.return', { caseId, revision, words: '请补一张证件照片' });
  await tell(resident, 1);
  const { resident: other } = await newFamily(cloud);
  expect(await other.get('notice.read', { caseId })).toEqual({ unread: 0 });
  expect(await resident.get('notice.read', { caseId })).toEqual({ unread: 1 });
  const { notices } = await resident.get('notice.list', {});
  expect(notices.filter(({ readAt }) => readAt === null)).toMatchObject([{ caseId: null }]);
});

test('who works at the desk is known as long as they do', async () => {
  const lead = await newStaff(cloud, { role: 'lead' });
  const clerk = await newStaff(cloud);
  const own = new Resident(cloud, clerk.openid);
  expect((await own.get('notice.summary', {})).staff).toBe(true);
  await lead.get('staff.end', { staffId: clerk.staffId });
  expect((await own.get('notice.summary', {})).staff).toBe(false);
  expect((await (await newFamily(cloud)).resident.get('notice.summary', {})).staff).toBe(false);
});

test('unread ones first, the newest of each first, page by page, each once', async () => {
  const { resident } = await newFamily(cloud);
  await tell(resident, NOTICE_ROWS + 3);
  const first = await resident.get('notice.list', {});
  expect(wordsOf(first.notices).slice(0, 2)).toEqual([`第${NOTICE_ROWS + 3}件`, `第${NOTICE_ROWS + 2}件`]);
  const second = await resident.get('notice.list', { after: first.next });
  expect(wordsOf(second.notices)).toEqual(['第3件', '第2件', '第1件']);
  expect(second.next).toBeNull();

  const newest = first.notices[0]?.noticeId ?? '';
  expect(await resident.get('notice.read', { noticeIds: [newest, newest] })).toEqual({
    unread: NOTICE_ROWS + 2,
  });
  // Once more changes nothing.
  expect(await resident.get('notice.read', { noticeIds: [newest] })).toEqual({ unread: NOTICE_ROWS + 2 });
  expect((await resident.get('notice.summary', {})).unread).toBe(NOTICE_ROWS + 2);
  const again = await resident.get('notice.list', {});
  expect(wordsOf(again.notices)[0]).toBe(`第${NOTICE_ROWS + 2}件`);
  const last = await resident.get('notice.list', { after: again.next });
  expect(last.notices.at(-1)).toMatchObject({ noticeId: newest, readAt: expect.any(Number) });
});

test('a page is one query through an index', async () => {
  const { resident } = await newFamily(cloud);
  await tell(resident, 3);
  cloud.traffic.length = 0;
  await resident.get('notice.list', {});
  expect(cloud.traffic.filter((line) => line.endsWith(' notices'))).toHaveLength(1);
});

test("nobody sees or marks somebody else's", async () => {
  const [one, two] = [(await newFamily(cloud)).resident, (await newFamily(cloud)).resident];
  await tell(one, 1);
  const noticeId = (await one.get('notice.list', {})).notices[0]?.noticeId ?? '';
  expect(await two.get('notice.list', {})).toEqual({ notices: [], next: null });
  expect(await two.get('notice.read', { noticeIds: [noticeId] })).toEqual({ unread: 0 });
  expect((await one.get('notice.summary', {})).unread).toBe(1);
});
