import type { EnteredRecognition } from '@jiayibao/shared/contract/agency';
import { RECOGNISED_SINCE } from '@jiayibao/shared/contract/resident';
import { addDays, type CivilDate } from '@jiayibao/shared/dates';
import { type Cloud, openCloud, TODAY } from '../cloud';
import { knownPerson, newFamily, newStaff, type Staffer } from '../desk/desk';
import { member } from '../people';
import { BY_NUMBER, coveredFamily, record } from './recognitions';

let cloud: Cloud;
let clerk: Staffer;
let lead: Staffer;
beforeAll(async () => {
  cloud = await openCloud();
  clerk = await newStaff(cloud);
  lead = await newStaff(cloud, { role: 'lead' });
});
afterAll(() => cloud.close());

const old = (changes: object = {}): EnteredRecognition => ({
  programme: 'twoDisease',
  conditions: ['hypertension', 'diabetes'],
  from: '2021-03-01',
  ...changes,
});
const chronic = (changes: object = {}): EnteredRecognition => ({
  programme: 'chronic',
  condition: 'diabetes',
  disease: '糖尿病伴并发症',
  ceiling: '3000',
  from: TODAY,
  ...changes,
});

async function refusedRecord(
  staff: Staffer,
  person: Parameters<typeof record>[1],
  given: EnteredRecognition,
) {
  const { personId, revision } = await staff.get('recognition.find', BY_NUMBER(person));
  const reply = await staff.call('recognition.record', {
    personId,
    revision,
    recognition: given,
    basis: '认定表',
  });
  if (reply.ok) throw new Error('it was not refused');
  return reply.error;
}

test('a recognition since 2020 holds without applying once entered, and the family is told', async () => {
  const { resident, self, memberId } = await coveredFamily(cloud);
  const entered = await record(clerk, self, old());
  expect(entered.recognitions).toMatchObject([
    { recognition: { condition: 'hypertension', from: '2021-03-01' }, by: '经办甲', basis: '认定表2026-01' },
    { recognition: { condition: 'diabetes', endedFrom: null } },
  ]);
  const { known } = await resident.get('recognition.read', { memberId });
  expect(known?.twoDisease).toMatchObject({ ceiling: '1200.00' });
  const { notices } = await resident.get('notice.list', {});
  expect(notices).toMatchObject([{ kind: 'recognitionChanged', words: expect.not.stringMatching(/病|糖/) }]);
});

test('the notice says for whom and what, to whoever sees that person, and keeps it sealed', async () => {
  const { resident, self, memberId } = await coveredFamily(cloud);
  await record(clerk, self, old({ conditions: ['diabetes'] }));
  cloud.pass(1000);
  await record(clerk, self, chronic());
  const [notice] = (await resident.get('notice.list', {})).notices;
  expect(notice).toMatchObject({
    memberId,
    who: self.name,
    detail:
      '登记了门诊慢特病“糖尿病伴并发症”，一年最多报3,000.00元，2026年11月22日起。' +
      '糖尿病的“两病”待遇从2026年11月22日起停止，改按门诊慢特病报。',
  });
  const kept = await cloud.services.store.get('notices', notice?.noticeId ?? '');
  expect(JSON.stringify(kept)).not.toMatch(new RegExp(`${self.name}|糖尿病`));
  await resident.get('account.withdrawConsent', {});
  const [later] = (await resident.get('notice.list', {})).notices;
  expect(later).toMatchObject({ memberId: null, who: null, detail: null });
});

test('not from before 2020, not from tomorrow, not in Linxia, not twice', async () => {
  const { self } = await coveredFamily(cloud);
  const before = addDays(RECOGNISED_SINCE as CivilDate, -1);
  expect(await refusedRecord(clerk, self, old({ from: before }))).toMatchObject({
    code: 'NOT_ALLOWED',
    message: expect.stringContaining('第十九条（五）'),
    path: 'recognition.from',
  });
  expect(await refusedRecord(clerk, self, old({ from: addDays(TODAY as CivilDate, 1) }))).toMatchObject({
    code: 'INVALID_DATE',
  });
  await record(clerk, self, old({ from: RECOGNISED_SINCE, conditions: ['diabetes'] }));
  expect(await refusedRecord(clerk, self, old())).toMatchObject({ path: 'recognition.conditions' });
  expect(await refusedRecord(clerk, self, chronic({ ceiling: '0' }))).toMatchObject({
    code: 'INVALID_AMOUNT',
  });
  await record(clerk, self, chronic());
  for (const same of [chronic(), chronic({ condition: null }), chronic({ disease: '另一种写法' })])
    expect(await refusedRecord(clerk, self, same)).toMatchObject({ path: 'recognition.disease' });
});

test("Linxia's desk enters chronic diseases alone; its pool and Lanzhou's do not mix", async () => {
  const there = await newStaff(cloud, { region: 'linxia', counties: ['622901'] });
  const known = await knownPerson(cloud, '马大爷');
  const { resident, self, memberId } = await coveredFamily(cloud, known);
  await record(clerk, self, old({ conditions: ['diabetes'] }));
  const { household: kept } = await resident.get('household.read', {});
  await resident.get('household.change', {
    revision: kept?.revision ?? 0,
    region: 'linxia',
    county: '622901',
  });
  expect(await refusedRecord(there, self, old({ conditions: ['hypertension'] }))).toMatchObject({
    path: 'recognition.programme',
  });
  const { recognitions } = await record(there, self, chronic());
  expect(recognitions).toHaveLength(1);
  const { known: shown } = await resident.get('recognition.read', { memberId });
  expect(shown?.recognitions).toMatchObject([{ programme: 'chronic', ceiling: '3000.00' }]);
});

test('a chronic recognition ends two-disease for the same disease on its day; the year’s ceiling is the other’s', async () => {
  const { resident, self, memberId } = await coveredFamily(cloud);
  await record(clerk, self, old());
  const from = addDays(TODAY as CivilDate, -3);
  const { recognitions } = await record(clerk, self, chronic({ from }));
  expect(recognitions.map(({ recognition }) => recognition.endedFrom)).toEqual([null, from, null]);
  const { known } = await resident.get('recognition.read', { memberId });
  expect(known?.twoDisease).toMatchObject({ conditions: ['hypertension'], ceiling: '400.00' });
});

test('a mistake is taken back by who made it on the same day, with a reason; the family is told', async () => {
  const { resident, self } = await coveredFamily(cloud);
  await record(clerk, self, old({ conditions: ['diabetes'] }));
  cloud.pass(1000);
  const entered = await record(clerk, self, chronic({ ceiling: '30000' }));
  const last = entered.recognitions.at(-1);
  expect(entered.recognitions.map(({ mayUndo }) => mayUndo)).toEqual([false, true]);
  cloud.pass(1000);
  const { personId, revision } = entered;
  const undo = {
    personId,
    revision,
    recognitionId: last?.recognition.recognitionId ?? '',
    words: '限额录错',
  };
  const { recognitions } = await clerk.get('recognition.undo', undo);
  expect(recognitions).toMatchObject([{ recognition: { condition: 'diabetes', endedFrom: null } }]);
  expect((await resident.get('notice.list', {})).notices[0]?.detail).toBe(
    '撤销了误录的门诊慢特病“糖尿病伴并发症”，一年最多报30,000.00元，2026年11月22日起。糖尿病的“两病”待遇恢复。',
  );
});

test('after that day it is taken back by another lead alone, and what it ended holds again', async () => {
  const { resident, self, memberId } = await coveredFamily(cloud);
  await record(clerk, self, old());
  const entered = await record(lead, self, chronic());
  const id = entered.recognitions.at(-1)?.recognition.recognitionId ?? '';
  const { personId, revision } = entered;
  const undo = { personId, revision, recognitionId: id, words: '录错了人' };
  expect((await clerk.refused('recognition.undo', undo))[0]).toBe('NOT_ALLOWED');
  cloud.pass(86_400_000);
  expect((await lead.refused('recognition.undo', undo))[1]).toContain('另一位负责人');
  const other = await newStaff(cloud, { role: 'lead', name: '负责乙' });
  const ended = entered.recognitions[1]?.recognition.recognitionId ?? '';
  expect((await other.refused('recognition.undo', { ...undo, recognitionId: ended }))[0]).toBe('NOT_ALLOWED');
  await other.get('recognition.undo', undo);
  const { known } = await resident.get('recognition.read', { memberId });
  expect(known?.twoDisease).toMatchObject({ ceiling: '1200.00' });
  expect((await other.refused('recognition.undo', undo))[0]).toBe('STALE');
});

test('two clerks at once: the second sees that it has changed', async () => {
  const { self } = await coveredFamily(cloud);
  const { personId, revision } = await clerk.get('recognition.find', BY_NUMBER(self));
  await record(lead, self, old());
  const input = { personId, revision, recognition: chronic(), basis: '认定表' };
  expect((await clerk.refused('recognition.record', input))[0]).toBe('STALE');
});

describe('who may', () => {
  test("another county's clerk does not find the person; nobody finds who is kept nowhere", async () => {
    const { self } = await coveredFamily(cloud);
    const elsewhere = await newStaff(cloud, { counties: ['620103'] });
    expect((await elsewhere.refused('recognition.find', BY_NUMBER(self)))[0]).toBe('NOT_FOUND');
    const { personId } = self;
    const input = { personId, revision: 0, recognition: old(), basis: '认定表' };
    expect((await elsewhere.refused('recognition.record', input))[0]).toBe('NOT_FOUND');
    const alone = await knownPerson(cloud);
    expect((await clerk.refused('recognition.find', BY_NUMBER(alone)))[0]).toBe('NOT_FOUND');
  });

  test('nobody enters anything for themselves or their family', async () => {
    const own = await newStaff(cloud, { name: '经办丙' });
    const { resident } = await newFamily(cloud);
    await resident.get('household.addMember', {
      member: member({ name: own.person.name, number: own.person.number }),
    });
    expect((await own.refused('recognition.find', BY_NUMBER(own.person)))[1]).toContain('本人或家人');
  });

  test('a claimed household is told nothing', async () => {
    const { self } = await coveredFamily(cloud);
    const other = await newFamily(cloud);
    await other.resident.get('household.addMember', {
      member: member({ name: self.name, number: self.number }),
    });
    await record(clerk, self, old());
    expect((await other.resident.get('notice.list', {})).notices).toEqual([]);
  });

  test('what was looked at and entered is audited, without the disease', async () => {
    const { self } = await coveredFamily(cloud);
    await record(clerk, self, chronic());
    const acts = (await cloud.services.store.find('audit', { chain: clerk.staffId })).filter(
      ({ of }) => of === self.personId,
    );
    expect(acts.map(({ did, what }) => [did, what])).toEqual([
      ['recognition.find', null],
      ['recognition.record', 'chronic'],
    ]);
  });
});
