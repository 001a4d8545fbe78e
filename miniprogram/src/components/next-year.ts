import { calculate, nextWindow } from '@jiayibao/shared/calculate';
import type { AnswerTo } from '@jiayibao/shared/contract/calculation';
import type { Group, MemberView, Region } from '@jiayibao/shared/contract/resident';
import { addDays, type CivilDate, daysBetween, yearOf } from '@jiayibao/shared/dates';
import type { ParameterSet } from '@jiayibao/shared/policy';

/** A child, and on which day by which figures it is asked. */
export type Asked = {
  region: Region;
  birthDate: string;
  /** Verified ones alone. */
  groups: readonly Group[];
  /** Years that are paid for already, as far as that is known. */
  enrolled: readonly number[];
  today: CivilDate;
  parameters: ParameterSet;
};

type Days = { from: CivilDate; to: CivilDate };

/** Whether a benefit year's ordinary contribution can be paid. */
export type Opening = { year: number } & (
  | {
      state: 'open';
      /** Yuan. */
      due: string;
      until: CivilDate;
      daysLeft: number;
      /** From when it covers, paid today. */
      from: CivilDate;
      /** From when it would, paid the day after `until`; null: it could not be paid then. */
      missed: CivilDate | null;
    }
  /** Not yet. */
  | { state: 'later'; window: Days }
  /** No longer; `next`: the window that comes first, and its year. */
  | { state: 'over'; next: (Days & { benefitYear: number }) | null }
  /** Nothing is published. */
  | { state: 'unknown' }
);

/** `enrolment` for a benefit year, asked today; `enrolledYears`: those enrolled before it. */
export function openingOf(asked: Asked, year: number, enrolledYears: readonly number[] = []): Opening {
  const { region, today, parameters } = asked;
  const answer = enrolmentOf(asked, year, today, enrolledYears);
  if (answer.ok && answer.result.benefitPeriod) {
    const { due, benefitPeriod, steps } = answer.result;
    const until = steps.find(({ id }) => id === 'window')?.inputs.to as CivilDate;
    const late = enrolmentOf(asked, year, addDays(until, 1), enrolledYears);
    return {
      year,
      state: 'open',
      due,
      until,
      daysLeft: daysBetween(today, until),
      from: benefitPeriod.from as CivilDate,
      missed: late.ok ? ((late.result.benefitPeriod?.from as CivilDate | undefined) ?? null) : null,
    };
  }
  const next = nextWindow(region, today, parameters);
  if (next?.benefitYear === year) return { year, state: 'later', window: next };
  const isClosed = answer.ok || answer.error.code === 'ENROLMENT_CLOSED';
  const isPast = next === null || next.benefitYear > year;
  return isClosed && isPast ? { year, state: 'over', next } : { year, state: 'unknown' };
}

/**
 * The first year that a newborn's cover leaves open: the year after it, or this one where the cover is over. Each year
 * is paid for anew; null where that one is paid for already.
 */
export function yearAfter(asked: Asked, cover: { to: string }): Opening | null {
  const covered = yearOf(cover.to as CivilDate);
  const year = Math.max(covered + 1, yearOf(asked.today));
  return asked.enrolled.includes(year) ? null : openingOf(asked, year, [covered]);
}

/** The years that a member is known to be enrolled for. */
export function yearsOf(members: readonly MemberView[] | undefined, memberId: string | null): number[] {
  const member = members?.find((one) => one.memberId === memberId);
  return member?.cover?.map(({ benefitYear }) => benefitYear) ?? [];
}

/** Where no policy takes a child as a newborn any more: this year and the next, as anybody. */
export function ordinaryWays(asked: Asked): Opening[] {
  const thisYear = yearOf(asked.today);
  return [openingOf(asked, thisYear), openingOf(asked, thisYear + 1)];
}

function enrolmentOf(
  { region, birthDate, groups, parameters }: Asked,
  benefitYear: number,
  paidOn: CivilDate,
  enrolledYears: readonly number[],
): AnswerTo<'enrolment'> {
  const person = { birthDate, groups, student: 'school', exemption: null, universityEntrant: false };
  const history = { enrolledYears, makeUpYears: 0 };
  const request = { operation: 'enrolment', region, benefitYear, paidOn, person, history };
  return calculate(request, parameters) as AnswerTo<'enrolment'>;
}
