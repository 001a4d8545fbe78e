import type { Answer, CalculationError, ParsedOf, Results } from '../contract/calculation';
import { parseRequest } from '../contract/calculation';
import { type ParameterSet, publishedParameters } from '../policy';
import { calculateBenefit, compareLevels } from './benefit';
import { calculateEnrolment } from './enrolment';
import { calculateFundSplit, calculateRiskReserve } from './fund';
import { calculateNewborn } from './newborn';
import { calculateRefund } from './refund';
import { calculateYear } from './year';

/**
 * Answers one request of the calculation's contract. Whatever comes in is answered: with a result, or with a refusal
 * that says in Chinese what to do.
 * @param parameters the figures to compute with; the published ones unless an agency has entered newer ones.
 */
export function calculate(request: unknown, parameters: ParameterSet = publishedParameters): Answer {
  const parsed = parseRequest(request);
  if (!parsed.ok) return parsed;
  const outcome = run(parsed.value, parameters);
  return 'code' in outcome ? { ok: false, error: outcome } : { ok: true, result: outcome };
}

function run(request: ParsedOf, set: ParameterSet): Results[keyof Results] | CalculationError {
  switch (request.operation) {
    case 'inpatient':
    case 'outpatient':
    case 'twoDisease':
    case 'chronicDisease':
      return calculateBenefit(request, set);
    case 'compare':
      return compareLevels(request, set);
    case 'year':
      return calculateYear(request, set);
    case 'enrolment':
      return calculateEnrolment(request, set);
    case 'newborn':
      return calculateNewborn(request, set);
    case 'refund':
      return calculateRefund(request, set);
    case 'fundSplit':
      return calculateFundSplit(request, set);
    case 'riskReserve':
      return calculateRiskReserve(request, set);
  }
}
