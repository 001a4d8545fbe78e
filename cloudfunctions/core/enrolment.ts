import type { Region } from '@jiayibao/shared/contract/resident';
import { type CivilDate, startOfYear, yearOf } from '@jiayibao/shared/dates';
import type { Enrolment } from './documents';
import type { Services } from './services';
import type { Transaction } from './store';

/** The one enrolment of a person for a benefit year. */
export function enrolmentId(personId: string, benefitYear: number): string {
  return `enrolment:${benefitYear}:${personId}`;
}

/**
 * The enrolments in force of these persons that may cover a day of `year`: those of that year; of the year before,
 * since a newborn's reaches into the next; of the year after, since a new student's reaches back (Lanzhou 第八条).
 * By benefit year.
 */
export async function enrolmentsAbout(
  services: Services,
  personIds: readonly string[],
  year: number,
): Promise<Enrolment[]> {
  const years = [year - 1, year, year + 1];
  const ids = personIds.flatMap((personId) => years.map((of) => enrolmentId(personId, of)));
  const found = await services.store.getMany('enrolments', ids);
  return found.filter(({ state }) => state === 'active').sort((a, b) => a.benefitYear - b.benefitYear);
}

/** The same of one person, by id alone, as a transaction reads. */
export async function activeAround(
  reader: Pick<Transaction, 'get'>,
  personId: string,
  year: number,
): Promise<Enrolment[]> {
  const found: Enrolment[] = [];
  for (const benefitYear of [year - 1, year, year + 1]) {
    const enrolment = await reader.get('enrolments', enrolmentId(personId, benefitYear));
    if (enrolment?.state === 'active') found.push(enrolment);
  }
  return found;
}

/** Whether an enrolment is in force for a benefit year: its own, or one that it reaches back into. */
export function isFor({ state, benefitYear, benefitFrom }: Enrolment, year: number): boolean {
  return state === 'active' && yearOf(benefitFrom) <= year && year <= benefitYear;
}

/** A person's enrolment of the year after that covers `year` too: a newborn's, or a new student's. */
export async function reachingBack(
  reader: Pick<Transaction, 'get'>,
  personId: string,
  year: number,
): Promise<Enrolment | null> {
  const next = await reader.get('enrolments', enrolmentId(personId, year + 1));
  return next && isFor(next, year) ? next : null;
}

/** Cover that has not ended before this year, for show. */
export function coverOf(enrolments: readonly Enrolment[], personId: string, today: CivilDate) {
  return enrolments
    .filter(
      (enrolment) => enrolment.personId === personId && enrolment.benefitTo >= startOfYear(yearOf(today)),
    )
    .map(({ benefitYear, benefitFrom, benefitTo }) => ({ benefitYear, from: benefitFrom, to: benefitTo }));
}

/**
 * The benefit period that a settlement on `day` is judged by: the one that covers it, otherwise that of its year, so
 * that being outside it shows; null where nothing is known.
 */
export function periodFor(enrolments: readonly Enrolment[], region: Region, day: CivilDate) {
  const ofRegion = enrolments.filter((enrolment) => enrolment.region === region);
  const found =
    ofRegion.find(({ benefitFrom, benefitTo }) => benefitFrom <= day && day <= benefitTo) ??
    ofRegion.find(({ benefitYear }) => benefitYear === yearOf(day));
  return found ? { from: found.benefitFrom, to: found.benefitTo } : null;
}
