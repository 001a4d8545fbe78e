import { handle, residentTable } from '@jiayibao/cloudfunctions/core';
import { calculate } from '@jiayibao/shared/calculate';
import { addDays, type CivilDate } from '@jiayibao/shared/dates';
import { parseParameters, publishedParameters } from '@jiayibao/shared/policy';
import { type Cloud, openCloud, TODAY } from '../cloud';
import { newFamily, newStaff, type Staffer } from '../desk/desk';
import { enter, NEXT, part, proposal, propose } from './proposals';

const DAY_MS = 86_400_000;
const { version: PUBLISHED } = publishedParameters;

let cloud: Cloud;
let lead: Staffer;
let other: Staffer;
beforeEach(async () => {
  cloud = await openCloud();
  lead = await newStaff(cloud, { role: 'lead', name: '负责甲' });
  other = await newStaff(cloud, { role: 'lead', counties: ['620103'], name: '负责乙' });
});
afterEach(() => cloud.close());

/** What a person would pay for the benefit year, by a set of figures. */
function quote(set: Parameters<typeof calculate>[1], paidOn = '2027-10-20', groups: string[] = []) {
  const answer = calculate(
    {
      operation: 'enrolment',
      region: 'lanzhou',
      benefitYear: NEXT,
      paidOn,
      person: { birthDate: '1980-01-01', groups },
      history: { enrolledYears: [2027] },
    },
    set,
  );
  return answer.ok ? answer.result : answer.error.code;
}

test('a year that one lead enters and another approves is what everybody computes with', async () => {
  const { resident, memberId } = await newFamily(cloud);
  const phone = async (have = PUBLISHED) => resident.get('parameters.read', { have });
  expect(await phone()).toEqual({ version: PUBLISHED, parameters: null });

  const proposed = await propose(lead, proposal());
  expect(proposed).toMatchObject({
    state: 'proposed',
    proposedBy: '负责甲',
    decidedBy: null,
    may: ['withdraw'],
  });
  expect((await phone()).version).toBe(PUBLISHED);
  expect(quote(publishedParameters)).toBe('STANDARD_NOT_PUBLISHED');

  const { settingId, revision } = proposed;
  const approved = await other.get('settings.approve', { settingId, revision });
  expect(approved).toMatchObject({ state: 'approved', proposedBy: '负责甲', decidedBy: '负责乙', may: [] });

  const { version, parameters } = await phone();
  expect(version).toMatch(new RegExp(`^${PUBLISHED.replaceAll('.', '\\.')}\\+1\\.[0-9a-f]{8}$`));
  const set = parseParameters(parameters);
  expect(set.version).toBe(version);
  expect(await phone(version)).toEqual({ version, parameters: null });
  expect(quote(set)).toMatchObject({
    standard: '420.00',
    aid: '0.00',
    due: '420.00',
    subsidy: '750.50',
    window: 'regular',
  });
  expect(quote(set, '2028-02-29', ['povertyMonitored'])).toMatchObject({
    aid: '260.00',
    due: '160.00',
    window: 'supplementary',
  });

  const estimate = await resident.call('estimate.inpatient', {
    memberId,
    region: 'lanzhou',
    groups: [],
    stay: { admittedOn: '2026-11-01', dischargedOn: '2026-11-10', level: 'tier1' },
    expenses: [{ class: 'A', amount: '1000' }],
  });
  expect(estimate).toMatchObject({ ok: true, parametersVersion: version });
  // A reply that computes nothing may know it a minute later.
  cloud.pass(60_000);
  expect(await resident.call('household.read', {})).toMatchObject({ ok: true, parametersVersion: version });
});

test('the other region keeps its own figures', async () => {
  await enter(lead, other, proposal());
  const set = await cloud.services.parameters.inForce(TODAY as CivilDate, 0);
  expect(set.linxia.years.has(NEXT)).toBe(false);
  expect(set.lanzhou.years.has(NEXT)).toBe(true);
});

test('it holds from its day on, not before, and every instance finds that out by itself', async () => {
  const from = addDays(TODAY as CivilDate, 10);
  await enter(lead, other, proposal({ from }));
  const version = async (today: CivilDate) => (await cloud.services.parameters.inForce(today, 0)).version;
  expect(await version(addDays(from, -1))).toBe(PUBLISHED);
  expect(await version(from)).not.toBe(PUBLISHED);
});

test('a later setting stands over an earlier one from its day on; the parts it leaves out stay', async () => {
  await enter(lead, other, proposal());
  const from = addDays(TODAY as CivilDate, 1);
  const cite = { source: '更正通知', grade: 'secondary' as const };
  await enter(other, lead, part('contribution', { from, contribution: { value: '430', ...cite } }));
  const on = async (today: CivilDate) => cloud.services.parameters.inForce(today, 0);
  expect(quote(await on(TODAY as CivilDate))).toMatchObject({ standard: '420.00' });
  expect(quote(await on(from))).toMatchObject({ standard: '430.00', subsidy: '750.50' });
  const versions = [PUBLISHED, (await on(TODAY as CivilDate)).version, (await on(from)).version];
  expect(new Set(versions).size).toBe(3);
  // The steps cite what was entered.
  const result = quote(await on(from)) as { steps: { id: string; clause: string }[] };
  expect(result.steps.find(({ id }) => id === 'standard')?.clause).toBe('更正通知');
});

test('the preview shows what changes, for whom, and how many households there are', async () => {
  await newFamily(cloud);
  await newFamily(cloud);
  const { changes, quotes, households, paidOn, questions } = await lead.get('settings.preview', proposal());
  expect(questions).toEqual([]);
  expect(households).toBe(2);
  expect(paidOn).toBe('2027-10-08');
  expect(changes).toContainEqual({ field: 'contribution', entitled: null, before: null, after: '420.00' });
  expect(changes).toContainEqual({ field: 'aid', entitled: 'orphan', before: null, after: '420.00' });
  expect(changes).toContainEqual({
    field: 'regularWindow',
    entitled: null,
    before: null,
    after: '2027-10-08/2027-12-31',
  });
  const orphan = quotes.find(({ entitled }) => entitled === 'orphan');
  expect(orphan).toMatchObject({
    changed: true,
    before: { quote: null },
    after: { quote: { aid: '420.00', due: '0.00' } },
  });
  expect(quotes.find(({ entitled }) => entitled === null)?.after.quote).toEqual({
    standard: '420.00',
    aid: '0.00',
    due: '420.00',
  });

  const small = {
    benefitYear: 2027,
    from: TODAY,
    subsidy: { value: '730', source: '补助通知', grade: 'secondary' as const },
  };
  const preview = await lead.get('settings.preview', small);
  expect(preview.changes).toEqual([{ field: 'subsidy', entitled: null, before: '724.00', after: '730.00' }]);
  expect(preview.quotes.filter(({ changed }) => changed)).toEqual([]);
});

describe('is refused', () => {
  const cite = { source: '通知', grade: 'secondary' as const };
  test('one that overlaps another, unless it says which it replaces', async () => {
    const first = await enter(lead, other, proposal({ from: addDays(TODAY as CivilDate, 5) }));
    const again = part('contribution', { from: addDays(TODAY as CivilDate, 5) });
    expect(await lead.refused('settings.preview', again)).toEqual([
      'CONTRADICTORY_REQUEST',
      expect.stringContaining('重叠'),
    ]);
    const replacing = {
      ...again,
      contribution: { value: '425', ...cite },
      subsidy: { value: '750', ...cite },
      supersedes: first.settingId,
    };
    await enter(lead, other, replacing);
    const set = await cloud.services.parameters.inForce(addDays(TODAY as CivilDate, 5), 0);
    expect(quote(set)).toMatchObject({ standard: '425.00', subsidy: '750.00' });
  });

  test('a second one for a year while the first waits, also at once', async () => {
    const both = await Promise.all(
      [lead, other].map((who) => who.call('settings.propose', { proposal: proposal() })),
    );
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect((await lead.refused('settings.propose', { proposal: proposal() }))[0]).toBe(
      'CONTRADICTORY_REQUEST',
    );
  });
});

describe('is approved', () => {
  test('by nobody who proposed it, no clerk, and nobody of the other region', async () => {
    const { settingId, revision } = await propose(lead, proposal());
    const clerk = await newStaff(cloud, { name: '经办乙' });
    const far = await newStaff(cloud, { role: 'prefecture', region: 'linxia', counties: [], name: '州级' });
    const given = { settingId, revision };
    expect((await lead.refused('settings.approve', given))[0]).toBe('NOT_ALLOWED');
    expect((await clerk.refused('settings.approve', given))[0]).toBe('NOT_ALLOWED');
    expect((await clerk.refused('settings.propose', { proposal: proposal() }))[0]).toBe('NOT_ALLOWED');
    expect((await far.refused('settings.approve', given))[0]).toBe('NOT_FOUND');
    expect((await far.get('settings.list', {})).settings).toEqual([]);
    expect((await other.get('settings.review', { settingId })).setting.may).toEqual(['approve', 'withdraw']);
  });

  test('once, and never changed or withdrawn from then on', async () => {
    const { settingId, revision } = await enter(lead, other, proposal());
    for (const action of ['settings.approve', 'settings.withdraw'] as const)
      expect((await other.refused(action, { settingId, revision }))[0]).toBe('STALE');
  });

  test('never after it was withdrawn, nor once its day is over', async () => {
    const first = await propose(lead, proposal());
    await lead.get('settings.withdraw', { settingId: first.settingId, revision: first.revision });
    expect((await other.refused('settings.approve', { settingId: first.settingId, revision: 2 }))[0]).toBe(
      'STALE',
    );
    const second = await propose(lead, proposal());
    cloud.pass(DAY_MS);
    const { settingId, revision } = second;
    expect(await other.refused('settings.approve', { settingId, revision })).toEqual([
      'INVALID_DATE',
      expect.stringContaining('生效日'),
    ]);
  });

  test('at once with another of another year: both hold, in an order', async () => {
    const a = await propose(lead, proposal());
    const b = await propose(lead, proposal({ benefitYear: 2029, windows: null }));
    await Promise.all(
      [a, b].map(({ settingId, revision }) => other.get('settings.approve', { settingId, revision })),
    );
    const { version, years } = await lead.get('settings.list', {});
    expect(version).toContain('+2.');
    expect(years.map(({ benefitYear }) => benefitYear)).toEqual([2025, 2026, 2027, 2028, 2029]);
    const sequences = (await cloud.services.store.find('settings', {})).map(({ sequence }) => sequence);
    expect(sequences.sort()).toEqual([1, 2]);
  });

  test('with every step in the audit', async () => {
    await enter(lead, other, proposal());
    const did = (await cloud.services.store.find('audit', {})).map((entry) => [entry.did, entry.who]);
    expect(did).toContainEqual(['settings.propose', lead.staffId]);
    expect(did).toContainEqual(['settings.approved', other.staffId]);
  });
});

test('a phone asks for nothing but its own figures, whoever it is', async () => {
  await enter(lead, other, proposal());
  const reply = await handle(
    residentTable,
    { action: 'parameters.read', input: { have: 'of long ago' } },
    { ...cloud.services, caller: () => 'somebody-new' },
  );
  expect(reply).toMatchObject({ ok: true, data: { version: expect.stringContaining('+1.') } });
});
