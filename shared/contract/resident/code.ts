import * as z from '../zod';
import { householdView } from './household';

/**
 * A code that staff hand over on paper, once, for a limited time: ten letters and digits that are not mistaken for
 * each other, in two groups. Small letters, blanks and a missing hyphen are read as well.
 */
export const paperCode = z
  .string()
  .check(
    z.trim(),
    z.regex(/^[A-Za-z0-9]{5}[- ]?[A-Za-z0-9]{5}$/, '请填写纸上的10位代码，例如 7KQ2M-X4HTN。'),
  );

/**
 * `household.takeOver`: the caller, shown to be one of its members, takes over a household that a clerk registered
 * for them on paper, with its cases.
 */
export const householdTakeOver = {
  input: z.strictObject({ code: paperCode }),
  output: z.strictObject({ household: householdView }),
};
