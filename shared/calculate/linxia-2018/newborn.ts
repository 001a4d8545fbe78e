import { addMonths, type CivilDate, daysBetween, endOfYear, yearOf } from '../../dates';
import type { LinxiaValues } from '../../policy';
import type { NewbornCover } from '../newborn';
import { byClause, note, type Trace } from '../trace';
import { datedNotices } from './notices';

/** 四（二）: within 6 months of birth, covered from birth to the end of that year; null later: as anyone else. */
export function coverNewborn(
  birthDate: CivilDate,
  enrolledOn: CivilDate,
  values: LinxiaValues,
  trace: Trace,
): NewbornCover | null {
  const clause = byClause('四（二）筹资政策');
  const months = values.newbornMonths.value;
  const deadline = addMonths(birthDate, months);
  const daysLeft = daysBetween(enrolledOn, deadline);
  if (daysLeft < 0) return null;
  const contributionYear = yearOf(birthDate);
  const to = endOfYear(contributionYear);
  note(trace, 'deadline', values.newbornMonths, { birthDate, months: { count: months } }, deadline);
  note(trace, 'benefitFrom', clause, { birthDate }, birthDate);
  note(trace, 'benefitTo', clause, { birthDate }, to);
  note(trace, 'contributionYear', clause, { birthDate }, { count: contributionYear });
  const notices = datedNotices(enrolledOn, values);
  return { deadline, daysLeft, from: birthDate, to, contributionYear, notices };
}
