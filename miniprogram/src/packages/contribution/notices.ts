import { displayAmount } from '../../components/Money';
import { NOTICE_NAMES } from '../../wording/stays';
import { enrolmentOf } from './answers';
import type { QuoteYear } from './selection';
import { text } from './text';

/** What holds for all of a year's quotes: a standard that is only carried over, and what the calculation warns of. */
export function noticesOf({ benefitYear, members }: QuoteYear): string[] {
  const answers = members.map(({ answer }) => enrolmentOf(answer)).filter((answer) => answer !== null);
  const provisional = answers.find(({ steps }) =>
    steps.some(({ id, grade }) => id === 'standard' && grade === 'reading'),
  );
  const codes = new Set(answers.flatMap(({ notices }) => notices));
  return [
    ...(provisional ? [text.quote.provisional(benefitYear, displayAmount(provisional.standard))] : []),
    ...[...codes].map((code) => NOTICE_NAMES[code]),
  ];
}
