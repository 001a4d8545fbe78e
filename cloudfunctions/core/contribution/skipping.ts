import type { MemberQuote, Region } from '@jiayibao/shared/contract/resident';
import { addMonths, type CivilDate, endOfYear, parseCivilDate } from '@jiayibao/shared/dates';
import { type ParameterSet, withYear, type YearFiguresData } from '@jiayibao/shared/policy';
import { type Facts, termsFor } from './terms';

const MONTHS_OF_YEAR = 12;

/**
 * What leaving out a benefit year would cost in the year after it: `enrolment` for that year, paid on the last day of its
 * regular window, with this year among the enrolled ones and without it. Null where that cannot be told.
 */
export function skippingOf(
  { region, benefitYear }: { region: Region; benefitYear: number },
  facts: Facts,
  parameters: ParameterSet,
): MemberQuote['skipping'] {
  const next = benefitYear + 1;
  const assumed = !parameters[region].years.has(next);
  const set = assumed ? carriedOver(parameters, region, benefitYear) : parameters;
  if (!set) return null;
  const paidOn = set[region].years.get(next)?.regularWindow?.to ?? endOfYear(benefitYear);
  // An exemption is for one year, and so is being new at a university.
  const later = { ...facts, exemption: null, universityEntrant: false };
  const inYear = (enrolledYears: number[]) => {
    const terms = termsFor({ region, benefitYear: next, paidOn }, { ...later, enrolledYears }, set);
    if (!terms.ok) return null;
    const { waiting, benefitPeriod } = terms.result;
    return { months: waiting.months, benefitFrom: benefitPeriod?.from ?? null };
  };
  const kept = inYear([...facts.enrolledYears, benefitYear]);
  const skipped = inYear(facts.enrolledYears);
  return kept && skipped && { benefitYear: next, assumed, kept, skipped };
}

const made = new WeakMap<ParameterSet, Map<string, ParameterSet>>();

/** The figures with the year after `benefitYear` as that year, its windows a year later; null where it has none itself. */
function carriedOver(parameters: ParameterSet, region: Region, benefitYear: number): ParameterSet | null {
  const known = made.get(parameters) ?? new Map<string, ParameterSet>();
  made.set(parameters, known);
  const key = `${region} ${benefitYear}`;
  const earlier = known.get(key);
  if (earlier) return earlier;
  const figures = parameters.data[region].years.find((year) => year.benefitYear === benefitYear);
  if (!figures) return null;
  const { regularWindow, supplementaryWindow } = figures;
  const later: YearFiguresData = {
    ...figures,
    benefitYear: benefitYear + 1,
    regularWindow: regularWindow && aYearLater(regularWindow),
    supplementaryWindow: supplementaryWindow && aYearLater(supplementaryWindow),
  };
  const set = withYear(parameters, region, later, parameters.version);
  known.set(key, set);
  return set;
}

function aYearLater<Window extends { from: string; to: string }>(window: Window): Window {
  const later = (day: string) => addMonths(parseCivilDate(day) as CivilDate, MONTHS_OF_YEAR);
  return { ...window, from: later(window.from), to: later(window.to) };
}
