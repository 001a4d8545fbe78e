/** The two policies: their figures as data, and the texts that these rest on. */
export { type Clause, clauses, clauseText } from './clauses';
export type { CitationId } from './clauses/citations';
export type { Cited } from './parameters/dated';
export { publishedParameters } from './parameters/published';
export type { ParametersData, YearFigures, YearFiguresData } from './parameters/schema';
export {
  type LanzhouParameters,
  type LanzhouValues,
  type LinxiaParameters,
  type LinxiaValues,
  type ParameterSet,
  parseParameters,
  touchesYear,
  withYear,
} from './parameters/set';
