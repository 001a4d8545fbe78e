import type { Exclusion } from '../../contract/vocabulary';
import type { CivilDate } from '../../dates';
import { type DenialReason, deny, isOutsideBenefitPeriod } from '../denial';
import type { Person } from '../settlement';

/** How the case came about, as asked in every benefit's request. An emergency changes nothing here (总则). */
interface Circumstances {
  exclusion?: Exclusion | null;
  designated?: boolean | null;
}

/** Whether a case is denied on its settlement date. */
export function denialOf(case_: Circumstances, date: CivilDate, person: Person): DenialReason | null {
  if (case_.exclusion) return deny(case_.exclusion, '四（三）特殊人群（6）');
  if (isOutsideBenefitPeriod(date, person)) return deny('notInsured', '四（二）筹资政策');
  return case_.designated === false ? deny('notDesignated', '四（三）总则') : null;
}
