import * as z from '../zod';
import { civilDate, countyCode, groups, identityDocument, recordId, region, sex } from './fields';
import { householdView, memberInput } from './household';

/**
 * Enrolling a newborn. `request` and `answer` are contract.md's `newborn`, the answer with its steps: what
 * `npm run -s calc` says to the request. Amounts are decimal strings in yuan with 2 decimals ("400.00").
 */
const yuan = z.string();
const calculationPart = z.record(z.string(), z.unknown());
const period = z.strictObject({ from: civilDate, to: civilDate });

/** The text of a guardian's consent that is current (PIPL art. 31: a child under 14). */
export const GUARDIAN_CONSENT_VERSION = '2026-11-22';
/** From this age on, in completed years, somebody can be a guardian (Civil Code art. 17: of age at 18). */
export const GUARDIAN_AGE = 18;
/** So many children at once: nobody has borne more who all lived. */
export const MAXIMUM_NEWBORNS = 9;
/** Photos of one child's certificate. */
export const MAXIMUM_CERTIFICATE_PHOTOS = 3;

/** `newborn.preview`: what holds today for a birth date alone, without any group. A refusal of the calculation is an answer. */
export const newbornPreview = {
  input: z.strictObject({ region, birthDate: civilDate }),
  output: z.strictObject({ request: calculationPart, answer: calculationPart }),
};

/**
 * - `open`: to be registered. `registered`: to be paid for (`order.create`, for the answer's `contributionYear`).
 * - `returned`: the desk did not accept the certificate before anything was paid; to be registered anew.
 * - `enrolled`: covered by a contribution that reaches from the birth year on.
 * - `closed`: no newborn to the policy any more; the answer's error says which way is left.
 */
const NEWBORN_STATES = ['open', 'registered', 'returned', 'enrolled', 'closed'] as const;
export type NewbornState = (typeof NEWBORN_STATES)[number];

const child = z.strictObject({
  memberId: recordId,
  name: z.string(),
  birthDate: civilDate,
  sex: z.nullable(sex),
  status: z.enum(['claimed', 'confirmed']),
  document: identityDocument,
  state: z.enum(NEWBORN_STATES),
  /** The cover in force, where the household sees the record; otherwise null. */
  cover: z.nullable(period),
  /** The case in which the desk looks at the certificate; null before registration. */
  caseId: z.nullable(recordId),
  /** Claimed groups that are not verified, and what aid and due would be with them; null where there are none. */
  pending: z.nullable(z.strictObject({ groups, aid: yuan, due: yuan })),
  request: calculationPart,
  answer: calculationPart,
});
export type NewbornChild = z.infer<typeof child>;

/** `newborn.read`: the household's children before their first birthday, and who of it can be their guardian. */
export const newbornRead = {
  input: z.strictObject({}),
  output: z.strictObject({
    region,
    county: countyCode,
    /** Why the region takes no payments now, or null. */
    stopped: z.nullable(z.strictObject({ words: z.string(), since: z.int() })),
    /** The caller's order that waits for payment: it has to be paid or cancelled before another is made. */
    openOrder: z.nullable(z.string()),
    children: z.array(child),
    /** Of age today; the keeper first. */
    guardians: z.array(z.strictObject({ memberId: recordId, name: z.string() })),
  }),
};

/** Somebody of the household, or who is to be one: as `household.addMember` takes them. */
const registered = z.strictObject({
  memberId: z.optional(z.nullable(recordId)),
  member: z.optional(z.nullable(memberInput)),
  /** Photos of the birth certificate, or of the household register, for the desk to look at. */
  attachments: z.array(recordId).check(z.minLength(1), z.maxLength(MAXIMUM_CERTIFICATE_PHOTOS)),
});

/**
 * `newborn.register`: a guardian registers one child or several, on their birth certificates. Each becomes a member whose
 * record the household sees, where nobody else's does, and for each the desk gets a case with the photos; nothing
 * waits for it. `consent`: the guardian's, to the processing of the children's data. Payment is `order.create`.
 */
export const newbornRegister = {
  input: z.strictObject({
    guardianId: recordId,
    consent: z.strictObject({ version: z.literal(GUARDIAN_CONSENT_VERSION), agreed: z.literal(true) }),
    children: z.array(registered).check(z.minLength(1), z.maxLength(MAXIMUM_NEWBORNS)),
  }),
  output: z.strictObject({
    household: householdView,
    /** In the order of the input. */
    children: z.array(z.strictObject({ memberId: recordId, caseId: recordId, number: z.string() })),
  }),
};
