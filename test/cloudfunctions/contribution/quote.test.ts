import { calculate } from '@jiayibao/shared/calculate';
import type { MemberQuote } from '@jiayibao/shared/contract/resident';
import { type Cloud, newResident, openCloud } from '../cloud';
import { enrolled, family, goTo, type Relation, YEAR } from '../order/orders';
import { household, member } from '../people';

let cloud: Cloud;
beforeEach(async () => {
  cloud = await openCloud();
});
afterEach(() => cloud.close());

/** The quotes of a family for the benefit year that is open, in the order of its members. */
async function quoted(relations: Relation[], region: 'lanzhou' | 'linxia' = 'lanzhou') {
  const made = await family(cloud, relations, region);
  const { years } = await made.resident.get('contribution.quote', {});
  const year = years.find(({ benefitYear }) => benefitYear === YEAR);
  return { ...made, years, year, members: year?.members ?? [] };
}

const one = async (relation: Relation) => (await quoted([relation])).members[0] as MemberQuote;

test('a family of six is quoted as the calculation says, each with its steps', async () => {
  const { years, year, members } = await quoted([
    {},
    { groups: ['extremelyPoor'] },
    { groups: ['urbanAllowancePartial'] },
    { years: [2023, 2024] },
    { birth: '20150505', category: 'pupilOrChild', years: [2026] },
    { birth: '19480101' },
  ]);
  expect(years.map(({ benefitYear }) => benefitYear)).toEqual([YEAR]);
  expect(year?.window).toEqual({ name: 'regular', from: '2026-10-15', to: '2026-12-31', daysLeft: 39 });
  expect(members.map(({ state, due }) => [state, due])).toEqual([
    ['payable', '400.00'],
    ['free', '0.00'],
    ['payable', '150.00'],
    ['payable', '400.00'],
    ['payable', '400.00'],
    ['payable', '400.00'],
  ]);
  for (const { request, answer } of members) {
    const said = calculate(request);
    expect(said.ok && said.result).toMatchObject(answer as object);
    expect((answer as { steps: unknown[] }).steps.length).toBeGreaterThan(5);
  }
  expect(members[3]).toMatchObject({
    waiting: { fixedMonths: 3, variableMonths: 1, months: 4, missedYears: 2 },
    benefitPeriod: { from: '2027-05-01', to: '2027-12-31' },
    makeUp: [{ years: 1, due: '400.00', months: 3, benefitFrom: '2027-04-01' }],
  });
  expect(members[0]).toMatchObject({
    categoryClause: '第六条（一）',
    placeClause: '第九条（一）',
    makeUp: [],
  });
});

test('skipping the year is told by the next: months waited with it and without it', async () => {
  expect((await one({})).skipping).toEqual({
    benefitYear: YEAR + 1,
    assumed: true,
    kept: { months: 0, benefitFrom: '2028-01-01' },
    skipped: { months: 3, benefitFrom: '2028-04-01' },
  });
});

test('aid is of verified groups alone; claimed ones say what they would change', async () => {
  expect(await one({ groups: ['allowanceMarginal'], claimed: ['urbanAllowanceFull'] })).toMatchObject({
    aid: '100.00',
    due: '300.00',
    pending: { groups: ['urbanAllowanceFull'], aid: '310.00', due: '90.00' },
  });
});

test('of a claimed member nothing of the record is told, but what the rules are for anybody', async () => {
  const seen = await one({
    confirmed: false,
    groups: ['orphan'],
    years: [2020],
    claimed: ['urbanAllowanceFull'],
  });
  const unseen = await one({
    confirmed: false,
    years: [2024, 2025, 2026, 2027],
    claimed: ['urbanAllowanceFull'],
  });
  const { memberId: _, ...rest } = seen;
  const { memberId: __, ...same } = unseen;
  expect(rest).toEqual(same);
  expect(seen).toMatchObject({
    state: 'atCashier',
    standard: '400.00',
    aid: null,
    due: null,
    benefitPeriod: { from: '2027-01-01', to: '2027-12-31' },
    waiting: { months: 0, missedYears: 0 },
    broken: { months: 3, benefitFrom: '2027-04-01' },
    makeUp: [],
    skipping: { kept: { months: 0 }, skipped: { months: 3, benefitFrom: '2028-04-01' } },
    request: { person: { groups: [] }, history: { enrolledYears: [2026] } },
    pending: { aid: '310.00', due: '90.00' },
  });
  const said = calculate(seen.request);
  expect(said.ok && said.result).toMatchObject(seen.answer as object);
});

test('of a claimed member in Linxia, where nobody waits, no break is spoken of', async () => {
  const { members } = await quoted([{ confirmed: false }], 'linxia');
  expect(members[0]).toMatchObject({
    state: 'atCashier',
    benefitPeriod: { from: '2027-01-01' },
    broken: null,
    skipping: { kept: { months: 0 }, skipped: { months: 0 } },
    answer: { policy: 'linxia-2018', notices: ['policyMayBeOutdated'] },
  });
});

test('who is enrolled already, here or elsewhere, is told so', async () => {
  const { resident, people } = await family(cloud, [{ years: [2026, YEAR] }, {}]);
  await enrolled(cloud, people[1]?.personId ?? '', YEAR, 'linxia');
  const { years } = await resident.get('contribution.quote', {});
  expect(years[0]?.members).toMatchObject([
    { state: 'enrolled', benefitPeriod: { from: '2027-01-01', to: '2027-12-31' } },
    { state: 'enrolledElsewhere', words: expect.stringContaining('临夏') },
  ]);
});

test('a newborn is sent to the page for newborns where that contribution covers the year', async () => {
  const born = (day: string) => one({ birth: day, category: 'pupilOrChild', years: [] });
  expect(await born('20261101')).toMatchObject({
    state: 'newborn',
    newborn: { deadline: '2027-01-30', daysLeft: 69, withinDeadline: true },
  });
  // Born before October: covered as a newborn for this year alone.
  expect(await born('20260915')).toMatchObject({ state: 'payable', newborn: null });
});

test('outside the window nobody pays, and the next date is named; who is exempt pays all the same', async () => {
  goTo(cloud, '2027-03-01T09:00');
  const { resident, people } = await family(cloud, [{}, {}]);
  const closed = await resident.get('contribution.quote', {});
  expect(closed.years.map(({ benefitYear }) => benefitYear)).toEqual([2028]);
  expect(closed.years[0]?.members[0]).toMatchObject({ state: 'notPublished', window: null });

  const { store } = cloud.services;
  await store.transaction(async (tx) => {
    const person = await tx.get('persons', people[0]?.personId ?? '');
    if (person)
      await tx.put('persons', { ...person, exemptions: [{ benefitYear: YEAR, exemption: 'demobilised' }] });
  });
  const open = await resident.get('contribution.quote', {});
  expect(open.years.map(({ benefitYear }) => benefitYear)).toEqual([YEAR]);
  expect(open.years[0]?.window).toBeNull();
  expect(open.years[0]?.members).toMatchObject([
    { state: 'payable', window: { name: 'exempt' }, waiting: { months: 0 } },
    { state: 'closed', words: expect.stringMatching(/下一个缴费期/) },
  ]);
});

test('in the supplementary window the waiting is told with its reason', async () => {
  goTo(cloud, '2027-01-15T09:00');
  expect(await one({})).toMatchObject({
    state: 'payable',
    window: { name: 'supplementary', to: '2027-02-28' },
    waiting: { fixedMonths: 3, months: 3, missedYears: 0 },
    benefitPeriod: { from: '2027-04-15' },
  });
});

test('in Linxia there is no waiting and no place is asked', async () => {
  const { members } = await quoted([{ groups: ['registeredPoor'], years: [2020] }], 'linxia');
  expect(members[0]).toMatchObject({
    state: 'payable',
    aid: '100.00',
    due: '300.00',
    waiting: { months: 0 },
    place: null,
    placeClause: null,
    window: { from: '2026-07-01', to: '2026-12-31' },
  });
});

test('a new student is covered backwards by their own word, unless the record says otherwise', async () => {
  const student = { birth: '20080301', category: 'fullTimeStudent' as const };
  const { resident, people } = await family(cloud, [{ ...student, years: [2024, 2025] }]);
  const said = [{ memberId: people[0]?.memberId ?? '', universityEntrant: true }];
  const { years } = await resident.get('contribution.quote', { said });
  expect(years[0]?.members[0]).toMatchObject({
    benefitPeriod: { from: '2026-09-01', to: '2027-12-31' },
    words: expect.stringContaining('学校'),
  });
  const insured = await family(cloud, [{ ...student, years: [2025, 2026] }]);
  const again = await insured.resident.get('contribution.quote', {
    said: [{ memberId: insured.people[0]?.memberId ?? '', universityEntrant: true }],
  });
  expect(again.years[0]?.members[0]).toMatchObject({ benefitPeriod: { from: '2027-01-01' } });
});

test('without a household there is nothing to quote', async () => {
  const resident = await newResident(cloud);
  expect(await resident.refused('contribution.quote', {})).toEqual(['NOT_FOUND']);
  await resident.get('household.register', household(member()));
  expect((await resident.get('contribution.quote', {})).openOrder).toBeNull();
});
