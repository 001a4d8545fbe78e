import type { EventOf } from '../../contract/calculation';
import { type Fen, ZERO } from '../../money';
import type { LinxiaValues } from '../../policy';
import { deniedSettlement } from '../denial';
import { sumExpenses } from '../expenses';
import { amountsOf, type Person, type Settlement } from '../settlement';
import { byClause, note, type Trace } from '../trace';
import type { YearFigures } from '../year-figures';
import { payAfterBasic } from './after-basic';
import { chargeOf } from './charge';
import { denialOf } from './denial';
import { isHelpedElsewhere } from './groups';
import { classBNotices, datedNotices } from './notices';
import { visitRate } from './rules';
import { payVisit } from './traditional-medicine';

/** 门诊（2）: chronic and special diseases, within the disease's own ceiling and one for all of them (总则). */
export function chronicDisease(
  event: EventOf<'chronicDisease', 'linxia'>,
  person: Person,
  before: YearFigures,
  values: LinxiaValues,
): Settlement {
  const { visit } = event;
  const sums = sumExpenses(event.expenses);
  const notices = datedNotices(visit.date, values);
  const denial = denialOf(visit, visit.date, person);
  if (denial) return deniedSettlement(denial, sums, before, notices);

  const trace: Trace = [];
  const charge = chargeOf(sums, event.specialSubsidy, trace);
  const { rate: published, ceiling } = values.chronicDisease;
  const rate = visitRate(published, person.groups, values, charge.ordinary, trace);
  const { clause, grade } = published;
  note(trace, 'deductible', published, {}, 0);
  const ceilings = [
    { value: visit.diseaseCeiling, paidBefore: visit.diseasePaid ?? ZERO, clause, grade },
    { ...ceiling, paidBefore: before.chronicDisease },
  ];
  const { basic, ordinary } = payVisit(charge, rate, ceilings, values, trace);
  const { yearToDate, ...payments } = payAfterBasic(
    { eligible: charge.eligible, excess: ZERO, deductible: ZERO, basic },
    person.groups,
    before,
    values,
    trace,
  );
  yearToDate.chronicDisease = (before.chronicDisease + ordinary) as Fen;
  notices.push(...classBNotices(sums));
  if (isHelpedElsewhere(person.groups)) notices.push('assistanceNotComputed');
  const amounts = amountsOf(charge, payments, byClause('四（三）总则'), trace);
  return { amounts, rate: rate.value, denial: null, notices, yearToDate, trace };
}
