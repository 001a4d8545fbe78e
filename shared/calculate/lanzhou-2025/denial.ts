import type { Exclusion } from '../../contract/vocabulary';
import type { CivilDate } from '../../dates';
import { type DenialReason, deny, isOutsideBenefitPeriod } from '../denial';
import type { Person } from '../settlement';

/** 第十五条: what the fund never pays, by the paragraph's own order. （三） is about items: class C. */
const exclusionClauses: Record<Exclusion, string> = {
  notInsured: '第十五条（一）',
  notDesignated: '第十五条（二）',
  fertilityOrSexualDysfunction: '第十五条（四）',
  selfInflictedOrUnlawful: '第十五条（五）',
  massDisaster: '第十五条（六）',
  preventiveOrCosmetic: '第十五条（七）',
  outsideMainland: '第十五条（八）',
  workInjury: '第十五条（九）',
  publicHealth: '第十五条（十）',
  thirdPartyLiable: '第十五条（十一）',
  otherExcluded: '第十五条（十二）',
};

/** How the case came about, as asked in every benefit's request. */
export interface Circumstances {
  exclusion?: Exclusion | null;
  designated?: boolean | null;
  emergency?: boolean | null;
}

/** Whether a case is denied on its settlement date; an emergency lifts 非定点 and nothing else. */
export function denialOf(case_: Circumstances, date: CivilDate, person: Person): DenialReason | null {
  if (case_.exclusion) return deny(case_.exclusion, exclusionClauses[case_.exclusion]);
  if (isOutsideBenefitPeriod(date, person)) return deny('notInsured', exclusionClauses.notInsured);
  if (case_.designated === false && !case_.emergency) {
    return deny('notDesignated', exclusionClauses.notDesignated);
  }
  return null;
}

/** The same of an outpatient visit, which during a stay has no benefit of any kind (第二十二条). */
export function visitDenialOf(
  visit: Circumstances & { inHospital?: boolean | null },
  date: CivilDate,
  person: Person,
): DenialReason | null {
  return (
    denialOf(visit, date, person) ?? (visit.inHospital ? deny('duringInpatientStay', '第二十二条') : null)
  );
}
