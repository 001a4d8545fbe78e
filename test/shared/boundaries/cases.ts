import type {
  EventOf,
  Group,
  Region,
  SettlementResult,
  YearToDate,
} from '@jiayibao/shared/contract/calculation';
import type { CivilDate } from '@jiayibao/shared/dates';
import { type Fen, formatYuan, parseYuan } from '@jiayibao/shared/money';
import {
  type LanzhouValues,
  type LinxiaValues,
  publishedParameters,
  withYear,
  type YearFiguresData,
} from '@jiayibao/shared/policy';
import { fenOf, resultOf } from '../calculate/answers';

export const DAY = '2026-03-10' as CivilDate;
export const lanzhou = publishedParameters.lanzhou.on(DAY) as LanzhouValues;
export const linxia = publishedParameters.linxia.on(DAY) as LinxiaValues;

/** Just below, at and just above a boundary. */
export const AROUND = [-1, 0, 1];

export const yuan = (fen: number) => formatYuan(fen as Fen);

/** A share of an amount, half-up to the fen; `rate` in thousandths. */
export const shareOf = (fen: number, rate: number) => Math.floor((fen * rate + 500) / 1000);

/** The least base of which a share comes to an amount. */
export function baseOf(amount: number, rate: number): number {
  let base = Math.floor((amount * 1000) / rate) - 2;
  while (shareOf(base, rate) < amount) base += 1;
  return base;
}

interface Case {
  region: Region;
  operation: EventOf['operation'];
  groups?: Group[];
  before?: Partial<Record<keyof YearToDate, number>>;
  stay?: object;
  visit?: object;
  classA?: number;
  classB?: number;
  traditional?: number;
  specialSubsidy?: number;
}

/** A case on `DAY`, its amounts in fen, as a request. */
export function requestOf({ region, operation, groups = [], before = {}, ...rest }: Case) {
  const { stay, visit, classA = 0, classB = 0, traditional = 0, specialSubsidy } = rest;
  return {
    operation,
    region,
    insured: { birthDate: '1990-01-01', groups },
    yearToDate: Object.fromEntries(Object.entries(before).map(([name, fen]) => [name, yuan(fen)])),
    ...(operation === 'inpatient'
      ? { stay: { admittedOn: DAY, dischargedOn: DAY, ...stay } }
      : { visit: { date: DAY, ...visit } }),
    ...(specialSubsidy === undefined ? {} : { specialSubsidy: yuan(specialSubsidy) }),
    expenses: [
      { class: 'A', amount: yuan(classA) },
      { class: 'B', amount: yuan(classB) },
      { class: 'A', amount: yuan(traditional), traditionalMedicine: true },
    ],
  };
}

/** What comes of a case: its amounts and the year's figures in fen, and the rest of the result. */
export function settle(given: Case) {
  const result = resultOf(requestOf(given)) as SettlementResult;
  const fen = (name: keyof SettlementResult['amounts']) => fenOf(result, name);
  const after = (name: keyof YearToDate) => parseYuan(result.yearToDate[name]);
  return { result, fen, after };
}

/** A later year of the same pattern, so that breaks of any length can be asked for; entered as an agency does. */
export function withLaterYear(benefitYear: number, windows: object = {}) {
  const pattern = publishedParameters.data.lanzhou.years.find((year) => year.benefitYear === 2027);
  const later = JSON.stringify(pattern).replace(/202[67]/g, (year) =>
    String(Number(year) + benefitYear - 2027),
  );
  const entered = { ...(JSON.parse(later) as YearFiguresData), ...windows };
  return withYear(publishedParameters, 'lanzhou', entered, 'test');
}
