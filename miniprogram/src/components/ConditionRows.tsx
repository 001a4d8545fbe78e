import { CONDITIONS, type Condition } from '@jiayibao/shared/contract/resident';
import { CONDITION_NAMES } from '../wording/recognitions';
import { CheckRow } from './Choices';

/** Hypertension, diabetes, or both. */
export function ConditionRows({
  of,
  onChange,
}: {
  of: Record<Condition, boolean>;
  onChange: (change: Partial<Record<Condition, boolean>>) => void;
}) {
  return CONDITIONS.map((condition) => (
    <CheckRow
      key={condition}
      id={condition}
      text={CONDITION_NAMES[condition]}
      checked={of[condition]}
      onChange={(on) => onChange({ [condition]: on })}
    />
  ));
}
