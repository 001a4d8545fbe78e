import {
  CANCERS,
  CONDITIONS,
  EXCLUSIONS,
  EXEMPTIONS,
  FACILITIES,
  LEVELS,
  REFUND_REASONS,
  type Region,
  STUDENTS,
} from '../vocabulary';
import * as z from '../zod';
import {
  amount,
  date,
  expenses,
  flag,
  groups,
  insured,
  MAXIMUM_ELEMENTS,
  wholeNumber,
  yearToDate,
} from './fields';

/**
 * The requests, per region: the names of levels, facilities and exclusions are the region's own. Fields that only
 * the other region's policy knows have their form checked all the same.
 */
function requestsOf<R extends Region>(name: R) {
  const region = z.literal(name);
  const circumstances = {
    designated: flag,
    emergency: flag,
    exclusion: z.nullish(z.enum(EXCLUSIONS[name] as (typeof EXCLUSIONS)[R])),
  };
  const stayWithoutLevel = {
    admittedOn: date,
    dischargedOn: date,
    consortiumReferral: flag,
    outOfArea: flag,
    majorIllness: flag,
    tieredCare: z.nullish(z.strictObject({ quota: z.nullish(amount), referred: flag })),
    majorDisease: z.nullish(z.strictObject({ ceiling: amount })),
    cancer: z.nullish(z.enum(CANCERS)),
    ...circumstances,
  };
  const inpatient = {
    operation: z.literal('inpatient'),
    stay: z.strictObject({ ...stayWithoutLevel, level: z.enum(LEVELS[name] as (typeof LEVELS)[R]) }),
    specialSubsidy: z.nullish(amount),
    expenses,
  };
  const outpatient = {
    operation: z.literal('outpatient'),
    visit: z.strictObject({
      date,
      facility: z.enum(FACILITIES[name] as (typeof FACILITIES)[R]),
      inHospital: flag,
      ...circumstances,
    }),
    specialSubsidy: z.nullish(amount),
    expenses,
  };
  const twoDisease = {
    operation: z.literal('twoDisease'),
    visit: z.strictObject({
      date,
      conditions: z
        .array(z.enum(CONDITIONS))
        .check(z.minLength(1), z.maxLength(CONDITIONS.length), z.refine(hasNoRepeats)),
      chronicRecognised: z.nullish(z.array(z.enum(CONDITIONS)).check(z.maxLength(MAXIMUM_ELEMENTS))),
      settlementOpen: flag,
      inHospital: flag,
      ...circumstances,
    }),
    expenses,
  };
  const chronicDisease = {
    operation: z.literal('chronicDisease'),
    visit: z.strictObject({
      date,
      diseaseCeiling: amount,
      diseasePaid: z.nullish(amount),
      dialysis: flag,
      inHospital: flag,
      ...circumstances,
    }),
    specialSubsidy: z.nullish(amount),
    expenses,
  };
  const person = { region, insured, yearToDate };
  return {
    requests: {
      inpatient: z.strictObject({ ...inpatient, ...person }),
      compare: z.strictObject({
        ...inpatient,
        operation: z.literal('compare'),
        stay: z.strictObject(stayWithoutLevel),
        ...person,
      }),
      outpatient: z.strictObject({ ...outpatient, ...person }),
      twoDisease: z.strictObject({ ...twoDisease, ...person }),
      chronicDisease: z.strictObject({ ...chronicDisease, ...person }),
      /** Its events are parsed one by one, so that the first refused one, in the order given, is the one named. */
      year: z.strictObject({
        operation: z.literal('year'),
        ...person,
        events: z.array(z.unknown()).check(z.maxLength(MAXIMUM_ELEMENTS)),
      }),
      enrolment: z.strictObject({
        operation: z.literal('enrolment'),
        region,
        benefitYear: wholeNumber,
        paidOn: date,
        person: z.strictObject({
          birthDate: date,
          groups,
          student: z.nullish(z.enum(STUDENTS)),
          exemption: z.nullish(z.enum(EXEMPTIONS)),
          universityEntrant: flag,
        }),
        history: z.nullish(
          z.strictObject({
            enrolledYears: z.nullish(z.array(wholeNumber).check(z.maxLength(MAXIMUM_ELEMENTS))),
            makeUpYears: z.nullish(wholeNumber),
          }),
        ),
      }),
      newborn: z.strictObject({
        operation: z.literal('newborn'),
        region,
        birthDate: date,
        enrolledOn: date,
        groups,
      }),
      refund: z.strictObject({
        operation: z.literal('refund'),
        region,
        benefitFrom: date,
        paid: amount,
        aid: z.nullish(amount),
        eventOn: date,
        requestedOn: date,
        reason: z.enum(REFUND_REASONS),
      }),
      fundSplit: z.strictObject({
        operation: z.literal('fundSplit'),
        region,
        year: wholeNumber,
        student: flag,
      }),
      riskReserve: z.strictObject({
        operation: z.literal('riskReserve'),
        region,
        year: wholeNumber,
        financing: amount,
        accumulatedReserve: z.nullish(amount),
        /** Months, in the form of money. */
        monthsCovered: z.nullish(amount),
      }),
    },
    /** Events of a year: a benefit's request without region, insured and year-to-date of its own. */
    events: {
      inpatient: z.strictObject(inpatient),
      outpatient: z.strictObject(outpatient),
      twoDisease: z.strictObject(twoDisease),
      chronicDisease: z.strictObject(chronicDisease),
    },
  };
}

function hasNoRepeats(list: readonly string[]): boolean {
  return new Set(list).size === list.length;
}

const lanzhou = requestsOf('lanzhou');
const linxia = requestsOf('linxia');

/** The schema of each operation's request by region. */
export const requestSchemas = { lanzhou: lanzhou.requests, linxia: linxia.requests };
/** The schema of each event of a year by region. */
export const eventSchemas = { lanzhou: lanzhou.events, linxia: linxia.events };

/** What can be asked for (contract.md). */
export type Operation = keyof typeof lanzhou.requests;
/** The operations that settle one service, which `year` takes as its events. */
export type BenefitOperation = keyof typeof lanzhou.events;

type Requests = { [R in Region]: (typeof requestSchemas)[R] };
type Events = { [R in Region]: (typeof eventSchemas)[R] };

/** What is sent: amounts in yuan and dates as strings. `RequestOf<'inpatient', 'linxia'>`. */
export type RequestOf<O extends Operation = Operation, R extends Region = Region> = {
  [K in R]: { [P in O]: z.input<Requests[K][P]> }[O];
}[R];
/** What was read: amounts in fen, nothing but the form checked. */
export type ParsedOf<O extends Operation = Operation, R extends Region = Region> = {
  [K in R]: { [P in O]: z.output<Requests[K][P]> }[O];
}[R];
/** An event of a year, read. */
export type EventOf<O extends BenefitOperation = BenefitOperation, R extends Region = Region> = {
  [K in R]: { [P in O]: z.output<Events[K][P]> }[O];
}[R];
