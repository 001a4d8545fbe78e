import { calculate } from '@jiayibao/shared/calculate';
import { EXCLUSIONS, GROUPS, LEVELS, REGIONS } from '@jiayibao/shared/contract/resident';

/** The sentence that a request is refused with. */
function sentence(request: object): string {
  const answer = calculate(request);
  if (answer.ok) throw new Error('answered ok');
  return answer.error.message;
}

const visit = { facility: 'township' };
const insured = { birthDate: '1960-01-01' };

test.each([
  [
    'lanzhou',
    '2025-05-14',
    '兰州现有政策的适用时间是2025年5月15日到2030年5月14日，请改填这段时间内的日期，或向经办机构咨询。',
  ],
  [
    'linxia',
    '2018-09-30',
    '临夏现有政策的适用时间是2018年10月1日起，请改填这段时间内的日期，或向经办机构咨询。',
  ],
])('%s on %s: when a policy is in force', (region, date, said) => {
  expect(sentence({ operation: 'outpatient', region, insured, visit: { ...visit, date } })).toBe(said);
});

test.each([
  [
    2027,
    '2026-10-14',
    '这个日期不在该年度的缴费期内，下一个缴费期是2026年10月15日到2026年12月31日（2027年度），请到时再缴。',
  ],
  [
    2026,
    '2026-03-01',
    '这个日期不在该年度的缴费期内，下一个缴费期是2026年10月15日到2026年12月31日（2027年度），请到时再缴。',
  ],
  [2027, '2027-03-01', '这个日期不在该年度的缴费期内，下一个缴费期还没有公布，请留意通知或向经办机构咨询。'],
])('paying for %i on %s: which window comes next', (benefitYear, paidOn, said) => {
  const request = { operation: 'enrolment', region: 'lanzhou', benefitYear, paidOn, person: insured };
  expect(sentence(request)).toBe(said);
});

describe('a name of no list is answered with the list', () => {
  const stay = { admittedOn: '2026-03-01', dischargedOn: '2026-03-10' };
  const list = (names: readonly string[]) => `这一项请填写以下之一：${names.join('、')}。`;
  test.each<[string, object, readonly string[]]>([
    ['level', { insured, stay: { ...stay, level: 'tier1' } }, LEVELS.linxia],
    ['no level', { insured, stay }, LEVELS.linxia],
    ['group', { insured: { ...insured, groups: ['rich'] }, stay: { ...stay, level: 'county' } }, GROUPS],
    [
      'exclusion',
      { insured, stay: { ...stay, level: 'county', exclusion: 'workInjury' } },
      EXCLUSIONS.linxia,
    ],
    ['region', { region: 'gansu' }, REGIONS],
  ])('%s', (_, changes, names) => {
    expect(sentence({ operation: 'inpatient', region: 'linxia', ...changes })).toBe(list(names));
  });

  test('operation', () => {
    const events = [{ operation: 'surgery' }];
    expect(sentence({ operation: 'surgery', region: 'linxia' })).toMatch(/：inpatient、.*、riskReserve。$/);
    expect(sentence({ operation: 'year', region: 'linxia', insured, events })).toBe(
      list(['inpatient', 'outpatient', 'twoDisease', 'chronicDisease']),
    );
  });
});
