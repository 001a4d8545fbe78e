import type { CalculationError, NewbornResult, Notice, ParsedOf } from '../contract/calculation';
import type { CivilDate } from '../dates';
import { formatYuan } from '../money';
import type { LanzhouValues, LinxiaValues, ParameterSet } from '../policy';
import { contributionOf } from './contribution';
import { refuseUnpublished } from './enrolment';
import * as lanzhou from './lanzhou-2025';
import * as linxia from './linxia-2018';
import { noticesOf, stepsOf } from './present';
import { refuse, refuseOutOfForce } from './refusals';
import type { Trace } from './trace';

/** How a newborn is covered that a policy still takes as one. */
export interface NewbornCover {
  deadline: CivilDate;
  /** Negative when late. */
  daysLeft: number;
  from: CivilDate;
  to: CivilDate;
  contributionYear: number;
  notices: readonly Notice[];
}

/** Enrolling a newborn: by when, covered from when, at which year's contribution. */
export function calculateNewborn(
  { region, birthDate, enrolledOn, groups }: ParsedOf<'newborn'>,
  set: ParameterSet,
): NewbornResult | CalculationError {
  if (enrolledOn < birthDate) {
    return refuse('INVALID_DATE', '参保日期早于出生日期，请核对这两个日期。', 'enrolledOn');
  }
  const outOfForce = refuseOutOfForce(region, enrolledOn, set, 'enrolledOn');
  if (outOfForce) return outOfForce;
  const trace: Trace = [];
  const cover =
    region === 'lanzhou'
      ? lanzhou.coverNewborn(birthDate, enrolledOn, set.lanzhou.on(enrolledOn) as LanzhouValues, trace)
      : linxia.coverNewborn(birthDate, enrolledOn, set.linxia.on(enrolledOn) as LinxiaValues, trace);
  if (!cover) {
    const message = '已过新生儿参保的期限，请按普通居民在集中缴费期办理参保缴费。';
    return refuse('ENROLMENT_CLOSED', message, 'enrolledOn');
  }
  const year = set[region].years.get(cover.contributionYear);
  if (!year) return refuseUnpublished('birthDate');
  const { standard, aid, due } = contributionOf(year, false, new Set(groups), trace);
  const { deadline, daysLeft, from, to, contributionYear } = cover;
  const notices: Notice[] = to < enrolledOn ? [...cover.notices, 'coverAlreadyPast'] : [...cover.notices];
  return {
    policy: set[region].policy,
    parametersVersion: set.version,
    deadline,
    withinDeadline: daysLeft >= 0,
    daysLeft,
    benefitPeriod: { from, to },
    contributionYear,
    standard: formatYuan(standard),
    aid: formatYuan(aid),
    due: formatYuan(due),
    notices: noticesOf(notices),
    steps: stepsOf(trace),
  };
}
