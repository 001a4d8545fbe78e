import { CONDITIONS, type Condition } from '@jiayibao/shared/contract/resident';
import { CONDITION_NAMES } from '../wording/recognitions';
import { CheckRow } from './Choices';

/** Hypertension, diabetes, or both. `but`: what cannot be chosen. */
export function ConditionRows({
  of,
  but = [],
  onChange,
}: {
  of: Record<Condition, boolean>;
  but?: readonly Condition[];
  onChange: (change: Partial<Record<Condition, boolean>>) => void;
}) {
  return CONDITIONS.filter((condition) => !but.includes(condition)).map((condition) => (
    <CheckRow
      key={condition}
      id={condition}
      text={CONDITION_NAMES[condition]}
      checked={of[condition]}
      onChange={(on) => onChange({ [condition]: on })}
    />
  ));
}
