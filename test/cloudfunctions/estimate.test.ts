import {
  recordEnrolment,
  recordPerson,
  recordRealName,
  recordSettlement,
} from '@jiayibao/cloudfunctions/core';
import { calculate } from '@jiayibao/shared/calculate';
import type { InputOf } from '@jiayibao/shared/contract/resident';
import type { CivilDate } from '@jiayibao/shared/dates';
import { type Fen, ZERO } from '@jiayibao/shared/money';
import { type Cloud, newResident, openCloud, type Resident } from './cloud';
import { household, member, newNumber } from './people';

let cloud: Cloud;
let resident: Resident;
beforeAll(async () => {
  cloud = await openCloud();
  resident = await newResident(cloud);
});
afterAll(() => cloud.close());

const STAY = { admittedOn: '2026-11-01', dischargedOn: '2026-11-10' };
const EXPENSES = [
  { class: 'A', amount: '20000' },
  { class: 'B', amount: '2000.50' },
];
const day = (text: string) => text as CivilDate;

function ask(changes: Partial<InputOf<'estimate.inpatient'>> = {}): InputOf<'estimate.inpatient'> {
  return {
    memberId: null,
    birthDate: '1960-01-01',
    region: 'lanzhou',
    groups: [],
    stay: { ...STAY, level: 'tier3A' },
    expenses: EXPENSES,
    ...changes,
  };
}

/** A resident who is their household's own confirmed member. */
async function confirmedMember() {
  const own = await newResident(cloud);
  const number = newNumber('19600101');
  const document = { kind: 'residentId' as const, number };
  const personId = await recordPerson(cloud.services, {
    name: '张三',
    document,
    verifiedGroups: ['ruralAllowanceClass1'],
  });
  await recordRealName(cloud.services, own.openid, { name: '张三', document });
  await own.get('account.proveSelf', { name: '张三', document });
  const typed = member({ name: '张三', number, claimedGroups: ['ruralAllowanceClass1', 'disabilityGrade1'] });
  const { household: made } = await own.get('household.register', household(typed));
  return { own, personId, memberId: made.members[0]?.memberId ?? '' };
}

let settlements = 0;
function settle(personId: string, date: string, inpatient: number, region: 'lanzhou' | 'linxia' = 'lanzhou') {
  settlements += 1;
  return recordSettlement(cloud.services, {
    _id: `settlement-${settlements}`,
    personId,
    region,
    date: day(date),
    operation: 'inpatient',
    institutionName: '示例医院',
    totalFen: (inpatient * 2) as Fen,
    selfPayFen: inpatient as Fen,
    counts: {
      inpatient: inpatient as Fen,
      outpatient: ZERO,
      twoDisease: ZERO,
      chronicDisease: ZERO,
      eligibleSelfPay: inpatient as Fen,
      criticalIllness: ZERO,
      topUp: ZERO,
      assistance: ZERO,
    },
  });
}

function enrol(personId: string, benefitYear: number, benefitFrom: string, benefitTo: string) {
  const period = { benefitFrom: day(benefitFrom), benefitTo: day(benefitTo) };
  return recordEnrolment(cloud.services, { personId, benefitYear, region: 'lanzhou', ...period });
}

describe('an estimate', () => {
  test.each(['estimate.inpatient', 'estimate.compare'] as const)(
    '%s of somebody outside the household is what the phone computes',
    async (action) => {
      const stay = action === 'estimate.compare' ? STAY : { ...STAY, level: 'tier3A' };
      const { request, answer, basis } = await resident.get(action, ask({ stay }));
      expect(request).toMatchObject({ operation: action.split('.')[1], stay, expenses: EXPENSES });
      expect(answer).toEqual(calculate(request));
      expect(answer).toMatchObject({ ok: true });
      expect(basis).toBeNull();
    },
  );

  test('of a confirmed member is what the phone computes from the basis', async () => {
    const { own, personId, memberId } = await confirmedMember();
    await settle(personId, '2026-02-01', 5_000_000);
    await enrol(personId, 2026, '2026-01-01', '2026-12-31');
    const input = ask({ memberId, birthDate: undefined, groups: ['ruralAllowanceClass1'] });
    const basis = await own.get('estimate.basis', { memberId, dischargedOn: STAY.dischargedOn });
    expect(basis).toEqual({
      source: 'settlements',
      yearToDate: expect.objectContaining({ inpatient: '50000.00', eligibleSelfPay: '50000.00' }),
      settlements: [
        {
          date: '2026-02-01',
          operation: 'inpatient',
          institution: '示例医院',
          total: '100000.00',
          selfPay: '50000.00',
        },
      ],
      benefitPeriod: { from: '2026-01-01', to: '2026-12-31' },
      ifEnrolled: null,
      verifiedGroups: ['ruralAllowanceClass1'],
      claimedGroups: ['disabilityGrade1'],
    });
    const preview = calculate({
      operation: 'inpatient',
      region: 'lanzhou',
      insured: { birthDate: '1960-01-01', groups: input.groups, benefitPeriod: basis.benefitPeriod },
      yearToDate: basis.yearToDate,
      stay: input.stay,
      expenses: input.expenses,
    });
    const reply = await own.get('estimate.inpatient', input);
    expect(reply.basis).toEqual(basis);
    expect(reply.answer).toEqual(preview);
    expect(reply.answer).not.toEqual((await resident.get('estimate.inpatient', ask())).answer);
  });

  test.each([
    [
      'an amount that is a number',
      { expenses: [{ class: 'A', amount: 5 }] },
      ['INVALID_AMOUNT', 'expenses.0.amount'],
    ],
    ['3 decimals', { expenses: [{ class: 'A', amount: '1.001' }] }, ['INVALID_AMOUNT', 'expenses.0.amount']],
    [
      'a negative amount',
      { expenses: [{ class: 'A', amount: '-1' }] },
      ['INVALID_AMOUNT', 'expenses.0.amount'],
    ],
    ['1e9', { expenses: [{ class: 'A', amount: '1e9' }] }, ['INVALID_AMOUNT', 'expenses.0.amount']],
    [
      '30 February',
      { stay: { ...STAY, level: 'tier1', dischargedOn: '2026-02-30' } },
      ['INVALID_DATE', 'stay.dischargedOn'],
    ],
    [
      'a discharge before the admission',
      { stay: { ...STAY, level: 'tier1', admittedOn: '2026-11-11' } },
      ['INVALID_DATE', 'stay.dischargedOn'],
    ],
    [
      'a level of the other region',
      { stay: { ...STAY, level: 'township' } },
      ['MALFORMED_REQUEST', 'stay.level'],
    ],
    [
      'a key that it does not know, __proto__ too',
      {
        stay: JSON.parse(
          '{"admittedOn":"2026-11-01","dischargedOn":"2026-11-10","level":"tier1","__proto__":{}}',
        ),
      },
      ['MALFORMED_REQUEST', 'stay.__proto__'],
    ],
    ['a stay that is a list', { stay: [] }, ['MALFORMED_REQUEST', 'stay']],
    [
      '10 000 lines',
      { expenses: Array.from({ length: 10_000 }, () => EXPENSES[0]) },
      ['MALFORMED_REQUEST', 'expenses'],
    ],
    [
      'a policy not in force',
      { stay: { admittedOn: '2020-01-01', dischargedOn: '2020-01-02', level: 'tier1' } },
      ['POLICY_NOT_IN_FORCE'],
    ],
    ['no birth date', { birthDate: null }, ['MALFORMED_REQUEST', 'birthDate']],
    ['a birth date that is none', { birthDate: '1960-02-30' }, ['INVALID_DATE', 'birthDate']],
    ['a birth after the admission', { birthDate: '2026-11-05' }, ['INVALID_DATE', 'stay.admittedOn']],
    [
      'a birth date that is none and an expense without a class',
      { birthDate: '1960-02-30', expenses: [{}] },
      ['MALFORMED_REQUEST', 'expenses.0.class'],
    ],
    ['a group that is none', { groups: ['rich'] }, ['MALFORMED_REQUEST', 'groups.0']],
  ])('refuses %s with the code and path of the calculation', async (_, changes, expected) => {
    const [code, path] = await resident.refused('estimate.inpatient', ask(changes as never));
    expect(code).toBe(expected[0]);
    if (expected[1]) expect(path).toBe(expected[1]);
  });
});

describe('the basis', () => {
  test('adds up the settlements of the calendar year and region, however many', async () => {
    const { own, personId, memberId } = await confirmedMember();
    const many = Array.from({ length: 205 }, (_, i) => `2026-0${(i % 9) + 1}-15`);
    for (let at = 0; at < many.length; at += 8)
      await Promise.all(many.slice(at, at + 8).map((date) => settle(personId, date, 1)));
    await settle(personId, '2025-12-31', 1_000);
    await settle(personId, '2027-01-01', 10_000);
    await settle(personId, '2026-12-31', 100_000);
    await settle(personId, '2026-06-01', 1_000_000, 'linxia');
    const basis = await own.get('estimate.basis', { memberId, dischargedOn: '2026-12-31' });
    expect(basis.yearToDate.inpatient).toBe('1002.05');
    expect(basis.settlements).toHaveLength(206);
    expect(basis.settlements.map(({ date }) => date)).toEqual(
      basis.settlements.map(({ date }) => date).sort(),
    );
    const other = await own.get('estimate.basis', { memberId, dischargedOn: '2026-12-31', region: 'linxia' });
    expect(other.yearToDate.inpatient).toBe('10000.00');
    const before = await own.get('estimate.basis', { memberId, dischargedOn: '2025-06-01' });
    expect(before.yearToDate.inpatient).toBe('10.00');
  });

  test('judges by the period that covers the day, or else by the one of its year', async () => {
    const { own, personId, memberId } = await confirmedMember();
    const on = async (dischargedOn: string) =>
      (await own.get('estimate.basis', { memberId, dischargedOn })).benefitPeriod;
    expect(await on('2026-03-01')).toBeNull();
    // A newborn of autumn is covered into the next year.
    await enrol(personId, 2025, '2025-10-05', '2026-12-31');
    expect(await on('2026-03-01')).toEqual({ from: '2025-10-05', to: '2026-12-31' });
    // After a waiting period.
    await enrol(personId, 2027, '2027-05-01', '2027-12-31');
    expect(await on('2027-04-30')).toEqual({ from: '2027-05-01', to: '2027-12-31' });
    const early = ask({
      memberId,
      stay: { admittedOn: '2027-03-01', dischargedOn: '2027-04-30', level: 'tier1' },
    });
    expect((await own.get('estimate.inpatient', early)).answer).toMatchObject({
      result: { denial: { code: 'notInsured' } },
    });
    expect(await on('2028-06-01')).toBeNull();
  });

  test("counts no enrolment that has ended, nor one in the other region's fund", async () => {
    const { own, personId, memberId } = await confirmedMember();
    await enrol(personId, 2026, '2026-01-01', '2026-12-31');
    const on = async (region: 'lanzhou' | 'linxia') =>
      (await own.get('estimate.basis', { memberId, dischargedOn: '2026-03-01', region })).benefitPeriod;
    const cover = async () => (await own.get('household.read', {})).household?.members[0]?.cover;
    const period = { from: '2026-01-01', to: '2026-12-31' };
    expect([await on('lanzhou'), await on('linxia')]).toEqual([period, null]);
    expect(await cover()).toEqual([{ benefitYear: 2026, ...period }]);
    const { store } = cloud.services;
    const enrolment = await store.get('enrolments', `enrolment:2026:${personId}`);
    if (!enrolment) throw new Error('no enrolment');
    await store.transaction((tx) => tx.put('enrolments', { ...enrolment, state: 'ended' }));
    expect(await on('lanzhou')).toBeNull();
    expect(await cover()).toEqual([]);
  });

  test('reads settlements through their index', async () => {
    const { own, memberId } = await confirmedMember();
    const asked: unknown[] = [];
    const { handle } = cloud.engine;
    cloud.engine.handle = (body) => {
      if (body.action === 'database.getDocument' && !body.transactionId)
        asked.push(`${body.collectionName} ${cloud.engine.explain(body).index}`);
      return handle(body);
    };
    await own.get('estimate.basis', { memberId, dischargedOn: '2026-11-01' });
    cloud.engine.handle = handle;
    expect(asked).toContain('settlements byPersonAndYear');
    expect(asked.filter((read) => String(read).endsWith(' null'))).toEqual([]);
  });
});

describe('parameters', () => {
  test('are sent where the phone has others, and not again', async () => {
    const { version, parameters } = await resident.get('parameters.read', { have: 'older' });
    expect(parameters).toMatchObject({ version });
    expect(await resident.get('parameters.read', { have: version })).toEqual({ version, parameters: null });
    const reply = await resident.call('parameters.read', { have: version });
    expect(reply).toMatchObject({ ok: true, parametersVersion: version });
  });
});
