import {
  CANCERS,
  CONDITIONS,
  type EventOf,
  FACILITIES,
  GROUPS,
  LEVELS,
  type Region,
  type RequestOf,
} from '@jiayibao/shared/contract/calculation';
import { addDays, type CivilDate, laterOf } from '@jiayibao/shared/dates';
import { type Fen, formatYuan } from '@jiayibao/shared/money';
import fc from 'fast-check';

export type BenefitOperation = EventOf['operation'];
export type Benefit = RequestOf<BenefitOperation>;
/** An event of a year, as sent. */
export type Event = { operation: BenefitOperation } & Pick<Benefit, 'expenses'> & {
    [field: string]: unknown;
  };

/** Amounts in fen from nothing to more than any ceiling, small and round ones among them. */
export const fen = fc.oneof(
  fc.integer({ min: 0, max: 100 }),
  fc.integer({ min: 0, max: 100_000 }),
  fc.integer({ min: 0, max: 3_000 }).map((hundreds) => hundreds * 10_000),
  fc.integer({ min: 0, max: 30_000_000 }),
);
const yuan = fen.map((amount) => formatYuan(amount as Fen));

export const groups = fc.uniqueArray(fc.constantFrom(...GROUPS), { maxLength: 4 });
export const region = fc.constantFrom<Region>('lanzhou', 'linxia');

const rarely = fc.oneof({ weight: 5, arbitrary: fc.constant(false) }, fc.boolean());

export const expenses = fc.array(
  fc.record({
    class: fc.constantFrom('A' as const, 'B' as const, 'C' as const),
    amount: yuan,
    traditionalMedicine: fc.oneof({ weight: 3, arbitrary: fc.constant(false) }, fc.boolean()),
  }),
  { maxLength: 5 },
);

/** A year's figures that may stand together: nobody was paid more than there was to pay. */
export const yearToDate = fc.record({
  inpatient: yuan,
  outpatient: yuan,
  twoDisease: yuan,
  chronicDisease: yuan,
  eligibleSelfPay: yuan,
});

/** Nothing on most stays: a tiered-care or a major disease, never both. */
const oneCase = fc.option(
  fc.oneof(
    fc.record({ tieredCare: fc.record({ quota: fc.option(yuan), referred: fc.boolean() }) }),
    fc.record({ majorDisease: fc.record({ ceiling: yuan }) }),
  ),
);

const FIRST_DAY = '2026-01-01' as CivilDate;
/** Days of 2026. */
export const anyDay = fc.integer({ min: 0, max: 364 }).map((days) => addDays(FIRST_DAY, days));
const oneDay = fc.constant('2026-03-10' as CivilDate);

function stayIn(where: Region, day: fc.Arbitrary<CivilDate>): fc.Arbitrary<Event> {
  const stay = fc
    .record({
      dischargedOn: day,
      length: fc.integer({ min: 0, max: 20 }),
      level: fc.constantFrom(...LEVELS[where]),
      designated: rarely.map((is) => !is),
      consortiumReferral: fc.boolean(),
      majorIllness: fc.boolean(),
      cancer: fc.option(fc.constantFrom(...CANCERS)),
      special: oneCase,
    })
    .map(({ dischargedOn, length, consortiumReferral, majorIllness, special, cancer, ...rest }) => {
      const admittedOn = laterOf(addDays(dischargedOn, -length), FIRST_DAY);
      const stayed = { ...rest, dischargedOn, admittedOn };
      return where === 'lanzhou'
        ? { ...stayed, consortiumReferral, majorIllness }
        : { ...stayed, cancer, ...special };
    });
  return withExpenses(where, 'inpatient', { stay });
}

/** What an event is besides its expenses; a special subsidy is Linxia's alone. */
function withExpenses(
  where: Region,
  operation: BenefitOperation,
  fields: Record<string, fc.Arbitrary<unknown>>,
): fc.Arbitrary<Event> {
  const common = { operation: fc.constant(operation), ...fields, expenses };
  const specialSubsidy = fc.oneof(fc.constant('0'), yuan);
  const event: fc.Arbitrary<object> =
    where === 'linxia' ? fc.record({ ...common, specialSubsidy }) : fc.record(common);
  return event as fc.Arbitrary<Event>;
}

/** An event of a region's year, settled on a day of 2026, which the policy does not refuse. */
export function eventIn(
  where: Region,
  day: fc.Arbitrary<CivilDate> = oneDay,
  operation?: BenefitOperation,
): fc.Arbitrary<Event> {
  const common = { date: day, designated: rarely.map((is) => !is) };
  const events = {
    inpatient: stayIn(where, day),
    outpatient: withExpenses(where, 'outpatient', {
      visit: fc.record({ ...common, facility: fc.constantFrom(...FACILITIES[where]) }),
    }),
    chronicDisease: withExpenses(where, 'chronicDisease', {
      visit: fc.record({ ...common, diseaseCeiling: yuan, diseasePaid: yuan, dialysis: fc.boolean() }),
    }),
    twoDisease: fc.record({
      operation: fc.constant('twoDisease' as const),
      visit: fc.record({ ...common, conditions: fc.shuffledSubarray([...CONDITIONS], { minLength: 1 }) }),
      expenses,
    }) as fc.Arbitrary<Event>,
  };
  if (operation) return events[operation];
  const { twoDisease, ...elsewhere } = events;
  return fc.oneof(...Object.values(where === 'lanzhou' ? events : elsewhere));
}

export const insured = fc.record({
  birthDate: fc.constantFrom('1950-06-01', '1961-03-01', '1990-01-01', '2020-03-02', '2025-12-31'),
  groups,
});

/** A case of a region on one day of 2026 that neither policy refuses. */
export function benefitIn(where: Region, operation?: BenefitOperation): fc.Arbitrary<Benefit> {
  return fc
    .record({ event: eventIn(where, oneDay, operation), insured, yearToDate })
    .map(({ event, ...person }) => ({ ...event, region: where, ...person }) as unknown as Benefit);
}

export const anyBenefit = region.chain((where) => benefitIn(where));
