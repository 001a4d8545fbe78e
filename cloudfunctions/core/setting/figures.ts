import type { FigureRow } from '@jiayibao/shared/contract/agency';
import type { Group } from '@jiayibao/shared/contract/resident';
import { formatYuan, parseYuan, ZERO } from '@jiayibao/shared/money';
import type { YearFiguresData } from '@jiayibao/shared/policy';
import type { Setting } from '../documents';

type Figures = Setting['figures'];

/** Years of a region with a setting over them: its parts take the place of the year's. */
export function withSetting(years: readonly YearFiguresData[], figures: Figures): YearFiguresData[] {
  const { benefitYear } = figures;
  const before = years.find((year) => year.benefitYear === benefitYear);
  // What a new year lacks is refused where the set is read.
  const base = before ?? ({ benefitYear, aid: [] } as unknown as YearFiguresData);
  return years
    .filter((year) => year.benefitYear !== benefitYear)
    .concat({ ...base, ...partsOf(figures) })
    .sort((a, b) => a.benefitYear - b.benefitYear);
}

/** The parts of a setting in the form of the parameters. */
function partsOf({ from, contribution, subsidy, windows, aid }: Figures): Partial<YearFiguresData> {
  const parts: Partial<YearFiguresData> = {};
  const cited = (value: string, { source, grade }: { source: string; grade: FigureRow['grade'] }) => ({
    value,
    unit: 'yuan' as const,
    from,
    clause: source,
    grade,
  });
  if (contribution) {
    parts.contribution = cited(contribution.value, contribution);
    parts.students = contribution.students ? cited(contribution.students, contribution) : null;
  }
  if (subsidy) parts.subsidy = cited(subsidy.value, subsidy);
  if (windows) {
    const basis = { clause: windows.source, grade: windows.grade };
    parts.regularWindow = { ...windows.regular, ...basis };
    parts.supplementaryWindow = windows.supplementary ? { ...windows.supplementary, ...basis } : null;
  }
  if (aid) parts.aid = aid.amounts.map(({ entitled, value }) => ({ groups: entitled, ...cited(value, aid) }));
  return parts;
}

/** The figures of a year, one by one, as people compare them; none of a year for which nothing is set. */
export function rowsOf(year: YearFiguresData | undefined): FigureRow[] {
  if (!year) return [];
  const { contribution, students, subsidy, regularWindow, supplementaryWindow, aid } = year;
  return [
    ...amountRow('contribution', contribution),
    ...amountRow('students', students),
    ...amountRow('subsidy', subsidy),
    ...windowRow('regularWindow', regularWindow),
    ...windowRow('supplementaryWindow', supplementaryWindow),
    ...aid.flatMap((one) => one.groups.flatMap((group) => amountRow('aid', one, group))),
  ];
}

type Amount = { value: string; clause: string; grade: FigureRow['grade'] };
type Window = { from: string; to: string; clause: string; grade: FigureRow['grade'] };

function amountRow(
  field: FigureRow['field'],
  amount: Amount | null | undefined,
  entitled: Group | null = null,
): FigureRow[] {
  if (!amount) return [];
  const value = formatYuan(parseYuan(amount.value) ?? ZERO);
  return [{ field, entitled, value, source: amount.clause, grade: amount.grade }];
}

function windowRow(field: FigureRow['field'], window: Window | null | undefined): FigureRow[] {
  if (!window) return [];
  const { from, to, clause, grade } = window;
  return [{ field, entitled: null, value: `${from}/${to}`, source: clause, grade }];
}
