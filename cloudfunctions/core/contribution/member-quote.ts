import type { EnrolmentResult } from '@jiayibao/shared/contract/calculation';
import {
  type Category,
  MAXIMUM_MAKE_UP_YEARS,
  type MemberQuote,
  type QuoteState,
  type Region,
} from '@jiayibao/shared/contract/resident';
import { ageOn, type CivilDate, formatChinese } from '@jiayibao/shared/dates';
import type { ParameterSet } from '@jiayibao/shared/policy';
import type { Enrolment, Membership, Person } from '../documents';
import { isFor } from '../enrolment';
import type { Typed } from '../typed';
import { skippingOf } from './skipping';
import {
  type Asked,
  type Facts,
  factsOf,
  fenOf,
  missedYearsOf,
  newbornTerms,
  type Terms,
  termsFor,
  windowOf,
} from './terms';

/** A member as the household keeps them; person and history are left out where it only claims them. */
export interface Known {
  membership: Pick<Membership, '_id' | 'status'>;
  typed: Typed;
  name: string;
  person: Person | null;
  history: readonly Enrolment[];
  /** Benefit years that the caller paid for this person, and the day of it, where the money has not gone back. */
  paid: readonly { benefitYear: number; on: CivilDate }[];
}

/** For which year, on which day, by which figures. */
type Asking = Asked & { parameters: ParameterSet };

/** What a member's contribution would be. Of a claimed one it is made of what the household typed alone. */
export function memberQuote(known: Known, asked: Asking, said: { universityEntrant?: boolean }): MemberQuote {
  const { membership, typed, name, person, history, paid } = known;
  const { region, benefitYear, paidOn: day } = asked;
  // What was typed always has a birth date.
  const facts = factsOf({ person, typed, history }, benefitYear, said) as Facts;
  const standing = {
    memberId: membership._id,
    name,
    status: membership.status,
    age: ageOn(facts.birthDate, day),
    category: typed.category,
    place: typed.place,
    categoryClause: categoryClause(region, typed.category),
    placeClause: placeClause(region, typed.category),
    ...NOTHING,
  };
  const enrolled = history.find((one) => isFor(one, benefitYear));
  if (enrolled) return { ...standing, ...enrolledAs(enrolled, region) };
  // Of one whose record is not shown, the caller's own order alone.
  const own = paid.find((one) => one.benefitYear === benefitYear);
  if (own) return { ...standing, state: 'enrolled', words: paidOn(own.on) };
  const newborn = newbornTerms(asked, facts, asked.parameters);
  if (newborn) {
    const { deadline, daysLeft, withinDeadline } = newborn.result;
    const words = '请办“新生儿参保”，缴费后这一年也能享受待遇。';
    return { ...standing, state: 'newborn', words, newborn: { deadline, daysLeft, withinDeadline } };
  }
  const terms = termsFor(asked, facts, asked.parameters);
  if (!terms.ok) return { ...standing, state: stateOfRefusal(terms.error.code), words: terms.error.message };
  const claimed = typed.claimedGroups.filter((group) => !facts.groups.includes(group));
  const open = {
    ...standing,
    window: windowOf(terms.result, day),
    standard: terms.result.standard,
    pending: pendingOf(claimed, asked, facts),
  };
  if (membership.status === 'claimed')
    return { ...open, state: 'atCashier', words: AT_CASHIER, ...ordinaryAs(asked, facts) };
  return { ...open, ...termsAs(terms, asked, facts) };
}

const NOTHING = {
  state: 'notPossible' as QuoteState,
  words: null,
  window: null,
  standard: null,
  aid: null,
  due: null,
  benefitPeriod: null,
  waiting: null,
  broken: null,
  pending: null,
  makeUp: [],
  skipping: null,
  newborn: null,
  request: null,
  answer: null,
};

const AT_CASHIER =
  '还没有核实，档案里的情况不能显示，这里按没有资助、没有断保算。实际金额看收银台，从金额可能看出有没有资助。';
const paidOn = (day: CivilDate) =>
  `您在${formatChinese(day)}缴过，这一单已参保。哪天起享受，核实后才能看到。`;
const THROUGH_SCHOOL = '大中专学生由学校统一参保缴费，请先问清学校是否代缴，以免重复。';
export const WAITING_OUTLASTS =
  '等待期比这一年剩下的时间还长，现在缴费当年享受不到待遇，请在集中缴费期缴纳下一年度。';

/** What is shown of terms that hold. */
function termsAs(terms: Terms & { ok: true }, asked: Asking, facts: Facts): Partial<MemberQuote> {
  const { request, result } = terms;
  const { aid, due, benefitPeriod, waiting } = result;
  const advice = asked.region === 'lanzhou' && facts.student === 'university' ? THROUGH_SCHOOL : null;
  const state = benefitPeriod === null ? 'notPossible' : fenOf(due) === 0 ? 'free' : 'payable';
  return {
    state,
    words: benefitPeriod === null ? WAITING_OUTLASTS : advice,
    aid,
    due,
    benefitPeriod: benefitPeriod && { ...benefitPeriod },
    waiting: { ...waitingOf(waiting), missedYears: missedYearsOf(result) },
    makeUp: makeUpOffers(terms, asked, facts),
    skipping: skippingOf(asked, facts, asked.parameters),
    request: { ...request },
    answer: { ...result },
  };
}

/**
 * What anybody of that age and kind may know of the rules: the terms without aid of one who was enrolled the year before,
 * and how much later who was not is covered. Nothing of the record is in it.
 */
function ordinaryAs(asked: Asking, facts: Facts): Partial<MemberQuote> {
  const { benefitYear, parameters } = asked;
  const since = (last: number) => ({ ...facts, enrolledYears: facts.universityEntrant ? [] : [last] });
  const terms = termsFor(asked, since(benefitYear - 1), parameters);
  if (!terms.ok) return {};
  const late = termsFor(asked, since(benefitYear - 2), parameters);
  const { request, result } = terms;
  const { benefitPeriod, waiting } = result;
  const { months } = waiting;
  const broken =
    late.ok && late.result.waiting.months > months
      ? { months: late.result.waiting.months, benefitFrom: late.result.benefitPeriod?.from ?? null }
      : null;
  return {
    benefitPeriod: benefitPeriod && { ...benefitPeriod },
    waiting: { ...waitingOf(waiting), missedYears: 0 },
    broken,
    skipping: skippingOf(asked, since(benefitYear - 1), parameters),
    request: { ...request },
    answer: { ...result },
  };
}

function waitingOf({ fixedMonths, variableMonths, months }: EnrolmentResult['waiting']) {
  return { fixedMonths, variableMonths, months };
}

/** Each number of years that makes waiting shorter than the one before. */
function makeUpOffers({ result }: Terms & { ok: true }, asked: Asking, facts: Facts): MemberQuote['makeUp'] {
  const offers: MemberQuote['makeUp'] = [];
  let { months } = result.waiting;
  const most = Math.min(result.waiting.variableMonths, MAXIMUM_MAKE_UP_YEARS);
  for (let years = 1; years <= most; years++) {
    const terms = termsFor({ ...asked, makeUpYears: years }, facts, asked.parameters);
    if (!terms.ok || !terms.result.benefitPeriod || terms.result.waiting.months >= months) break;
    const { makeUpDue, waiting, benefitPeriod } = terms.result;
    months = waiting.months;
    offers.push({ years, due: makeUpDue, months, benefitFrom: benefitPeriod.from });
  }
  return offers;
}

/** What aid and due would be if the claimed groups were verified too. */
function pendingOf(claimed: Facts['groups'], asked: Asking, facts: Facts): MemberQuote['pending'] {
  if (claimed.length === 0) return null;
  const terms = termsFor(asked, { ...facts, groups: [...facts.groups, ...claimed] }, asked.parameters);
  return terms.ok ? { groups: claimed, aid: terms.result.aid, due: terms.result.due } : null;
}

function enrolledAs({ region, benefitFrom, benefitTo }: Enrolment, asked: Region): Partial<MemberQuote> {
  const benefitPeriod = { from: benefitFrom, to: benefitTo };
  if (region === asked) return { state: 'enrolled', words: '这一年已经参保，不用再缴。', benefitPeriod };
  const words = `这一年已经在${region === 'lanzhou' ? '兰州' : '临夏'}参保，不能重复参保。`;
  return { state: 'enrolledElsewhere', words, benefitPeriod };
}

function stateOfRefusal(code: string): QuoteState {
  if (code === 'ENROLMENT_CLOSED') return 'closed';
  return code === 'STANDARD_NOT_PUBLISHED' ? 'notPublished' : 'notPossible';
}

const CATEGORY_CLAUSES: Record<Category, string> = {
  notEmployed: '第六条（一）',
  pupilOrChild: '第六条（二）',
  fullTimeStudent: '第六条（三）',
  flexibleWorker: '第六条（四）',
  demobilisedOrMilitaryDependant: '第六条（五）',
  hmtOrForeigner: '第六条（六）',
};

function categoryClause(region: Region, category: Category): string {
  return region === 'lanzhou' ? CATEGORY_CLAUSES[category] : '四（一）覆盖范围';
}

function placeClause(region: Region, category: Category): string | null {
  if (region === 'linxia') return null;
  if (category === 'fullTimeStudent') return '第九条（二）';
  return category === 'hmtOrForeigner' ? '第九条（三）' : '第九条（一）';
}
