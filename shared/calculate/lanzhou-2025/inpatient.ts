import type { EventOf } from '../../contract/calculation';
import { type Fen, ZERO } from '../../money';
import type { LanzhouValues } from '../../policy';
import { deniedSettlement } from '../denial';
import { sumExpenses } from '../expenses';
import { amountsOf, lesser, type Person, payShare, type Settlement } from '../settlement';
import { byClause, byReading, note, type Trace } from '../trace';
import type { YearFigures } from '../year-figures';
import { assistanceNotices, payAfterBasic } from './after-basic';
import { chargeOf } from './charge';
import { denialOf } from './denial';

/** 第二十一条: an inpatient stay, settled by its discharge date (第二十六条). */
export function inpatient(
  event: EventOf<'inpatient', 'lanzhou'>,
  person: Person,
  before: YearFigures,
  values: LanzhouValues,
): Settlement {
  const { stay } = event;
  const sums = sumExpenses(event.expenses);
  const denial = denialOf(stay, stay.dischargedOn, person);
  if (denial) return deniedSettlement(denial, sums, before, []);

  const trace: Trace = [];
  const charge = chargeOf(sums, values, trace);
  const level = values.inpatient.levels[stay.level];
  const deductible = deductibleOf(charge.eligible, level.deductible, !!stay.consortiumReferral, trace);
  const payable = (charge.eligible - deductible) as Fen;
  note(trace, 'payable', byClause('第二十一条（一）'), { eligible: charge.eligible, deductible }, payable);
  const { clause, grade, value } = values.inpatient.ceiling;
  const ceiling = { clause, grade, value, paidBefore: before.inpatient };
  const basic = payShare('basic', payable, level.rate, [ceiling], trace);

  const majorIllness = stay.majorIllness ?? false;
  const { yearToDate, ...payments } = payAfterBasic(
    { eligible: charge.eligible, deductible, basic, majorIllness },
    person.groups,
    before,
    values,
    trace,
  );
  yearToDate.inpatient = (before.inpatient + basic) as Fen;
  const notices = assistanceNotices(person.groups, values);
  if (person.benefitPeriod && stay.admittedOn < person.benefitPeriod.from) {
    notices.push('straddlesBenefitPeriod');
  }
  const amounts = amountsOf(charge, payments, byClause('第十七条'), trace);
  return { amounts, rate: level.rate.value, denial: null, notices, yearToDate, trace };
}

/**
 * 第二十一条（一）; 第二十一条（二）: in a referral chain inside one consortium the first stay's deductible is the only one, also
 * where that stay did not use it up.
 */
function deductibleOf(
  eligible: Fen,
  ofLevel: { value: Fen; clause: string; grade: 'clause' | 'secondary' | 'reading' },
  laterInChain: boolean,
  trace: Trace,
): Fen {
  if (laterInChain) return note(trace, 'deductible', byReading('理解：医共体转诊起付线'), {}, ZERO);
  const charged = lesser(ofLevel.value, eligible);
  return note(trace, 'deductible', ofLevel, { ofLevel: ofLevel.value, eligible }, charged);
}
