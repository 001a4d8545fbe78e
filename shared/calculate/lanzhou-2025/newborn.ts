import { addDays, ageOn, type CivilDate, civilDateOfYear, daysBetween, endOfYear, yearOf } from '../../dates';
import type { LanzhouValues } from '../../policy';
import type { NewbornCover } from '../newborn';
import { byClause, byReading, note, type Trace } from '../trace';

/** On the deadline and the day before it: an agency may count the day of birth as the first. */
const ADVISED_DAYS = 1;

/**
 * 第八条: paid within 90 days of birth, covered from birth; late but before the first birthday, from the payment.
 * Null from the first birthday on: as anyone else.
 */
export function coverNewborn(
  birthDate: CivilDate,
  enrolledOn: CivilDate,
  { newborn }: LanzhouValues,
  trace: Trace,
): NewbornCover | null {
  const days = newborn.days.value;
  const deadline = addDays(birthDate, days);
  note(
    trace,
    'deadline',
    byReading('理解：出生当天不算一天'),
    { birthDate, days: { count: days } },
    deadline,
  );
  const daysLeft = daysBetween(enrolledOn, deadline);
  const birthYear = yearOf(birthDate);
  const isLateInYear = birthDate >= civilDateOfYear(birthYear, newborn.nextYearFrom.value);
  const lastYear = isLateInYear ? birthYear + 1 : birthYear;
  const basis = isLateInYear ? byReading('理解：10月以后出生按次年标准') : byClause('第八条');
  if (daysLeft >= 0) {
    const to = endOfYear(lastYear);
    note(trace, 'benefitFrom', byClause('第八条'), { birthDate }, birthDate);
    note(trace, 'benefitTo', byClause('第八条'), { birthDate }, to);
    note(trace, 'contributionYear', basis, { birthDate }, { count: lastYear });
    const notices = daysLeft <= ADVISED_DAYS ? (['lastDayAdvice'] as const) : [];
    return { deadline, daysLeft, from: birthDate, to, contributionYear: lastYear, notices };
  }
  if (ageOn(birthDate, enrolledOn) >= 1) return null;
  const late = byReading('理解：新生儿逾期参保');
  const contributionYear = Math.max(lastYear, yearOf(enrolledOn));
  const to = endOfYear(contributionYear);
  note(trace, 'benefitFrom', late, { enrolledOn }, enrolledOn);
  note(trace, 'benefitTo', late, { birthDate, enrolledOn }, to);
  note(trace, 'contributionYear', late, { birthDate, enrolledOn }, { count: contributionYear });
  return { deadline, daysLeft, from: enrolledOn, to, contributionYear, notices: ['confirmWithAgency'] };
}
