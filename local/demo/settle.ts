import type { YearCounts } from '@jiayibao/cloudfunctions/core';
import { calculate } from '@jiayibao/shared/calculate';
import type { Group, Region } from '@jiayibao/shared/contract/resident';
import { addDays, type CivilDate, parseCivilDate, yearOf } from '@jiayibao/shared/dates';
import { type Fen, parseYuan, toFen } from '@jiayibao/shared/money';
import type { DemoBill, DemoEvent } from './household';
import { INSTITUTIONS } from './institutions';

/** Whose settlements they are. */
export type Insured = {
  region: Region;
  birthDate: CivilDate;
  groups: readonly Group[];
  benefitPeriod: { from: CivilDate; to: CivilDate } | null;
  universityStudent: boolean;
};

export type DemoSettlement = {
  date: CivilDate;
  operation: DemoEvent['operation'];
  institutionName: string;
  totalFen: Fen;
  selfPayFen: Fen;
  counts: YearCounts;
};

const NOTHING_YET: Record<keyof YearCounts, string> = {
  inpatient: '0',
  outpatient: '0',
  twoDisease: '0',
  chronicDisease: '0',
  eligibleSelfPay: '0',
  criticalIllness: '0',
  topUp: '0',
  assistance: '0',
};

/**
 * The settlements of this year up to today, each computed by `calculate()` on top of those before it. Events of a
 * day that no policy covers are left out.
 */
export function settlementsOf(
  { region, ...insured }: Insured,
  events: readonly DemoEvent[],
  today: CivilDate,
): DemoSettlement[] {
  const settled: DemoSettlement[] = [];
  let yearToDate = NOTHING_YET;
  for (const event of [...events].sort((a, b) => (a.on < b.on ? -1 : 1))) {
    const date = parseCivilDate(`${yearOf(today)}-${event.on}`);
    const institution = INSTITUTIONS.find(({ institutionId }) => institutionId === event.institution);
    if (!date || !institution) throw new Error(`demo event of ${event.on} at ${event.institution}`);
    if (date > today) break;
    const answer = calculate({
      region,
      insured,
      yearToDate,
      expenses: expensesOf(event.bill),
      ...benefitOf(event, date, institution.level),
    });
    if (!answer.ok) continue;
    const result = answer.result as {
      amounts: { total: string; selfPay: string };
      yearToDate: typeof NOTHING_YET;
    };
    settled.push({
      date,
      operation: event.operation,
      institutionName: institution.name,
      totalFen: fenOf(result.amounts.total),
      selfPayFen: fenOf(result.amounts.selfPay),
      counts: added(yearToDate, result.yearToDate),
    });
    yearToDate = result.yearToDate;
  }
  return settled;
}

/** What the calculation asks beside person and expenses. */
function benefitOf(event: DemoEvent, date: CivilDate, level: string) {
  const { operation } = event;
  if (operation === 'inpatient') {
    return { operation, stay: { admittedOn: addDays(date, -event.days), dischargedOn: date, level } };
  }
  if (operation === 'outpatient') return { operation, visit: { date, facility: event.facility } };
  if (operation === 'twoDisease') return { operation, visit: { date, conditions: event.conditions } };
  return { operation, visit: { date, diseaseCeiling: event.diseaseCeiling } };
}

function expensesOf(bill: DemoBill) {
  return Object.entries(bill)
    .filter(([, amount]) => amount !== '0')
    .map(([expenseClass, amount]) => ({ class: expenseClass, amount }));
}

function added(before: typeof NOTHING_YET, after: typeof NOTHING_YET): YearCounts {
  const names = Object.keys(NOTHING_YET) as (keyof YearCounts)[];
  return Object.fromEntries(
    names.map((name) => [name, toFen(fenOf(after[name]) - fenOf(before[name]))]),
  ) as unknown as YearCounts;
}

function fenOf(yuan: string): Fen {
  const fen = parseYuan(yuan);
  if (fen === null) throw new Error('an amount of the calculation cannot be read');
  return fen;
}
