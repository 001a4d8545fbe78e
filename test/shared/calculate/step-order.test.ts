import { calculate } from '@jiayibao/shared/calculate';
import type { Group, SettlementResult } from '@jiayibao/shared/contract/calculation';
import { publishedParameters, withYear, type YearFiguresData } from '@jiayibao/shared/policy';
import { resultOf } from './answers';

const CHARGE = ['total', 'notCovered', 'advanceSelfPay', 'specialSubsidy', 'eligible'];
const AFTER_BASIC = ['criticalIllnessBase', 'criticalIllness', 'topUp', 'assistance', 'selfPay'];

interface Asked {
  groups?: Group[];
  stay?: object;
  visit?: object;
  traditional?: boolean;
}

function linxia({ groups = [], stay, visit, traditional = false }: Asked): SettlementResult {
  return resultOf({
    operation: visit ? ('diseaseCeiling' in visit ? 'chronicDisease' : 'outpatient') : 'inpatient',
    region: 'linxia',
    insured: { birthDate: '1961-03-01', groups },
    ...(visit
      ? { visit: { date: '2026-03-10', ...visit } }
      : { stay: { admittedOn: '2026-03-01', dischargedOn: '2026-03-10', level: 'county', ...stay } }),
    expenses: [
      { class: 'A', amount: '100' },
      ...(traditional ? [{ class: 'A', amount: '20', traditionalMedicine: true }] : []),
    ],
  }) as SettlementResult;
}

const idsOf = ({ steps }: SettlementResult) => steps.map(({ id }) => id);
const stepOf = ({ steps }: SettlementResult, wanted: string) => steps.find(({ id }) => id === wanted);

test('a stay in Linxia, without and with traditional medicine', () => {
  const between = ['deductible', 'payable'];
  expect(idsOf(linxia({}))).toEqual([...CHARGE, ...between, 'basic', ...AFTER_BASIC]);
  expect(idsOf(linxia({ traditional: true }))).toEqual([
    ...CHARGE,
    'ordinary',
    ...between,
    'traditionalMedicine',
    'ordinaryBasic',
    'basic',
    ...AFTER_BASIC,
  ]);
});

test('a visit in Linxia, without and with traditional medicine', () => {
  const chronic = { diseaseCeiling: '5000' };
  expect(idsOf(linxia({ visit: chronic }))).toEqual([...CHARGE, 'deductible', 'basic', ...AFTER_BASIC]);
  expect(idsOf(linxia({ visit: chronic, traditional: true, groups: ['registeredPoor'] }))).toEqual([
    ...CHARGE,
    'ordinary',
    'registeredPoorUplift',
    'deductible',
    'traditionalMedicine',
    'ordinaryBasic',
    'basic',
    ...AFTER_BASIC,
  ]);
});

test('every uplift that was weighed is shown, and on what it rests', () => {
  const groups: Group[] = ['liftedFromPoverty', 'extremelyPoor'];
  const weighed = linxia({ groups, stay: { cancer: 'breast' } });
  expect(idsOf(weighed).filter((id) => id.endsWith('Uplift'))).toEqual([
    'registeredPoorUplift',
    'sixGroupsUplift',
    'cancerUplift',
  ]);
  const grade = (group: Group) => stepOf(linxia({ groups: [group] }), 'registeredPoorUplift')?.grade;
  expect([grade('registeredPoor'), grade('liftedFromPoverty'), grade('returnedToPoverty')]).toEqual([
    'clause',
    'clause',
    'reading',
  ]);
});

test('a lowered rate shows the age and the rate that it stands for', () => {
  const stay = { level: 'province', tieredCare: { referred: false } };
  expect(stepOf(linxia({ stay }), 'skippedTier')).toMatchObject({
    inputs: { age: 65, ordinaryRate: '0.6' },
    amount: '0.4',
  });
});

test('who comes after a window that the agency ended early is told the next year', () => {
  const entered = publishedParameters.data.linxia.years.find(({ benefitYear }) => benefitYear === 2027);
  const regularWindow = { from: '2026-07-01', to: '2026-11-30', clause: '四（二）筹资政策', grade: 'clause' };
  const set = withYear(
    publishedParameters,
    'linxia',
    { ...entered, regularWindow } as YearFiguresData,
    'test',
  );
  const person = { birthDate: '1960-01-01' };
  const request = {
    operation: 'enrolment',
    region: 'linxia',
    benefitYear: 2027,
    paidOn: '2026-12-15',
    person,
  };
  expect(calculate(request, set)).toMatchObject({
    error: {
      code: 'ENROLMENT_CLOSED',
      message: expect.stringContaining('2027年7月1日到2027年12月31日（2028年度）'),
    },
  });
});
