import provincialYears from '../gansu/years.json';
import lanzhou from '../lanzhou-2025/parameters.json';
import linxia from '../linxia-2018/parameters.json';
import { type ParameterSet, parseParameters } from './set';

/** Changes with every change of the data files below. */
const VERSION = '2026-11-22.2';

/** The province sets contribution, subsidy and aid for both regions; each policy adds its own windows and years. */
function withProvincialYears(own: readonly { benefitYear: number }[]) {
  const years = new Map<number, object>(provincialYears.map((year) => [year.benefitYear, year]));
  for (const year of own) years.set(year.benefitYear, { ...years.get(year.benefitYear), ...year });
  return [...years.entries()].sort(([a], [b]) => a - b).map(([, year]) => year);
}

/** The figures as published and read by the project, with which everything is computed unless told otherwise. */
export const publishedParameters: ParameterSet = parseParameters({
  version: VERSION,
  lanzhou: { ...lanzhou, years: withProvincialYears(lanzhou.years) },
  linxia: { ...linxia, years: withProvincialYears(linxia.years) },
});
