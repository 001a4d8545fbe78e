import { SETTING_PARTS, type SettingProposal, type SettingQuestion } from '@jiayibao/shared/contract/agency';
import type { Region } from '@jiayibao/shared/contract/resident';
import { type CivilDate, civilDateOfYear, formatChinese, yearOf } from '@jiayibao/shared/dates';
import { formatYuan } from '@jiayibao/shared/money';
import { type ParameterSet, touchesYear } from '@jiayibao/shared/policy';
import type { Setting } from '../documents';
import { begunBy, withSettings } from '../parameters';
import { Refusal } from '../refusal';
import { questionsOf } from './questions';

/** A proposal in its region, under the id that it has or will have. */
export type Candidate = Pick<Setting, '_id' | 'region' | 'figures' | 'supersedes'>;

/** The figures on the day from which a sound proposal would hold, without it and with it, and what is odd about it. */
export interface Weighed {
  before: ParameterSet;
  after: ParameterSet;
  questions: SettingQuestion[];
}

/**
 * Weighs a proposal against every approved setting, in the order of approval. Refuses one that begins in the past,
 * overlaps another, leaves a gap or contradicts itself; gives what is merely odd as questions.
 */
export function weigh(candidate: Candidate, approved: readonly Setting[], today: CivilDate): Weighed {
  const { region, figures } = candidate;
  requireFuture(region, figures, today);
  requireNoOverlap(candidate, approved);
  const begun = begunBy(approved, figures.from as CivilDate);
  const before = withSettings(begun);
  requireWhole(before, region, figures);
  requireWindows(before, region, figures);
  const after = withSettings([...begun, candidate]);
  requireAid(after, region, figures);
  const { benefitYear } = figures;
  const years = before.data[region].years;
  const earlier = years.findLast((year) => year.benefitYear <= benefitYear);
  const now = after.data[region].years.find((year) => year.benefitYear === benefitYear);
  return { before, after, questions: now ? questionsOf(earlier, now) : [] };
}

function refuse(
  message: string,
  path: string,
  code: 'MALFORMED_REQUEST' | 'INVALID_DATE' = 'MALFORMED_REQUEST',
) {
  return new Refusal(code, { message, path });
}

function requireFuture(region: Region, { from, benefitYear }: SettingProposal, today: CivilDate): void {
  if (from < today)
    throw refuse(
      `生效日不能早于今天（${formatChinese(today)}），请填写今天或以后的日期。`,
      'from',
      'INVALID_DATE',
    );
  if (benefitYear < yearOf(today)) throw refuse('这一年已经过去，请填写今年或以后的年度。', 'benefitYear');
  if (yearOf(from as CivilDate) > benefitYear)
    throw refuse('生效日晚于这一年度，请检查年度和生效日。', 'from', 'INVALID_DATE');
  if (!touchesYear(withSettings([])[region].inForce, benefitYear))
    throw refuse('这一年没有本地政策，请检查年度。', 'benefitYear');
}

/** Of two settings of one part of a year, the later approved begins later, or says that it takes the other's place. */
function requireNoOverlap({ region, figures, supersedes }: Candidate, approved: readonly Setting[]): void {
  const rivals = approved.filter(
    (one) =>
      one.region === region &&
      one.figures.benefitYear === figures.benefitYear &&
      SETTING_PARTS.some((part) => one.figures[part] && figures[part]),
  );
  if (supersedes && !rivals.some(({ _id }) => _id === supersedes))
    throw new Refusal('NOT_FOUND', {
      message: '没有找到要替换的设置，请刷新后重新选择。',
      path: 'supersedes',
    });
  const rival = rivals.find(({ _id, figures: { from } }) => _id !== supersedes && from >= figures.from);
  if (!rival) return;
  const since = formatChinese(rival.figures.from as CivilDate);
  const message = `与${since}起的另一项设置重叠，请把生效日改到那一天以后，或者写明替换那一项。`;
  throw new Refusal('CONTRADICTORY_REQUEST', { message, path: 'from' });
}

/** A benefit year has a standard and a subsidy, or nothing at all. */
function requireWhole(
  before: ParameterSet,
  region: Region,
  { benefitYear, contribution, subsidy }: SettingProposal,
) {
  if (before[region].years.has(benefitYear)) return;
  const message = `${benefitYear}年度还没有公布，缴费标准和财政补助要一起填写。`;
  if (!contribution) throw refuse(message, 'contribution');
  if (!subsidy) throw refuse(message, 'subsidy');
}

function requireWindows(
  before: ParameterSet,
  region: Region,
  { benefitYear, from, windows }: SettingProposal,
): void {
  if (!windows) return;
  const { regular, supplementary } = windows;
  const earliest = civilDateOfYear(benefitYear - 1, '01-01');
  const latest = civilDateOfYear(benefitYear, '12-31');
  const now = before[region].years.get(benefitYear);
  const both = [
    ['windows.regular', regular, now?.regularWindow],
    ['windows.supplementary', supplementary, now?.supplementaryWindow],
  ] as const;
  for (const [path, window, standing] of both) {
    if (!window) continue;
    if (window.to < window.from) throw refuse('结束日早于开始日，请检查日期。', `${path}.to`, 'INVALID_DATE');
    if (window.from < earliest || window.to > latest)
      throw refuse(`缴费期要在上一年和本年度之内，请检查日期。`, `${path}.from`, 'INVALID_DATE');
    if (window.from < from && window.from !== standing?.from)
      throw refuse('缴费期不能在生效日以前开始，请检查日期。', `${path}.from`, 'INVALID_DATE');
  }
  if (!supplementary) return;
  if (region === 'linxia') throw refuse('临夏没有补缴期，请留空。', 'windows.supplementary');
  if (supplementary.from <= regular.to)
    throw refuse('补缴期要在集中缴费期结束以后开始。', 'windows.supplementary.from', 'INVALID_DATE');
}

/** Aid above what has to be paid is a mistake, whichever of the two was entered. */
function requireAid(
  after: ParameterSet,
  region: Region,
  { benefitYear, aid, contribution }: SettingProposal,
): void {
  const year = after[region].years.get(benefitYear);
  if (!year || !(aid || contribution)) return;
  const at = year.aid.findIndex(({ value }) => value > year.contribution.value);
  if (at < 0) return;
  const message = `资助金额高于个人缴费标准${formatYuan(year.contribution.value)}元，请检查这两项。`;
  throw refuse(message, aid ? `aid.amounts.${at}.value` : 'contribution.value');
}

/** Refuses a proposal whose questions have not all been answered. */
export function requireConfirmed(
  questions: readonly SettingQuestion[],
  confirmed: { questions: readonly string[] } | null,
): void {
  const open = questions.find(({ id }) => !confirmed?.questions.includes(id));
  if (!open) return;
  const message = `${open.words}请核对；确认无误的，写明原因后再提交。`;
  throw new Refusal('MALFORMED_REQUEST', { message, path: 'confirmed' });
}
