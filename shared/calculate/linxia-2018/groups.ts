import { type Groups, holdsAny, SUBSISTENCE_ALLOWANCE } from '../groups';
import { type Basis, byReading } from '../trace';

/** 建档立卡, with those lifted out since (脱贫不脱政策) and those fallen back (reading). */
export function isRegisteredPoor(groups: Groups): boolean {
  return holdsAny(groups, ['registeredPoor', 'liftedFromPoverty', 'returnedToPoverty']);
}

/** What a registered-poor benefit rests on: for those fallen back alone, our reading. */
export function registeredPoorBasis<T extends Basis>(groups: Groups, published: T): T {
  return holdsAny(groups, ['registeredPoor', 'liftedFromPoverty'])
    ? published
    : { ...published, ...byReading('理解：返贫视同建档立卡') };
}

/** 特殊人群（1）: the six kinds of people; 优抚对象 without disabled soldiers of grade 1 to 6. */
export function isOfSixGroups(groups: Groups): boolean {
  if (groups.has('entitledGroup') && !groups.has('disabledSoldierGrade1To6')) return true;
  return holdsAny(groups, [
    'extremelyPoor',
    'ruralAllowanceClass1',
    'ruralAllowanceClass2',
    'disabilityGrade1',
    'disabilityGrade2',
    'twoDaughterHousehold',
    'oneChildHousehold',
  ]);
}

/** 住院（5）: whose critical illness deductible is the lower one. */
export function isFavoured(groups: Groups): boolean {
  return isRegisteredPoor(groups) || holdsAny(groups, ['extremelyPoor', ...SUBSISTENCE_ALLOWANCE]);
}

/** Whom civil affairs help under rules that are not here. */
export function isHelpedElsewhere(groups: Groups): boolean {
  return !isRegisteredPoor(groups) && holdsAny(groups, ['extremelyPoor', 'orphan', ...SUBSISTENCE_ALLOWANCE]);
}
