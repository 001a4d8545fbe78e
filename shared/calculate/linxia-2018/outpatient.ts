import type { EventOf } from '../../contract/calculation';
import { type Fen, ZERO } from '../../money';
import type { LinxiaValues } from '../../policy';
import { deniedSettlement, deny } from '../denial';
import { sumExpenses } from '../expenses';
import { amountsOf, NO_PAYMENTS, noteNothing, type Person, type Settlement } from '../settlement';
import { byClause, bySource, note, type Trace } from '../trace';
import type { YearFigures } from '../year-figures';
import { chargeOf } from './charge';
import { denialOf } from './denial';
import { classBNotices, datedNotices } from './notices';
import { visitRate } from './rules';
import { payVisit, traditionalAlone } from './traditional-medicine';

/** 门诊（1）: general outpatient, in township and village alone, within a ceiling a visit and one a year. */
export function outpatient(
  event: EventOf<'outpatient', 'linxia'>,
  person: Person,
  before: YearFigures,
  values: LinxiaValues,
): Settlement {
  const { visit } = event;
  const sums = sumExpenses(event.expenses);
  const notices = datedNotices(visit.date, values);
  const denial = denialOf(visit, visit.date, person);
  if (denial) return deniedSettlement(denial, sums, before, notices);
  if (visit.facility === 'other') {
    const reason = deny('facilityNotCovered', '四（三）门诊（1）');
    return traditionalAlone(reason, sums, before, values, notices);
  }

  const trace: Trace = [];
  const charge = chargeOf(sums, event.specialSubsidy, trace);
  const rate = visitRate(values.outpatient.rate, person.groups, values, charge.ordinary, trace);
  note(trace, 'deductible', values.outpatient.rate, {}, 0);
  const ceilings = [
    { ...values.outpatient.perVisit[visit.facility], paidBefore: ZERO },
    { ...values.outpatient.ceiling, paidBefore: before.outpatient },
  ];
  const { basic, ordinary } = payVisit(charge, rate, ceilings, values, trace);
  noteNothing(trace, ['criticalIllness', 'topUp', 'assistance'], bySource('省级规定'));
  const amounts = amountsOf(charge, { ...NO_PAYMENTS, basic }, byClause('四（三）总则'), trace);
  notices.push(...classBNotices(sums));
  const yearToDate = { ...before, outpatient: (before.outpatient + ordinary) as Fen };
  return { amounts, rate: rate.value, denial: null, notices, yearToDate, trace };
}
