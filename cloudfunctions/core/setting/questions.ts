import type { FigureRow, SettingQuestion } from '@jiayibao/shared/contract/agency';
import { addMonths, type CivilDate, daysBetween, formatChinese } from '@jiayibao/shared/dates';
import type { YearFiguresData } from '@jiayibao/shared/policy';
import { rowsOf } from './figures';

/** A figure that is so many times the one before, or so many times less, is questioned. */
const JUMP_FACTOR = 1.5;
/** So many times: a figure entered in fen, which are 100 a yuan, or with two digits missing. */
const FEN_FACTOR = 50;
/** A regular window of fewer days is questioned. */
const SHORT_WINDOW_DAYS = 30;
/** One that begins so many days earlier or later than a year before. */
const MOVED_WINDOW_DAYS = 31;

const NAMES: Record<FigureRow['field'], string> = {
  contribution: '个人缴费标准',
  students: '学生缴费标准',
  subsidy: '财政补助标准',
  regularWindow: '集中缴费期',
  supplementaryWindow: '补缴期',
  aid: '资助金额',
};

/**
 * What about a year's figures looks like a mistake. `before`: the same year's figures until now, or the year's before it
 * where there are none.
 */
export function questionsOf(before: YearFiguresData | undefined, after: YearFiguresData): SettingQuestion[] {
  const earlier = rowsOf(before);
  const later = rowsOf(after);
  return [
    ...later.flatMap((row) => amountQuestions(find(earlier, row), row)),
    ...aidQuestions(earlier, later),
    ...windowQuestions(before, after),
  ];
}

function find(rows: readonly FigureRow[], { field, entitled }: Pick<FigureRow, 'field' | 'entitled'>) {
  return rows.find((row) => row.field === field && row.entitled === entitled);
}

function ask(row: Pick<FigureRow, 'field' | 'entitled'>, code: SettingQuestion['code'], words: string) {
  const { field, entitled } = row;
  return { id: [code, field, entitled ?? ''].join(':').replace(/:$/, ''), code, entitled, words };
}

function amountQuestions(before: FigureRow | undefined, after: FigureRow): SettingQuestion[] {
  const [old, now] = [Number(before?.value), Number(after.value)];
  if (!before || !(old > 0) || !(now > 0)) return [];
  const change = `${NAMES[after.field]}从${before.value}元变成${after.value}元`;
  if (now >= old * FEN_FACTOR) return [ask(after, 'enteredInFen', `${change}，像是把分当成元填了。`)];
  if (now * FEN_FACTOR <= old) return [ask(after, 'twoDigitsMissing', `${change}，像是少填了两位数。`)];
  if (now > old * JUMP_FACTOR) return [ask(after, 'muchMore', `${change}，增加很多。`)];
  return now * JUMP_FACTOR < old ? [ask(after, 'muchLess', `${change}，减少很多。`)] : [];
}

/** Who got aid and gets none; who had nothing to pay and has to. */
function aidQuestions(earlier: readonly FigureRow[], later: readonly FigureRow[]): SettingQuestion[] {
  const standard = (rows: readonly FigureRow[]) => Number(find(rows, CONTRIBUTION)?.value);
  return earlier
    .filter(({ field }) => field === 'aid')
    .flatMap((row) => {
      const now = find(later, row);
      if (!now) return [ask(row, 'aidLost', `原来资助${row.value}元，现在不再有资助。`)];
      const wasFull = Number(row.value) >= standard(earlier);
      const rest = standard(later) - Number(now.value);
      if (!wasFull || rest <= 0) return [];
      return [ask(row, 'fullAidLost', `原来全额资助，现在每人要自己缴${rest.toFixed(2)}元。`)];
    });
}
const CONTRIBUTION = { field: 'contribution', entitled: null } as const;

function windowQuestions(before: YearFiguresData | undefined, after: YearFiguresData): SettingQuestion[] {
  const { regularWindow: regular, supplementaryWindow: supplementary } = after;
  if (!regular) return [];
  const [from, to] = [regular.from, regular.to] as CivilDate[] as [CivilDate, CivilDate];
  const place = { field: 'regularWindow', entitled: null } as const;
  const questions: SettingQuestion[] = [];
  const days = daysBetween(from, to) + 1;
  if (days < SHORT_WINDOW_DAYS) questions.push(ask(place, 'windowShort', `集中缴费期只有${days}天。`));
  const usual =
    before?.regularWindow &&
    addMonths(before.regularWindow.from as CivilDate, 12 * (after.benefitYear - before.benefitYear));
  if (usual && Math.abs(daysBetween(usual, from)) > MOVED_WINDOW_DAYS)
    questions.push(
      ask(
        place,
        'windowMoved',
        `集中缴费期往年从${formatChinese(usual)}前后开始，现在从${formatChinese(from)}开始。`,
      ),
    );
  const gap = supplementary ? daysBetween(to, supplementary.from as CivilDate) - 1 : 0;
  if (gap > 0)
    questions.push(
      ask(
        { field: 'supplementaryWindow', entitled: null },
        'windowGap',
        `集中缴费期和补缴期之间有${gap}天不能缴费。`,
      ),
    );
  return questions;
}
