import { countyCode, paperCode, personName, recordId, region } from '../resident';
import * as z from '../zod';

/** From less to more: `lead` of one or several counties, `prefecture` of all counties of a region. */
export const ROLES = ['clerk', 'lead', 'prefecture'] as const;
export type Role = (typeof ROLES)[number];

/** Where someone of staff works: the region, and its counties (none: all of them). */
const post = { role: z.enum(ROLES), region, counties: z.array(countyCode).check(z.maxLength(20)) };

const staffView = z.strictObject({ staffId: recordId, name: z.string(), ...post });
export type StaffView = z.infer<typeof staffView>;

/** `staff.me`. */
export const staffMe = { input: z.strictObject({}), output: staffView };

/** `staff.list`: whom the caller may end, with the invitations that are still open (`expiresAt`: milliseconds). */
export const staffList = {
  input: z.strictObject({}),
  output: z.strictObject({
    staff: z.array(z.strictObject({ ...staffView.shape, from: z.int() })),
    invitations: z.array(z.strictObject({ name: z.string(), ...post, expiresAt: z.int() })),
  }),
};

/**
 * `staff.invite`: a role at most one's own, in counties that are one's own. The code goes to the person on paper and
 * is of use to nobody but an account shown to be a person of that name.
 */
export const staffInvite = {
  input: z.strictObject({ name: personName, ...post }),
  output: z.strictObject({ code: z.string(), expiresAt: z.int() }),
};

/** `staff.accept`: the invited one, with their own account. */
export const staffAccept = { input: z.strictObject({ code: paperCode }), output: staffView };

/** `staff.end`: at once; what the person had taken is free again. */
export const staffEnd = { input: z.strictObject({ staffId: recordId }), output: staffList.output };
