import type { EventOf } from '../../contract/calculation';
import { type Fen, ZERO } from '../../money';
import type { LanzhouValues } from '../../policy';
import { deniedSettlement } from '../denial';
import { sumExpenses } from '../expenses';
import { amountsOf, type Person, payShare, type Settlement } from '../settlement';
import { byClause, note, type Trace } from '../trace';
import type { YearFigures } from '../year-figures';
import { assistanceNotices, payAfterBasic } from './after-basic';
import { chargeOf } from './charge';
import { visitDenialOf } from './denial';

/** 第二十条, by the province and the city: chronic and special diseases, within the disease's own ceiling. */
export function chronicDisease(
  event: EventOf<'chronicDisease', 'lanzhou'>,
  person: Person,
  before: YearFigures,
  values: LanzhouValues,
): Settlement {
  const { visit } = event;
  const sums = sumExpenses(event.expenses);
  const denial = visitDenialOf(visit, visit.date, person);
  if (denial) return deniedSettlement(denial, sums, before, []);

  const trace: Trace = [];
  const charge = chargeOf(sums, values, trace);
  const rate = visit.dialysis ? values.chronicDisease.dialysisRate : values.chronicDisease.rate;
  const { clause, grade } = rate;
  note(trace, 'deductible', rate, {}, 0);
  const ceiling = { value: visit.diseaseCeiling, paidBefore: visit.diseasePaid ?? ZERO, clause, grade };
  const basic = payShare('basic', charge.eligible, rate, [ceiling], trace);
  const { yearToDate, ...payments } = payAfterBasic(
    { eligible: charge.eligible, deductible: ZERO, basic, majorIllness: false },
    person.groups,
    before,
    values,
    trace,
  );
  yearToDate.chronicDisease = (before.chronicDisease + basic) as Fen;
  const amounts = amountsOf(charge, payments, byClause('第十七条'), trace);
  const notices = assistanceNotices(person.groups, values);
  return { amounts, rate: rate.value, denial: null, notices, yearToDate, trace };
}
