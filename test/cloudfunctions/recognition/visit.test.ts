import { calculate } from '@jiayibao/shared/calculate';
import type { SettlementResult } from '@jiayibao/shared/contract/calculation';
import { type Visit, visitRequest } from '@jiayibao/shared/recognition';
import { type Cloud, openCloud, type Resident, TODAY } from '../cloud';
import { newFamily, newStaff, type Staffer } from '../desk/desk';
import { coveredFamily, record, settleVisit } from './recognitions';

let cloud: Cloud;
let clerk: Staffer;
beforeAll(async () => {
  cloud = await openCloud();
  clerk = await newStaff(cloud);
});
afterAll(() => cloud.close());

const BILL = [
  { class: 'A', amount: '100' },
  { class: 'B', amount: '50.50' },
];
const visit = (changes: Partial<Visit> = {}): Visit => ({
  recognitionId: null,
  settlementOpen: true,
  dialysis: false,
  expenses: BILL,
  ...changes,
});

/** What the phone computes from what it read, held against what the function answers. */
async function both(resident: Resident, memberId: string, asked: Visit): Promise<SettlementResult> {
  const { region, known } = await resident.get('recognition.read', { memberId });
  const request = known && visitRequest({ ...known, region, day: TODAY }, asked);
  const onPhone = calculate(request);
  const { answer } = await resident.get('recognition.visit', {
    memberId,
    ...asked,
    expenses: [...asked.expenses],
  });
  expect(JSON.parse(JSON.stringify(onPhone))).toEqual(answer);
  if (!onPhone.ok) throw new Error(onPhone.error.message);
  return onPhone.result as SettlementResult;
}

test('two-disease: the phone’s preview is the function’s answer, within what is left', async () => {
  const { resident, self, memberId } = await coveredFamily(cloud);
  await record(clerk, self, { programme: 'twoDisease', conditions: ['hypertension'], from: '2022-01-01' });
  // 100 + 50.50 − 5.05 eligible, 70 % of it.
  expect((await both(resident, memberId, visit())).amounts).toMatchObject({
    basic: '101.82',
    selfPay: '48.68',
  });
  await settleVisit(cloud, self.personId, 'twoDisease', 35_000);
  expect((await both(resident, memberId, visit())).amounts.basic).toBe('50.00');
  expect((await both(resident, memberId, visit({ settlementOpen: false }))).denial?.code).toBe(
    'facilityNotCovered',
  );
});

test('chronic: within the disease’s own ceiling, by what was paid for that disease', async () => {
  const { resident, self, memberId } = await coveredFamily(cloud);
  const chronic = (disease: string, ceiling: string) =>
    record(clerk, self, { programme: 'chronic', condition: null, disease, ceiling, from: '2026-01-05' });
  const first = (await chronic('尿毒症透析', '60000')).recognitions[0]?.recognition.recognitionId ?? '';
  await settleVisit(cloud, self.personId, 'chronicDisease', 10_000);
  const paid = async () => (await resident.get('recognition.read', { memberId })).known?.chronicPaid;
  expect(await paid()).toEqual([{ recognitionId: first, amount: '100.00' }]);
  const second = (await chronic('类风湿', '150')).recognitions[1]?.recognition.recognitionId ?? '';
  await settleVisit(cloud, self.personId, 'chronicDisease', 9_000, second);
  expect(await paid()).toEqual([
    { recognitionId: first, amount: '0.00' },
    { recognitionId: second, amount: '90.00' },
  ]);
  expect((await both(resident, memberId, visit({ recognitionId: second }))).amounts.basic).toBe('60.00');
  expect((await both(resident, memberId, visit({ recognitionId: first }))).rate).toBe('0.7');
  expect((await both(resident, memberId, visit({ recognitionId: first, dialysis: true }))).rate).toBe('0.9');
});

test('of what is not recognised there is no preview; a bill that cannot be read is named', async () => {
  const { resident, self, memberId } = await newFamily(cloud);
  const asked = { memberId, ...visit(), expenses: BILL };
  expect(await resident.refused('recognition.visit', asked)).toEqual(['NOT_FOUND', 'recognitionId']);
  await record(clerk, self, { programme: 'twoDisease', conditions: ['diabetes'], from: '2022-01-01' });
  const bad = [{ class: 'A', amount: '1.234' }];
  expect(await resident.refused('recognition.visit', { ...asked, expenses: bad })).toEqual([
    'INVALID_AMOUNT',
    'expenses.0.amount',
  ]);
  expect((await resident.get('recognition.visit', asked)).answer).toMatchObject({ ok: true });
});
