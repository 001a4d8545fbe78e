import { calculate } from '@jiayibao/shared/calculate';
import type {
  AnswerTo,
  CalculationError,
  EnrolmentResult,
  RequestOf,
  Step,
} from '@jiayibao/shared/contract/calculation';
import type { Exemption, Group, Region, Student } from '@jiayibao/shared/contract/resident';
import { type CivilDate, daysBetween, yearOf } from '@jiayibao/shared/dates';
import { type Fen, parseYuan } from '@jiayibao/shared/money';
import type { ParameterSet } from '@jiayibao/shared/policy';
import type { Enrolment, Person } from '../documents';
import type { Typed } from '../typed';

/** What `enrolment` asks of a person. */
export interface Facts {
  birthDate: CivilDate;
  groups: Group[];
  student: Student | null;
  exemption: Exemption | null;
  /** A new student who had no basic insurance in the year of entry: the person's own word. */
  universityEntrant: boolean;
  enrolledYears: number[];
}

export type EnrolmentRequest = RequestOf<'enrolment'>;
/** The request as computed, with what the calculation says to it. */
export type Terms = { request: EnrolmentRequest } & (
  | { ok: true; result: EnrolmentResult }
  | { ok: false; error: CalculationError }
);

/** For which benefit year of which region, paid on which day. */
export interface Asked {
  region: Region;
  benefitYear: number;
  paidOn: CivilDate;
}

/** What a contribution for a benefit year would be, paid on a day. */
export function termsFor(
  { region, benefitYear, paidOn, makeUpYears = 0 }: Asked & { makeUpYears?: number },
  { enrolledYears, ...person }: Facts,
  parameters: ParameterSet,
): Terms {
  const history = { enrolledYears, makeUpYears };
  return termsOf({ operation: 'enrolment', region, benefitYear, paidOn, person, history }, parameters);
}

/** The same of a request that was made before. */
export function termsOf(request: EnrolmentRequest, parameters: ParameterSet): Terms {
  const answer = calculate(request, parameters) as AnswerTo<'enrolment'>;
  return { request, ...answer };
}

/**
 * What is known of a person for a benefit year. Category and a new student's past are the household's own word, unless
 * the record says otherwise; groups, exemptions and history are the record's. Null where no birth date is known.
 */
export function factsOf(
  { person, typed, history }: { person: Person | null; typed: Typed | null; history: readonly Enrolment[] },
  benefitYear: number,
  said: { universityEntrant?: boolean } = {},
): Facts | null {
  const birthDate = person?.birthDate ?? typed?.birthDate;
  if (!birthDate) return null;
  const enrolledYears = history.filter(({ state }) => state === 'active').map((one) => one.benefitYear);
  const student = typed ? studentOf(typed.category) : null;
  const exempted = person?.exemptions?.find((one) => one.benefitYear === benefitYear);
  return {
    birthDate,
    groups: [...(person?.verifiedGroups ?? [])],
    student,
    exemption: exempted?.exemption ?? null,
    universityEntrant:
      student === 'university' && said.universityEntrant === true && !enrolledYears.includes(benefitYear - 1),
    enrolledYears: enrolledYears.sort((a, b) => a - b),
  };
}

/** Of somebody of whom nothing is known: an ordinary resident. */
export const ANYBODY: Facts = {
  birthDate: '1980-01-01' as CivilDate,
  groups: [],
  student: null,
  exemption: null,
  universityEntrant: false,
  enrolledYears: [],
};

/** 第六条（三） are students of universities and colleges, （二） pupils of schools. */
function studentOf(category: Typed['category']): Student | null {
  if (category === 'fullTimeStudent') return 'university';
  return category === 'pupilOrChild' ? 'school' : null;
}

/** The window that a payment falls into, as the step of that name says, with the days left after `today`. */
export function windowOf({ window: name, steps }: EnrolmentResult, today: CivilDate) {
  const { from, to } = inputsOf(steps, 'window') as { from: CivilDate; to: CivilDate };
  return { name, from, to, daysLeft: daysBetween(today, to) };
}

/** How many years are missed; 0 where waiting does not depend on them. */
export function missedYearsOf({ steps }: EnrolmentResult): number {
  const found = steps.find(({ id }) => id === 'missedYears')?.amount;
  return typeof found === 'number' ? found : 0;
}

function inputsOf(steps: readonly Step[], id: string): Step['inputs'] {
  const found = steps.find((step) => step.id === id);
  if (!found) throw new Error(`an enrolment has no step ${id}`);
  return found.inputs;
}

/** An amount that the calculation has written. */
export function fenOf(yuan: string): Fen {
  const fen = parseYuan(yuan);
  if (fen === null) throw new Error('an amount of the calculation cannot be read');
  return fen;
}

/** The request for a newborn, enrolled and paid on a day. */
export function newbornRequest(
  { region, paidOn }: Pick<Asked, 'region' | 'paidOn'>,
  { birthDate, groups }: Pick<Facts, 'birthDate' | 'groups'>,
): RequestOf<'newborn'> {
  return { operation: 'newborn', region, birthDate, enrolledOn: paidOn, groups };
}

/** The newborn's request and answer where the contribution of a newborn would cover a benefit year, paid on a day; otherwise null. */
export function newbornTerms(
  { region, benefitYear, paidOn }: Asked,
  { birthDate, groups }: Pick<Facts, 'birthDate' | 'groups'>,
  parameters: ParameterSet,
) {
  const request = newbornRequest({ region, paidOn }, { birthDate, groups });
  const answer = calculate(request, parameters) as AnswerTo<'newborn'>;
  if (!answer.ok) return null;
  const { result } = answer;
  return yearOf(result.benefitPeriod.to as CivilDate) >= benefitYear ? { request, result } : null;
}
