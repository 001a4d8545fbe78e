import { addDays, type CivilDate } from '@jiayibao/shared/dates';
import type { Page } from 'playwright-core';
import { answerOf, grouped } from './calc';
import { front, says } from './desk';

type Printed = {
  ok: boolean;
  result: {
    deadline: string;
    daysLeft: number;
    due: string;
    contributionYear: number;
    benefitPeriod: { from: string; to: string };
    notices: string[];
  };
  error: { message: string };
};

/** What `npm run -s calc` prints for a newborn enrolled on a day. */
export const newbornPrinted = (region: string, birthDate: string, enrolledOn: string) =>
  answerOf({ operation: 'newborn', region, birthDate, enrolledOn, groups: [] }) as Printed;

type Year = {
  ok: boolean;
  result: { due: string; benefitPeriod: { from: string }; steps: { id: string; inputs: { to: string } }[] };
  error: { code: string; message: string };
};

/** The same for a child's ordinary contribution: region, birth date and the day it is paid, for a benefit year. */
export const yearPrinted = (
  [region, birthDate, paidOn]: readonly [string, string, string],
  benefitYear: number,
  enrolledYears: number[] = [],
) =>
  answerOf({
    operation: 'enrolment',
    region,
    benefitYear,
    paidOn,
    person: { birthDate, student: 'school' },
    history: { enrolledYears },
  }) as Year;

/** The page says what the year after the cover needs, as printed: by when, how much, and what missing it means. */
export async function tellsNextYear(
  page: Page,
  about: readonly [string, string, string],
  { ok, result }: Printed,
): Promise<void> {
  if (!ok) return;
  const covered = Number(result.benefitPeriod.to.slice(0, 4));
  const year = Math.max(covered + 1, Number(about[2].slice(0, 4)));
  const next = yearPrinted(about, year, [covered]);
  const words = await wordsOf(page);
  if (!next.ok) {
    const isOver = year === Number(about[2].slice(0, 4));
    expect(words).toContain(`${year}年的${isOver ? '已经缴不了' : '要另外缴'}`);
    const opens = /下一个缴费期是(.+)到(.+)（(.+)年度）/.exec(next.error.message);
    if (isOver) expect(words).toContain(`下一个缴费期是${opens?.[1]}至${opens?.[2]}，缴${opens?.[3]}年的`);
    return;
  }
  const until = next.result.steps.find(({ id }) => id === 'window')?.inputs.to as CivilDate;
  expect(words).toContain(`${year}年的要另外缴${next.result.due}元，最后一天${chinese(until)}（`);
  const missed = yearPrinted([about[0], about[1], addDays(until, 1)], year, [covered]);
  expect(words).toContain(
    missed.ok ? `最早${chinese(missed.result.benefitPeriod.from)}起才能报销` : `${year}年全年不能报销`,
  );
}

/** "2026-11-22" as people read it. */
export const chinese = (day: string) => {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
};
/** What the page in sight says, without blanks. */
export const wordsOf = async (page: Page) => ((await front(page).textContent()) ?? '').replace(/\s/g, '');

/** The page says what was printed: last day, days, cover and amount; or that it is too late. */
export async function tells(page: Page, { ok, result, error }: Printed): Promise<void> {
  if (!ok) {
    await says(page, error.message);
    return;
  }
  const { deadline, daysLeft, due, benefitPeriod } = result;
  await says(page, '最后一天（含当天）');
  const words = await wordsOf(page);
  expect(words).toContain(chinese(deadline));
  expect(words).toContain(
    daysLeft === 0 ? '今天是最后一天' : `${daysLeft > 0 ? '还剩' : '已过'}${Math.abs(daysLeft)}天`,
  );
  expect(words).toContain(`${chinese(benefitPeriod.from)}至${chinese(benefitPeriod.to)}`);
  expect(words).toContain(`${grouped(due)}元`);
}
