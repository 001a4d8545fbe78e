import { calculate } from '@jiayibao/shared/calculate';
import { publishedParameters, withYear, type YearFiguresData } from '@jiayibao/shared/policy';
import { refusalOf, resultOf } from './answers';

const insured = { birthDate: '2026-03-02' };
const days = { admittedOn: '2026-03-02', dischargedOn: '2026-03-10' };
const stay = { operation: 'inpatient', region: 'lanzhou', insured, stay: { ...days, level: 'tier1' } };
const inLinxia = { ...stay, region: 'linxia', stay: { ...days, level: 'county' } };
const visit = { operation: 'outpatient', region: 'linxia', insured };
const on = (date: string) => ({ date, facility: 'township' });
const enrolment = { operation: 'enrolment', region: 'lanzhou', benefitYear: 2027, person: insured };
const newborn = { operation: 'newborn', region: 'linxia', birthDate: '2019-03-02' };
const refund = { operation: 'refund', benefitFrom: '2027-01-01', paid: '1', reason: 'death' };

test.each<[string, string, object]>([
  ['INVALID_DATE', 'paidOn', { ...enrolment, paidOn: '2026-03-01' }],
  ['POLICY_NOT_IN_FORCE', 'paidOn', { ...enrolment, paidOn: '2030-12-01' }],
  [
    'CONTRADICTORY_REQUEST',
    'history.enrolledYears',
    { ...enrolment, paidOn: '2026-11-22', history: { enrolledYears: [2027] } },
  ],
  ['STANDARD_NOT_PUBLISHED', 'benefitYear', { ...enrolment, benefitYear: 2029, paidOn: '2026-11-22' }],
  ['ENROLMENT_CLOSED', 'paidOn', { ...enrolment, paidOn: '2026-06-01' }],
  ['BENEFIT_NOT_OFFERED', 'region', { operation: 'fundSplit', region: 'lanzhou', year: 2018 }],
  ['STANDARD_NOT_PUBLISHED', 'year', { operation: 'fundSplit', region: 'linxia', year: 2026 }],
  ['POLICY_NOT_IN_FORCE', 'year', { operation: 'riskReserve', region: 'linxia', year: 2017, financing: '1' }],
  ['INVALID_DATE', 'enrolledOn', { ...newborn, enrolledOn: '2019-03-01' }],
  ['STANDARD_NOT_PUBLISHED', 'birthDate', { ...newborn, enrolledOn: '2019-03-02' }],
  ['ENROLMENT_CLOSED', 'enrolledOn', { ...newborn, enrolledOn: '2020-03-02' }],
  [
    'INVALID_DATE',
    'requestedOn',
    { ...refund, region: 'lanzhou', eventOn: '2026-12-02', requestedOn: '2026-12-01' },
  ],
  [
    'BENEFIT_NOT_OFFERED',
    'operation',
    { ...refund, region: 'linxia', eventOn: '2026-12-02', requestedOn: '2026-12-02' },
  ],
  [
    'POLICY_NOT_IN_FORCE',
    'requestedOn',
    { ...refund, region: 'lanzhou', eventOn: '2025-01-01', requestedOn: '2025-01-02' },
  ],
  [
    'POLICY_NOT_IN_FORCE',
    'stay.dischargedOn',
    { ...stay, stay: { ...stay.stay, dischargedOn: '2030-06-01' } },
  ],
  [
    'POLICY_NOT_IN_FORCE',
    'visit.date',
    { ...visit, insured: { birthDate: '1960-01-01' }, visit: on('2018-09-30') },
  ],
  ['INVALID_DATE', 'visit.date', { ...visit, visit: on('2026-03-01') }],
  ['INVALID_DATE', 'stay.dischargedOn', { ...stay, stay: { ...stay.stay, dischargedOn: '2026-03-01' } }],
  ['INVALID_DATE', 'stay.admittedOn', { ...stay, stay: { ...stay.stay, admittedOn: '2026-03-01' } }],
  ['BENEFIT_NOT_OFFERED', 'stay.outOfArea', { ...stay, stay: { ...stay.stay, outOfArea: true } }],
  [
    'BENEFIT_NOT_OFFERED',
    'stay.tieredCare',
    { ...stay, stay: { ...stay.stay, tieredCare: { referred: true } } },
  ],
  [
    'BENEFIT_NOT_OFFERED',
    'stay.majorDisease',
    { ...stay, stay: { ...stay.stay, majorDisease: { ceiling: '1' } } },
  ],
  ['BENEFIT_NOT_OFFERED', 'specialSubsidy', { ...stay, specialSubsidy: '0.01' }],
  [
    'BENEFIT_NOT_OFFERED',
    'stay.consortiumReferral',
    { ...inLinxia, stay: { ...inLinxia.stay, consortiumReferral: true } },
  ],
  [
    'CONTRADICTORY_REQUEST',
    'stay.majorDisease',
    {
      ...inLinxia,
      stay: { ...inLinxia.stay, tieredCare: { referred: true }, majorDisease: { ceiling: '1' } },
    },
  ],
  [
    'CONTRADICTORY_REQUEST',
    'visit.chronicRecognised',
    {
      ...stay,
      operation: 'twoDisease',
      stay: undefined,
      visit: { date: '2026-03-10', conditions: ['diabetes'], chronicRecognised: ['diabetes'] },
    },
  ],
  [
    'INVALID_DATE',
    'insured.benefitPeriod.to',
    { ...stay, insured: { ...insured, benefitPeriod: { from: '2026-01-02', to: '2026-01-01' } } },
  ],
  [
    'INVALID_DATE',
    'events',
    {
      operation: 'year',
      region: 'linxia',
      insured,
      events: ['2026-03-02', '2027-03-02'].map((date) => ({ operation: 'outpatient', visit: on(date) })),
    },
  ],
  [
    'INVALID_DATE',
    'events.0.visit.date',
    {
      operation: 'year',
      region: 'linxia',
      insured,
      events: [{ operation: 'outpatient', visit: on('2026-03-01') }],
    },
  ],
])('%s at %s', (code, path, request) => {
  expect(refusalOf(JSON.parse(JSON.stringify(request)))).toEqual([code, path]);
});

/** Lanzhou's figures of 2026 with something else entered. */
function with2026(change: object) {
  const entered = publishedParameters.data.lanzhou.years.find(({ benefitYear }) => benefitYear === 2026);
  return withYear(publishedParameters, 'lanzhou', { ...entered, ...change } as YearFiguresData, 'test');
}

test('the next window is the one that opens first, whichever year it is for', () => {
  const supplementaryWindow = { from: '2026-11-01', to: '2026-11-30', clause: '第八条', grade: 'reading' };
  const set = with2026({ supplementaryWindow });
  const ask = (paidOn: string) =>
    calculate({ ...enrolment, person: { birthDate: '1960-01-01' }, benefitYear: 2026, paidOn }, set);
  const opens = (day: string) => ({ error: { message: expect.stringContaining(`下一个缴费期是${day}到`) } });
  expect(ask('2026-09-01')).toMatchObject(opens('2026年10月15日'));
  expect(ask('2026-10-15')).toMatchObject(opens('2026年11月1日'));
  expect(ask('2026-12-01')).toMatchObject(opens('2027年1月1日'));
});

test('the best aid counts, in whichever order aids were entered', () => {
  const year = publishedParameters.data.lanzhou.years.find(({ benefitYear }) => benefitYear === 2026);
  const person = { birthDate: '1960-01-01', groups: ['liftedFromPoverty', 'extremelyPoor'] };
  const request = { ...enrolment, person, benefitYear: 2026, paidOn: '2026-01-15' };
  const aid = [...(year?.aid ?? [])];
  for (const order of [aid, aid.reverse()]) {
    expect(calculate(request, with2026({ aid: [...order] }))).toMatchObject({
      result: { aid: '400.00', due: '0.00' },
    });
  }
});

test('a year is settled by days; of one day, in the order given', () => {
  const dates = ['2026-05-03', '2026-05-01', '2026-05-02', '2026-05-01'];
  const events = dates.map((date) => ({
    operation: 'outpatient',
    visit: { date, facility: 'villageClinic' },
    expenses: [{ class: 'A', amount: '40' }],
  }));
  const year = resultOf<'year'>({ operation: 'year', region: 'linxia', insured, events });
  expect(year.events.map(({ amounts }) => amounts.basic)).toEqual(['0.00', '28.00', '24.00', '28.00']);
  const [third, first, second, same] = year.events.map(({ yearToDate }) => yearToDate.outpatient);
  expect([first, same, second, third]).toEqual(['28.00', '56.00', '80.00', '80.00']);
});

test.each([
  ['death', '2026-12-28', '2026-12-29', '第十三条', 'clause'],
  ['employeeScheme', '2026-12-28', '2026-12-29', '医保办函〔2021〕11号', 'secondary'],
  ['employeeScheme', '2026-12-28', '2027-01-05', '理解：享受期开始后申请退费', 'reading'],
  ['employeeScheme', '2027-01-02', '2027-01-05', '第十三条', 'clause'],
  ['other', '2026-12-28', '2026-12-29', '第十三条', 'clause'],
  ['other', '2026-12-28', '2027-01-05', '第十三条', 'clause'],
])('refund for %s on %s, asked on %s, rests on %s', (reason, eventOn, requestedOn, clause, grade) => {
  const { steps } = resultOf<'refund'>({ ...refund, region: 'lanzhou', reason, eventOn, requestedOn });
  expect(steps).toMatchObject([{ id: 'refund', clause, grade }]);
});

test('the inputs of a step are written as the contract has them', () => {
  const request = { ...enrolment, paidOn: '2026-11-22', history: { enrolledYears: [2026] } };
  const inputs = (id: string) => resultOf<'enrolment'>(request).steps.find((step) => step.id === id)?.inputs;
  expect([inputs('standard'), inputs('subsidy')]).toEqual([{ year: 2027 }, { year: 2027 }]);
  const { steps } = resultOf<'fundSplit'>({ operation: 'fundSplit', region: 'linxia', year: 2018 });
  expect(steps.find(({ id }) => id === 'outpatientGeneral')?.inputs).toEqual({ year: 2018 });
});

test('a ceiling that is met to the fen cuts nothing and is not named', () => {
  const ask = (outpatient: string) =>
    resultOf({
      ...visit,
      visit: on('2026-03-10'),
      yearToDate: { outpatient },
      expenses: [{ class: 'A', amount: '10' }],
    }).steps.map(({ id }) => id);
  expect(ask('73.00')).not.toContain('entitled');
  expect(ask('73.01')).toContain('entitled');
});

test('what is of class B is named where it bears no advance self-pay', () => {
  const expenses = [
    { class: 'B', amount: '10' },
    { class: 'B', amount: '5', traditionalMedicine: true },
  ];
  const { steps } = resultOf({ ...visit, visit: on('2026-03-10'), expenses });
  expect(steps.find(({ id }) => id === 'advanceSelfPay')).toMatchObject({
    inputs: { classB: '15.00' },
    amount: '0.00',
  });
});
