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

/** Whether a person is in one of the groups at least. */
export function holdsAny(groups: Groups, of: readonly Group[]): boolean {
  return groups.size > 0 && of.some((group) => groups.has(group));
}
