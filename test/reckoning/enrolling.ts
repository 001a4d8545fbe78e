import { addDays, addMonths, completedYears, day, daysBetween, monthOf, yearOf } from './days';
import {
  AID,
  IN_FORCE,
  LANZHOU_WINDOWS,
  NEWBORN,
  OUTDATED_FROM,
  type Region,
  STANDARDS,
  type Standard,
  WAITING,
  type Window,
} from './figures';
import { type Fault, firstOf, type Refusal, written } from './form';
import { least } from './fraction';
import type { Enrolment, Newborn } from './requests';
import { notInForce } from './settle';

const lastOf = (year: number) => day(year, 12, 31);
const lies = (on: string, window: Window | null) => window !== null && on >= window.from && on <= window.to;

/** Aid on a contribution: full for the first row; before 2025 no fixed amount is known. */
function aidOn(contribution: bigint, year: number, groups: readonly string[]): bigint {
  const row = AID.findIndex((r) => r.groups.some((group) => groups.includes(group)));
  if (row === 0) return contribution;
  return row < 0 || year < 2025 ? 0n : least((AID[row] as (typeof AID)[number]).amount, contribution);
}

function contributionOf(contribution: bigint, year: number, groups: readonly string[]) {
  const aid = aidOn(contribution, year, groups);
  return { standard: written(contribution), aid: written(aid), due: written(contribution - aid) };
}

const outdated = (region: Region, on: string) =>
  region === 'linxia' && on >= OUTDATED_FROM ? ['policyMayBeOutdated'] : [];

type Door = 'regular' | 'supplementary' | 'exempt';

/** Through which window a payment comes, or null: closed. */
function doorOf(request: Enrolment): Door | null {
  const { region, benefitYear, paidOn, person } = request;
  const before = benefitYear - 1;
  if (region === 'linxia')
    return lies(paidOn, { from: day(before, 7, 1), to: lastOf(before) }) ? 'regular' : null;
  const windows = LANZHOU_WINDOWS[benefitYear];
  if (!windows) return null;
  if (person.exemption !== null)
    return lies(paidOn, { from: windows.exemptFrom, to: lastOf(benefitYear) }) ? 'exempt' : null;
  if (person.student === 'university')
    return lies(paidOn, { from: day(before, 9, 1), to: lastOf(before) }) ? 'regular' : null;
  if (lies(paidOn, windows.regular)) return 'regular';
  return lies(paidOn, windows.supplementary) ? 'supplementary' : null;
}

interface Waiting {
  readonly fixedMonths: number;
  readonly variableMonths: number;
  readonly repairedMonths: number;
  readonly months: number;
}

const NO_WAITING: Waiting = { fixedMonths: 0, variableMonths: 0, repairedMonths: 0, months: 0 };

/** Lanzhou: 3 months outside the regular window or after a break, and one for each missed year after the first. */
function waitingOf({ benefitYear, history }: Enrolment, door: Door): Waiting {
  const earlier = history.enrolledYears.filter((year) => year < benefitYear);
  const last = earlier.length > 0 ? Math.max(...earlier) : benefitYear - 1;
  const missed = Math.max(0, benefitYear - Math.max(last + 1, WAITING.firstCountedYear));
  if (missed === 0 && door === 'regular') return NO_WAITING;
  const variableMonths = Math.max(0, missed - 1);
  const repairedMonths = Math.min(history.makeUpYears, variableMonths);
  const floor = missed >= WAITING.longBreakYears ? WAITING.longBreakMonths : 0;
  const months = Math.max(floor, WAITING.fixedMonths + variableMonths - repairedMonths);
  return { fixedMonths: WAITING.fixedMonths, variableMonths, repairedMonths, months };
}

const later = (a: string, b: string) => (a > b ? a : b);

export function enrol(request: Enrolment): Refusal | { ok: true; result: object } {
  const { region, benefitYear, paidOn, person, history } = request;
  const standard: Standard | undefined = STANDARDS[region][benefitYear];
  const door = doorOf(request);
  const faults: Fault[] = notInForce(region, paidOn, 'paidOn');
  if (paidOn < person.birthDate) faults.push({ code: 'INVALID_DATE' });
  if (history.enrolledYears.includes(benefitYear)) faults.push({ code: 'CONTRADICTORY_REQUEST' });
  if (!standard) faults.push({ code: 'STANDARD_NOT_PUBLISHED', path: 'benefitYear' });
  if (!door) faults.push({ code: 'ENROLMENT_CLOSED', path: 'paidOn' });
  if (!standard || !door || faults.length > 0) return firstOf(faults);

  const student = region === 'lanzhou' && door === 'regular' && person.student === 'university';
  const waits = region === 'lanzhou' && door !== 'exempt' && !student;
  const waiting = waits ? waitingOf(request, door) : NO_WAITING;
  const newYear = day(benefitYear, 1, 1);
  const from =
    student && person.universityEntrant
      ? day(benefitYear - 1, 9, 1)
      : addMonths(later(paidOn, newYear), waiting.months);
  const to = lastOf(benefitYear);
  const contribution = person.student === null ? standard.contribution : standard.studentContribution;
  const transfer = region === 'lanzhou' && person.exemption === 'fromEmployeeScheme';
  return {
    ok: true,
    result: {
      policy: IN_FORCE[region].policy,
      window: door,
      ...contributionOf(contribution, benefitYear, person.groups),
      subsidy: written(standard.subsidy),
      benefitPeriod: from <= to ? { from, to } : null,
      waiting,
      makeUpDue: written(BigInt(waiting.repairedMonths) * contribution),
      notices: [...outdated(region, paidOn), ...(transfer ? ['employeeTransferConditions'] : [])].sort(),
    },
  };
}

/** The period and year of cover of a newborn, or null: too late for the newborn's way in. */
function coverOf({ region, birthDate, enrolledOn }: Newborn, withinDeadline: boolean) {
  const birthYear = yearOf(birthDate);
  if (region === 'linxia') return withinDeadline ? { from: birthDate, year: birthYear } : null;
  const inTime = monthOf(birthDate) >= NEWBORN.nextYearFromMonth ? birthYear + 1 : birthYear;
  if (withinDeadline) return { from: birthDate, year: inTime };
  if (completedYears(birthDate, enrolledOn) >= 1) return null;
  return { from: enrolledOn, year: Math.max(inTime, yearOf(enrolledOn)) };
}

export function enrolNewborn(request: Newborn): Refusal | { ok: true; result: object } {
  const { region, birthDate, enrolledOn, groups } = request;
  const deadline =
    region === 'lanzhou'
      ? addDays(birthDate, NEWBORN.lanzhouDays)
      : addMonths(birthDate, NEWBORN.linxiaMonths);
  const daysLeft = daysBetween(enrolledOn, deadline);
  const withinDeadline = daysLeft >= 0;
  const cover = coverOf(request, withinDeadline);
  const standard = cover ? STANDARDS[region][cover.year] : undefined;
  const faults: Fault[] = notInForce(region, enrolledOn, 'enrolledOn');
  if (enrolledOn < birthDate) faults.push({ code: 'INVALID_DATE' });
  if (!cover) faults.push({ code: 'ENROLMENT_CLOSED', path: 'enrolledOn' });
  else if (!standard) faults.push({ code: 'STANDARD_NOT_PUBLISHED' });
  if (!cover || !standard || faults.length > 0) return firstOf(faults);

  const to = lastOf(cover.year);
  const notices = outdated(region, enrolledOn);
  if (region === 'lanzhou' && (daysLeft === 0 || daysLeft === 1)) notices.push('lastDayAdvice');
  if (to < enrolledOn) notices.push('coverAlreadyPast');
  if (!withinDeadline) notices.push('confirmWithAgency');
  return {
    ok: true,
    result: {
      policy: IN_FORCE[region].policy,
      deadline,
      withinDeadline,
      daysLeft,
      benefitPeriod: { from: cover.from, to },
      contributionYear: cover.year,
      ...contributionOf(standard.contribution, cover.year, groups),
      notices: notices.sort(),
    },
  };
}
