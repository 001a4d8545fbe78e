import type { SettlementResult, Step } from '@jiayibao/shared/contract/calculation';
import type { CitationId } from '@jiayibao/shared/policy';
import { type Share, sharesOf } from './payers';

/** What a figure cites that stands in every answer, but that Lanzhou's policy does not know at all. */
const NOT_IN_LANZHOU: CitationId = '理解：兰州没有的项目';

/** The steps that the policy of the result knows. */
export function possibleSteps({ steps }: SettlementResult): Step[] {
  return steps.filter(({ clause }) => clause !== NOT_IN_LANZHOU);
}

/** Who pays what, without those that the policy of the result does not know. */
export function sharesIn(result: SettlementResult): Share[] {
  const unknown = result.steps.filter(({ clause }) => clause === NOT_IN_LANZHOU).map(({ id }) => id);
  return sharesOf(result.amounts).filter(({ payer }) => !unknown.includes(payer));
}
