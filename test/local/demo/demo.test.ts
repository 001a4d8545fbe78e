import { demo } from '@jiayibao/local/demo';
import { calculate } from '@jiayibao/shared/calculate';
import {
  COUNTIES,
  type InstitutionView,
  LEVELS,
  REGIONS,
  type Region,
} from '@jiayibao/shared/contract/resident';
import { ageOn, type CivilDate, daysBetween } from '@jiayibao/shared/dates';
import { parseIdentityDocument } from '@jiayibao/shared/identity';
import { type Cloud, openCloud, Resident, TODAY } from '../../cloudfunctions/cloud';

jest.setTimeout(30_000);

/** A cloud with the demo data of a day, at noon in China. */
async function cloudOn(day: string): Promise<Cloud> {
  const cloud = await openCloud();
  const offset = Date.parse(`${day}T04:00:00Z`) - Date.now();
  await demo.write({ ...cloud.environment, CLOCK_OFFSET_MS: String(offset) });
  Object.assign(process.env, cloud.environment);
  return cloud;
}

function residentOf(cloud: Cloud, id: string): Resident {
  const found = demo.residents.find((resident) => resident.id === id);
  if (!found) throw new Error(`no demo resident ${id}`);
  return new Resident(cloud, found.openid);
}

async function householdOf(resident: Resident) {
  const { household } = await resident.get('household.read', {});
  if (!household) throw new Error('no household');
  return household;
}

describe('on a day in November', () => {
  let cloud: Cloud;
  beforeAll(async () => {
    cloud = await cloudOn(TODAY);
  });
  afterAll(() => cloud.close());

  test('the Wangs are as the picture of the home page shows them', async () => {
    const { region, county, members } = await householdOf(residentOf(cloud, 'wang'));
    expect([region, county]).toEqual(['lanzhou', '620102']);
    const today = TODAY as CivilDate;
    const facts = members.map(({ name, birthDate, relation, status, cover }) => [
      name,
      ageOn(birthDate as CivilDate, today),
      relation,
      status,
      cover?.map(({ benefitYear }) => benefitYear),
    ]);
    expect(facts).toEqual([
      ['王磊', 41, 'self', 'confirmed', [2026]],
      ['王建国', 72, 'parent', 'confirmed', [2026]],
      ['李娜', 38, 'spouse', 'confirmed', []],
      ['王小满', 0, 'child', 'confirmed', []],
    ]);
    expect(daysBetween(members[3]?.birthDate as CivilDate, today)).toBe(21);
    expect(members[3]?.document.kind).toBe('birthCertificate');
  });

  test('every keeper has agreed, is proven, and has a household', async () => {
    for (const { id, name } of demo.residents) {
      const account = await residentOf(cloud, id).get('account.read', {});
      expect(account).toEqual({
        consent: account.consentRequired,
        consentRequired: account.consentRequired,
        self: { name },
        hasHousehold: true,
      });
    }
  });

  test('verified groups show; a claimed member shows only what was typed', async () => {
    const { members } = await householdOf(residentOf(cloud, 'ma'));
    for (const { groups } of members)
      expect(groups).toEqual([{ group: 'registeredPoor', state: 'verified' }]);
    const brother = (await householdOf(residentOf(cloud, 'chen'))).members.find(
      ({ relation }) => relation === 'sibling',
    );
    expect(brother).toMatchObject({ status: 'claimed', groups: [], cover: null });
    const wife = (await householdOf(residentOf(cloud, 'liu'))).members[1];
    expect(wife?.groups).toEqual([{ group: 'liftedFromPoverty', state: 'claimed' }]);
  });

  test('the year so far is what the calculation makes of the whole year', async () => {
    const keeper = residentOf(cloud, 'chen');
    const father = (await householdOf(keeper)).members.find(({ name }) => name === '陈福生');
    const basis = await keeper.get('estimate.basis', {
      memberId: father?.memberId ?? '',
      dischargedOn: '2026-12-31',
    });
    const year = calculate({
      operation: 'year',
      region: 'lanzhou',
      insured: { birthDate: father?.birthDate, groups: ['ruralAllowanceClass2'] },
      events: [
        {
          operation: 'inpatient',
          stay: { admittedOn: '2026-02-11', dischargedOn: '2026-02-26', level: 'tier3A' },
          expenses: [
            { class: 'A', amount: '31200' },
            { class: 'B', amount: '18600' },
            { class: 'C', amount: '4150' },
          ],
        },
        {
          operation: 'chronicDisease',
          visit: { date: '2026-05-10', diseaseCeiling: '3000' },
          expenses: [
            { class: 'A', amount: '640' },
            { class: 'B', amount: '210' },
          ],
        },
      ],
    });
    expect(basis.settlements.map(({ institution }) => institution)).toEqual([
      '示例甘肃省综合医院',
      '示例榆中县人民医院',
    ]);
    expect(year).toMatchObject({ ok: true, result: { yearToDate: basis.yearToDate } });
    expect(basis.yearToDate.criticalIllness).not.toBe('0.00');
  });

  test('every number is valid, used once, and nobody can have it', async () => {
    const numbers: string[] = [];
    for (const { id } of demo.residents) {
      const keeper = residentOf(cloud, id);
      for (const { memberId } of (await householdOf(keeper)).members) {
        const { member } = await keeper.get('household.readMember', { memberId });
        const { kind, number } = member.document;
        expect(parseIdentityDocument(kind, number)).toMatchObject({ ok: true });
        numbers.push(number);
      }
    }
    expect(new Set(numbers).size).toBe(numbers.length);
    const places = REGIONS.flatMap((region) => COUNTIES[region].map(({ code }) => code));
    for (const number of numbers) expect(places).not.toContain(number.slice(0, 6));
  });

  test('institutions stand in every county, at every level, and are marked as samples', async () => {
    for (const region of REGIONS) {
      const found = await allInstitutions(residentOf(cloud, 'wang'), region);
      expect(new Set(found.map(({ county }) => county))).toEqual(
        new Set(COUNTIES[region].map(({ code }) => code)),
      );
      expect(new Set(found.map(({ level }) => level))).toEqual(new Set(LEVELS[region]));
      for (const { sample, name } of found)
        expect([sample, name]).toEqual([true, expect.stringMatching(/^示例/)]);
      expect(found.length).toBeGreaterThanOrEqual(14);
    }
  });

  async function allInstitutions(resident: Resident, region: Region): Promise<InstitutionView[]> {
    const found: InstitutionView[] = [];
    let after: string | null = null;
    do {
      const { institutions, next }: { institutions: InstitutionView[]; next: string | null } =
        await resident.get('institution.search', { region, after });
      found.push(...institutions);
      after = next;
    } while (after !== null);
    return found;
  }
});

test.each([
  ['the first day of a year: nothing settled yet', '2026-01-01'],
  ['a leap day after the policy has ended', '2032-02-29'],
])('on %s', async (_, day) => {
  const cloud = await cloudOn(day);
  const keeper = residentOf(cloud, 'chen');
  const { members } = await householdOf(keeper);
  const father = members.find(({ name }) => name === '陈福生');
  expect(ageOn(father?.birthDate as CivilDate, day as CivilDate)).toBe(75);
  const basis = await keeper.get('estimate.basis', {
    memberId: father?.memberId ?? '',
    dischargedOn: `${day.slice(0, 4)}-12-31`,
  });
  expect(basis.settlements).toEqual([]);
  await cloud.close();
});
