import type { Notice } from '../../contract/calculation';
import type { CivilDate } from '../../dates';
import type { LinxiaValues } from '../../policy';
import type { ExpenseSums } from '../expenses';

/** Much of the policy belongs to a campaign that has ended. */
export function datedNotices(date: CivilDate, values: LinxiaValues): Notice[] {
  return date >= values.outdatedFrom.value ? ['policyMayBeOutdated'] : [];
}

export function classBNotices(sums: ExpenseSums): Notice[] {
  return sums.classB > 0 ? ['classBMayBearAdvanceSelfPay'] : [];
}
