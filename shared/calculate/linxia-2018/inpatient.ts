import type { EventOf } from '../../contract/calculation';
import type { Fen } from '../../money';
import type { LinxiaValues } from '../../policy';
import { deniedSettlement } from '../denial';
import { sumExpenses } from '../expenses';
import { amountsOf, lesser, type Person, payShare, type Settlement } from '../settlement';
import { byClause, note, type Trace } from '../trace';
import type { YearFigures } from '../year-figures';
import { payAfterBasic } from './after-basic';
import { chargeOf } from './charge';
import { denialOf } from './denial';
import { isHelpedElsewhere } from './groups';
import { majorDiseaseRule } from './major-disease';
import { classBNotices, datedNotices } from './notices';
import { type Rule, withBestUplift } from './rules';
import { quotaBase, skippedTierRule } from './tiered-care';
import { basicOf, payTraditional } from './traditional-medicine';

type Event = EventOf<'inpatient', 'linxia'>;

/** 四（三）住院: an inpatient stay, settled by its discharge date. */
export function inpatient(
  event: Event,
  person: Person,
  before: YearFigures,
  values: LinxiaValues,
): Settlement {
  const { stay } = event;
  const sums = sumExpenses(event.expenses);
  const notices = datedNotices(stay.dischargedOn, values);
  const denial = denialOf(stay, stay.dischargedOn, person);
  if (denial) return deniedSettlement(denial, sums, before, notices);

  const trace: Trace = [];
  const charge = chargeOf(sums, event.specialSubsidy, trace);
  const base = quotaBase(stay, charge.ordinary, trace);
  const excess = (charge.ordinary - base) as Fen;
  const { rule, settled } = ruleOf(stay, person, base, values, trace);

  const deductible = lesser(rule.deductible.value, settled);
  note(trace, 'deductible', rule.deductible, { ofLevel: rule.deductible.value, base: settled }, deductible);
  const payable = (settled - deductible) as Fen;
  note(trace, 'payable', rule.deductible, { base: settled, deductible }, payable);
  const basic = payWithinYear(charge.traditional, payable, rule, before, values, trace);

  const { yearToDate, ...payments } = payAfterBasic(
    { eligible: charge.eligible, excess, deductible, basic },
    person.groups,
    before,
    values,
    trace,
  );
  yearToDate.inpatient = (before.inpatient + basic) as Fen;
  notices.push(...classBNotices(sums));
  if (isHelpedElsewhere(person.groups)) notices.push('assistanceNotComputed');
  if (excess > 0) notices.push('quotaExcessMayBeHospitals');
  if (person.benefitPeriod && stay.admittedOn < person.benefitPeriod.from) {
    notices.push('straddlesBenefitPeriod');
  }
  const amounts = amountsOf(charge, payments, byClause('四（三）总则'), trace);
  return { amounts, rate: rule.rate.value, denial: null, notices, yearToDate, trace };
}

/** Under which rule a stay is settled, and how much of its base that rule looks at. */
function ruleOf(
  stay: Event['stay'],
  person: Person,
  base: Fen,
  values: LinxiaValues,
  trace: Trace,
): { rule: Rule; settled: Fen } {
  const level: Rule = values.inpatient.levels[stay.level];
  const skipped = skippedTierRule(stay, person, level, values, trace);
  if (skipped) return { rule: skipped, settled: base };
  const uplifted = { groups: person.groups, cancer: stay.cancer, ordinary: true };
  const ordinary = withBestUplift(level, uplifted, base, values, trace);
  if (!stay.majorDisease) return { rule: ordinary, settled: base };
  return majorDiseaseRule(stay.majorDisease.ceiling, uplifted, base, ordinary, values, trace);
}

/** 住院（4） with 特殊人群（5）: what is paid in full comes first within the year's ceiling. */
function payWithinYear(
  traditional: Fen,
  payable: Fen,
  rule: Rule,
  before: YearFigures,
  values: LinxiaValues,
  trace: Trace,
): Fen {
  const { value, clause, grade } = values.inpatient.ceiling;
  const ceiling = { value, clause, grade, paidBefore: before.inpatient };
  const inFull = payTraditional(traditional, [ceiling], values, trace);
  const rest = { ...ceiling, paidBefore: (before.inpatient + inFull) as Fen };
  if (traditional === 0) return payShare('basic', payable, rule.rate, [rest], trace);
  const ordinary = payShare('ordinaryBasic', payable, rule.rate, [rest], trace);
  return basicOf(inFull, ordinary, trace);
}
