import type { Group } from '../contract/vocabulary';

export type Groups = ReadonlySet<Group>;

/** 低保: the four rural classes and the two urban ones. */
export const SUBSISTENCE_ALLOWANCE: readonly Group[] = [
  'ruralAllowanceClass1',
  'ruralAllowanceClass2',
  'ruralAllowanceClass3',
  'ruralAllowanceClass4',
  'urbanAllowanceFull',
  'urbanAllowancePartial',
];

export function holdsAny(groups: Groups, of: readonly Group[]): boolean {
  return groups.size > 0 && of.some((group) => groups.has(group));
}
