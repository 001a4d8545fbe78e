/** The closed list of refusals, in the order in which the first that applies is given. */
export const ERROR_CODES = [
  'MALFORMED_REQUEST',
  'INVALID_AMOUNT',
  'INVALID_DATE',
  'BENEFIT_NOT_OFFERED',
  'POLICY_NOT_IN_FORCE',
  'CONTRADICTORY_REQUEST',
  'STANDARD_NOT_PUBLISHED',
  'ENROLMENT_CLOSED',
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

/** Why a request was refused. `message` is one Chinese sentence that says what to do; `path` names the field. */
export interface CalculationError {
  code: ErrorCode;
  message: string;
  path?: string;
}

/** The one of several refusals that is given: the first by the list of codes, of equals the one found first. */
export function firstByCode(errors: readonly CalculationError[]): CalculationError | undefined {
  let first: CalculationError | undefined;
  for (const error of errors) {
    if (!first || ERROR_CODES.indexOf(error.code) < ERROR_CODES.indexOf(first.code)) first = error;
  }
  return first;
}
