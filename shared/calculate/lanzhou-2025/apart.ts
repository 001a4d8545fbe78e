import type { Expense } from '../../contract/calculation';
import type { Fen, Rate } from '../../money';
import type { Cited, LanzhouValues } from '../../policy';
import { sumExpenses } from '../expenses';
import { amountsOf, NO_PAYMENTS, noteNothing, payShare, type Settlement } from '../settlement';
import { byClause, byReading, bySource, note, type Trace } from '../trace';
import type { YearFigures } from '../year-figures';
import { chargeOf } from './charge';

/**
 * Settles a visit whose benefit stands apart: a rate within a yearly ceiling of its own, no deductible, and nothing
 * of it feeds critical illness insurance or medical assistance.
 */
export function settleApart(
  expenses: readonly Expense[] | null | undefined,
  figure: 'outpatient' | 'twoDisease',
  { rate, ceiling }: { rate: Cited<Rate>; ceiling: Cited<Fen> },
  before: YearFigures,
  values: LanzhouValues,
): Settlement {
  const trace: Trace = [];
  const charge = chargeOf(sumExpenses(expenses), values, trace);
  note(trace, 'deductible', rate, {}, 0);
  const { value, clause, grade } = ceiling;
  const limit = { value, clause, grade, paidBefore: before[figure] };
  const basic = payShare('basic', charge.eligible, rate, [limit], trace);
  noteNothing(trace, ['criticalIllness', 'assistance'], bySource('省级规定'));
  note(trace, 'topUp', byReading('理解：兰州没有的项目'), {}, 0);
  const amounts = amountsOf(charge, { ...NO_PAYMENTS, basic }, byClause('第十七条'), trace);
  const yearToDate = { ...before, [figure]: (before[figure] + basic) as Fen };
  return { amounts, rate: rate.value, denial: null, notices: [], yearToDate, trace };
}
