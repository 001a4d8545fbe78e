import type { CivilDate } from '@jiayibao/shared/dates';
import { type Cloud, openCloud } from '../cloud';
import { newFamily, newStaff, type Staffer, sendCase, sentCase, take } from './desk';

let cloud: Cloud;
let clerk: Staffer;
beforeAll(async () => {
  cloud = await openCloud();
  clerk = await newStaff(cloud, { name: '马晓燕' });
});
afterAll(() => cloud.close());

const DAY = 86_400_000;

let made = 0;

/** Copies of a case under other ids, each due a day after the one before. */
async function copies(count: number, changes: object = {}) {
  const { sent } = await sentCase(cloud);
  const { store, randomness } = cloud.services;
  const whole = await store.get('cases', sent.caseId);
  if (!whole) throw new Error('no case');
  for (let i = 0; i < count; i++) {
    const _id = randomness.id();
    const dueOn = `2027-01-${String(i + 1).padStart(2, '0')}` as CivilDate;
    const face = cloud.services.vault.seal(
      JSON.stringify({ name: '抄本', birthDate: '1960-01-01', taker: null }),
      `cases/${_id}/face`,
    );
    const application = cloud.services.vault.seal(
      JSON.stringify(sent.application),
      `cases/${_id}/application`,
    );
    // Of a day when no case is sent: none has the number of another, not by chance either.
    const number = `RY20261129${String(++made).padStart(6, '0')}`;
    const rank = `${dueOn}:${_id}`;
    const copy = { ...whole, _id, revision: 0, number, dueOn, rank, face, application, slot: undefined };
    await store.transaction((tx) => tx.put('cases', { ...copy, timeLine: [], ...changes }));
  }
  return sent;
}

test('twenty a page, what is due first on top, each once, with three requests to the database a page', async () => {
  await copies(24);
  const seen: string[] = [];
  let after: string | null = null;
  do {
    cloud.traffic.length = 0;
    const page: Awaited<ReturnType<typeof clerk.get<'queue.read'>>> = await clerk.get('queue.read', {
      shelf: 'open',
      after,
    });
    expect(cloud.traffic).toHaveLength(3);
    expect(page.rows.length).toBe(after === null ? 20 : 5);
    seen.push(...page.rows.map(({ dueOn, caseId }) => `${dueOn} ${caseId}`));
    after = page.next;
  } while (after);
  expect(seen).toHaveLength(25);
  expect(seen).toEqual([...new Set(seen)].sort());
});

test('by shelf, kind, due day and taker', async () => {
  const here = await newStaff(cloud, { counties: ['620104'] });
  const { resident, sent } = await sentCase(cloud);
  const other = await newFamily(cloud);
  await moveTo('620104', [sent.caseId]);
  const end = await sendCase(cloud, other.resident, {
    kind: 'documentChange',
    memberId: other.memberId,
    name: '改名',
    document: { kind: 'residentId', number: other.self.number },
  });
  await moveTo('620104', [end.caseId]);
  const ids = async (input: object) =>
    (await here.get('queue.read', { shelf: 'open', ...input })).rows.map(({ caseId }) => caseId);
  expect(await ids({})).toEqual([end.caseId, sent.caseId]);
  expect(await ids({ kind: 'verifyGroup' })).toEqual([sent.caseId]);
  expect(await ids({ dueBefore: sent.dueOn })).toEqual([end.caseId]);
  expect(await ids({ taker: here.staffId })).toEqual([]);
  const now = await here.get('case.read', { caseId: sent.caseId });
  const taken = await take(here, now);
  expect(await ids({ taker: here.staffId })).toEqual([sent.caseId]);
  cloud.pass(30 * 60_000);
  expect(await ids({ taker: here.staffId })).toEqual([]);
  const again = await take(here, taken);
  await here.get('case.return', { caseId: sent.caseId, revision: again.revision, words: '补充' });
  expect(await ids({})).toEqual([end.caseId]);
  expect(await ids({ shelf: 'returned' })).toEqual([sent.caseId]);
  const mine = await resident.get('case.read', { caseId: sent.caseId });
  await resident.get('case.withdraw', { caseId: sent.caseId, revision: mine.revision });
  expect(await ids({ shelf: 'closed' })).toEqual([sent.caseId]);
});

test('somebody of several counties sees them together, page by page in one order, or one of them', async () => {
  const counties = ['620111', '620121'];
  const both = await newStaff(cloud, { counties });
  const sent = [];
  for (let at = 0; at < 23; at++) {
    cloud.pass(at % 3 === 0 ? DAY : 0);
    const { caseId } = (await sentCase(cloud)).sent;
    await moveTo(counties[at % 2] as string, [caseId]);
    sent.push(caseId);
  }
  const first = await both.get('queue.read', { shelf: 'open' });
  const second = await both.get('queue.read', { shelf: 'open', after: first.next });
  expect([first.rows.length, second.rows.length, second.next]).toEqual([20, 3, null]);
  const rows = [...first.rows, ...second.rows];
  expect(rows.map(({ caseId }) => caseId).sort()).toEqual([...sent].sort());
  expect(rows.map(({ dueOn }) => dueOn)).toEqual(rows.map(({ dueOn }) => dueOn).sort());
  expect(new Set(first.rows.map(({ county }) => county))).toEqual(new Set(counties));
  const one = await both.get('queue.read', { shelf: 'open', county: '620121' });
  expect(one.rows).toHaveLength(11);
});

test('a prefecture sees its whole region, or one county of it', async () => {
  const whole = await newStaff(cloud, { role: 'prefecture', counties: [] });
  const all = await whole.get('queue.read', { shelf: 'open' });
  expect(new Set(all.rows.map(({ county }) => county)).size).toBeGreaterThan(1);
  const one = await whole.get('queue.read', { shelf: 'open', county: '620104' });
  expect(one.rows.map(({ county }) => county)).toEqual(one.rows.map(() => '620104'));
  expect((await whole.refused('queue.read', { shelf: 'open', county: '622901' }))[0]).toBe(
    'MALFORMED_REQUEST',
  );
});

describe('searching', () => {
  test('finds by exact name, exact number and case number, and nothing by a part of them', async () => {
    const { sent, self } = await sentCase(cloud);
    const found = async (by: Parameters<typeof clerk.get<'case.search'>>[1]['by']) =>
      (await clerk.get('case.search', { by })).rows.map(({ caseId }) => caseId);
    const document = { kind: 'residentId' as const, number: self.number };
    expect(await found({ field: 'document', document })).toEqual([sent.caseId]);
    expect(await found({ field: 'caseNumber', caseNumber: sent.number })).toEqual([sent.caseId]);
    expect(await found({ field: 'name', name: ' 张三 ' })).toContain(sent.caseId);
    expect(await found({ field: 'name', name: '张' })).toEqual([]);
  });

  test('too often is refused', async () => {
    const busy = await newStaff(cloud);
    cloud.pass(DAY);
    const by = { field: 'name' as const, name: '无此人' };
    for (let i = 0; i < 120; i++) await busy.get('case.search', { by });
    expect((await busy.refused('case.search', { by }))[0]).toBe('LIMIT_REACHED');
  });
});

async function moveTo(county: string, caseIds: string[]) {
  for (const id of caseIds)
    await cloud.services.store.transaction(async (tx) => {
      const one = await tx.get('cases', id);
      if (one) await tx.put('cases', { ...one, county });
    });
}
