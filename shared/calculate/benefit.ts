import type { CalculationError, CompareResult, ParsedOf, SettlementResult } from '../contract/calculation';
import { LEVELS } from '../contract/vocabulary';
import type { ParameterSet } from '../policy';
import { resultOf } from './present';
import { refuseCase, refusePeriod } from './refusals';
import { settleRequest } from './settle';

type BenefitRequest = ParsedOf<'inpatient' | 'outpatient' | 'twoDisease' | 'chronicDisease'>;

/** One case. */
export function calculateBenefit(
  request: BenefitRequest,
  set: ParameterSet,
): SettlementResult | CalculationError {
  const { region, insured } = request;
  return (
    refusePeriod(insured) ??
    refuseCase(region, request, insured.birthDate, set) ??
    resultOf(settleRequest(request, set), set[region].policy, set.version)
  );
}

/** The same stay at each of the region's levels. Nothing that refuses it depends on the level. */
export function compareLevels(
  request: ParsedOf<'compare'>,
  set: ParameterSet,
): CompareResult | CalculationError {
  const levels: CompareResult['levels'] = [];
  for (const level of LEVELS[request.region]) {
    const stay = { ...request.stay, level };
    const result = calculateBenefit({ ...request, operation: 'inpatient', stay } as BenefitRequest, set);
    if ('code' in result) return result;
    levels.push({ level, result });
  }
  return { levels };
}
