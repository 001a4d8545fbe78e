import * as z from '../zod';
import {
  CATEGORIES,
  civilDate,
  countyCode,
  groups,
  identityDocument,
  PLACES,
  personName,
  phone,
  RELATIONS,
  recordId,
  region,
  revision,
  sex,
} from './fields';

/** At most so many people in one household's record. */
export const MAXIMUM_MEMBERS = 20;
/** For so many days after the day of a removal it can be undone. */
export const RESTORABLE_DAYS = 30;

/**
 * A member as the resident types it. Birth date and sex come from the document where it carries them and are
 * then left out; a birth certificate and the older foreigner's card carry none.
 */
export const memberInput = z.strictObject({
  name: personName,
  document: identityDocument,
  birthDate: z.optional(z.nullable(civilDate)),
  sex: z.optional(z.nullable(sex)),
  relation: z.enum(RELATIONS),
  /** One of `categoriesFor` the document. */
  category: z.enum(CATEGORIES),
  /** One of `placesFor` the region and the category; not read where there is no choice. */
  place: z.optional(z.nullable(z.enum(PLACES))),
  /** Groups that the resident says the person belongs to: claimed until the agency has verified them. */
  claimedGroups: groups,
});
export type MemberInput = z.infer<typeof memberInput>;

/** A group with where it comes from: typed by a resident, or verified by the agency. */
const groupState = z.strictObject({
  group: groups.def.element,
  state: z.enum(['claimed', 'verified']),
});

/** Cover of one benefit year, civil dates included on both ends. */
const cover = z.strictObject({ benefitYear: z.int(), from: civilDate, to: civilDate });

/**
 * A member as the household sees it. A claimed membership shows only what this account typed (`cover` is null:
 * not known here); a confirmed one shows the record. `number` is masked but for its ends.
 */
const memberView = z.strictObject({
  memberId: recordId,
  revision,
  status: z.enum(['claimed', 'confirmed']),
  name: z.string(),
  document: z.strictObject({ kind: identityDocument.shape.kind, number: z.string() }),
  birthDate: civilDate,
  sex: z.nullable(sex),
  relation: z.enum(RELATIONS),
  category: z.enum(CATEGORIES),
  place: z.nullable(z.enum(PLACES)),
  groups: z.array(groupState),
  cover: z.nullable(z.array(cover)),
});
export type MemberView = z.infer<typeof memberView>;

/** Someone who was taken out, as this account typed them; `restorableUntil`: the last day on which that can be undone. */
const removedMember = z.strictObject({
  memberId: recordId,
  name: z.string(),
  relation: z.enum(RELATIONS),
  restorableUntil: civilDate,
});

/** A household as its account sees it. */
export const householdView = z.strictObject({
  householdId: recordId,
  revision,
  region,
  county: countyCode,
  phone: z.nullable(z.string()),
  members: z.array(memberView),
  /** Lately taken out, the last one first; nobody who is a member again. */
  removed: z.array(removedMember),
});
export type HouseholdView = z.infer<typeof householdView>;

/** `household.read`: the caller's household, or null before registration. */
export const householdRead = {
  input: z.strictObject({}),
  output: z.strictObject({ household: z.nullable(householdView) }),
};

/** `household.register`: one household an account, with its members, in one go; answers with a receipt number. */
export const householdRegister = {
  input: z.strictObject({
    region,
    county: countyCode,
    phone: z.optional(z.nullable(phone)),
    members: z.array(memberInput).check(z.minLength(1), z.maxLength(MAXIMUM_MEMBERS)),
  }),
  output: z.strictObject({ receipt: z.string(), household: householdView }),
};

/** `household.change`: where the household belongs, and its phone. */
export const householdChange = {
  input: z.strictObject({
    revision,
    region,
    county: countyCode,
    phone: z.optional(z.nullable(phone)),
  }),
  output: z.strictObject({ household: householdView }),
};

/** `household.addMember`. */
export const householdAddMember = {
  input: z.strictObject({ member: memberInput }),
  output: z.strictObject({ receipt: z.string(), household: householdView }),
};

/** `household.changeMember`: what this account typed; a confirmed member's name and document go through the agency. */
export const householdChangeMember = {
  input: z.strictObject({ memberId: recordId, revision, member: memberInput }),
  output: z.strictObject({ household: householdView }),
};

/** `household.readMember`: what this account typed itself, whole, so that a form can be filled for a change. */
export const householdReadMember = {
  input: z.strictObject({ memberId: recordId }),
  output: z.strictObject({ memberId: recordId, revision, member: memberInput }),
};

/** `household.removeMember`: takes the person out of this household's record; the person and their cover stay. */
export const householdRemoveMember = {
  input: z.strictObject({ memberId: recordId, revision }),
  output: z.strictObject({ household: householdView }),
};

/** `household.restoreMember`: undoes a removal within `RESTORABLE_DAYS`, as a claimed membership. */
export const householdRestoreMember = {
  input: z.strictObject({ memberId: recordId }),
  output: z.strictObject({ household: householdView }),
};
