import type { Group } from '../contract/vocabulary';
import { type Fen, ZERO } from '../money';
import type { YearFigures } from '../policy';
import type { Groups } from './groups';
import { lesser } from './settlement';
import { note, type Trace } from './trace';

/** What a resident pays for a benefit year. */
export interface Contribution {
  standard: Fen;
  aid: Fen;
  due: Fen;
}

/**
 * 第七条, Linxia 四（二）: the year's standard less the contribution aid of the best group that the person holds, as stated and not as any
 * benefit maps it. Aid never exceeds the standard.
 */
export function contributionOf(
  year: YearFigures,
  isStudent: boolean,
  groups: Groups,
  trace: Trace,
): Contribution {
  const published = (isStudent ? year.students : null) ?? year.contribution;
  const standard = note(trace, 'standard', published, { year: { count: year.benefitYear } }, published.value);
  const best = bestAid(year, groups);
  const aid = best ? lesser(best.value, standard) : ZERO;
  note(trace, 'aid', best ?? published, best ? { standard, given: best.value } : {}, aid);
  const due = (standard - aid) as Fen;
  note(trace, 'due', best ?? published, { standard, aid }, due);
  return { standard, aid, due };
}

/** 第十条（三）, Linxia 四（二）: the aid of the group that gets most. */
function bestAid(year: YearFigures, groups: Groups): YearFigures['aid'][number] | undefined {
  let best: YearFigures['aid'][number] | undefined;
  for (const aid of year.aid) {
    const holds = aid.groups.some((group: Group) => groups.has(group));
    if (holds && (!best || aid.value > best.value)) best = aid;
  }
  return best;
}
