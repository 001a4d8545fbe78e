import { calculate } from '@jiayibao/shared/calculate';
import { type ERROR_CODES, MAXIMUM_ELEMENTS, type RequestOf } from '@jiayibao/shared/contract/calculation';
import { refusalOf, resultOf } from '../calculate/answers';

/** Requests that are answered ok, one of each operation, to be spoilt in one place or several. */
const good = {
  inpatient: {
    operation: 'inpatient',
    region: 'linxia',
    insured: { birthDate: '1960-01-01' },
    stay: { admittedOn: '2026-03-01', dischargedOn: '2026-03-10', level: 'county' },
    expenses: [{ class: 'A', amount: '10000' }],
  },
  compare: {
    operation: 'compare',
    region: 'lanzhou',
    insured: { birthDate: '1960-01-01' },
    stay: { admittedOn: '2026-03-01', dischargedOn: '2026-03-10' },
  },
  outpatient: {
    operation: 'outpatient',
    region: 'lanzhou',
    insured: { birthDate: '1960-01-01' },
    visit: { date: '2026-03-01', facility: 'township' },
  },
  twoDisease: {
    operation: 'twoDisease',
    region: 'lanzhou',
    insured: { birthDate: '1960-01-01' },
    visit: { date: '2026-03-01', conditions: ['diabetes'] },
  },
  chronicDisease: {
    operation: 'chronicDisease',
    region: 'linxia',
    insured: { birthDate: '1960-01-01' },
    visit: { date: '2026-03-01', diseaseCeiling: '3000' },
  },
  year: { operation: 'year', region: 'linxia', insured: { birthDate: '1960-01-01' }, events: [] },
  enrolment: {
    operation: 'enrolment',
    region: 'lanzhou',
    benefitYear: 2027,
    paidOn: '2026-11-22',
    person: { birthDate: '1960-01-01' },
  },
  newborn: { operation: 'newborn', region: 'lanzhou', birthDate: '2026-11-01', enrolledOn: '2026-11-22' },
  refund: {
    operation: 'refund',
    region: 'lanzhou',
    benefitFrom: '2027-01-01',
    paid: '150',
    eventOn: '2026-12-28',
    requestedOn: '2026-12-29',
    reason: 'death',
  },
  fundSplit: { operation: 'fundSplit', region: 'linxia', year: 2018 },
  riskReserve: { operation: 'riskReserve', region: 'lanzhou', year: 2026, financing: '100' },
} satisfies { [O in RequestOf['operation']]: RequestOf<O> };

type Json = { [key: string]: unknown };

/** The request with the value at a dotted path replaced; `undefined` takes the key away. */
function spoilt(request: object, path: string, value: unknown): Json {
  const copy = structuredClone(request) as Json;
  const keys = path.split('.');
  const last = keys.pop() as string;
  let place: Json = copy;
  for (const key of keys) {
    place[key] ??= {};
    place = place[key] as Json;
  }
  if (value === undefined) delete place[last];
  else place[last] = value;
  return copy;
}

test.each(Object.entries(good))('%s is answered', (_, request) => {
  expect(resultOf(request)).toBeDefined();
});

const required: [keyof typeof good, string[]][] = [
  ['inpatient', ['operation', 'region', 'insured', 'insured.birthDate', 'stay', 'stay.admittedOn']],
  ['inpatient', ['stay.dischargedOn', 'stay.level', 'expenses.0.class', 'expenses.0.amount']],
  ['outpatient', ['visit', 'visit.date', 'visit.facility']],
  ['twoDisease', ['visit.conditions']],
  ['chronicDisease', ['visit.diseaseCeiling']],
  ['year', ['insured', 'events']],
  ['enrolment', ['benefitYear', 'paidOn', 'person', 'person.birthDate']],
  ['newborn', ['birthDate', 'enrolledOn']],
  ['refund', ['benefitFrom', 'paid', 'eventOn', 'requestedOn', 'reason']],
  ['fundSplit', ['year']],
  ['riskReserve', ['year', 'financing']],
];
test.each(required.flatMap(([name, paths]) => paths.map((path) => [name, path] as const)))(
  '%s: %s is required, absent or null',
  (name, path) => {
    expect(refusalOf(spoilt(good[name], path, undefined))).toEqual(['MALFORMED_REQUEST', path]);
    expect(refusalOf(spoilt(good[name], path, null))).toEqual(['MALFORMED_REQUEST', path]);
  },
);

test('what is optional may be null, which is the same as absent', () => {
  const bare = resultOf(good.inpatient);
  for (const path of [
    'insured.groups',
    'insured.benefitPeriod',
    'insured.universityStudent',
    'yearToDate',
    'yearToDate.topUp',
    'specialSubsidy',
    'expenses.0.traditionalMedicine',
    'stay.consortiumReferral',
    'stay.emergency',
    'stay.designated',
    'stay.outOfArea',
    'stay.exclusion',
    'stay.majorIllness',
    'stay.tieredCare',
    'stay.majorDisease',
    'stay.cancer',
  ]) {
    expect(resultOf(spoilt(good.inpatient, path, null))).toEqual(bare);
  }
  expect(resultOf(spoilt(good.inpatient, 'expenses', null))).toEqual(
    resultOf(spoilt(good.inpatient, 'expenses', [])),
  );
  expect(resultOf<'enrolment'>(spoilt(good.enrolment, 'history', null)).waiting.months).toBe(0);
});

test.each([
  ['inpatient', 'foo', 1],
  ['inpatient', 'insured.name', '张三'],
  ['inpatient', 'stay.facility', 'township'],
  ['inpatient', 'expenses.0.note', ''],
  ['inpatient', 'yearToDate.total', '0'],
  ['inpatient', 'stay.tieredCare', { quota: '1', refered: true }],
  ['compare', 'stay.level', 'tier1'],
  ['twoDisease', 'specialSubsidy', '0'],
  ['outpatient', 'visit.outOfArea', false],
  ['enrolment', 'person.name', null],
  ['enrolment', 'history', { years: [] }],
  ['refund', 'year', 2026],
] as const)('%s: an unknown key is refused, %s', (name, path, value) => {
  expect(refusalOf(spoilt(good[name], path, value))[0]).toBe('MALFORMED_REQUEST');
});

test.each(['', 'stay.', 'insured.', 'expenses.0.'])(
  'a key __proto__ is unknown as any other: %s',
  (place) => {
    const request = structuredClone(good.inpatient);
    const holder = { '': request, 'stay.': request.stay, 'insured.': request.insured };
    const target = holder[place as keyof typeof holder] ?? request.expenses[0];
    Object.defineProperty(target, '__proto__', { value: {}, enumerable: true });
    expect(refusalOf(request)).toEqual(['MALFORMED_REQUEST', `${place}__proto__`]);
  },
);

test.each([
  ['inpatient', 'operation', 'Inpatient'],
  ['inpatient', 'operation', 'toString'],
  ['inpatient', 'region', 'gansu'],
  ['inpatient', 'stay.level', 'tier1'],
  ['outpatient', 'visit.facility', 'county'],
  ['inpatient', 'stay.exclusion', 'workInjury'],
  ['inpatient', 'stay.cancer', 'lung'],
  ['inpatient', 'insured.groups', ['poor']],
  ['inpatient', 'insured.groups', 'orphan'],
  ['inpatient', 'stay.designated', 'true'],
  ['inpatient', 'expenses', {}],
  ['inpatient', 'expenses.0.class', 'D'],
  ['inpatient', 'stay.majorDisease', {}],
  ['inpatient', 'insured.benefitPeriod', { from: '2026-01-01' }],
  ['twoDisease', 'visit.conditions', []],
  ['twoDisease', 'visit.conditions', ['diabetes', 'diabetes']],
  ['year', 'events', {}],
  ['year', 'events', [null]],
  ['year', 'events', [{ operation: 'compare' }]],
  ['year', 'events', [good.inpatient]],
  ['enrolment', 'benefitYear', '2027'],
  ['enrolment', 'benefitYear', 2027.5],
  ['enrolment', 'history', { enrolledYears: ['2025'] }],
  ['enrolment', 'history', { makeUpYears: -1 }],
  ['enrolment', 'person.student', 'kindergarten'],
  ['enrolment', 'person.exemption', 'newborn'],
  ['refund', 'reason', 'moved'],
] as [keyof typeof good, string, unknown][])('%s with %s of %j', (name, path, value) => {
  expect(refusalOf(spoilt(good[name], path, value))[0]).toBe('MALFORMED_REQUEST');
});

test('a list holds at most so many elements', () => {
  const lines = (length: number) => Array(length).fill({ class: 'A', amount: '1' });
  expect(resultOf(spoilt(good.inpatient, 'expenses', lines(MAXIMUM_ELEMENTS)))).toBeDefined();
  const tooMany = spoilt(good.inpatient, 'expenses', lines(MAXIMUM_ELEMENTS + 1));
  expect(refusalOf(tooMany)).toEqual(['MALFORMED_REQUEST', 'expenses']);
  const told = calculate(tooMany);
  expect(told).toMatchObject({ error: { message: expect.stringContaining(`最多${MAXIMUM_ELEMENTS}条`) } });
  const years = { enrolledYears: Array(MAXIMUM_ELEMENTS + 1).fill(2020) };
  expect(refusalOf(spoilt(good.enrolment, 'history', years))[0]).toBe('MALFORMED_REQUEST');
});

test.each([[1000], [0.1], ['1.234'], ['-1'], ['1e9'], ['100000000.01'], ['１'], [''], [true], [{}], [[]]])(
  'an amount of %j',
  (value) => {
    for (const path of ['expenses.0.amount', 'specialSubsidy', 'yearToDate.assistance']) {
      expect(refusalOf(spoilt(good.inpatient, path, value))).toEqual(['INVALID_AMOUNT', path]);
    }
    expect(refusalOf(spoilt(good.riskReserve, 'monthsCovered', value))[0]).toBe('INVALID_AMOUNT');
  },
);

test.each([['2026-02-30'], ['2026-3-1'], ['1899-12-31'], ['2101-01-01'], [20260301], [{}], ['']])(
  'a date of %j',
  (value) => {
    expect(refusalOf(spoilt(good.inpatient, 'stay.admittedOn', value))).toEqual([
      'INVALID_DATE',
      'stay.admittedOn',
    ]);
    expect(refusalOf(spoilt(good.newborn, 'enrolledOn', value))[0]).toBe('INVALID_DATE');
  },
);

const contradictingDates: [keyof typeof good, Json][] = [
  ['inpatient', { 'stay.dischargedOn': '2026-02-28' }],
  ['inpatient', { 'insured.birthDate': '2026-03-02' }],
  ['inpatient', { 'insured.benefitPeriod': { from: '2026-01-02', to: '2026-01-01' } }],
  ['outpatient', { 'insured.birthDate': '2026-03-02' }],
  ['enrolment', { 'person.birthDate': '2026-11-23' }],
  ['newborn', { enrolledOn: '2026-10-31' }],
  ['refund', { requestedOn: '2026-12-27' }],
];
test.each(contradictingDates)('%s with dates that contradict each other: %j', (name, changes) => {
  const request = Object.entries(changes).reduce(
    (r, [path, value]) => spoilt(r, path, value),
    good[name] as Json,
  );
  expect(refusalOf(request)[0]).toBe('INVALID_DATE');
});

test('of several faults, the first in the order of the list is named', () => {
  const faults: [path: string, value: unknown, code: (typeof ERROR_CODES)[number]][] = [
    ['stay.majorDisease', { ceiling: '1' }, 'CONTRADICTORY_REQUEST'],
    ['stay.dischargedOn', '2018-09-30', 'POLICY_NOT_IN_FORCE'],
    ['stay.outOfArea', true, 'BENEFIT_NOT_OFFERED'],
    ['stay.admittedOn', '2018-10-01', 'INVALID_DATE'],
    ['specialSubsidy', 5, 'INVALID_AMOUNT'],
    ['stay.foo', 1, 'MALFORMED_REQUEST'],
  ];
  let request: Json = spoilt(good.inpatient, 'stay.tieredCare', { referred: true });
  request = spoilt(request, 'stay.admittedOn', '2018-09-01');
  for (const [path, value, code] of faults) {
    request = spoilt(request, path, value);
    expect(refusalOf(request)[0]).toBe(code);
  }
  const closed = { ...good.enrolment, paidOn: '2027-03-01' };
  expect(refusalOf(closed)[0]).toBe('ENROLMENT_CLOSED');
  expect(refusalOf({ ...closed, benefitYear: 2040 })[0]).toBe('STANDARD_NOT_PUBLISHED');
  const again = { ...closed, benefitYear: 2040, history: { enrolledYears: [2040] } };
  expect(refusalOf(again)[0]).toBe('CONTRADICTORY_REQUEST');
  expect(refusalOf({ ...again, paidOn: '2025-05-14' })[0]).toBe('POLICY_NOT_IN_FORCE');
});

describe('a year', () => {
  const event = { operation: 'inpatient', stay: good.inpatient.stay };
  const contradictory = {
    ...event,
    stay: { ...event.stay, tieredCare: {}, majorDisease: { ceiling: '1' } },
  };
  const backwards = { ...event, stay: { ...event.stay, dischargedOn: '2026-02-28' } };
  const malformed = { ...event, region: 'linxia' };
  const year = (...events: unknown[]) => ({ ...good.year, events });

  test('is refused by its first refused event in the order given, with its path', () => {
    expect(refusalOf(year(event, contradictory, backwards))).toEqual([
      'CONTRADICTORY_REQUEST',
      'events.1.stay.majorDisease',
    ]);
    expect(refusalOf(year(backwards, malformed))).toEqual(['INVALID_DATE', 'events.0.stay.dischargedOn']);
    expect(refusalOf(year(event, malformed))).toEqual(['MALFORMED_REQUEST', 'events.1.region']);
    expect(refusalOf(year(event, 5))).toEqual(['MALFORMED_REQUEST', 'events.1']);
  });

  test('has a fault of its own named before a later one of an event', () => {
    const next = { ...event, stay: { ...event.stay, dischargedOn: '2027-01-01' } };
    expect(refusalOf(year(contradictory, next))[0]).toBe('INVALID_DATE');
    expect(refusalOf({ ...year(backwards), foo: 1 })).toEqual(['MALFORMED_REQUEST', 'foo']);
    expect(refusalOf({ ...year(malformed), yearToDate: { topUp: 1 } })).toEqual([
      'MALFORMED_REQUEST',
      'events.0.region',
    ]);
    expect(refusalOf({ ...year(backwards), yearToDate: { topUp: 1 } })[0]).toBe('INVALID_AMOUNT');
  });
});

test('fields that only the other policy knows have their form checked and are ignored', () => {
  const inLanzhou = {
    ...good.inpatient,
    region: 'lanzhou',
    stay: { ...good.inpatient.stay, level: 'tier1' },
  };
  const plain = resultOf(inLanzhou);
  expect(resultOf(spoilt(inLanzhou, 'stay.cancer', 'breast'))).toEqual(plain);
  expect(resultOf(spoilt(inLanzhou, 'specialSubsidy', '0'))).toEqual(plain);
  expect(refusalOf(spoilt(inLanzhou, 'stay.cancer', 'lung'))[0]).toBe('MALFORMED_REQUEST');
  expect(refusalOf(spoilt(inLanzhou, 'specialSubsidy', '0.01'))).toEqual([
    'BENEFIT_NOT_OFFERED',
    'specialSubsidy',
  ]);
  expect(refusalOf(spoilt(inLanzhou, 'stay.tieredCare', { quota: 1 }))[0]).toBe('INVALID_AMOUNT');
  expect(refusalOf(spoilt(inLanzhou, 'stay.majorDisease', {}))[0]).toBe('MALFORMED_REQUEST');
  const inLinxia = resultOf(good.inpatient);
  expect(resultOf(spoilt(good.inpatient, 'stay.majorIllness', true))).toEqual(inLinxia);
  expect(resultOf(spoilt(good.inpatient, 'insured.universityStudent', true))).toEqual(inLinxia);
  expect(refusalOf(spoilt(good.inpatient, 'stay.majorIllness', 'yes'))[0]).toBe('MALFORMED_REQUEST');
});

test('a key that belongs to every object is no key of a request', () => {
  const request = JSON.parse('{"operation":"fundSplit","region":"linxia","year":2018,"__proto__":{"a":1}}');
  expect(refusalOf(request)).toEqual(['MALFORMED_REQUEST', '__proto__']);
});

test('a very long unknown key is not repeated', () => {
  const [code, path] = refusalOf({ ...good.fundSplit, ['x'.repeat(1000)]: 1 });
  expect([code, path]).toEqual(['MALFORMED_REQUEST', undefined]);
});

test.each([null, undefined, 1, 'inpatient', [], [good.inpatient], true])('%j is no request', (input) => {
  expect(refusalOf(input)).toEqual(['MALFORMED_REQUEST']);
});
