import { CONDITIONS, type Condition } from '../contract/vocabulary';
import { type CivilDate, laterOf } from '../dates';

type Times = { from: string; endedFrom: string | null };
type Recognised = Times &
  ({ programme: 'twoDisease'; condition: Condition } | { programme: 'chronic'; condition: Condition | null });

/** Whether a recognition holds on a day: from its first on, up to the one from which it has ended. */
function holdsOn({ from, endedFrom }: Times, day: string): boolean {
  return from <= day && (endedFrom === null || day < endedFrom);
}

/** The diseases that somebody has two-disease cover for on a day, in the order of the list. */
export function conditionsOn(recognitions: readonly Recognised[], day: string): Condition[] {
  const held = recognitions.filter((one) => one.programme === 'twoDisease' && holdsOn(one, day));
  return CONDITIONS.filter((condition) => held.some((one) => one.condition === condition));
}

/** The chronic recognitions that hold on a day. */
export function chronicOn<One extends Recognised>(
  recognitions: readonly One[],
  day: string,
): Extract<One, { programme: 'chronic' }>[] {
  return recognitions.filter(
    (one): one is Extract<One, { programme: 'chronic' }> => one.programme === 'chronic' && holdsOn(one, day),
  );
}

/**
 * From which day on a chronic recognition ends two-disease cover that was recognised before (第十九条（七）): for the same
 * disease, on its own first day, and not before the other's; null where it does not.
 */
export function endedBy(
  chronic: { condition: Condition | null; from: CivilDate },
  held: {
    programme: 'twoDisease' | 'chronic';
    condition: Condition | null;
    from: string;
    endedFrom: string | null;
  },
): CivilDate | null {
  const ends =
    held.programme === 'twoDisease' && held.condition === chronic.condition && held.endedFrom === null;
  return ends ? laterOf(chronic.from, held.from as CivilDate) : null;
}
