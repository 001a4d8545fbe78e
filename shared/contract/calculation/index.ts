/** The calculation's public face: what may be asked, what is answered, which refusals there are. */

export * from '../vocabulary';
export * from './answers';
export { type CalculationError, ERROR_CODES, type ErrorCode, firstByCode } from './errors';
export { date, type Expense, type Insured, MAXIMUM_ELEMENTS, type YearToDateInput } from './fields';
export { parseEvent, parseRequest } from './parse';
export type { EventOf, ParsedOf, RequestOf } from './requests';
