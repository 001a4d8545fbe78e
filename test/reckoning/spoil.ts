import type { Random } from './random';

/** Faults of form, put into a request that had none. */

type Json = Record<string, unknown>;
type Holder = Json | unknown[];

const isHolder = (value: unknown): value is Holder => typeof value === 'object' && value !== null;

/** Every object and list in a value, itself included. */
function holdersIn(value: unknown): Holder[] {
  return isHolder(value) ? [value, ...Object.values(value).flatMap(holdersIn)] : [];
}

/** Sets a field whatever its name: "__proto__" would otherwise set no field at all. */
const put = (holder: Holder, key: string, value: unknown) =>
  Object.defineProperty(holder, key, { value, enumerable: true, configurable: true, writable: true });

const BAD_AMOUNTS = [
  '',
  '-1',
  '+1',
  '01',
  '00',
  '1.',
  '.5',
  '1.234',
  '1,000',
  '1e3',
  ' 1',
  '1 ',
  '1\n',
  '１',
  '100000000.01',
  '1000000000',
  'NaN',
  'Infinity',
  '0x10',
  '-0',
  '1.5.5',
  12,
  0,
  1.5,
  true,
  [],
  {},
  ['1'],
];
const BAD_DATES = [
  '',
  '2026-02-29',
  '2025-02-30',
  '2026-13-01',
  '2026-00-10',
  '2026-01-00',
  '2026-04-31',
  '1899-12-31',
  '2101-01-01',
  '2026-1-1',
  '20260101',
  '2026/01/01',
  '2026-01-01T00:00:00Z',
  ' 2026-01-01',
  '2026-01-01\n',
  '0000-00-00',
  '２026-01-01',
  '1900-02-29',
  '2100-02-29',
  20260101,
  true,
  [],
  {},
];
const GOOD_EDGES = ['1900-01-01', '2100-12-31', '2000-02-29', '2024-02-29'];
const BAD_OTHERS = [
  null,
  '',
  'x',
  'A',
  'toString',
  '__proto__',
  'constructor',
  0,
  1,
  -1,
  2.5,
  '2026',
  true,
  false,
  [],
  {},
  [null],
  ['x'],
  [[]],
];
const STRANGE_KEYS = [
  'x',
  'level',
  'note',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  '',
  'region ',
  'outOfArea',
  'date',
  'specialSubsidy',
  'insured',
];
const OTHER_NAMES = [
  'tier1',
  'county',
  'township',
  'villageClinic',
  'communityCentre',
  'workInjury',
  'thirdPartyLiable',
  'lanzhou',
  'linxia',
  'inpatient',
  'outpatient',
  'compare',
  'year',
  'enrolment',
  'twoDisease',
  'chronicDisease',
  'fundSplit',
  'hypertension',
  'school',
  'university',
  'other',
  'registeredPoor',
  'death',
  'Lanzhou',
  'D',
];

const looksLikeMoney = (value: unknown) => typeof value === 'string' && /^[0-9]+(\.[0-9]*)?$/.test(value);
const looksLikeDate = (value: unknown) =>
  typeof value === 'string' && /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(value);

const WHOLE_EDGES = [-1, 0, -0, 1899, 2101, 99999, 2.5, 2 ** 53, 1e21, '2026', null];
const MONEY_EDGES = ['100000000', '100000000.0', '100000000.00', '0', '0.0', '0.00', '0.1'];

/** A list as long as a list may be, or one longer. */
const long = (random: Random, list: readonly unknown[]) =>
  list.length > 0 ? Array(random.int(5000, 5001)).fill(list[0]) : list;

/** Another value in place of one, wrong in the way of its kind more often than otherwise. */
function instead(random: Random, value: unknown): unknown {
  const kind = random.next();
  if (kind < 0.7 && looksLikeDate(value)) return random.pick(random.chance(0.1) ? GOOD_EDGES : BAD_DATES);
  if (kind < 0.7 && looksLikeMoney(value)) return random.pick(random.chance(0.1) ? MONEY_EDGES : BAD_AMOUNTS);
  if (kind < 0.7 && typeof value === 'number') return random.pick(WHOLE_EDGES);
  if (kind < 0.5 && typeof value === 'string') return random.pick(OTHER_NAMES);
  if (kind < 0.55 && Array.isArray(value))
    return random.chance(0.03) ? long(random, value) : [...value, ...value];
  return random.pick(BAD_OTHERS);
}

function spoilOnce(random: Random, request: Json): unknown {
  const holders = holdersIn(request);
  const holder = random.chance(0.3) ? request : random.pick(holders);
  const keys = Object.keys(holder);
  const kind = random.next();
  if (kind < 0.01) return random.pick([null, [], 'inpatient', 1, true, [request]]);
  if (kind < 0.15 && !Array.isArray(holder))
    put(holder, random.pick(STRANGE_KEYS), random.pick([null, 1, 'x', '0']));
  else if (keys.length === 0) return request;
  else if (kind < 0.35 && !Array.isArray(holder)) delete holder[random.pick(keys)];
  else {
    const key = random.pick(keys);
    put(holder, key, kind < 0.45 ? null : structuredClone(instead(random, (holder as Json)[key])));
  }
  return request;
}

/** The request with one fault, now and then with several. A few of what comes out are faultless all the same. */
export function spoiled(random: Random, request: Json): unknown {
  let result: unknown = structuredClone(request);
  for (let faults = random.pick([1, 1, 1, 2, 3]); faults > 0; faults -= 1)
    if (isHolder(result) && !Array.isArray(result)) result = spoilOnce(random, result);
  return result;
}
