import { displayAmount } from '../components/Money';
import type { Opening } from '../components/next-year';
import { dayInWords } from './cases';

/** Of the years that a newborn's contribution does not cover. */
export const yearText = {
  /** Whether a further year can be paid, by when, and what missing it would mean. */
  another: (opening: Opening): string => {
    const { year } = opening;
    switch (opening.state) {
      case 'open': {
        const { due, until, daysLeft, missed } = opening;
        const pay = due === '0.00' ? '另外办，个人不用缴' : `另外缴${displayAmount(due)}元`;
        const then = missed ? `最早${dayInWords(missed)}起才能报销` : `${year}年全年不能报销`;
        return `${year}年的要${pay}，${lastDay(until, daysLeft)}。过了这天，${then}。`;
      }
      case 'later':
        return `${year}年的要另外缴，缴费期是${span(opening.window)}。`;
      case 'over':
        return opening.next
          ? `${year}年的已经缴不了。${nextInWords(opening.next)}${opening.next.benefitYear}年以前，孩子没有居民医保。`
          : `${year}年的已经缴不了，下一个缴费期还没有公布。`;
      case 'unknown':
        return `${year}年的要另外缴，缴费期还没有公布，请留意通知。`;
    }
  },
  /** The ordinary way in for who is no newborn any more; '' where that year is over. */
  ordinary: (opening: Opening): string => {
    const { year } = opening;
    switch (opening.state) {
      case 'open': {
        const { due, until, daysLeft, from } = opening;
        const pay = due === '0.00' ? '个人不用缴' : `缴${displayAmount(due)}元`;
        return `${year}年的现在可以办，${pay}，${lastDay(until, daysLeft)}，从${dayInWords(from)}起保障。`;
      }
      case 'later':
        return `${year}年的还不能缴，缴费期是${span(opening.window)}。`;
      case 'over':
        return '';
      case 'unknown':
        return `${year}年的标准还没有公布，请留意通知。`;
    }
  },
  /** Instead of a cover that is nearly over. */
  only: (year: number, from: string) => `也可以只缴${year}年的：从${from}起保障，以前的费用不能报。`,
  goOnly: (year: number) => `只缴${year}年的`,
};

function lastDay(until: string, daysLeft: number): string {
  return `最后一天${dayInWords(until)}（${daysLeft === 0 ? '就是今天' : `还剩${daysLeft}天`}）`;
}

function span({ from, to }: { from: string; to: string }): string {
  return `${dayInWords(from)}至${dayInWords(to)}`;
}

/** Which window comes first, and the year that it is for. */
export function nextInWords(next: { from: string; to: string; benefitYear: number }): string {
  return `下一个缴费期是${span(next)}，缴${next.benefitYear}年的。`;
}
