import type { EventOf } from '../../contract/calculation';
import type { LanzhouValues } from '../../policy';
import { deniedSettlement, deny } from '../denial';
import { sumExpenses } from '../expenses';
import type { Person, Settlement } from '../settlement';
import type { YearFigures } from '../year-figures';
import { settleApart } from './apart';
import { visitDenialOf } from './denial';

/** 第十八条: general outpatient. University students have it from their school. */
export function outpatient(
  event: EventOf<'outpatient', 'lanzhou'>,
  person: Person,
  before: YearFigures,
  values: LanzhouValues,
): Settlement {
  const { visit } = event;
  const denial =
    visitDenialOf(visit, visit.date, person) ??
    (person.universityStudent ? deny('schoolAdministered', '第十八条（三）') : null) ??
    (visit.facility === 'other' ? deny('facilityNotCovered', '第十八条（一）') : null);
  if (denial) return deniedSettlement(denial, sumExpenses(event.expenses), before, []);
  return settleApart(event.expenses, 'outpatient', values.outpatient, before, values);
}
