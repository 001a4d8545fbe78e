import { EXEMPTIONS, REFUND_REASONS } from '../vocabulary';
import * as z from '../zod';
import {
  CATEGORIES,
  civilDate,
  countyCode,
  groups,
  identityDocument,
  PLACES,
  personName,
  recordId,
  region,
} from './fields';

/**
 * The yearly contribution before it is ordered. Amounts are decimal strings in yuan with 2 decimals ("400.00"), days
 * civil dates, both ends of a period included. `request` and `answer` are contract.md's `enrolment` (or `refund`), the
 * answer with its steps: what `npm run -s calc` says to the request.
 */
const yuan = z.string();
const calculationPart = z.record(z.string(), z.unknown());
const period = z.strictObject({ from: civilDate, to: civilDate });

/** A benefit year that a person names. */
export const benefitYear = z.int().check(z.gte(2018), z.lte(2100));
/** Nobody can make up more; how many a person can, the quote says. */
export const MAXIMUM_MAKE_UP_YEARS = 20;
export const makeUpYears = z.int().check(z.gte(0), z.lte(MAXIMUM_MAKE_UP_YEARS));

/** A time in which a contribution can be paid; `daysLeft` after today: 0 on the last day. */
const openWindow = z.strictObject({
  name: z.enum(['regular', 'supplementary', 'exempt']),
  from: civilDate,
  to: civilDate,
  daysLeft: z.int(),
});

/**
 * - `payable`: can be ordered. `free`: can be ordered, nothing is due (full aid).
 * - `atCashier`: can be ordered; the household only claims the person, so that nothing of their record is told before
 *   the cashier, whose amount can tell what aid applies. Told is what anybody may know: `standard`, `benefitPeriod`,
 *   `waiting`, `broken`, `skipping` and the steps are of one without aid who was enrolled the year before.
 * - `enrolled`: this year already, of a claimed one by an order of the caller (`benefitPeriod` is null then); `enrolledElsewhere`: under the other region's fund (Lanzhou 第十一条).
 * - `newborn`: enrolled as a newborn, on another page, whose contribution covers this year too.
 * - `closed`: outside every window; `notPublished`: no standard yet; `notPossible`: another reason, in `words`.
 */
const QUOTE_STATES = [
  'payable',
  'free',
  'atCashier',
  'enrolled',
  'enrolledElsewhere',
  'newborn',
  'closed',
  'notPublished',
  'notPossible',
] as const;
export type QuoteState = (typeof QUOTE_STATES)[number];

const memberQuote = z.strictObject({
  memberId: recordId,
  name: z.string(),
  status: z.enum(['claimed', 'confirmed']),
  /** Completed years today. */
  age: z.int(),
  category: z.enum(CATEGORIES),
  /** Null where the region's policy does not ask. */
  place: z.nullable(z.enum(PLACES)),
  /** What the two rest on (第六条, 第九条; Linxia 四（一）覆盖范围); null where the document has nothing on it. */
  categoryClause: z.nullable(z.string()),
  placeClause: z.nullable(z.string()),
  state: z.enum(QUOTE_STATES),
  /** Why it cannot be ordered, with the next date where there is one; what to know before ordering; or null. */
  words: z.nullable(z.string()),
  /** The window of this person; null where none is open. */
  window: z.nullable(openWindow),
  standard: z.nullable(yuan),
  /** Of verified groups alone; null at the cashier. */
  aid: z.nullable(yuan),
  due: z.nullable(yuan),
  /** Of what would be bought; of who is enrolled, the cover that they have. */
  benefitPeriod: z.nullable(period),
  /** In months: `months` are waited in all; `variableMonths` could be made up. */
  waiting: z.nullable(
    z.strictObject({ fixedMonths: z.int(), variableMonths: z.int(), months: z.int(), missedYears: z.int() }),
  ),
  /** At the cashier: what is waited at least, and from when benefits begin at the earliest, after a break; null: no longer. */
  broken: z.nullable(z.strictObject({ months: z.int(), benefitFrom: z.nullable(civilDate) })),
  /** Claimed groups that are not verified, and what aid and due would be with them. */
  pending: z.nullable(z.strictObject({ groups, aid: yuan, due: yuan })),
  /** What each number of made-up years costs beside `due`, and from when benefits begin then; empty: nothing to gain. */
  makeUp: z.array(z.strictObject({ years: z.int(), due: yuan, months: z.int(), benefitFrom: civilDate })),
  /**
   * What leaving out this year would cost in the year after it, paid in its regular window: months waited and first
   * day of benefits, with this year (`kept`) and without it (`skipped`). `assumed`: nothing is published for that
   * year, so that this year's figures and windows were carried over.
   */
  skipping: z.nullable(
    z.strictObject({
      benefitYear: z.int(),
      assumed: z.boolean(),
      kept: z.strictObject({ months: z.int(), benefitFrom: z.nullable(civilDate) }),
      skipped: z.strictObject({ months: z.int(), benefitFrom: z.nullable(civilDate) }),
    }),
  ),
  /** Where the person is still a newborn to the policy: the last day, and days left (negative: late). */
  newborn: z.nullable(
    z.strictObject({ deadline: civilDate, daysLeft: z.int(), withinDeadline: z.boolean() }),
  ),
  request: z.nullable(calculationPart),
  answer: z.nullable(calculationPart),
});
export type MemberQuote = z.infer<typeof memberQuote>;

/**
 * `contribution.quote`: for each member and each benefit year that is open to somebody, or the next one where none is.
 * `said`: a new university student who had no basic insurance in the year of entry (第八条); the person's own word.
 */
export const contributionQuote = {
  input: z.strictObject({
    said: z.optional(
      z.array(z.strictObject({ memberId: recordId, universityEntrant: z.boolean() })).check(z.maxLength(20)),
    ),
  }),
  output: z.strictObject({
    region,
    county: countyCode,
    /** Why the region takes no payments now, or null. */
    stopped: z.nullable(z.strictObject({ words: z.string(), since: z.int() })),
    /** The caller's order that waits for payment: it has to be paid or cancelled before another is made. */
    openOrder: z.nullable(z.string()),
    years: z.array(
      z.strictObject({
        benefitYear: z.int(),
        /** The window that is open to ordinary residents, or null. */
        window: z.nullable(openWindow),
        members: z.array(memberQuote),
      }),
    ),
  }),
};

/**
 * `contribution.relative`: whether a contribution can be paid for somebody outside the household, and nothing else. An
 * unknown number, a wrong name, somebody enrolled already and a closed window get one and the same answer. `ticket`
 * stands for the person in `order.create`, for this caller and half an hour.
 */
export const contributionRelative = {
  input: z.strictObject({ region, benefitYear, name: personName, document: identityDocument }),
  output: z.strictObject({
    possible: z.boolean(),
    ticket: z.nullable(z.string()),
    words: z.string(),
  }),
};

/**
 * `contribution.refund`: what 第十三条 gives back of a member's contribution, before it is applied for (as a case of the
 * kind `contributionRefund`). `answer` is null where the region has no such rule (Linxia): then the agency decides, as
 * for `other`; `words` say so.
 */
export const contributionRefund = {
  input: z.strictObject({
    memberId: recordId,
    benefitYear,
    reason: z.enum(REFUND_REASONS),
    eventOn: civilDate,
  }),
  output: z.strictObject({
    /** Whether the case can be sent. */
    possible: z.boolean(),
    words: z.string(),
    /** What was paid by the person, and by aid, which never comes back; null where nothing was paid here. */
    paid: z.nullable(yuan),
    aid: z.nullable(yuan),
    request: z.nullable(calculationPart),
    answer: z.nullable(calculationPart),
  }),
};

/** `contribution.history`: by year, newest first; of claimed members only what this account paid. */
export const contributionHistory = {
  input: z.strictObject({}),
  output: z.strictObject({
    years: z.array(
      z.strictObject({
        benefitYear: z.int(),
        people: z.array(
          z.strictObject({
            /** Null: not, or no more, a member. */
            memberId: z.nullable(recordId),
            name: z.string(),
            /** Whether the caller sees the record; otherwise what stands here is of the caller's own orders alone. */
            confirmed: z.boolean(),
            /** Cover in force; null where there is none or it is not known here. */
            cover: z.nullable(period),
            /** What this account paid for cover and did not get back; null where somebody else did. */
            paid: z.nullable(yuan),
            /** What of this account's payments goes back, and whether all of it has; null: nothing. */
            refund: z.nullable(z.strictObject({ amount: yuan, done: z.boolean() })),
            /** The order of the payment that stands, otherwise of the one that goes back. */
            orderNumber: z.nullable(z.string()),
          }),
        ),
      }),
    ),
  }),
};

/** Who is bound neither to window nor to waiting (第八条); the desk decides it on proof, for one benefit year. */
export const exemption = z.enum(EXEMPTIONS);
