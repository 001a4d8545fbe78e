import { parseCivilDate } from '../../dates';
import { GROUPS, IDENTITY_DOCUMENT_KINDS, REGIONS, SEXES } from '../vocabulary';
import * as z from '../zod';

// Fields that several actions share.

/** A rule whose refusal carries a code of its own. */
function coded(code: string, message: string, holds: (text: string) => boolean) {
  return z.refine<string>((text) => holds(text), { error: message, params: { code } });
}

/** "YYYY-MM-DD", a real day from 1900 to 2100; refused with `INVALID_DATE`. */
export const civilDate = z
  .string()
  .check(
    coded('INVALID_DATE', '请填写真实存在的日期，例如 2026-11-22。', (text) => parseCivilDate(text) !== null),
  );
/** The pool: Lanzhou, Linxia. */
export const region = z.enum(REGIONS);
/** A record's id: random, says nothing about its person. */
export const recordId = z.string().check(z.regex(/^[A-Za-z0-9_-]{8,64}$/));
/** A revision counts the changes of a record; a change names the one it has seen. */
export const revision = z.int().check(z.gte(1));
/** Groups that a person belongs to. */
export const groups = z.array(z.enum(GROUPS)).check(z.maxLength(GROUPS.length));
/** The dots that keyboards give between the parts of a name: they are one and the same. */
export const NAME_DOTS = '·•‧・．.';
const LETTER = '\\p{Script=Han}\\p{Script=Latin}';
/** At most 40 characters, a rare one outside Unicode's first plane being one; a letter among them. */
const NAME = new RegExp(`^(?=.*[${LETTER}])[${LETTER}${NAME_DOTS} \u3000'-]{1,40}$`, 'u');
/** A name as documents write it, blanks at its ends removed; refused with `INVALID_NAME`. */
export const personName = z.string().check(
  z.trim(),
  coded('INVALID_NAME', '请填写证件上的姓名，不含数字和符号。', (text) => NAME.test(text)),
);
/** Division code of a county or district, six digits. The list is `COUNTIES`. */
export const countyCode = z.string().check(z.regex(/^\d{6}$/));
/** A mobile number of the mainland, 11 digits. */
export const phone = z.string().check(z.regex(/^1[3-9]\d{9}$/, '请填写11位手机号。'));

/**
 * A document as it was typed. Here only its length is looked at (`INVALID_IDENTITY_NUMBER`); `parseIdentityDocument`
 * reads it.
 */
export const identityDocument = z.strictObject({
  kind: z.enum(IDENTITY_DOCUMENT_KINDS),
  number: z
    .string()
    .check(
      coded('INVALID_IDENTITY_NUMBER', '证件号码太长，请对照证件重新填写。', (text) => text.length <= 40),
    ),
});
/** Male or female, as documents tell it. */
export const sex = z.enum(SEXES);

/** Relation of a member to the one who keeps the household's record. */
export const RELATIONS = [
  'self',
  'spouse',
  'child',
  'parent',
  'grandparent',
  'grandchild',
  'sibling',
  'other',
] as const;
export type Relation = (typeof RELATIONS)[number];

/** The six kinds of person of Lanzhou 第六条, asked at registration. */
export const CATEGORIES = [
  'notEmployed',
  'pupilOrChild',
  'fullTimeStudent',
  'flexibleWorker',
  'demobilisedOrMilitaryDependant',
  'hmtOrForeigner',
] as const;
export type Category = (typeof CATEGORIES)[number];

/** What a place that someone enrols in is to them (Lanzhou 第九条). */
export const PLACES = ['householdRegistration', 'work', 'residence', 'school'] as const;
export type Place = (typeof PLACES)[number];
