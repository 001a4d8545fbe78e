import type { Condition, RecognitionView } from '@jiayibao/shared/contract/resident';

/** The words for what somebody is recognised for, the same for residents and staff. */

export const CONDITION_NAMES: Record<Condition, string> = { hypertension: '高血压', diabetes: '糖尿病' };

/** "高血压、糖尿病". */
export function conditionsInWords(conditions: readonly Condition[]): string {
  return conditions.map((condition) => CONDITION_NAMES[condition]).join('、');
}

/** "“两病”，高血压"; "门诊慢特病，尿毒症透析". */
export function recognitionInWords(one: RecognitionView): string {
  return one.programme === 'twoDisease'
    ? `“两病”，${CONDITION_NAMES[one.condition]}`
    : `门诊慢特病，${one.disease}`;
}
