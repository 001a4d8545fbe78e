import { calculate } from '@jiayibao/shared/calculate';
import type { CompareResult, SettlementResult } from '@jiayibao/shared/contract/calculation';
import type { Level } from '@jiayibao/shared/contract/resident';
import { displayRate, displayYuan, parseRate, parseYuan } from '@jiayibao/shared/money';
import type { ParameterSet } from '@jiayibao/shared/policy';
import type { EstimateForm } from './form';
import { type Case, compareRequest } from './request';
import { text } from './text';

export type LevelTerms = Partial<Record<Level, string>>;

/** A bill to ask with while none is filled in: above every deductible, all of it class A. */
const ANY_BILL = { mode: 'split', total: '100000', shareB: 0, shareC: 0 } as const;

/**
 * Each level's deductible and rate as a person reads them, as the calculation applies them to this person and stay;
 * none where it refuses the stay or nothing is paid.
 * @param result what the estimate came to, null while it has come to nothing
 */
export function termsOf(
  form: EstimateForm,
  one: Case,
  result: CompareResult | null,
  parameters: ParameterSet,
): LevelTerms {
  const levels = (result ?? answerWith(form, one, parameters))?.levels ?? [];
  return Object.fromEntries(
    levels.flatMap(({ level, result: found }) => {
      const terms = writtenTerms(found);
      return terms === null ? [] : [[level, terms]];
    }),
  );
}

function answerWith(form: EstimateForm, one: Case, parameters: ParameterSet): CompareResult | null {
  const answer = calculate(compareRequest({ ...form, ...ANY_BILL }, one), parameters);
  return answer.ok ? (answer.result as CompareResult) : null;
}

function writtenTerms({ rate, steps }: SettlementResult): string | null {
  const deductible = steps.find((step) => step.id === 'deductible');
  const yuan = parseYuan(deductible?.inputs.ofLevel ?? deductible?.amount);
  const share = parseRate(rate ?? '');
  if (yuan === null || share === null) return null;
  return text.terms(displayYuan(yuan).replace(/\.00$/, ''), displayRate(share));
}
