import type { AmountName, EventOf, ParsedOf, YearResult } from '../contract/calculation';
import { type CalculationError, firstByCode, parseEvent } from '../contract/calculation';
import { type CivilDate, compareDates, yearOf } from '../dates';
import { type Fen, ZERO } from '../money';
import type { ParameterSet } from '../policy';
import { amountsOf, resultOf, yearToDateOf } from './present';
import { refuse, refuseCase, refusePeriod, settlementDate } from './refusals';
import { type Case, settleCase } from './settle';
import { personOf, type Settlement } from './settlement';
import { yearFiguresOf } from './year-figures';

type YearRequest = ParsedOf<'year'>;

/**
 * Settles a year's events in the order of their dates, each after what the ones before it brought; the results are
 * in the order given. A refused event refuses the year: the first in the order given is named.
 */
export function calculateYear(request: YearRequest, set: ParameterSet): YearResult | CalculationError {
  const { region, insured } = request;
  const { events, refused } = readEvents(request, set);
  const error = firstByCode(
    [refusePeriod(insured), differentYears(events), refused].filter((one) => one !== null),
  );
  if (error) return error;

  const person = personOf(insured);
  const read = markVisitsDuringStays(events as EventOf[]);
  const order = read.map((_, i) => i).sort((a, b) => compareEvents(read, a, b));
  let figures = yearFiguresOf(request.yearToDate);
  const settlements: Settlement[] = [];
  for (const i of order) {
    const settlement = settleCase({ region, event: read[i] } as Case, person, figures, set);
    settlements[i] = settlement;
    figures = settlement.yearToDate;
  }
  const { policy } = set[region];
  return {
    events: settlements.map((settlement) => resultOf(settlement, policy, set.version)),
    yearToDate: yearToDateOf(figures),
    totals: amountsOf(totalsOf(settlements)),
  };
}

function readEvents({ region, insured, events }: YearRequest, set: ParameterSet) {
  const read: EventOf[] = [];
  let refused: CalculationError | null = null;
  events.forEach((event, i) => {
    const path = `events.${i}`;
    const parsed = parseEvent(region, event, path);
    if (parsed.ok) read.push(parsed.value);
    if (refused) return;
    if (!parsed.ok) refused = parsed.error;
    else {
      const error = refuseCase(region, parsed.value, insured.birthDate, set);
      if (error) refused = { ...error, path: `${path}.${error.path}` };
    }
  });
  return { events: read, refused: refused as CalculationError | null };
}

function differentYears(events: readonly EventOf[]): CalculationError | null {
  const years = new Set(events.map((event) => yearOf(settlementDate(event))));
  return years.size > 1
    ? refuse('INVALID_DATE', '各次就医应在同一个自然年内，请按年分开计算。', 'events')
    : null;
}

/** By their days; sorting keeps those of one day in the order given. */
function compareEvents(events: readonly EventOf[], a: number, b: number): number {
  return compareDates(settlementDate(events[a] as EventOf), settlementDate(events[b] as EventOf));
}

/** 第二十二条 (Lanzhou; Linxia ignores the field): the days of admission and discharge themselves do not count. */
function markVisitsDuringStays(events: readonly EventOf[]): EventOf[] {
  const stays = events.flatMap((event) => (event.operation === 'inpatient' ? [event.stay] : []));
  const isDuringStay = (day: CivilDate) =>
    stays.some(({ admittedOn, dischargedOn }) => day > admittedOn && day < dischargedOn);
  return events.map((event) =>
    event.operation !== 'inpatient' && isDuringStay(event.visit.date)
      ? ({ ...event, visit: { ...event.visit, inHospital: true } } as EventOf)
      : event,
  );
}

const NAMES: readonly AmountName[] = [
  'total',
  'notCovered',
  'advanceSelfPay',
  'specialSubsidy',
  'eligible',
  'deductible',
  'basic',
  'criticalIllness',
  'topUp',
  'assistance',
  'selfPay',
];

function totalsOf(settlements: readonly Settlement[]): Record<AmountName, Fen> {
  const sum = (name: AmountName) =>
    settlements.reduce((total, { amounts }) => (total + amounts[name]) as Fen, ZERO);
  return Object.fromEntries(NAMES.map((name) => [name, sum(name)])) as Record<AmountName, Fen>;
}
