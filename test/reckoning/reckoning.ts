import { enrol, enrolNewborn } from './enrolling';
import { LEVELS, type Region } from './figures';
import { type Fault, type Form, firstOf, oneOf, type Refusal, record, required } from './form';
import type { Ties } from './fraction';
import { fundSplit, refund, riskReserve } from './fund';
import {
  type AnyEvent,
  BENEFITS,
  type Benefit,
  enrolmentForm,
  formsIn,
  fundSplitForm,
  type Insured,
  newbornForm,
  refundForm,
  riskReserveForm,
  type YearToDate,
  yearForm,
} from './requests';
import {
  calendarYear,
  dayOf,
  faultsOf,
  type Settled,
  settle,
  totalsOf,
  writtenAmounts,
  writtenResult,
  writtenYear,
} from './settle';

/**
 * The second reckoning: what contract.md answers to a request, reckoned from the texts alone and in exact
 * fractions. Left out are steps, messages and the clauses of denials. A refusal names every path that may stand
 * in the answer ('any' where contract.md leaves it open, null for none).
 */
export type Reckoned = { readonly ok: true; readonly result: object } | Refusal;

/** Reckons one request. `ties`: counts the roundings that lay exactly between two fen. */
export function reckon(request: unknown, ties?: Ties): Reckoned {
  const faults: Fault[] = [];
  const operation = operationOf(request, '', faults);
  if (faults.length > 0) return firstOf(faults);
  const read = <T>(form: Form<T>, then: (value: T) => Reckoned): Reckoned => {
    const found: Fault[] = [];
    const value = form(request, '', found);
    return found.length > 0 ? firstOf(found) : then(value);
  };
  const forms = formsIn((request as { region?: unknown }).region).request;
  switch (operation) {
    case 'inpatient':
      return read(forms.inpatient, (r) => benefit(r, { benefit: operation, ...r }, ties));
    case 'outpatient':
      return read(forms.outpatient, (r) => benefit(r, { benefit: operation, ...r }, ties));
    case 'twoDisease':
      return read(forms.twoDisease, (r) => benefit(r, { benefit: operation, ...r }, ties));
    case 'chronicDisease':
      return read(forms.chronicDisease, (r) => benefit(r, { benefit: operation, ...r }, ties));
    case 'compare':
      return read(forms.compare, (r) =>
        compare(r, (level) => ({ benefit: 'inpatient', ...r, stay: { ...r.stay, level } }), ties),
      );
    case 'year':
      return year(request, ties);
    case 'enrolment':
      return read(enrolmentForm, enrol);
    case 'newborn':
      return read(newbornForm, enrolNewborn);
    case 'refund':
      return read(refundForm, refund);
    case 'fundSplit':
      return read(fundSplitForm, fundSplit);
    case 'riskReserve':
      return read(riskReserveForm, (r) => riskReserve(r, ties));
    default:
      throw new Error('an operation was read that is none');
  }
}

export const OPERATIONS = [
  ...BENEFITS,
  'compare',
  'year',
  'enrolment',
  'newborn',
  'refund',
  'fundSplit',
  'riskReserve',
] as const;
export type Operation = (typeof OPERATIONS)[number];

/** Reads the operation of a request alone: it decides the form of the rest. */
const operationOf: Form<Operation | undefined> = (request, at, faults) => {
  const readable = typeof request === 'object' && request !== null && !Array.isArray(request);
  const operation =
    readable && Object.hasOwn(request, 'operation') ? Reflect.get(request, 'operation') : undefined;
  const form = record({ operation: required(oneOf(OPERATIONS)) });
  return form(readable ? { operation } : request, at, faults)?.operation;
};

interface Person {
  readonly region: Region;
  readonly insured: Insured;
  readonly yearToDate: YearToDate;
}

/** INVALID_DATE where the person's benefit period ends before it begins. */
const periodFaults = ({ benefitPeriod }: Insured): Fault[] =>
  benefitPeriod && benefitPeriod.to < benefitPeriod.from ? [{ code: 'INVALID_DATE' }] : [];

function benefit({ region, insured, yearToDate }: Person, event: AnyEvent, ties?: Ties): Reckoned {
  const faults = [...periodFaults(insured), ...faultsOf(region, insured, event, '')];
  if (faults.length > 0) return firstOf(faults);
  return { ok: true, result: writtenResult(settle(region, insured, yearToDate, event, ties)) };
}

/** The same stay at each of the region's levels. What is wrong with a stay does not depend on its level. */
function compare(person: Person, at: (level: string) => AnyEvent, ties?: Ties): Reckoned {
  const levels: { level: string; result: object }[] = [];
  for (const { level } of LEVELS[person.region]) {
    const answer = benefit(person, at(level), ties);
    if (!answer.ok) return answer;
    levels.push({ level, result: answer.result });
  }
  return { ok: true, result: { levels } };
}

/** One event of a year: read, or its faults. */
function readEvent(
  event: unknown,
  region: Region | undefined,
  at: string,
): { event?: AnyEvent; faults: Fault[] } {
  const faults: Fault[] = [];
  if (typeof event !== 'object' || event === null || Array.isArray(event))
    return { faults: [{ code: 'MALFORMED_REQUEST', path: at }] };
  const operation = Object.hasOwn(event, 'operation') ? Reflect.get(event, 'operation') : null;
  if (!BENEFITS.includes(operation as Benefit))
    return { faults: [{ code: 'MALFORMED_REQUEST', path: `${at}.operation` }] };
  const form: Form<object> = formsIn(region).event[operation as Benefit];
  const read = form(event, at, faults);
  return faults.length > 0 ? { faults } : { event: { benefit: operation, ...read } as AnyEvent, faults };
}

function year(request: unknown, ties?: Ties): Reckoned {
  const faults: Fault[] = [];
  const read = yearForm(request, '', faults);
  const given = (request as { events?: unknown }).events;
  const region = read.region as Region | undefined;
  const wellFormed = faults.length === 0;
  if (wellFormed) faults.push(...periodFaults(read.insured));
  const events = (Array.isArray(given) && given.length <= 5000 ? given : []).map((e, i) =>
    readEvent(e, region, `events.${i}`),
  );
  const readable = events.flatMap((e) => e.event ?? []);
  if (new Set(readable.map(calendarYear)).size > 1) faults.push({ code: 'INVALID_DATE' });

  // The first event that is refused refuses the year, whatever is wrong with later ones.
  const refused = events
    .map((e, i) =>
      e.event && wellFormed ? faultsOf(read.region, read.insured, e.event, `events.${i}.`) : e.faults,
    )
    .find((found) => found.length > 0);
  if (refused) faults.push(...refused);
  if (faults.length > 0) return firstOf(faults);

  const inHospital = (on: string) =>
    readable.some((e) => e.benefit === 'inpatient' && e.stay.admittedOn < on && on < e.stay.dischargedOn);
  const order = readable
    .map((event, i) => ({ event, i }))
    .sort((a, b) => compareText(dayOf(a.event), dayOf(b.event)) || a.i - b.i);
  const settled: Settled[] = [];
  let yearToDate = read.yearToDate;
  for (const { event, i } of order) {
    const placed =
      event.benefit !== 'inpatient' && inHospital(event.visit.date)
        ? ({ ...event, visit: { ...event.visit, inHospital: true } } as AnyEvent)
        : event;
    const result = settle(read.region, read.insured, yearToDate, placed, ties);
    settled[i] = result;
    yearToDate = result.yearToDate;
  }
  return {
    ok: true,
    result: {
      events: settled.map(writtenResult),
      yearToDate: writtenYear(yearToDate),
      totals: writtenAmounts(totalsOf(settled)),
    },
  };
}

const compareText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
