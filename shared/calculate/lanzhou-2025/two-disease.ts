import type { EventOf } from '../../contract/calculation';
import type { LanzhouValues } from '../../policy';
import { deniedSettlement, deny } from '../denial';
import { sumExpenses } from '../expenses';
import type { Person, Settlement } from '../settlement';
import type { YearFigures } from '../year-figures';
import { settleApart } from './apart';
import { visitDenialOf } from './denial';

/** 第十九条（四）: outpatient medicine for hypertension and diabetes; who has both has one ceiling for both together. */
export function twoDisease(
  event: EventOf<'twoDisease', 'lanzhou'>,
  person: Person,
  before: YearFigures,
  values: LanzhouValues,
): Settlement {
  const { visit } = event;
  const denial =
    visitDenialOf(visit, visit.date, person) ??
    (visit.settlementOpen === false ? deny('facilityNotCovered', '第十九条（三）') : null);
  if (denial) return deniedSettlement(denial, sumExpenses(event.expenses), before, []);
  const { rate, ceilings } = values.twoDisease;
  const [first, second] = visit.conditions;
  const ceiling = second ? ceilings.both : ceilings[first as 'hypertension' | 'diabetes'];
  return settleApart(event.expenses, 'twoDisease', { rate, ceiling }, before, values);
}
