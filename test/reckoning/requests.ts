import { LEVELS, type Region } from './figures';
import {
  anything,
  date,
  flag,
  list,
  money,
  nullable,
  oneOf,
  optional,
  record,
  required,
  someOf,
  wholeNumber,
} from './form';

/** The requests of contract.md, as forms. A region that could not be read takes the names of both. */

export const REGIONS = ['lanzhou', 'linxia'] as const;

export const GROUPS = [
  'extremelyPoor',
  'orphan',
  'ruralAllowanceClass1',
  'ruralAllowanceClass2',
  'ruralAllowanceClass3',
  'ruralAllowanceClass4',
  'urbanAllowanceFull',
  'urbanAllowancePartial',
  'allowanceMarginal',
  'registeredPoor',
  'returnedToPoverty',
  'povertyMonitored',
  'liftedFromPoverty',
  'disabilityGrade1',
  'disabilityGrade2',
  'entitledGroup',
  'disabledSoldierGrade1To6',
  'twoDaughterHousehold',
  'oneChildHousehold',
  'maternal',
] as const;

export const EXCLUSIONS: Record<Region, readonly string[]> = {
  lanzhou: [
    'notInsured',
    'notDesignated',
    'fertilityOrSexualDysfunction',
    'selfInflictedOrUnlawful',
    'massDisaster',
    'preventiveOrCosmetic',
    'outsideMainland',
    'workInjury',
    'publicHealth',
    'thirdPartyLiable',
    'otherExcluded',
  ],
  linxia: ['thirdPartyLiable'],
};

export const FACILITIES: Record<Region, readonly string[]> = {
  lanzhou: ['publicTier2', 'township', 'communityCentre', 'villageClinic', 'communityStation', 'other'],
  linxia: ['township', 'villageClinic', 'other'],
};

export const CONDITIONS = ['hypertension', 'diabetes'] as const;

const LEVEL_NAMES: Record<Region, readonly string[]> = {
  lanzhou: LEVELS.lanzhou.map((l) => l.level),
  linxia: LEVELS.linxia.map((l) => l.level),
};

const zero = 0n;

const yearToDate = record({
  inpatient: optional(money, zero),
  outpatient: optional(money, zero),
  twoDisease: optional(money, zero),
  chronicDisease: optional(money, zero),
  eligibleSelfPay: optional(money, zero),
  criticalIllness: optional(money, zero),
  topUp: optional(money, zero),
  assistance: optional(money, zero),
});
export type YearToDate = ReturnType<typeof yearToDate>;

const NOTHING_YET: YearToDate = {
  inpatient: zero,
  outpatient: zero,
  twoDisease: zero,
  chronicDisease: zero,
  eligibleSelfPay: zero,
  criticalIllness: zero,
  topUp: zero,
  assistance: zero,
};

const groups = list(oneOf(GROUPS));

const insured = record({
  birthDate: required(date),
  groups: optional(groups, []),
  benefitPeriod: nullable(record({ from: required(date), to: required(date) })),
  universityStudent: optional(flag, false),
});
export type Insured = ReturnType<typeof insured>;

const expense = record({
  class: required(oneOf(['A', 'B', 'C'])),
  amount: required(money),
  traditionalMedicine: optional(flag, false),
});
export type Expense = ReturnType<typeof expense>;

const expenses = { expenses: optional(list(expense), []) };
const specialSubsidy = { specialSubsidy: optional(money, zero) };
const head = { operation: required(anything), region: required(oneOf(REGIONS)) };
const person = { insured: required(insured), yearToDate: optional(yearToDate, NOTHING_YET) };

const stayWithoutLevel = (exclusions: readonly string[]) => ({
  admittedOn: required(date),
  dischargedOn: required(date),
  consortiumReferral: optional(flag, false),
  emergency: optional(flag, false),
  designated: optional(flag, true),
  outOfArea: optional(flag, false),
  exclusion: nullable(oneOf(exclusions)),
  majorIllness: optional(flag, false),
  tieredCare: nullable(record({ quota: nullable(money), referred: optional(flag, false) })),
  majorDisease: nullable(record({ ceiling: required(money) })),
  cancer: nullable(oneOf(['cervical', 'breast'])),
});

const visit = (exclusions: readonly string[]) => ({
  date: required(date),
  inHospital: optional(flag, false),
  designated: optional(flag, true),
  emergency: optional(flag, false),
  exclusion: nullable(oneOf(exclusions)),
});

/** What an event of each benefit holds, beside what the request says of the person. */
function eventsOf(levels: readonly string[], facilities: readonly string[], exclusions: readonly string[]) {
  const usual = visit(exclusions);
  return {
    inpatient: {
      stay: required(record({ ...stayWithoutLevel(exclusions), level: required(oneOf(levels)) })),
      ...expenses,
      ...specialSubsidy,
    },
    outpatient: {
      visit: required(record({ ...usual, facility: required(oneOf(facilities)) })),
      ...expenses,
      ...specialSubsidy,
    },
    twoDisease: {
      visit: required(
        record({
          ...usual,
          conditions: required(someOf(CONDITIONS)),
          chronicRecognised: optional(list(oneOf(CONDITIONS)), []),
          settlementOpen: optional(flag, true),
        }),
      ),
      ...expenses,
    },
    chronicDisease: {
      visit: required(
        record({
          ...usual,
          diseaseCeiling: required(money),
          diseasePaid: optional(money, zero),
          dialysis: optional(flag, false),
        }),
      ),
      ...expenses,
      ...specialSubsidy,
    },
  };
}

export const BENEFITS = ['inpatient', 'outpatient', 'twoDisease', 'chronicDisease'] as const;
export type Benefit = (typeof BENEFITS)[number];

function formsOf(levels: readonly string[], facilities: readonly string[], exclusions: readonly string[]) {
  const events = eventsOf(levels, facilities, exclusions);
  const event = { operation: required(anything) };
  return {
    request: {
      inpatient: record({ ...head, ...person, ...events.inpatient }),
      outpatient: record({ ...head, ...person, ...events.outpatient }),
      twoDisease: record({ ...head, ...person, ...events.twoDisease }),
      chronicDisease: record({ ...head, ...person, ...events.chronicDisease }),
      compare: record({
        ...head,
        ...person,
        stay: required(record(stayWithoutLevel(exclusions))),
        ...expenses,
        ...specialSubsidy,
      }),
    },
    event: {
      inpatient: record({ ...event, ...events.inpatient }),
      outpatient: record({ ...event, ...events.outpatient }),
      twoDisease: record({ ...event, ...events.twoDisease }),
      chronicDisease: record({ ...event, ...events.chronicDisease }),
    },
  };
}

const both = (names: Record<Region, readonly string[]>) => [...names.lanzhou, ...names.linxia];

const FORMS = {
  lanzhou: formsOf(LEVEL_NAMES.lanzhou, FACILITIES.lanzhou, EXCLUSIONS.lanzhou),
  linxia: formsOf(LEVEL_NAMES.linxia, FACILITIES.linxia, EXCLUSIONS.linxia),
  unknown: formsOf(both(LEVEL_NAMES), both(FACILITIES), both(EXCLUSIONS)),
};

export const formsIn = (region: unknown) =>
  region === 'lanzhou' ? FORMS.lanzhou : region === 'linxia' ? FORMS.linxia : FORMS.unknown;

type Event<K extends Benefit> = ReturnType<ReturnType<typeof formsOf>['event'][K]>;
export type Stay = Event<'inpatient'>['stay'];
export type AnyEvent = { [K in Benefit]: { readonly benefit: K } & Event<K> }[Benefit];

/** The events of a year are read one by one afterwards: the first that is refused refuses the year. */
export const yearForm = record({ ...head, ...person, events: required(list(anything)) });

export const enrolmentForm = record({
  ...head,
  benefitYear: required(wholeNumber),
  paidOn: required(date),
  person: required(
    record({
      birthDate: required(date),
      groups: optional(groups, []),
      student: nullable(oneOf(['school', 'university'])),
      exemption: nullable(
        oneOf(['demobilised', 'militaryDependant', 'fromEmployeeScheme', 'newlyLowIncome']),
      ),
      universityEntrant: optional(flag, false),
    }),
  ),
  history: optional(
    record({ enrolledYears: optional(list(wholeNumber), []), makeUpYears: optional(wholeNumber, 0) }),
    { enrolledYears: [], makeUpYears: 0 },
  ),
});
export type Enrolment = ReturnType<typeof enrolmentForm>;

export const newbornForm = record({
  ...head,
  birthDate: required(date),
  enrolledOn: required(date),
  groups: optional(groups, []),
});
export type Newborn = ReturnType<typeof newbornForm>;

export const refundForm = record({
  ...head,
  benefitFrom: required(date),
  paid: required(money),
  aid: optional(money, zero),
  eventOn: required(date),
  requestedOn: required(date),
  reason: required(oneOf(['duplicate', 'death', 'employeeScheme', 'otherPool', 'other'])),
});
export type Refund = ReturnType<typeof refundForm>;

export const fundSplitForm = record({ ...head, year: required(wholeNumber), student: optional(flag, false) });
export type FundSplit = ReturnType<typeof fundSplitForm>;

export const riskReserveForm = record({
  ...head,
  year: required(wholeNumber),
  financing: required(money),
  accumulatedReserve: optional(money, zero),
  monthsCovered: optional(money, zero),
});
export type RiskReserve = ReturnType<typeof riskReserveForm>;
